import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { AnyRegister } from '../../src/domain/register.ts';
import { LOCALES, type Locale } from '../../src/domain/words.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { freshPath, newWorkbook, ROOT } from '../host/fixture.ts';
import { type Desk, deskOn } from '../support/desk.ts';

/** The last evening of the two months. */
const END = '2026-02-28 20:30';

/** Makes a workbook with the sample; gives its path. */
function made(locale: Locale, moment: string, seed: number): string {
  const workbook = newWorkbook(locale.replace('-', '_'));
  const desk = deskOn(workbook, moment, { seed, account: `clerk-${seed}@example.com` });
  expect(desk.call('dutybookNew', { locale, name: 'any', sample: true })).toEqual({ answer: null });
  desk.close();
  return workbook;
}

const once = new Map<Locale, Buffer>();
/** The sample as it was made on its last evening: once for each language, and then copied. */
function sample(locale: Locale = 'zh-CN'): Desk {
  const bytes = once.get(locale) ?? readFileSync(made(locale, END, 1));
  once.set(locale, bytes);
  const workbook = freshPath();
  writeFileSync(workbook, bytes);
  return deskOn(workbook, END);
}
const rowsOf = (desk: Desk, register: AnyRegister, locale: Locale = 'zh-CN') => desk.rows(register.sheet[locale]);
const registerOf = (id: string) => REGISTERS.find((one) => one.id === id) as AnyRegister;
const numbers = (measures: object): Record<string, Record<string, number>> => measures as never;
const share = ({ part = 0, whole = 0 } = {} as Record<string, number>): number => part / whole;

/** States that an entry has for minutes, or that nobody lets it have: none has it on the last evening. */
const PASSING: Readonly<Record<string, readonly string[]>> = {
  roster: ['草稿'],
  'shift-swap': ['过期未批'],
  handover: ['已交', '拒接'],
};

describe('the sample', () => {
  it('is the same whenever and on whatever machine it is made', () => {
    const first = sample();
    const second = deskOn(made('zh-CN', '2027-05-05 08:00', 2), END);
    expect(second.verify().hash).toBe(first.verify().hash);
    for (const register of REGISTERS) expect(rowsOf(second, register)).toEqual(rowsOf(first, register));
  });

  it('has nothing wrong, something overdue, and sheets equal to their journal', () => {
    const desk = sample();
    const { reject, warn, due } = desk.check();
    expect({ reject, warn }).toEqual({ reject: [], warn: [] });
    expect(new Set(due.map(({ rule }) => rule))).toEqual(
      new Set(['CMPL-02', 'DUTY-04', 'KEYS-06', 'KEYS-07', 'KEYS-08', 'PATR-03', 'PATR-04']),
    );
    expect(desk.verify()).toMatchObject({ ok: true, differences: [], unprojected: 0 });
  });

  it('is as large as two months of such a site', () => {
    const desk = sample();
    const counts = REGISTERS.map((register) => [register.id, rowsOf(desk, register).length]);
    expect(Object.fromEntries(counts)).toEqual({
      complaint: 118,
      roster: 270,
      'shift-swap': 4,
      handover: 176,
      'return-visit': 120,
      'duty-log': 176,
      'key-inventory': 60,
      'key-loan': 185,
      'key-incident': 3,
      'key-handover': 116,
      patrol: 172,
      'major-incident': 4,
      'vacant-unit': 15,
    });
  });

  it('was written down as it was lived: in order, by somebody with a number of that day', () => {
    const journal = sample().journal();
    const at = journal.map((line) => line.at ?? '');
    expect(at).toEqual([...at].sort());
    expect([at[0], at.at(-1)]).toEqual(['2025-12-29 15:00', '2026-02-28 20:25']);
    for (const line of journal.filter(({ act }) => act === 'record'))
      expect(line.number?.split('-')[1]).toBe(line.at?.slice(0, 10).replaceAll('-', ''));
    for (const { act, who = '' } of journal) expect([act, who]).toEqual([act, expect.stringMatching(/@example\.com"/)]);
  });

  it('shows every state of every register, and voids with a reason and a line through the row', () => {
    const desk = sample();
    for (const register of REGISTERS) {
      const labels = Object.values(register.states).map((state) => state.words['zh-CN']);
      const seen = new Set(rowsOf(desk, register).map((row) => row.状态));
      const passing = PASSING[register.id] ?? [];
      expect([register.id, labels.filter((label) => !seen.has(label))]).toEqual([register.id, passing]);
    }
    for (const id of ['complaint', 'key-loan']) {
      const sheet = registerOf(id).sheet['zh-CN'];
      const struck = desk.byHand((book, name) => {
        const range = book.getSheetByName(name)?.getDataRange();
        const lines = range?.getFontLines() ?? [];
        return (range?.getDisplayValues() ?? []).filter((_, row) => lines[row]?.[0] === 'line-through');
      }, sheet);
      const voided = desk.rows(sheet).filter((row) => row.状态 === '已作废');
      expect(voided.map((row) => row.作废原因)).toEqual([expect.stringMatching(/./)]);
      expect(struck.map(([number]) => number)).toEqual(voided.map((row) => row.编号));
    }
  });

  it('tells of a water failure and of quiet holidays', () => {
    const received = rowsOf(sample(), registerOf('complaint')).map((row) => row.受理时间?.slice(0, 10) ?? '');
    const on = (from: string, until: string) => received.filter((day) => day >= from && day <= until).length;
    expect(on('2026-01-20', '2026-01-20')).toBe(8);
    expect(on('2026-02-15', '2026-02-21')).toBeLessThan(on('2026-02-08', '2026-02-14') / 2);
  });

  it.each(['2026-W07', '2026-02'])('gives %s figures that reconcile, marked as a sample', (period) => {
    const { summary } = sample().summary(period);
    expect(summary).toMatchObject({ sample: true, left_out: { complaint: 0, 'key-loan': 0 } });
    const figures = numbers(summary.measures);
    const count = (id: string): number => figures[id]?.count ?? Number.NaN;
    for (const [of, opened, closed] of [
      ['complaints', 'received', 'closed'],
      ['key-loans', 'lent', 'returned'],
    ]) {
      const reopened = of === 'complaints' ? count('complaints-reopened') : 0;
      const closing = count(`${of}-open-at-start`) + count(`${of}-${opened}`) + reopened;
      expect(closing - count(`${of}-${closed}`) - count(`${of}-voided`)).toBe(count(`${of}-open-at-end`));
    }
    expect(count('complaints-reopened')).toBeGreaterThan(0);
    expect(count('complaints-repeated')).toBe(2);
    for (const rate of ['complaint-timeliness', 'return-visit-rate', 'satisfaction', 'keys-returned-on-time'])
      expect([rate, share(figures[rate]) > 0.8 && share(figures[rate]) < 1]).toEqual([rate, true]);
  });

  it('holds no phone and no mail that could be anybody’s', () => {
    const desk = sample();
    const phones = rowsOf(desk, registerOf('complaint')).flatMap((row) => row.联系电话 || []);
    expect(phones.filter((phone) => !/^1380000\d{4}$/.test(phone))).toEqual([]);
    const settings = desk.byHand((book) => book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? []);
    const mails = settings.flat().filter((cell) => cell.includes('@'));
    expect(mails.length).toBeGreaterThan(10);
    expect(mails.filter((mail) => !mail.endsWith('@example.com'))).toEqual([]);
  });

  it('takes the next entry of that evening, under the next number', () => {
    const desk = sample();
    desk.at('2026-02-28 21:00');
    const answer = desk.record('key-loan', {
      钥匙: 'D-01',
      数量: 1,
      借用人: '孙志强',
      用途: '检修',
      借出时间: '2026-02-28 21:00',
      经手人: '吴倩',
      逾期仍借原因: '急用',
    });
    expect(answer).toMatchObject({ recorded: true, number: 'YJ-20260228-007', issues: [] });
    expect(desk.verify().ok).toBe(true);
  });
});

describe('the sample in each language', () => {
  it('has the same figures, and nothing wrong', () => {
    const [chinese, ...others] = LOCALES.map((locale) => {
      const desk = sample(locale);
      expect([locale, desk.check().reject, desk.check().warn]).toEqual([locale, [], []]);
      const { summary } = desk.summary('2026-02');
      return summary.measures;
    });
    for (const other of others) expect(other).toEqual(chinese);
  });

  /** Everything a person reads in the registers. */
  const text = (locale: Locale): string => {
    const desk = sample(locale);
    return JSON.stringify(REGISTERS.map((register) => rowsOf(desk, register, locale)));
  };
  /** The Chinese characters of two-byte sets: the lead bytes say how common they are. */
  const inSet = (set: string, leads: readonly [number, number], trails: readonly [number, number]): Set<string> => {
    const decoder = new TextDecoder(set);
    const found = new Set<string>();
    for (let lead = leads[0]; lead <= leads[1]; lead++)
      for (let trail = trails[0]; trail <= trails[1]; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)));
    return found;
  };
  const strangers = (written: string, known: ReadonlySet<string>): string[] =>
    [...new Set(written.match(/\p{Script=Han}/gu))].filter((character) => !known.has(character));

  it('is written in simplified characters in zh-CN', () => {
    expect(strangers(text('zh-CN'), inSet('gbk', [0xb0, 0xf7], [0xa1, 0xfe]))).toEqual([]);
  });

  it('is written in traditional characters in zh-TW: each is among the common ones of Big5', () => {
    const written = text('zh-TW');
    expect(strangers(written, inSet('big5', [0xa4, 0xc6], [0x40, 0xfe]))).toEqual([]);
    // Simplified forms that are common characters of their own.
    expect(written).not.toMatch(/[后里云几占松]/u);
  });

  it('has no Chinese in English', () => {
    expect(strangers(text('en'), new Set())).toEqual([]);
  });
});

describe('the sample in the bundle', () => {
  /** What esbuild keeps of the sample's files, as the bundle is built. */
  async function kept(entry: string): Promise<number> {
    const { metafile } = await build({
      stdin: { contents: entry, resolveDir: join(ROOT, 'src'), loader: 'ts' },
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      target: 'es2020',
      charset: 'utf8',
      minifySyntax: true,
      minifyWhitespace: true,
      external: ['exceljs'],
      logLevel: 'error',
    });
    const [output] = Object.values(metafile.outputs);
    const inputs = Object.entries(output?.inputs ?? {}).filter(([path]) => path.includes('src/sample/'));
    return inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  }

  it('does nothing at start-up: what is only imported leaves nothing behind', async () => {
    const files = readdirSync(join(ROOT, 'src/sample'));
    expect(files.length).toBeGreaterThan(10);
    expect(await kept(files.map((file) => `import './sample/${file}';`).join('\n'))).toBe(0);
  });

  it('takes at most 48 kB', async () => {
    const size = await kept(`export { fillSample } from './app/sample.ts';`);
    expect(size).toBeGreaterThan(10_000);
    expect(size).toBeLessThanOrEqual(48_000);
  });
});
