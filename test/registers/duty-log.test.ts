import { describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { outcome } from '../support/outcome.ts';
import { REQUESTS } from '../support/requests.ts';

/** A quiet early shift; the shifts are 早班 07:00–15:00, 中班 15:00–22:00 and 夜班 22:00–07:00. */
const early = {
  日期: '2026-02-14',
  班次: '早班',
  值班人: '王芳',
  开始: '2026-02-14 07:00',
  结束: '2026-02-14 15:00',
};
const night = { ...early, 班次: '夜班', 开始: '2026-02-14 22:00', 结束: '2026-02-15 07:00' };
const matter = {
  时间: '2026-02-14 10:20',
  事项类别: '来电',
  情况: '3 栋电梯异响',
  处理结果: '已通知维保',
  程度: '一般',
};

const recorded = (filled: object): string => outcome(openDesk('2026-02-15 09:30').record('duty-log', { ...filled }));

describe('DUTY-01 a duty names officer, start and end, and each matter when, what and how', () => {
  it.each([
    ['all is there', early, 'recorded'],
    ['still on duty', { ...early, 结束: '' }, 'recorded'],
    ['no officer', { ...early, 值班人: '' }, 'DUTY-01 officer'],
    ['no start', { ...early, 开始: '' }, 'DUTY-01 start'],
    ['nothing but a date', { 日期: '2026-02-14' }, 'DUTY-01 shift, DUTY-01 officer, DUTY-01 start'],
    ['a matter with all', { ...early, 值班事项: [matter] }, 'recorded'],
    [
      'the second matter without situation and handling',
      { ...early, 值班事项: [matter, { ...matter, 情况: '', 处理结果: ' ' }] },
      'DUTY-01 matters.situation #2, DUTY-01 matters.handling #2',
    ],
    ['signed while still on duty', { ...early, 结束: '', 签阅人: '张伟', 签阅时间: '2026-02-15 09:00' }, 'DUTY-01 end'],
    ['signed after it ended', { ...early, 签阅人: '张伟', 签阅时间: '2026-02-15 09:00' }, 'recorded'],
    [
      'a matter settled that was not left over',
      { ...early, 值班事项: [{ ...matter, 遗留了结时间: '2026-02-14 18:00' }] },
      'DUTY-01 matters.settledAt #1',
    ],
    [
      'a matter left over and settled',
      { ...early, 值班事项: [{ ...matter, 遗留事项: '待换轴承', 遗留了结时间: '2026-02-14 18:00' }] },
      'recorded',
    ],
  ])('%s', (_, filled, expected) => expect(recorded(filled)).toBe(expected));
});

describe('DUTY-01 what is written of a duty has happened', () => {
  const today = { ...early, 日期: '2026-02-15', 开始: '2026-02-15 07:00', 结束: '2026-02-15 09:30' };
  const now = { ...matter, 时间: '2026-02-15 09:00' };
  const soon = '2026-02-15 09:31';
  it.each([
    ['ended this minute', today, 'recorded'],
    ['ends in a minute', { ...today, 结束: soon }, 'DUTY-01 end'],
    ['starts in a minute', { ...today, 开始: soon, 结束: '' }, 'DUTY-01 start'],
    ['a matter in a minute', { ...today, 结束: '', 值班事项: [now, { ...now, 时间: soon }] }, 'DUTY-01 matters.at #2'],
    [
      'reported in a minute',
      { ...today, 值班事项: [{ ...now, 上报人: '陈国强', 上报时间: soon }] },
      'DUTY-01 matters.reportedAt #1',
    ],
    [
      'settled in a minute',
      { ...today, 值班事项: [{ ...now, 遗留事项: '待换轴承', 遗留了结时间: soon }] },
      'DUTY-01 matters.settledAt #1',
    ],
    ['signed in a minute', { ...today, 签阅人: '张伟', 签阅时间: soon }, 'DUTY-01 signedAt'],
  ])('%s', (_, filled, expected) => expect(recorded(filled)).toBe(expected));
});

describe('DUTY-07 a matter left over is settled after it came up', () => {
  const settled = (遗留了结时间: string) => ({
    ...early,
    值班事项: [{ ...matter, 遗留事项: '待换轴承', 遗留了结时间 }],
  });
  it.each([
    ['the same minute', '2026-02-14 10:20', 'recorded'],
    ['the minute before', '2026-02-14 10:19', 'DUTY-07 matters.settledAt #1'],
  ])('%s', (_, at, expected) => expect(recorded(settled(at))).toBe(expected));
});

describe('DUTY-08 a duty is signed by whom and when, once it has ended', () => {
  it.each([
    ['by whom and when', { 签阅人: '张伟', 签阅时间: '2026-02-14 15:00' }, 'recorded'],
    ['by nobody', { 签阅时间: '2026-02-14 15:00' }, 'DUTY-08 signedAt'],
    ['at no time', { 签阅人: '张伟' }, 'DUTY-08 signedAt'],
    ['before it ended', { 签阅人: '张伟', 签阅时间: '2026-02-14 14:59' }, 'DUTY-08 signedAt'],
  ])('%s', (_, signed, expected) => expect(recorded({ ...early, ...signed })).toBe(expected));

  it.each([
    ['the supervisor', '张伟', 'recorded'],
    ['the manager', '陈国强', 'recorded'],
    ['a colleague of the desk', '李娜', 'FORM-SIGN signedBy'],
    ['the officer himself', '王芳', 'FORM-SIGN signedBy'],
    ['finance', '赵会', 'FORM-SIGN signedBy'],
    ['nobody of the staff', '吴强', 'FORM-PERSON signedBy, FORM-SIGN signedBy'],
  ])('by %s', (_, 签阅人, expected) =>
    expect(recorded({ ...early, 签阅人, 签阅时间: '2026-02-15 09:00' })).toBe(expected),
  );

  it('to a signed duty nothing is added but by a supervisor, with a reason; what was left over is settled', () => {
    const desk = openDesk('2026-02-15 09:30');
    const open = { ...matter, 遗留事项: '等维保' };
    const ended = desk.given('duty-log', { ...early, 值班事项: [open] });
    expect(outcome(desk.correct(ended, { 值班事项: [open, matter] }, ''))).toBe('recorded');
    desk.correct(ended, { 签阅人: '张伟', 签阅时间: '2026-02-15 09:00' }, '', { by: '张伟' });
    const added = { 值班事项: [open, matter, matter] };
    expect(outcome(desk.correct(ended, added, '', { by: '李娜' }))).toBe('FORM-ENTRY, FORM-ENTRY');
    expect(outcome(desk.correct(ended, added, '漏记', { by: '张伟' }))).toBe('recorded');
    const settled = { 值班事项: [{ ...open, 遗留了结时间: '2026-02-15 09:10' }, matter, matter] };
    expect(outcome(desk.correct(ended, settled, '', { by: '李娜' }))).toBe('recorded');
  });

  it('a supervisor on duty is read by another, who signed what is now hers too', () => {
    const signed = { 签阅人: '张伟', 签阅时间: '2026-02-15 09:00' };
    expect(recorded({ ...early, 值班人: '张伟', ...signed })).toBe('FORM-SIGN signedBy');
    const desk = openDesk('2026-02-15 09:30');
    const number = desk.given('duty-log', { ...early, ...signed });
    const by = { by: '陈国强' };
    expect(outcome(desk.correct(number, { 值班人: '张伟' }, '写错人', by))).toBe('FORM-SIGN signedBy');
    expect(outcome(desk.correct(number, { 值班人: '张伟', 签阅人: '陈国强' }, '写错人', by))).toBe('recorded');
  });
});

describe('DUTY-02 the end is after the start, within the shift give or take two hours, within 16 hours', () => {
  it.each([
    ['ends as it starts', { ...early, 结束: '2026-02-14 07:00' }, 'DUTY-02 end'],
    ['a minute after it starts', { ...early, 结束: '2026-02-14 07:01' }, 'recorded'],
    ['two hours early exactly', { ...early, 开始: '2026-02-14 05:00' }, 'recorded'],
    ['two hours and a minute early', { ...early, 开始: '2026-02-14 04:59' }, 'DUTY-02 start'],
    ['two hours late exactly', { ...early, 结束: '2026-02-14 17:00' }, 'recorded'],
    ['two hours and a minute late', { ...early, 结束: '2026-02-14 17:01' }, 'DUTY-02 start'],
    [
      'a shift by day ends on the next day',
      { ...early, 结束: '2026-02-15 07:30' },
      'DUTY-02 end, DUTY-02 end, DUTY-02 start',
    ],
    [
      'the middle shift ends as the day does',
      { ...early, 班次: '中班', 开始: '2026-02-14 15:00', 结束: '2026-02-14 24:00' },
      'recorded',
    ],
    ['a night shift ends on the next day', night, 'recorded'],
    ['a night shift ends before midnight', { ...night, 结束: '2026-02-14 23:59' }, 'recorded'],
    [
      'a night shift, two hours around it',
      { ...night, 开始: '2026-02-14 20:00', 结束: '2026-02-15 09:00' },
      'recorded',
    ],
    ['a night shift dated on the day it ended', { ...night, 日期: '2026-02-15' }, 'DUTY-02 start'],
    ['a shift nobody has', { ...early, 班次: '通宵班' }, 'FORM-SHIFT shift'],
  ])('%s', (_, filled, expected) => expect(recorded(filled)).toBe(expected));

  const long = { ...early, 班次: '长班', 开始: '2026-02-14 06:00' };
  it.each([
    ['16 hours exactly', { ...long, 结束: '2026-02-14 22:00' }, 'recorded'],
    ['16 hours and a minute', { ...long, 结束: '2026-02-14 22:01' }, 'DUTY-02 end'],
  ])('%s', (_, filled, expected) => {
    const desk = openDesk('2026-02-15 09:30');
    desk.settings('shifts', [['长班', '08:00', '21:00']]);
    expect(outcome(desk.record('duty-log', filled))).toBe(expected);
  });

  const midnight = { ...early, 班次: '零点班', 开始: '2026-02-13 23:55', 结束: '2026-02-14 08:00' };
  const late = { ...early, 班次: '晚班', 开始: '2026-02-14 16:00', 结束: '2026-02-15 00:20' };
  it.each([
    ['a shift from midnight on, begun five minutes before it', midnight, 'recorded'],
    ['two hours and a minute before it', { ...midnight, 开始: '2026-02-13 21:59' }, 'DUTY-02 start'],
    ['an evening shift whose successor came after midnight', late, 'recorded'],
    ['the successor came two hours and a minute late', { ...late, 结束: '2026-02-15 02:01' }, 'DUTY-02 start'],
  ])('%s', (_, filled, expected) => {
    const desk = openDesk('2026-02-15 09:30');
    desk.settings('shifts', [
      ['零点班', '00:00', '08:00'],
      ['晚班', '16:00', '24:00'],
    ]);
    expect(outcome(desk.record('duty-log', filled))).toBe(expected);
  });

  it('the hours of a shift that change later are not held against what was recorded, but against what changes', () => {
    const desk = openDesk('2026-02-15 09:30');
    desk.settings('shifts', [['长班', '08:00', '16:00']]);
    const long = { ...early, 班次: '长班' };
    const ended = desk.given('duty-log', { ...long, 结束: '2026-02-14 16:00', 值班事项: [matter] });
    desk.byHand(
      (book) =>
        void book
          .getSheetByName('设置')
          ?.createTextFinder('长班')
          .findNext()
          ?.offset(0, 1, 1, 2)
          .setValues([['12:00', '13:00']]),
    );
    const by = { by: '张伟' };
    expect(outcome(desk.record('duty-log', long))).toBe('DUTY-02 start');
    expect(outcome(desk.correct(ended, { 签阅人: '张伟', 签阅时间: '2026-02-15 09:00' }, '', by))).toBe('recorded');
    expect(outcome(desk.correct(ended, { 开始: '2026-02-14 07:30' }, '写错', by))).toBe('DUTY-02 start');
  });

  const at = (时间: string) => ({ ...matter, 时间 });
  it.each([
    [
      'a matter as the duty starts and one as it ends',
      { ...early, 值班事项: [at('2026-02-14 07:00'), at('2026-02-14 15:00')] },
      'recorded',
    ],
    ['a matter after the end', { ...early, 值班事项: [at('2026-02-14 15:01')] }, 'DUTY-02 matters.at #1'],
    [
      'a matter before the start',
      { ...early, 值班事项: [at('2026-02-14 08:00'), at('2026-02-14 06:59')] },
      'DUTY-02 matters.at #2',
    ],
    [
      'a matter after midnight belongs to the date on which the shift began',
      { ...night, 值班事项: [at('2026-02-15 02:30')] },
      'recorded',
    ],
    ['a matter of a duty that has not ended', { ...early, 结束: '', 值班事项: [at('2026-02-14 17:00')] }, 'recorded'],
    [
      'a matter two hours after the shift of a duty that was never ended',
      { ...early, 结束: '', 值班事项: [at('2026-02-14 17:01')] },
      'DUTY-02 matters.at #1',
    ],
  ])('%s', (_, filled, expected) => expect(recorded(filled)).toBe(expected));
});

describe('DUTY-03 a serious matter needs whom it was reported to, and when', () => {
  const serious = { ...matter, 事项类别: '突发事件', 程度: '重大' };
  const reported = { ...serious, 上报人: '陈国强', 上报时间: '2026-02-14 10:25' };
  it.each([
    ['reported', [reported], 'recorded'],
    ['not reported', [serious], 'DUTY-03 matters.reportedTo #1'],
    ['as it happened', [{ ...reported, 上报时间: '2026-02-14 10:20' }], 'recorded'],
    ['before it happened', [{ ...reported, 上报时间: '2026-02-14 10:19' }], 'DUTY-03 matters.reportedAt #1'],
    ['to nobody', [{ ...reported, 上报人: '' }], 'DUTY-03 matters.reportedTo #1'],
    ['at no time', [matter, { ...reported, 上报时间: '' }], 'DUTY-03 matters.reportedTo #2'],
    ['an important one may go without', [{ ...serious, 程度: '重要' }], 'recorded'],
  ])('%s', (_, 值班事项, expected) => expect(recorded({ ...early, 值班事项 })).toBe(expected));
});

describe('DUTY-09 nothing recorded is deleted or silently changed', () => {
  it('a correction keeps the old value, who, when and why', () => {
    const desk = openDesk('2026-02-14 15:10');
    const number = desk.given('duty-log', early);
    desk.at('2026-02-14 15:20');
    desk.correct(number, { 结束: '2026-02-14 15:15' }, '漏记交接时间');
    expect(desk.rows('值班记录')).toMatchObject([{ 编号: number, 结束: '2026-02-14 15:15', 修改人: '王芳' }]);
    const [first, line] = desk.journal();
    expect(JSON.parse(first?.changes ?? '')).toMatchObject({
      date: [null, '2026-02-14'],
      start: [null, '2026-02-14 07:00'],
    });
    expect(line).toMatchObject({ act: 'correct', number, at: '2026-02-14 15:20' });
    expect(JSON.parse(line?.who ?? '')).toEqual(['王芳', 'desk@example.com', '漏记交接时间']);
    expect(JSON.parse(line?.changes ?? '')).toEqual({ end: ['2026-02-14 15:00', '2026-02-14 15:15'] });
  });

  it('a mistaken entry is voided with a reason: its row stays, struck through', () => {
    const desk = openDesk('2026-02-14 15:10');
    const number = desk.given('duty-log', early);
    expect(outcome(desk.void(number, ' '))).toBe('FORM-ENTRY');
    expect(outcome(desk.void(number, '登记重复'))).toBe('recorded');
    expect(desk.rows('值班记录')).toMatchObject([
      { 编号: number, 状态: '已作废', 值班人: '王芳', 作废原因: '登记重复' },
    ]);
    expect(desk.byHand((book) => book.getSheetByName('值班记录')?.getRange('A3').getFontLine())).toBe('line-through');
    expect(outcome(desk.correct(number, { 结束: '2026-02-14 14:00' }, '再改'))).toBe('FORM-ENTRY');
  });

  it('a correction needs a reason, and one that changes nothing leaves no trace', () => {
    const desk = openDesk('2026-02-14 15:10');
    const number = desk.given('duty-log', early);
    expect(outcome(desk.correct(number, { 结束: '2026-02-14 15:05' }, ''))).toBe('FORM-ENTRY');
    expect(outcome(desk.correct(number, { 结束: '2026-02-14 15:00' }, '核对'))).toBe('recorded');
    expect(desk.journal()).toHaveLength(1);
  });

  it('a cell changed by hand is told until it is explained by a correction', () => {
    const desk = openDesk('2026-02-14 15:10');
    const number = desk.given('duty-log', early);
    expect(desk.check().warn).toEqual([]);
    desk.byHand((book) => void book.getSheetByName('值班记录')?.getRange('E3').setValue('李娜'));
    expect(desk.check().warn).toMatchObject([{ rule: 'DUTY-09', number, row: 3 }]);
    desk.correct(number, { 值班人: '李娜' }, '换班未及时登记');
    expect(desk.check().warn).toEqual([]);
    expect(JSON.parse(desk.journal().at(-1)?.changes ?? '')).toEqual({ officer: ['王芳', '李娜'] });
  });
});

describe('DUTY-10 a duty is kept three years from the day it was recorded', () => {
  it('a row deleted before they are over must be put back', () => {
    const desk = openDesk('2024-02-29 15:10');
    const leap = { ...early, 日期: '2024-02-29', 开始: '2024-02-29 07:00', 结束: '2024-02-29 15:00' };
    const number = desk.given('duty-log', leap);
    expect(desk.call('dutybookEntry', { number, person: '王芳' })).toMatchObject({
      answer: { keptUntil: '2027-03-01' },
    });
    desk.byHand((book) => void book.getSheetByName('值班记录')?.deleteRow(3));
    const gone = () => desk.check().reject.filter((issue) => issue.number === number);
    desk.at('2027-02-28 23:59');
    expect(gone()).toMatchObject([{ rule: 'DUTY-10', effect: 'reject' }]);
    desk.at('2027-03-01 00:00');
    expect(gone()).toMatchObject([{ rule: 'FORM-ROW' }]);
    desk.call('dutybookPutBack', { number, person: '张伟' });
    expect(gone()).toEqual([]);
  });

  it('of a register without such a rule no day is said', () => {
    const desk = openDesk();
    const number = desk.given('complaint', COMPLAINT);
    expect(desk.call('dutybookEntry', { number, person: '王芳' })).not.toHaveProperty('answer.keptUntil');
  });
});

describe('DUTY-11 times are on one clock, whoever types them', () => {
  it('the same wall-clock time is kept for two accounts', () => {
    const desk = openDesk('2026-02-15 09:30');
    for (const account of ['desk@example.com', 'abroad@example.com']) {
      const values = { date: '2026-02-14', shift: '早班', officer: '王芳', start: '2026-02-14 07:00' };
      const request = {
        key: `from-${account.slice(0, 4)}`,
        act: 'record',
        register: 'duty-log',
        person: '王芳',
        values,
      };
      desk.host.run('dutybookSubmit', [request], { account });
    }
    expect(desk.rows('值班记录').map((row) => row.开始)).toEqual(['2026-02-14 07:00', '2026-02-14 07:00']);
    expect(desk.verify().ok).toBe(true);
  });

  it('a workbook in another zone than the script is refused', () => {
    const desk = openDesk();
    const before = desk.journal();
    desk.byHand((book) => void book.setSpreadsheetTimeZone('Asia/Tokyo'));
    for (const [name, request] of Object.entries(REQUESTS))
      expect([name, desk.call(name, request)]).toMatchObject([name, { error: { code: 'time-zone' } }]);
    desk.byHand((book) => void book.setSpreadsheetTimeZone('Asia/Shanghai'));
    expect(desk.journal()).toEqual(before);
    expect(desk.check().reject).toEqual([]);
  });
});

describe('DUTY-12 calls taken on duty are recorded and counted', () => {
  it('by the time of the call, in the period it belongs to', () => {
    const desk = openDesk('2026-02-16 10:00');
    const call = (时间: string) => ({ ...matter, 时间 });
    desk.given('duty-log', {
      ...early,
      值班事项: [call('2026-02-14 08:00'), { ...call('2026-02-14 09:00'), 事项类别: '日常' }],
    });
    // Sunday night to Monday: one call on each side of the week's border.
    const sunday = { ...night, 日期: '2026-02-15', 开始: '2026-02-15 22:00', 结束: '2026-02-16 07:00' };
    desk.given('duty-log', { ...sunday, 值班事项: [call('2026-02-15 23:59'), call('2026-02-16 00:00')] });
    const calls = (period: string) => desk.summary(period).summary.measures['duty-calls'];
    expect([calls('2026-W06'), calls('2026-W07'), calls('2026-W08')]).toEqual([
      { count: 0 },
      { count: 2 },
      { count: 1 },
    ]);
  });
});
