import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answered, SetUpAnswer } from '../../src/adapters/calls.ts';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn } from '../support/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = deskOn(newWorkbook(), '2026-02-14 09:30', { html: { Setup: '<p>set up</p>' } });
});
afterEach(() => desk.close());

const SHIFTS = [
  { name: '早班', start: '7:00', end: '15:00' },
  { name: '晚班', start: '15：00', end: '07:00' },
];
const MANAGER = {
  name: '陈国强',
  role: 'manager',
  department: '客服部',
  mail: 'chen@example.com',
  weekly: true,
  monthly: true,
};
const CLERK = { name: '=王芳', role: 'desk', department: '', mail: '', weekly: false, monthly: false };
const BLANK = { ...CLERK, name: ' ' };
const FIRST = { locale: 'zh-CN', name: '云栖花园', shifts: SHIFTS, people: [MANAGER, CLERK, BLANK] };

const setUp = (request: object): Answered<SetUpAnswer> => desk.call('dutybookSetUp', request);
const wrongIn = (request: object): string[] => {
  const answered = setUp(request);
  if (!('answer' in answered)) throw new Error(answered.error.code);
  const { done, issues } = answered.answer;
  expect(done).toBe(false);
  return issues
    .filter(({ effect }) => effect === 'reject')
    .map(({ register, field, line }) => `${register}.${field} ${line ?? '-'}`);
};
const sheets = (): string[] => desk.byHand((book) => book.getSheets().map((sheet) => sheet.getName()));

it('what was filled in stands in the settings of a workbook in which one can record', () => {
  expect(setUp(FIRST)).toEqual({ answer: { done: true, issues: [] } });
  const opened = desk.call<{ site: { name: string; shifts: unknown[] }; people: { name: string; role: string }[] }>(
    'dutybookDesk',
    {},
  );
  if (!('answer' in opened)) throw new Error(opened.error.code);
  const { site, people } = opened.answer;
  expect(site.name).toBe('云栖花园');
  expect(site.shifts).toEqual([
    { name: '早班', start: 420, end: 900 },
    { name: '晚班', start: 900, end: 420 },
  ]);
  expect(people.map(({ name, role }) => `${name} ${role}`)).toEqual(['陈国强 manager', '=王芳 desk']);
  expect(desk.check().reject).toEqual([]);
  expect(desk.mail('2026-W06')).toMatchObject({ recipients: 1, sent: 1 });
});

it('all that is wrong is said at once, beside its field, and nothing is drawn', () => {
  const before = sheets();
  const people = [
    { ...CLERK, name: '王芳' },
    { ...CLERK, name: '王芳', mail: '不是邮箱' },
    { ...CLERK, name: '', department: '工程部' },
    { ...CLERK, name: '李娜', weekly: true },
  ];
  const shifts = [...SHIFTS, { name: '早班', start: '25:00', end: '' }];
  expect(wrongIn({ ...FIRST, name: ' ', people, shifts }).sort()).toEqual([
    'people.mail 2',
    'people.mail 4',
    'people.name 2',
    'people.name 3',
    'people.role -',
    'shifts.end 3',
    'shifts.name 3',
    'shifts.start 3',
    'site.name -',
  ]);
  expect(sheets()).toEqual(before);
});

it('shifts that overlap or leave hours out are hinted at, and may be meant', () => {
  const shifts = [
    { name: '白班', start: '08:00', end: '18:00' },
    { name: '晚班', start: '17:30', end: '06:00' },
  ];
  const answered = setUp({ ...FIRST, shifts });
  expect(answered).toMatchObject({
    answer: {
      done: true,
      issues: [
        { effect: 'warn', register: 'shifts', field: 'start', line: 2 },
        {
          effect: 'warn',
          register: 'shifts',
          field: 'end',
          line: 2,
          message: expect.stringContaining('06:00 到 08:00'),
        },
      ],
    },
  });
});

it('a second answer to a lost one says that it is done, and changes nothing', () => {
  setUp(FIRST);
  const before = sheets();
  expect(setUp({ ...FIRST, name: '另一个' })).toMatchObject({ error: { code: 'already-set-up' } });
  expect(sheets()).toEqual(before);
});

it('the sample is set up from the dialog too', () => {
  expect(setUp({ locale: 'zh-CN', sample: true })).toMatchObject({ answer: { done: true } });
  expect(desk.check()).toMatchObject({ sample: true });
});

it.each([
  ['no language', { ...FIRST, locale: 'de' }],
  ['no list', { ...FIRST, people: '王芳' }],
  ['a number for a text', { ...FIRST, shifts: [{ name: 1, start: '', end: '' }] }],
  ['more people than anybody has', { ...FIRST, people: Array(501).fill(CLERK) }],
])('%s is no request', (_, request) => {
  expect(setUp(request)).toMatchObject({ error: { code: 'bad-request' } });
});

it('the menu opens the dialog with the spreadsheet’s own name in it, as text', () => {
  desk.byHand((book) => book.rename('</script><b>'));
  const { shown } = desk.host.run('setUpHere');
  expect(shown).toMatchObject([{ kind: 'modal', title: '客服台账' }]);
  expect(shown[0]?.html).toContain('{"locale":"zh-CN","name":"\\u003c/script>\\u003cb>"}');
});

it('the menu says which sheets are in the way before anybody fills in a dialog', () => {
  desk.byHand((book) => book.insertSheet('投诉登记表').getRange('A1').setValue('旧的'));
  const { shown, questions } = desk.host.run('setUpHere', [], { answers: [{ button: 'OK' }] });
  expect(shown).toEqual([]);
  expect(JSON.stringify(questions)).toContain('投诉登记表');
});

it('blank sheets that a killed execution left are no obstacle', () => {
  desk.byHand((book) => {
    book.insertSheet('设置');
    book.insertSheet('日志');
  });
  expect(setUp(FIRST)).toMatchObject({ answer: { done: true } });
  expect(sheets().filter((name) => name.startsWith('设置') || name.startsWith('日志'))).toEqual(['设置', '日志']);
});
