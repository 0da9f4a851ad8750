import { expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

const found = (section: string, rows: (string | number)[][]) => {
  const desk = openDesk('2026-02-14 09:30');
  desk.settings(section, rows);
  const { reject, warn } = desk.check();
  return [...reject, ...warn].map(({ rule, register, field }) => `${rule} ${register} ${field}`);
};

it.each<[string, string, (string | number)[][], string[]]>([
  ['a target for a measure there is not', 'targets', [['乱写', 90]], ['FORM-SETTING targets measure']],
  ['a limit for a category there is not', 'limits', [['一般', '乱写', 1, 2]], ['FORM-SETTING limits category']],
  ['a limit for a category by its name', 'limits', [['一般', '噪音扰民', 1, 2]], []],
  ['an option of no register', 'options', [['乱写', 'kind', '', '宣传']], ['FORM-SETTING options register']],
  ['an option of no field', 'options', [['duty-log', '乱写', '', '宣传']], ['FORM-SETTING options field']],
  [
    'an option of a field that has none',
    'options',
    [['duty-log', 'officer', '', '宣传']],
    ['FORM-SETTING options field'],
  ],
  [
    'an option added to a fixed field',
    'options',
    [['duty-log', 'severity', '', '特急']],
    ['FORM-SETTING options option'],
  ],
  ['an option that may be added', 'options', [['duty-log', 'kind', '', '宣传']], []],
  ['two shifts of one name', 'shifts', [['早班', '07:00', '15:00']], ['FORM-SETTING shifts name']],
  ['shifts that overlap', 'shifts', [['白班', '08:00', '17:00']], []],
  ['two people of one name', 'people', [['王芳', '主管']], ['FORM-SETTING people name']],
  ['a recipient nobody knows', 'recipients', [['周报', '无名氏', 'x@example.com']], ['FORM-PERSON recipients name']],
  [
    'a holiday that ends before it begins',
    'holidays',
    [['2027-02-06', '2027-02-01', '休息']],
    ['FORM-SETTING holidays to'],
  ],
  ['a day that is both off and worked', 'holidays', [['2026-05-04', '', '上班']], ['FORM-SETTING holidays from']],
  ['a day that is off by two names', 'holidays', [['2026-05-04', '', '休息', '青年节']], []],
  ['a limit in a unit there is not', 'limits', [['一般', '噪音扰民', 1, 2, '月']], ['FORM-CHOICE limits answerUnit']],
  ['working hours across midnight', 'hours', [['22:00', '06:00']], []],
  [
    'working hours that overlap',
    'hours',
    [['11:00', '15:00']],
    ['FORM-SETTING hours start', 'FORM-SETTING hours start'],
  ],
  ['a recipient who works here', 'recipients', [['周报', '王芳', 'x@example.com']], []],
])('%s', (_, section, rows, issues) => expect(found(section, rows)).toEqual(issues));

it('a label that another option has is refused, swapped ones too, and cells are read as before', () => {
  const desk = openDesk('2026-02-14 09:30');
  const number = desk.given('complaint', COMPLAINT);
  desk.settings('options', [
    ['complaint', 'channel', '来电', '来访'],
    ['complaint', 'channel', '来访', '来电'],
  ]);
  expect(desk.check().reject.map(({ register, field }) => `${register} ${field}`)).toEqual(
    Array(2).fill('options label'),
  );
  expect(desk.verify().ok).toBe(true);
  desk.given('complaint', COMPLAINT);
  expect(desk.rows('投诉登记表').map((row) => row.投诉渠道)).toEqual(['来电', '来电']);
  desk.correct(number, { 地点: '大堂' }, '补记');
  expect(desk.verify().ok).toBe(true);
});

const missingYears = (desk: Desk): (string | undefined)[] =>
  desk.check().warn.flatMap(({ rule, message }) => (rule === 'FORM-HOLIDAYS' ? /\d{4}/.exec(message)?.[0] : []));

it('a year without a holiday is an issue before it matters: from 15 November on', () => {
  const desk = openDesk('2026-11-14 09:30');
  expect(missingYears(desk)).toEqual([]);
  desk.at('2026-11-15 09:30');
  expect(missingYears(desk)).toEqual(['2027']);
  desk.settings('holidays', [['2027-01-01', '', '休息', '元旦']]);
  expect(missingYears(desk)).toEqual([]);
  desk.at('2028-01-01 09:30');
  expect(missingYears(desk)).toEqual(['2028']);
});

it('a year without a holiday is an issue as soon as a limit in working time reaches into it', () => {
  const desk = openDesk('2026-09-01 09:30');
  desk.settings('limits', [['一般', '噪音扰民', 1, 90, '工作小时', '工作日']]);
  expect(missingYears(desk)).toEqual(['2027']);
  desk.settings('limits', [['一般', '噪音扰民', 1, 2_200, '自然小时', '自然小时']]);
  expect(missingYears(desk)).toEqual(['2027']);
  const clocked = openDesk('2026-09-01 09:30');
  clocked.settings('limits', [['一般', '噪音扰民', 1, 9_000, '', '自然小时']]);
  expect(missingYears(clocked)).toEqual([]);
});
