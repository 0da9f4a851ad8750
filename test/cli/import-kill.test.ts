import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/app/import-rows.ts';
import { seededRandom } from '../../src/host/clock.ts';
import type { KillVariant } from '../../src/host/fault.ts';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { copyOf, dutybook, fixture, inBook, json, newBook, type Ran, start, write } from './cli.ts';

const acts = (desk: Desk): (string | undefined)[] => desk.journal().map(({ act }) => act);

describe('an import of four slices, killed at any moment', () => {
  const WORDS = ['complaint', 'cut.csv', '--columns', fixture('columns-constituent.json'), '--add-options', '--json'];
  let whole: ImportAnswer;
  let rows: Record<string, string>[];

  beforeAll(() => {
    const lines = gunzipSync(readFileSync(fixture('constituent-complaints-2022.csv.gz')))
      .toString()
      .split('\n');
    // A closing before the opening is refused, a number that came before is there already: both in several slices.
    const spoilt = lines.slice(0, 7_001).map((line, row) => {
      if (row % 1_500 === 1_499) return line.replace(/,\d{4}-\d\d-\d\d,(\d{4}-\d\d-\d\d)?,/, ',2022-12-31,2022-12-01,');
      return row % 1_700 === 1_699 ? (lines[row - 900] ?? '') : line;
    });
    write('cut.csv', spoilt.join('\n'));
    const book = newBook();
    whole = json(dutybook('import', book, ...WORDS));
    rows = inBook(book, (desk) => desk.rows('投诉登记表'));
    expect(whole.accepted).toBe(rows.length);
    expect(whole.already).toBe(5);
    expect(whole.refused.map(({ rule, field }) => `${rule} ${field}`)).toEqual(Array(4).fill('CMPL-05 handledAt'));
  });

  /** Runs, and kills a while after so many slices are in, unless it has ended by itself. */
  const runAndKill = (book: string, slices: number, milliseconds: number): Promise<Ran> =>
    new Promise((resolve) => {
      const child = start('import', book, ...WORDS);
      let [out, err] = ['', ''];
      const killLater = (): void => void setTimeout(() => child.kill('SIGKILL'), milliseconds);
      if (slices === 0) killLater();
      child.stdout?.on('data', (text) => {
        out += text;
      });
      // A line for each slice.
      child.stderr?.on('data', (text) => {
        const before = err.split('\n').length - 1;
        err += text;
        if (before < slices && err.split('\n').length - 1 >= slices) killLater();
      });
      child.on('close', (code) => resolve({ code, out, err }));
    });

  it.each([1, 2, 3])('and run again until it ends, comes to the same (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const book = newBook();
    let kills = 0;
    let before = copyOf(book, 'before.dutybook');
    let ran: Ran = { code: null, out: '', err: '' };
    while (ran.code === null) {
      before = copyOf(book, 'before.dutybook');
      // Three times in the midst of it, then about its end.
      ran = await runAndKill(book, kills < 3 ? Math.floor(random() * 4) : 4, Math.floor(random() * 500));
      if (ran.code === null) kills += 1;
    }
    expect(kills).toBeGreaterThan(1);
    // Killed after its last write and before its answer, an import is over: run again, it is one that came twice.
    const over = inBook(before, acts).includes('import-end');
    const { accepted, already, refused, warnings } = json<ImportAnswer>(ran);
    expect({ accepted, already, refused, warnings }).toEqual(
      over ? { ...whole, accepted: 0, already: whole.accepted + whole.already, warnings: 0 } : whole,
    );
    expect(inBook(book, (desk) => desk.rows('投诉登记表'))).toEqual(rows);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true, lines: rows.length + 2 });
  });
});

describe('a slice killed at every service call', () => {
  const HEADINGS = ['外部编号', '受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'];
  const ROWS = [
    ['A-1', '2026-02-13 10:00', '来电', '张三', '=3-12', '=电梯', '一般', '太吵', '李娜'],
    ['A-2', '2026-02-13', '来电', '张三', '3-12', '噪音扰民', '特大', '太吵', '李娜'],
    ['A-1', '2026-02-13', '来电', '张三', '3-12', '噪音扰民', '一般', '又吵', '李娜'],
    ['A-3', '2026-02-13', '来访', '张三', '3-12', '漏水', '一般', '=1+1', '李娜'],
  ];
  const REQUEST = {
    register: 'complaint',
    person: '王芳',
    file: { name: 'four.csv', digest: 'd'.repeat(64), rows: ROWS.length },
    headings: HEADINGS,
    addOptions: true,
    from: 0,
    rows: ROWS.map((cells, index) => ({ row: index + 2, cells })),
  };
  const run = (desk: Desk): ImportAnswer => {
    const answered = desk.call<ImportAnswer>('dutybookImport', REQUEST);
    if ('error' in answered) throw new Error(answered.error.code);
    return answered.answer;
  };
  const options: ByHand<[], unknown[][]> = (book) =>
    (book.getSheetByName('设置')?.getDataRange().getValues() ?? [])
      .map((cells) => cells.slice(1, 5))
      .filter(([register, field]) => register === 'complaint' && field === 'category');
  const left = (desk: Desk) => ({
    rows: desk.rows('投诉登记表'),
    acts: acts(desk),
    options: desk.byHand(options),
    verified: desk.verify().ok,
    wrong: desk.check().reject,
  });

  const VARIANTS: readonly KillVariant[] = ['none', 'all', { prefix: 1 }, { prefix: 2 }, { prefix: 4 }, { prefix: 7 }];
  it.each(VARIANTS)('and run again, leaves what it would have left (%j of the buffer)', (killVariant) => {
    const calm = openDesk();
    const whole = run(calm);
    const { calls } = calm;
    const wanted = left(calm);
    calm.close();
    expect(whole).toMatchObject({ accepted: 2, already: 1, warnings: 0 });
    expect(wanted).toMatchObject({ acts: ['import-begin', 'record', 'record', 'import-end'], verified: true });
    for (let call = 1; call <= calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const desk = openDesk(undefined, { killVariant, fault: { call, moment, effect: 'kill' } });
        expect(() => run(desk)).toThrow(expect.objectContaining({ code: 'killed' }));
        const over = acts(desk).includes('import-end');
        const answer = run(desk);
        expect({ call, moment, answer, ...left(desk) }).toEqual({
          call,
          moment,
          answer: over ? { ...whole, accepted: 0, already: 3 } : whole,
          ...wanted,
        });
        desk.close();
      }
  });
});
