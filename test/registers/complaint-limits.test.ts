import { beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

const bill = {
  投诉渠道: '来电',
  投诉人: '郑洁',
  房号: '3-1202',
  投诉类别: '收费',
  投诉内容: '多收停车费',
  首问责任人: '王芳',
};
const visit = {
  回访类别: '日常',
  客户: '郑洁',
  回访方式: '电话',
  回访人: '李娜',
  是否联系上: '是',
  满意度: '不满意',
};
const sheet = '投诉登记表';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-03-31 09:00');
});
const received = (受理时间: string, filled: object = {}): string =>
  desk.given('complaint', { ...bill, 受理时间, 程度: '一般', 首次答复: '核对中', 首次答复时间: 受理时间, ...filled });
const changed = (number: string, filled: object, by = '张伟'): string =>
  outcome(desk.correct(number, { ...filled }, '跟进', { by }));
const handled = (处理完成时间: string) => ({ 处理结果: '已退费', 处理完成时间 });
const seen = (): Record<string, string> => desk.rows(sheet)[0] ?? {};
const due = (): string[] => listed(desk.check().due);
const timeliness = (period: string) => desk.summary(period).summary.measures['complaint-timeliness'];

describe('CMPL-02 a limit runs on clock or working time, as the settings say', () => {
  // Working hours are 8:30–12:00 and 14:00–17:30.
  it.each([
    ['一般', '2026-03-06 16:00', '2026-03-11 16:00', '工作时间', 'three working days from a Friday'],
    ['一般', '2026-03-08 21:00', '2026-03-11 17:30', '工作时间', 'received on a Sunday evening'],
    ['一般', '2026-02-13 16:00', '2026-02-25 16:00', '工作时间', 'a Saturday worked, then nine days off'],
    ['重大', '2026-03-06 16:00', '2026-03-07 16:00', '自然时间', 'a serious one, a day of the clock'],
  ])('%s %s: %s, %s (%s)', (程度, at, 处理期限, 期限按) => {
    received(at, { 程度 });
    expect(seen()).toMatchObject({ 处理期限, 期限按 });
  });

  it('a row of the settings from before, without a unit, means clock hours', () => {
    desk.settings('limits', [['一般', '收费', 24, 72]]);
    received('2026-03-06 16:00');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-09 16:00', 期限按: '自然时间' });
  });

  it('a first answer within working hours', () => {
    desk.settings('limits', [['一般', '收费', 2, 72, '工作小时']]);
    const number = received('2026-03-30 17:00', { 首次答复: '', 首次答复时间: '' });
    desk.at('2026-03-31 10:00');
    expect(due()).toEqual([]);
    desk.at('2026-03-31 10:01');
    expect(due()).toEqual([`${number} CMPL-02 firstAnswerAt`]);
  });

  it('without working hours the whole of a working day counts', () => {
    desk.byHand((book) => {
      const settings = book.getSheetByName('设置');
      for (const text of ['08:30', '12:00', '14:00', '17:30'])
        settings?.createTextFinder(text).matchEntireCell(true).findNext()?.setValue('');
    });
    received('2026-03-08 21:00');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-12 00:00' });
  });
});

describe('CMPL-02 by how much a limit was missed is kept, and a missed limit stays missed', () => {
  it('in minutes of the time it runs on', () => {
    // Due on Wednesday 11 March at 16:00.
    const number = received('2026-03-06 16:00', handled('2026-03-12 09:00'));
    expect(seen()).toMatchObject({ '处理超时（分钟）': '120' });
    expect(changed(number, { 程度: '重大' })).toBe('recorded');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-07 16:00', '处理超时（分钟）': String(4 * 1_440 + 17 * 60) });
    expect(desk.verify().ok).toBe(true);
  });

  it('after hours it is missed by no working time, and yet missed', () => {
    received('2026-03-08 21:00', handled('2026-03-11 20:00'));
    expect(seen()).toMatchObject({ '处理超时（分钟）': '0' });
    expect(timeliness('2026-W11')).toEqual({ part: 0, whole: 1 });
  });

  it('the summary says how long, of those handled late', () => {
    received('2026-03-06 16:00', handled('2026-03-12 09:00'));
    received('2026-03-06 16:00', handled('2026-03-12 10:00'));
    received('2026-03-06 16:00', handled('2026-03-11 16:00'));
    expect(desk.summary('2026-W11').summary.measures['complaint-lateness']).toMatchObject({
      count: 2,
      mean_hours: 2.5,
    });
  });

  it('in time nothing is kept; nor of what was withdrawn', () => {
    received('2026-03-06 16:00', handled('2026-03-11 16:00'));
    received('2026-03-06 16:00', { ...handled('2026-03-20 16:00'), 不再处理: '撤诉', 办结时间: '2026-03-20 17:00' });
    expect(desk.rows(sheet).map((row) => row['处理超时（分钟）'])).toEqual(['', '']);
  });

  it('settings that change move nothing: not when it was due, not by how much it was missed', () => {
    const [late, open] = [received('2026-03-06 16:00', handled('2026-03-12 09:00')), received('2026-03-06 16:00')];
    desk.settings('limits', [['一般', '收费', 24, 30, '自然小时', '工作日']]);
    desk.settings('holidays', [['2026-03-09', '2026-03-13', '休息', '厂休']]);
    for (const number of [late, open]) expect(changed(number, { 地点: '大堂' })).toBe('recorded');
    expect(desk.rows(sheet)).toMatchObject([
      { 处理期限: '2026-03-11 16:00', '处理超时（分钟）': '120' },
      { 处理期限: '2026-03-11 16:00' },
    ]);
    expect(timeliness('2026-W11')).toEqual({ part: 0, whole: 2 });
  });

  it('a corrected time works it out anew', () => {
    const number = received('2026-03-06 16:00', handled('2026-03-12 09:00'));
    expect(changed(number, { 处理完成时间: '2026-03-11 17:00' })).toBe('recorded');
    expect(seen()).toMatchObject({ '处理超时（分钟）': '60' });
    expect(changed(number, { 受理时间: '2026-03-09 16:00' })).toBe('recorded');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-12 16:00', '处理超时（分钟）': '' });
  });

  it('a first answer too late', () => {
    const number = received('2026-03-06 16:00', { 首次答复时间: '2026-03-07 16:30' });
    expect(seen()).toMatchObject({ '答复超时（分钟）': '30' });
    desk.settings('limits', [['一般', '收费', 99, 99]]);
    changed(number, { 地点: '大堂' });
    expect(seen()).toMatchObject({ '答复超时（分钟）': '30' });
    expect(changed(number, { '答复超时（分钟）': '' })).toBe('FORM-ASSIGNED answeredLate');
  });
});

describe('CMPL-02 on hold the handling limit stands still', () => {
  const hold = (since: string) => ({ 等待自: since, 等待原因: '等配件' });
  const over = { 等待自: '', 等待原因: '' };

  it('while it waits it is not overdue, however long; then it is due that much working time later', () => {
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-09 09:00'));
    expect(due()).toEqual([]);
    expect(seen()).toMatchObject({ 状态: '等待' });
    expect([timeliness('2026-W11'), timeliness('2026-W12')]).toEqual(Array(2).fill({ part: 0, whole: 0 }));
    // Whoever is at the desk ends the wait: it is the next step, not a correction.
    desk.at('2026-04-01 09:00');
    expect(changed(number, over, '李娜')).toBe('recorded');
    // 17 working days have gone by. It had 1 ¾ left on 9 March; 4 to 6 April is Tomb-Sweeping.
    expect(seen()).toMatchObject({
      状态: '待处理',
      处理期限: '2026-04-03 16:00',
      恢复处理时间: '2026-04-01 09:00',
      '等待（工作分钟）': String(17 * 420),
      '等待（分钟）': String(23 * 1_440),
    });
    desk.at('2026-04-03 16:01');
    expect(due()).toEqual([`${number} CMPL-02 dueAt`]);
    expect(desk.verify().ok).toBe(true);
  });

  it('on the clock where its limit runs on the clock', () => {
    desk.at('2026-03-06 17:00');
    const number = received('2026-03-06 16:00', { 程度: '重大' });
    changed(number, hold('2026-03-06 17:00'));
    desk.at('2026-03-08 17:30');
    changed(number, over);
    expect(seen()).toMatchObject({ 处理期限: '2026-03-09 16:30', '等待（分钟）': String(2 * 1_440 + 30) });
  });

  it('twice, each wait once: also where the first was ended by mistake', () => {
    desk.at('2026-03-09 12:00');
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-09 09:00'));
    desk.at('2026-03-09 15:00');
    changed(number, over);
    changed(number, hold('2026-03-09 09:00'));
    desk.at('2026-03-09 17:00');
    changed(number, over);
    expect(seen()).toMatchObject({ 处理期限: '2026-03-12 15:00', '等待（工作分钟）': '360' });
  });

  it('a wait that began once the limit was missed takes nothing back', () => {
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-12 09:00'));
    expect(due()).toEqual([`${number} CMPL-02 dueAt`]);
    changed(number, over);
    expect(seen()).toMatchObject({ 处理期限: '2026-03-11 16:00', '等待（分钟）': '' });
    expect(timeliness('2026-W11')).toEqual({ part: 0, whole: 1 });
  });

  it('handled while it waits it is handled in time, and stays so when either time is corrected', () => {
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-09 09:00'));
    expect(changed(number, handled('2026-03-20 10:00'), '李娜')).toBe('recorded');
    expect(seen()).toMatchObject({ '处理超时（分钟）': '', '等待（工作分钟）': String(9 * 420 + 60) });
    const { 处理期限: first } = seen();
    changed(number, { 处理完成时间: '2026-03-23 10:00' });
    expect(seen()).toMatchObject({ '处理超时（分钟）': '', '等待（工作分钟）': String(10 * 420 + 60) });
    changed(number, { 处理完成时间: '2026-03-20 10:00' });
    expect(seen()).toMatchObject({ 处理期限: first });
    // There had been no wait after all.
    changed(number, over);
    expect(seen()).toMatchObject({ 处理期限: '2026-03-11 16:00', '处理超时（分钟）': String(6 * 420 + 180) });
  });

  it('another severity is reckoned with what it has waited, on the other time', () => {
    desk.at('2026-03-09 12:00');
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-06 17:00'));
    changed(number, over);
    changed(number, { 程度: '重大' });
    expect(seen()).toMatchObject({ 处理期限: '2026-03-10 11:00', 期限按: '自然时间' });
  });

  it('typed into its row like in a form', () => {
    const number = received('2026-03-06 16:00');
    changed(number, hold('2026-03-09 09:00'));
    desk.byHand((book) => {
      const complaints = book.getSheetByName('投诉登记表');
      const [headings = []] = complaints?.getRange('1:1').getValues() ?? [];
      const type = (heading: string, value: string) =>
        complaints?.getRange(3, headings.indexOf(heading) + 1).setValue(value);
      type('处理结果', '已退费');
      type('处理完成时间', '2026-03-20 10:00');
    });
    expect(desk.sweep()).toMatchObject({ filledIn: 1, reject: 0 });
    expect(seen()).toMatchObject({ 编号: number, '处理超时（分钟）': '', '等待（工作分钟）': String(9 * 420 + 60) });
    expect(desk.verify().ok).toBe(true);
  });
});

describe('CMPL-02 the limit of a reopened complaint goes on where it stood', () => {
  const reopened = (number: string, 回访时间: string): string =>
    desk.given('return-visit', { ...visit, 回访时间, 回访对象编号: number });

  it('handled in time, it has the rest of its limit from when it was reopened', () => {
    // A working day before its end.
    const number = received('2026-03-06 16:00', handled('2026-03-10 16:00'));
    reopened(number, '2026-03-16 10:00');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-17 10:00', '处理超时（分钟）': '' });
    expect(timeliness('2026-W11')).toEqual({ part: 1, whole: 1 });
    changed(number, handled('2026-03-17 11:00'));
    expect(seen()).toMatchObject({ '处理超时（分钟）': '60' });
    expect([timeliness('2026-W11'), timeliness('2026-W12')]).toEqual([
      { part: 1, whole: 1 },
      { part: 0, whole: 1 },
    ]);
  });

  it('handled late, that stays with its reopening', () => {
    const number = received('2026-03-06 16:00', handled('2026-03-12 09:00'));
    reopened(number, '2026-03-16 10:00');
    expect(desk.rows(`${sheet}·重开记录`)).toMatchObject([
      { 原处理期限: '2026-03-11 16:00', '原处理超时（分钟）': '120' },
    ]);
    expect(timeliness('2026-W11')).toEqual({ part: 0, whole: 1 });
    changed(number, handled('2026-03-16 11:00'));
    expect(seen()).toMatchObject({ '处理超时（分钟）': '180' });
    expect(timeliness('2026-W11')).toEqual({ part: 0, whole: 1 });
  });

  it('a visit that is void leaves it as it was', () => {
    const number = received('2026-03-06 16:00', handled('2026-03-12 09:00'));
    const as = ['处理期限', '处理超时（分钟）', '处理完成时间', '状态'].map((heading) => seen()[heading]);
    const visited = reopened(number, '2026-03-16 10:00');
    desk.void(visited, '打错电话', { by: '张伟' });
    expect(['处理期限', '处理超时（分钟）', '处理完成时间', '状态'].map((heading) => seen()[heading])).toEqual(as);
    expect(desk.verify().ok).toBe(true);
  });

  it('the time of the visit corrected, it is due anew; and late anew', () => {
    const number = received('2026-03-06 16:00', handled('2026-03-10 16:00'));
    const visited = reopened(number, '2026-03-16 10:00');
    changed(number, handled('2026-03-17 11:00'));
    expect(outcome(desk.correct(visited, { 回访时间: '2026-03-16 11:30' }, '记错', { by: '张伟' }))).toBe('recorded');
    expect(seen()).toMatchObject({ 处理期限: '2026-03-17 11:30', '处理超时（分钟）': '' });
  });
});

it('CMPL-02 across the night on which summer time begins it is due by the wall clock, or when that has leapt on', () => {
  const timeZone = 'Europe/Paris';
  desk = deskOn(newWorkbook('zh_CN', timeZone), '2026-04-02 18:00', { manifest: { timeZone } });
  desk.call('dutybookNew', { locale: 'zh-CN', name: '云栖花园' });
  received('2026-03-28 16:00', { 程度: '重大', ...handled('2026-03-29 16:01') });
  // At two it was three.
  received('2026-03-28 02:30', { 程度: '重大' });
  expect(desk.rows(sheet)).toMatchObject([
    { 处理期限: '2026-03-29 16:00', '处理超时（分钟）': '1' },
    { 处理期限: '2026-03-29 03:30' },
  ]);
  expect(desk.check().reject).toEqual([]);
  expect(desk.verify().ok).toBe(true);
});
