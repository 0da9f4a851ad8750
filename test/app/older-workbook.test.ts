import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/adapters/calls.ts';
import type { MigrateAnswer } from '../../src/app/migrate.ts';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import type { HostOptions } from '../../src/host/host.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { freshPath, ROOT } from '../host/fixture.ts';
import type { ByHand } from '../support/by-hand.ts';
import { type Desk, deskOn } from '../support/desk.ts';
import { BACK, COMPLAINT, DUTY, KEY, LOAN } from '../support/entries.ts';
import { REQUESTS } from '../support/requests.ts';

const NOW = '2026-02-16 11:00';
const BOOK = gunzipSync(readFileSync(join(ROOT, 'test/fixtures/workbook-2026-11-22.dutybook.gz')));

/** A workbook as the program of 2026-11-22 left it. */
function older(options: Partial<HostOptions> = {}, workbook = freshPath()): Desk {
  writeFileSync(workbook, BOOK);
  return deskOn(workbook, NOW, options);
}
declare function dutybookMigrate_(request: object): Answered<MigrateAnswer>;
/** As the command line does, which has the script before it: no client can. */
const migrate = (desk: Desk, copied = true): Answered<MigrateAnswer> =>
  desk.byHand((_, copied) => dutybookMigrate_({ copied }), copied);
const codeOf = (desk: Desk, name: string): string => {
  const answered = desk.call(name, REQUESTS[name]);
  return 'error' in answered ? answered.error.code : 'answered';
};

/** Every sheet as people see it: its rows by their headings, and how each column looks below them. */
const whole: ByHand<[], Record<string, unknown>> = (book) => {
  const all: Record<string, unknown> = {};
  for (const sheet of book.getSheets()) {
    const [headings = [], ...rows] = sheet.getDataRange().getDisplayValues();
    const filled = rows.filter((row) => row.some((cell) => cell !== ''));
    const columns = headings.flatMap((heading, at) => {
      const cell = sheet.getRange(3, at + 1);
      const options = cell.getDataValidation()?.getCriteriaValues()[0] ?? null;
      const looks = [cell.getNumberFormat(), cell.getBackground(), cell.getWrap(), sheet.isColumnHiddenByUser(at + 1)];
      return heading === '' ? [] : [[heading, JSON.stringify([looks, options]), ...filled.map((row) => row[at])]];
    });
    const settings = sheet.getName() === '设置' ? filled.map((row) => row.join('|').replace(/\|+$/, '')) : columns;
    all[sheet.getName()] = [settings, sheet.isSheetHidden(), sheet.getConditionalFormatRules().length];
  }
  return all;
};

/** The rows of every sheet that there is, by the headings of `desk`, which may have fewer. */
const rowsOf = (desk: Desk, names: readonly string[]) => names.map((name) => desk.rows(name));
const SHEETS = [
  '值班记录',
  '值班记录·值班事项',
  '钥匙台账',
  '钥匙借用登记表',
  '钥匙借用登记表·归还',
  '投诉登记表',
  '投诉登记表·重开记录',
  '回访记录',
];

describe('a workbook from before', () => {
  it('is refused by everything but the set-up, in a sentence that says what to do; nothing is written', () => {
    const desk = older();
    const before = desk.byHand(whole);
    for (const name of Object.keys(REQUESTS)) expect([name, codeOf(desk, name)]).toEqual([name, 'older-schema']);
    const says = expect.stringContaining('建立或修复');
    expect(desk.call('dutybookCheck')).toMatchObject({ error: { says: { 'zh-CN': says } } });
    expect(desk.call('dutybookHealth')).toMatchObject({
      answer: { lines: expect.arrayContaining([{ about: 'workbook', state: 'bad', says }]), journal: { sequence: 16 } },
    });
    expect(migrate(desk, false)).toMatchObject({ answer: { wanted: ['2026-11-23-what-is-new'], done: false } });
    expect(desk.byHand(whole)).toEqual(before);
    desk.close();
  });

  it('is brought up to date: nothing is lost, every register is there, and the journal holds', () => {
    const desk = older();
    const before = rowsOf(desk, SHEETS);
    const { hash, lines } = { hash: desk.journal().at(-1)?.hash, lines: desk.journal().length };
    expect(migrate(desk)).toMatchObject({ answer: { done: true } });
    rowsOf(desk, SHEETS).forEach((rows, sheet) => {
      const known = before[sheet] ?? [];
      // What the program works out by today's rules may have changed; what was typed has not.
      expect(rows).toMatchObject(known.map(({ 状态: _, 时间线: __, ...typed }) => typed));
    });
    expect(desk.verify()).toMatchObject({ ok: true, hash, lines, differences: [] });
    expect(desk.check().reject.map(({ rule, register }) => `${register} ${rule}`)).toEqual(['targets FORM-SETTING']);
    for (const { sheet } of REGISTERS) expect(desk.rows(sheet['zh-CN'])).toBeInstanceOf(Array);
    expect(migrate(desk)).toMatchObject({ answer: { wanted: [], done: false } });
    desk.close();
  });

  it('takes entries in every register afterwards, and finishes those from before', () => {
    const desk = older();
    migrate(desk);
    desk.given('duty-log', { ...DUTY, 日期: '2026-02-16', 开始: '2026-02-16 07:00', 值班事项: [] });
    desk.given('complaint', { ...COMPLAINT, 受理时间: '2026-02-16 10:00' });
    desk.given('key-inventory', { ...KEY, 钥匙编号: 'B-1' });
    desk.given('key-loan', { ...LOAN, 钥匙: 'B-1', 借出时间: '2026-02-16 10:00', 应还时间: '2026-02-16 18:00' });
    expect(desk.correct('YJ-20260214-001', { 归还: [BACK] }, '归还')).toMatchObject({ recorded: true });
    expect(desk.sweep()).toMatchObject({ recorded: 0, changed: 0, filledIn: 0 });
    expect(desk.verify()).toMatchObject({ ok: true });
    desk.close();
  });

  it('gets settings that are new with what a new workbook begins with; what people set stays', () => {
    const desk = older();
    const settings = (): string[] =>
      desk.byHand((book) =>
        (book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? []).map((row) =>
          row.slice(1).join('|').replace(/\|+$/, ''),
        ),
      );
    const before = settings();
    migrate(desk);
    const after = settings();
    expect(after).toEqual(expect.arrayContaining(['工作时间', '从 *|到 *', '08:30|12:00', '14:00|17:30']));
    expect(after).toContainEqual(expect.stringMatching(/^云栖花园\|22:00\|15\|-\|3\|30\|7\|3(\||$)/));
    const kept = before.filter((row) => /^(王芳|李娜|孙丽|早班|一般|重大|投诉及时率|投诉登记表)\|/.test(row));
    expect(kept.length).toBeGreaterThan(10);
    // Behind a limit stands an example now.
    expect(kept.filter((row) => !after.some((now) => now.startsWith(row)))).toEqual([]);
    expect(after.indexOf('选项')).toBeGreaterThan(after.indexOf('工作时间'));
    desk.close();
  });

  it.each<[string, KillVariant, Fault['moment']]>([
    ['all is left of what it wrote', 'all', 'after'],
    ['nothing is left of what it had not flushed', 'none', 'before'],
  ])('is brought up to date though that was killed, and %s', { timeout: 300_000 }, (_, killVariant, moment) => {
    const trial = older();
    migrate(trial);
    const { calls } = trial;
    const wanted = trial.byHand(whole);
    trial.close();
    expect(calls).toBeGreaterThan(100);
    // Some of them: a prime apart from what repeats for each sheet. What had not been flushed is lost alike until the end.
    const step = killVariant === 'all' ? 37 : 1;
    for (let call = killVariant === 'all' ? 5 : calls - 8; call < calls; call += step) {
      const workbook = freshPath();
      const struck = older({ fault: { call, moment, effect: 'kill' }, killVariant }, workbook);
      expect(() => migrate(struck), `call ${call}`).toThrow();
      struck.close();
      const desk = deskOn(workbook, NOW);
      migrate(desk);
      expect(desk.byHand(whole), `call ${call}`).toEqual(wanted);
      expect(desk.verify(), `call ${call}`).toMatchObject({ ok: true });
      desk.close();
    }
  });

  it('is left alone where somebody’s own sheet has the name of a new one', () => {
    const desk = older();
    desk.byHand((book) => void book.insertSheet('钥匙损坏丢失报告').getRange('A1').setValue('我的'));
    const before = desk.byHand(whole);
    expect(migrate(desk)).toMatchObject({ error: { code: 'names-taken' } });
    expect(desk.byHand(whole)).toEqual(before);
    desk.close();
  });

  it('has lost what it had lost: a column that held something is not drawn blank', () => {
    const desk = older();
    desk.byHand((book) => {
      const sheet = book.getSheetByName('投诉登记表');
      const headings = (sheet?.getRange('1:1').getValues()[0] ?? []).map(String);
      sheet?.deleteColumn(headings.indexOf('投诉内容') + 1);
    });
    expect(migrate(desk)).toMatchObject({ error: { code: 'column-missing' } });
    expect(desk.rows('投诉登记表')[0]).not.toHaveProperty('投诉内容');
    desk.close();
  });

  it('has lost what it had lost: a section without its mark is not drawn beside itself', () => {
    const desk = older();
    desk.byHand(
      (book) =>
        void book.getSheetByName('设置')?.createTextFinder('people').matchEntireCell(true).findNext()?.clearContent(),
    );
    expect(migrate(desk)).toMatchObject({ answer: { done: true } });
    const titles = desk.byHand((book) =>
      (book.getSheetByName('设置')?.getRange('B:B').getDisplayValues() ?? []).filter(([cell]) => cell === '人员'),
    );
    expect(titles).toHaveLength(1);
    expect(desk.check().reject).toContainEqual(expect.objectContaining({ rule: 'FORM-SECTION', register: 'people' }));
    desk.close();
  });

  it('is brought up to date from the menu once a person says that there is a copy', () => {
    const desk = older();
    const ask = (button: string, ...texts: string[]) =>
      desk.host.run('setUpHere', [], {
        answers: [{ button }, ...texts.map((text) => ({ button: 'OK' as const, text })), { button: 'OK' }],
      });
    const before = desk.byHand(whole);
    ask('NO');
    ask('YES', '王芳');
    ask('YES', '无名氏');
    expect(desk.byHand(whole)).toEqual(before);
    ask('YES', '陈国强');
    expect(desk.verify()).toMatchObject({ ok: true });
    desk.close();
  });

  it('is brought up to date from the menu by a manager who has a PIN, with it', () => {
    const trial = older();
    migrate(trial);
    trial.call('dutybookSetPin', { person: '陈国强', whose: '陈国强', pin: '4711' });
    const pin = trial
      .byHand((book) => book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? [])
      .find(([, name]) => name === '陈国强')?.[6];
    trial.close();
    const desk = older();
    desk.byHand(
      (book, pin) =>
        void book.getSheetByName('设置')?.createTextFinder('陈国强').findNext()?.offset(0, 5).setValue(pin),
      pin,
    );
    const before = desk.byHand(whole);
    const ask = (...texts: string[]) =>
      desk.host.run('setUpHere', [], {
        answers: [{ button: 'YES' }, ...texts.map((text) => ({ button: 'OK' as const, text })), { button: 'OK' }],
      });
    ask('陈国强', '4712');
    expect(desk.byHand(whole)).toEqual(before);
    ask('陈国强', '4711');
    expect(desk.verify()).toMatchObject({ ok: true });
    desk.close();
  });

  it('is brought up to date by no client: the function is private', () => {
    const desk = older();
    expect(desk.host.functions()).not.toContain('dutybookMigrate_');
    expect(desk.host.call('dutybookMigrate_', '[{"copied":true}]')).toMatchObject({ kind: 'error' });
    expect(codeOf(desk, 'dutybookCheck')).toBe('older-schema');
    desk.close();
  });
});
