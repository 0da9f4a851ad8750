import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answered, SettingsAnswer, SettingsStart } from '../../src/adapters/calls.ts';
import type { SettingsLine } from '../../src/domain/settings-lines.ts';
import { copiesOf, type Desk, openDesk } from '../support/desk.ts';

const HTML = { html: { Setup: '<p>settings</p>' } };
let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30', HTML);
  desk.settings('recipients', [
    ['周报', '业主委员会', 'owners@example.com'],
    ['月报', '陈国强', 'manager@example.com'],
  ]);
});
afterEach(() => desk.close());

type Section = keyof SettingsStart['lines'];
type Line = { readonly at?: number; readonly typed: SettingsLine };
type Lines = Record<Section, Line[]>;

/** What the dialog knows as the menu opens it. */
function opened(of = desk): SettingsStart {
  const html = of.host.run('openSettings').shown[0]?.html ?? '';
  return JSON.parse(/window\.dutybookDialog=(.*)<\/script>/.exec(html)?.[1] ?? '') as SettingsStart;
}
/** The lines as the dialog sends them when nothing was typed. */
const untouched = ({ lines }: SettingsStart): Lines =>
  Object.fromEntries(
    Object.entries(lines).map(([id, all]) => [id, (all as SettingsLine[]).map((typed, at) => ({ at, typed }))]),
  ) as Lines;
const filled = (lines: Lines, section: Section, name: string, typed: SettingsLine): Lines => {
  const known = lines[section].some((line) => line.typed.name === name);
  if (!known) throw new Error(`no ${name} in ${section}`);
  return {
    ...lines,
    [section]: lines[section].map((line) =>
      line.typed.name === name ? { ...line, typed: { ...line.typed, ...typed } } : line,
    ),
  };
};
const PERSON = { name: '', role: 'desk', department: '', mail: '', left: '' };
const save = (
  lines: Lines,
  { base }: SettingsStart,
  who: object = { person: '陈国强' },
  of = desk,
): Answered<SettingsAnswer> => of.call('dutybookSettings', { ...who, base, lines });
const sheet = (of = desk): string[][] =>
  of.byHand((book) => book.getSheetByName('设置')?.getDataRange().getDisplayValues() ?? []);
/** The rows that differ from before, without the hidden head and column. */
const changed = (before: string[][]): string[] => {
  const shown = (rows: string[][]): string[] => rows.slice(1).map((row) => row.slice(1).join('|').replace(/\|+$/, ''));
  const old = shown(before);
  return shown(sheet()).filter((row) => !old.includes(row));
};

it('opens with what stands on the sheet, over the sheet, and without anybody’s PIN', () => {
  desk.call('dutybookSetPin', { person: '王芳', whose: '王芳', pin: '4711' });
  const { shown } = desk.host.run('openSettings');
  expect(shown).toMatchObject([{ kind: 'modal', title: '设置' }]);
  expect(desk.byHand((book) => book.getActiveSheet().getName())).toBe('设置');
  const { lines, managers } = opened();
  expect(lines.site).toEqual([expect.objectContaining({ name: '云栖花园', keysBackBy: '22:00', graceMinutes: '15' })]);
  expect(lines.shifts[2]).toEqual({ name: '夜班', start: '22:00', end: '07:00' });
  expect(lines.people).toContainEqual({ ...PERSON, name: '孙丽', department: '客服部', left: 'true' });
  expect(lines.recipients).toContainEqual({ summary: 'weekly', name: '业主委员会', mail: 'owners@example.com' });
  expect(managers.map(({ name }) => name)).toEqual(['陈国强', '周敏']);
  const pin =
    sheet()
      .flat()
      .find((cell) => cell.length > 40 && !cell.includes('{')) ?? '';
  expect(pin).not.toBe('');
  expect(shown[0]?.html).not.toContain(pin);
});

it('what a manager changed stands on the sheet, on record, and holds at once', () => {
  const start = opened();
  const before = sheet();
  let lines = filled(untouched(start), 'people', '王芳', { mail: 'fang@example.com' });
  lines = filled(lines, 'people', '李娜', { left: 'true' });
  lines = filled(lines, 'shifts', '早班', { start: '6：30' });
  lines = filled(lines, 'site', '云栖花园', { graceMinutes: '20' });
  lines.people.push({ typed: { ...PERSON, name: '=新来的', role: 'supervisor' } });
  lines.recipients = [
    ...lines.recipients.filter(({ typed }) => typed.name !== '业主委员会'),
    { typed: { summary: 'monthly', name: '张伟', mail: 'zhang@example.com' } },
  ];
  expect(save(lines, start)).toMatchObject({ answer: { done: true } });
  expect(changed(before).sort()).toEqual(
    [
      '云栖花园|22:00|20|-|3|30|7|3|8|2|18:30|06:00|30|24',
      '早班|06:30|15:00',
      '王芳|前台|客服部|fang@example.com',
      '李娜|前台|客服部||是',
      '=新来的|主管',
      '月报|张伟|zhang@example.com',
    ].sort(),
  );
  expect(desk.journal().at(-1)).toMatchObject({ act: 'settings', who: expect.stringContaining('陈国强') });
  expect(desk.journal().at(-1)?.changes).toContain('"shifts.1.start":["07:00","06:30"]');
  expect(desk.verify().ok).toBe(true);
  const again = opened();
  expect(again.lines.recipients.map(({ name }) => name).sort()).toEqual(['张伟', '陈国强']);
  expect(desk.check().reject).toEqual([]);
  expect(desk.call('dutybookAutomation', { on: false, person: '=新来的' })).toHaveProperty('answer');
});

it('nothing else of the sheet changes: other sections, notes beside, PINs', () => {
  desk.call('dutybookSetPin', { person: '王芳', whose: '王芳', pin: '4711' });
  desk.byHand((book) => {
    const early = book.getSheetByName('设置')?.createTextFinder('早班').findNext();
    early?.offset(0, 5).setValue('按合同');
  });
  const rows = (all: string[][]): string[] => all.slice(1).map((row) => row.join('|'));
  const before = rows(sheet());
  const start = opened();
  const lines = untouched(start);
  for (const name of ['甲', '乙', '丙']) lines.people.push({ typed: { ...PERSON, name } });
  expect(save(lines, start)).toMatchObject({ answer: { done: true } });
  const after = rows(sheet()).filter((row) => !/甲|乙|丙/.test(row));
  expect(after.filter((row) => /[^|]/.test(row))).toEqual(before.filter((row) => /[^|]/.test(row)));
  expect(after.some((row) => row.includes('早班') && row.includes('按合同'))).toBe(true);
  expect(desk.call('dutybookSignIn', { person: '王芳', pin: '4711' })).toHaveProperty('answer.proof');
});

it('the first line of a section that was blank looks like a line, not like its headings', () => {
  const bare = openDesk('2026-02-14 09:30', HTML);
  const start = opened(bare);
  const lines = untouched(start);
  lines.recipients.push({ typed: { summary: 'weekly', name: '陈国强', mail: 'manager@example.com' } });
  expect(save(lines, start, { person: '陈国强' }, bare)).toMatchObject({ answer: { done: true } });
  const looks = bare.byHand((book) => {
    const cells = book.getSheetByName('设置')?.createTextFinder('manager@example.com').findAll() ?? [];
    return cells.slice(-1).map((cell) => [cell.getFontWeight(), cell.getBackground(), cell.getNumberFormat()]);
  });
  expect(looks).toEqual([['normal', '#ffffff', '@']]);
  expect(opened(bare).lines.recipients).toHaveLength(1);
  bare.close();
});

it('new people are in the drop-downs of the sheets', () => {
  const start = opened();
  const lines = untouched(start);
  lines.people.push({ typed: { ...PERSON, name: '新来的' } });
  save(lines, start);
  const options = desk.byHand((book) => {
    const complaints = book.getSheetByName('投诉登记表');
    const keys = complaints?.getRange('2:2').getValues()[0] ?? [];
    const rule = complaints?.getRange(3, keys.indexOf('firstHandler') + 1).getDataValidation();
    return (rule?.getCriteriaValues()[0] ?? []) as string[];
  });
  expect(options).toContain('新来的');
});

it('all that is wrong is said at once, beside its line, and nothing is written', () => {
  const start = opened();
  const before = sheet();
  let lines = filled(untouched(start), 'people', '王芳', { mail: '没有' });
  lines = filled(lines, 'people', '李娜', { name: '王芳' });
  lines = filled(lines, 'people', '张伟', { name: ' ' });
  lines = filled(lines, 'people', '陈国强', { role: 'desk' });
  lines = filled(lines, 'people', '周敏', { left: 'true' });
  lines = filled(lines, 'shifts', '早班', { end: '25:00' });
  lines = filled(lines, 'site', '云栖花园', { graceMinutes: '一刻' });
  lines = filled(lines, 'recipients', '业主委员会', { mail: '' });
  const answered = save(lines, start);
  if (!('answer' in answered)) throw new Error(answered.error.code);
  const wrong = answered.answer.issues.filter(({ effect }) => effect === 'reject');
  expect(wrong.map(({ register, field, line }) => `${register}.${field} ${line ?? '-'}`).sort()).toEqual([
    'people.mail 1',
    'people.name 2',
    'people.name 3',
    'people.role -',
    'recipients.mail 1',
    'shifts.end 1',
    'site.graceMinutes -',
  ]);
  expect([answered.answer.done, sheet()]).toEqual([false, before]);
});

describe('who may', () => {
  it.each(['王芳', '张伟', '赵会', '不在设置里的人'])('not %s', (person) => {
    const start = opened();
    const before = sheet();
    const lines = filled(untouched(start), 'people', '王芳', { role: 'manager' });
    expect(save(lines, start, { person })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(sheet()).toEqual(before);
  });

  it('a manager with a PIN proves it', () => {
    desk.call('dutybookSetPin', { person: '陈国强', whose: '陈国强', pin: '4711' });
    const start = opened();
    expect(start.managers[0]).toMatchObject({ name: '陈国强', hasPin: true });
    const lines = filled(untouched(start), 'people', '王芳', { department: '前厅' });
    expect(save(lines, start)).toMatchObject({ error: { code: 'not-proven' } });
    const signed = desk.call<{ proof: string }>('dutybookSignIn', { person: '陈国强', pin: '4711' });
    const proof = 'answer' in signed ? signed.answer.proof : '';
    expect(save(lines, start, { person: '陈国强', proof })).toMatchObject({ answer: { done: true } });
  });

  it('anybody, as long as there is no manager', () => {
    desk.byHand((book) => {
      const settings = book.getSheetByName('设置');
      for (const name of ['经理', '总经理'])
        settings?.createTextFinder(name).matchEntireCell(true).findNext()?.setValue('主管');
    });
    const start = opened();
    expect(start.managers).toEqual([]);
    const lines = filled(untouched(start), 'people', '张伟', { role: 'manager' });
    expect(save(lines, start, { person: '张伟' })).toMatchObject({ answer: { done: true } });
  });
});

it('settings that somebody changed meanwhile are not written over', () => {
  const start = opened();
  const lines = filled(untouched(start), 'people', '王芳', { mail: 'fang@example.com' });
  desk.settings('people', [['后来的', '前台', '客服部', '', '']]);
  const before = sheet();
  expect(save(lines, start)).toMatchObject({ error: { code: 'settings-changed' } });
  expect(sheet()).toEqual(before);
});

it('an answer that was lost is asked for again, and nothing is written twice', () => {
  const start = opened();
  const lines = filled(untouched(start), 'shifts', '早班', { start: '6:30' });
  lines.people.push({ typed: { ...PERSON, name: '新来的' } });
  save(lines, start);
  const [before, journal] = [sheet(), desk.journal().length];
  expect(save(lines, start)).toMatchObject({ answer: { done: true } });
  expect([sheet(), desk.journal().length]).toEqual([before, journal]);
});

it('saved where a sheet is missing, what could not be brought up to date is said', () => {
  const start = opened();
  desk.byHand((book) => {
    const gone = book.getSheetByName('回访记录');
    if (gone) book.deleteSheet(gone);
  });
  const lines = filled(untouched(start), 'people', '王芳', { mail: 'fang@example.com' });
  expect(save(lines, start)).toMatchObject({ answer: { done: true, note: expect.stringContaining('回访记录') } });
});

it.each([
  ['no digest', (): object => ({ base: 1 })],
  ['no lines', (): object => ({ lines: { people: [] } })],
  [
    'a person who is no longer there',
    (lines: Lines): object => ({ lines: { ...lines, people: lines.people.slice(1) } }),
  ],
  ['no site', (lines: Lines): object => ({ lines: { ...lines, site: [] } })],
  ['a place that is none', (lines: Lines): object => ({ lines: { ...lines, shifts: [{ at: -1, typed: {} }] } })],
  ['a number for a text', (lines: Lines): object => ({ lines: { ...lines, shifts: [{ typed: { name: 1 } }] } })],
])('%s is no request', (_, spoilt) => {
  const start = opened();
  const lines = untouched(start);
  const request = { person: '陈国强', base: start.base, lines, ...spoilt(lines) };
  expect(desk.call('dutybookSettings', request)).toMatchObject({ error: { code: 'bad-request' } });
});

it('killed at any service call nothing is changed that is not on record, and what comes next finishes it', {
  timeout: 300_000,
}, () => {
  const start = opened();
  const lines = filled(untouched(start), 'people', '王芳', { mail: 'fang@example.com' });
  lines.people.push({ typed: { ...PERSON, name: '新来的' } });
  lines.shifts.push({ typed: { name: '长班', start: '08:00', end: '20:00' } });
  lines.recipients = lines.recipients.filter(({ typed }) => typed.name !== '业主委员会');
  const copy = copiesOf(desk, '2026-02-14 09:40', HTML);
  const settings = (of: Desk): string[] => sheet(of).map((row) => row.slice(1).join('|'));
  const trial = copy();
  const before = settings(trial).slice(1);
  save(lines, start, { person: '陈国强' }, trial);
  const { calls } = trial;
  const after = settings(trial).slice(1);
  trial.close();
  for (let call = 3; call <= calls; call += 4) {
    const struck = copy({ fault: { call, moment: 'before', effect: 'kill' }, killVariant: 'all' });
    expect(() => save(lines, start, { person: '陈国强' }, struck)).toThrow();
    const onRecord = struck.journal().filter(({ act }) => act === 'settings').length;
    if (onRecord === 0) expect(settings(struck).slice(1), `call ${call}`).toEqual(before);
    struck.sweep();
    expect(settings(struck).slice(1), `call ${call}, then`).toEqual(onRecord === 0 ? before : after);
    expect(save(lines, start, { person: '陈国强' }, struck)).toMatchObject({ answer: { done: true } });
    expect(settings(struck).slice(1), `call ${call}, again`).toEqual(after);
    expect(struck.journal().filter(({ act }) => act === 'settings')).toHaveLength(1);
    struck.close();
  }
});

it('killed at any service call it is saved by the next try, or was, and every line is whole', {
  timeout: 300_000,
}, () => {
  const start = opened();
  const lines = filled(untouched(start), 'people', '王芳', { mail: 'fang@example.com' });
  lines.people.push({ typed: { ...PERSON, name: '新来的' } });
  const copy = copiesOf(desk, '2026-02-14 09:40', HTML);
  const trial = copy();
  save(lines, start, { person: '陈国强' }, trial);
  const { calls } = trial;
  const after = opened(trial).lines;
  trial.close();
  for (let call = 1; call <= calls; call += 3)
    for (const killVariant of ['all', 'none'] as const) {
      const struck = copy({ fault: { call, moment: 'before', effect: 'kill' }, killVariant });
      expect(() => save(lines, start, { person: '陈国强' }, struck)).toThrow();
      const now = opened(struck);
      if (JSON.stringify(now.lines) !== JSON.stringify(after)) {
        let next = filled(untouched(now), 'people', '王芳', { mail: 'fang@example.com' });
        if (!next.people.some(({ typed }) => typed.name === '新来的'))
          next = { ...next, people: [...next.people, { typed: { ...PERSON, name: '新来的' } }] };
        expect(save(next, now, { person: '陈国强' }, struck), `call ${call}`).toMatchObject({ answer: { done: true } });
      }
      expect(opened(struck).lines, `call ${call} ${killVariant}`).toEqual(after);
      // Whatever comes next finishes what was begun.
      struck.sweep();
      expect(struck.verify().ok, `call ${call} ${killVariant}`).toBe(true);
      struck.close();
    }
});
