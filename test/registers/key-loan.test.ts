import { beforeEach, describe, expect, it } from 'vitest';
import { typeInto } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { listed, outcome } from '../support/outcome.ts';

/** Two good pieces and a sealed one of a unit's key; a plant room's key of which nothing is asked on return. */
const unitKey = {
  钥匙编号: 'A-1203',
  对应位置: '3 栋 1203',
  钥匙类别: '单元',
  完好: 2,
  封存: 1,
  存放位置: '3-12',
  保管人: '王芳',
};
const plantKey = { ...unitKey, 钥匙编号: 'P-01', 对应位置: '配电房', 钥匙类别: '设备房', 完好: 3, 封存: 0 };
const loan = {
  钥匙: 'A-1203',
  数量: 1,
  借用人: '李娜',
  用途: '带客看房',
  借出时间: '2026-02-14 09:10',
  应还时间: '2026-02-14 18:00',
  经手人: '王芳',
};
const back = { 归还时间: '2026-02-14 11:00', 归还数量: 1, 完好程度: '完好', 归还人: '李娜', 接收人: '王芳' };
const secured = { ...back, 已断电: '是', 门窗已关: '是', 已上锁: '是' };

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 11:30');
  desk.given('key-inventory', unitKey);
  desk.given('key-inventory', plantKey);
});
const lend = (filled: object): string => outcome(desk.record('key-loan', { ...filled }));
/** Pieces of the unit's key by condition, as the sheet shows them. */
const pieces = (tag = 'A-1203') => {
  const { 完好, 损坏, 遗失, 封存 } = desk.rows('钥匙台账').find((row) => row.钥匙编号 === tag) ?? {};
  return { 完好, 损坏, 遗失, 封存 };
};

describe('KEYS-01 a loan is recorded in full', () => {
  it.each([
    ['key', '钥匙'],
    ['pieces', '数量'],
    ['borrower', '借用人'],
    ['purpose', '用途'],
    ['lentBy', '经手人'],
  ])('without %s', (field, label) => expect(lend({ ...loan, [label]: '' })).toBe(`KEYS-01 ${field}`));

  it.each([
    ['in full', loan, 'recorded'],
    ['nobody knows when it went out', { ...loan, 借出时间: '' }, 'KEYS-01 outAt'],
    ['due back when it goes out', { ...loan, 应还时间: '2026-02-14 09:10' }, 'KEYS-01 dueBack'],
    ['no piece at all', { ...loan, 数量: 0 }, 'FORM-WHOLE pieces'],
    ['a key that is not in the inventory', { ...loan, 钥匙: 'B-0001' }, 'FORM-REF key'],
    ['more came back than went out', { ...loan, 归还: [{ ...secured, 归还数量: 2 }] }, 'KEYS-01 returns'],
    [
      'back before it went out',
      { ...loan, 归还: [{ ...secured, 归还时间: '2026-02-14 09:09' }] },
      'KEYS-01 returns.at #1',
    ],
    ['lent this minute', { ...loan, 借出时间: '2026-02-14 11:30' }, 'recorded'],
    ['lent in a minute', { ...loan, 借出时间: '2026-02-14 11:31' }, 'KEYS-01 outAt'],
    ['back this minute', { ...loan, 归还: [{ ...secured, 归还时间: '2026-02-14 11:30' }] }, 'recorded'],
    [
      'the second piece back in a minute',
      { ...loan, 数量: 2, 归还: [secured, { ...secured, 归还时间: '2026-02-14 11:31' }] },
      'KEYS-01 returns.at #2',
    ],
    ['due back next year', { ...loan, 应还时间: '2027-02-14 18:00' }, 'recorded'],
    ['back by nobody', { ...loan, 归还: [{ ...secured, 归还人: '' }] }, 'KEYS-01 returns.by #1'],
  ])('%s', (_, filled, expected) => expect(lend(filled)).toBe(expected));

  it.each([
    ['2026-02-14 09:10', '2026-02-14 22:00'],
    ['2026-02-14 22:00', '2026-02-15 22:00'],
    ['2026-02-14 23:30', '2026-02-15 22:00'],
  ])('lent at %s it is due back when the day’s duty ends, %s', (借出时间, 应还时间) => {
    desk.at('2026-02-15 09:00');
    expect(lend({ ...loan, 借出时间, 应还时间: '' })).toBe('recorded');
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 应还时间 }]);
  });
});

describe('KEYS-02 no more is lent than hangs in the cabinet in good condition', () => {
  it('both pieces, and no third', () => {
    expect(lend({ ...loan, 数量: 3 })).toBe('KEYS-02 pieces');
    expect(lend({ ...loan, 数量: 2 })).toBe('recorded');
    expect(lend(loan)).toBe('KEYS-02 pieces');
    expect(lend({ ...loan, 钥匙: 'P-01' })).toBe('recorded');
  });

  it('what came back in part can be lent again', () => {
    const first = desk.given('key-loan', { ...loan, 数量: 2 });
    desk.correct(first, { 归还: [secured] }, '还回一把');
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 状态: '部分归还' }]);
    expect(lend({ ...loan, 数量: 2 })).toBe('KEYS-02 pieces');
    expect(lend(loan)).toBe('recorded');
  });

  it('a voided loan has taken nothing', () => {
    const mistaken = desk.given('key-loan', { ...loan, 数量: 2 });
    desk.void(mistaken, '登记错钥匙');
    expect(lend({ ...loan, 数量: 2 })).toBe('recorded');
  });

  it('a loan is not counted against itself when it is corrected', () => {
    const number = desk.given('key-loan', { ...loan, 数量: 2 });
    expect(outcome(desk.correct(number, { 用途: '维修' }, '用途写错'))).toBe('recorded');
    expect(outcome(desk.correct(number, { 数量: 3 }, '数量写错'))).toBe('KEYS-02 pieces');
    expect(outcome(desk.correct(number, { 数量: 1 }, '数量写错'))).toBe('recorded');
    expect(lend(loan)).toBe('recorded');
  });

  it('a sealed piece goes only with the manager’s permission', () => {
    desk.given('key-loan', { ...loan, 数量: 2 });
    expect(lend({ ...loan, 批准人: '张伟' })).toBe('KEYS-02 pieces');
    expect(lend({ ...loan, 批准人: '陈国强' })).toBe('recorded');
    expect(lend({ ...loan, 批准人: '周敏' })).toBe('KEYS-02 pieces');
  });

  it('damaged and lost pieces cannot be lent', () => {
    const number = desk.given('key-loan', { ...loan, 数量: 2 });
    desk.correct(
      number,
      {
        归还: [
          { ...secured, 完好程度: '损坏' },
          { ...secured, 完好程度: '遗失' },
        ],
      },
      '归还',
    );
    expect(lend(loan)).toBe('KEYS-02 pieces');
  });

  it('a key withdrawn cannot be lent; a late return of one is never refused', () => {
    const [key] = desk.rows('钥匙台账');
    desk.correct(key?.编号, { 注销时间: '2026-02-14 09:00' }, '换锁');
    expect(lend(loan)).toBe('KEYS-02 key');
    expect(lend({ ...loan, 归还: [secured] })).toBe('recorded');
  });
});

describe('KEYS-03 an outside worker never borrows directly', () => {
  const outside = { ...loan, 代借人: '吴强', 单位: '恒通装饰' };
  it.each([
    ['a member of the staff borrows on behalf of him', outside, 'recorded'],
    ['the company is not named', { ...outside, 单位: '' }, 'KEYS-03 company'],
    ['the person is not named', { ...outside, 代借人: '' }, 'KEYS-03 company'],
    ['he borrows himself', { ...outside, 借用人: '吴强', 批准人: '张伟' }, 'FORM-PERSON borrower, KEYS-03 borrower'],
    [
      'someone who has left borrows for him',
      { ...outside, 借用人: '孙丽' },
      'FORM-PERSON borrower, KEYS-03 borrower, KEYS-04 permittedBy',
    ],
  ])('%s', (_, filled, expected) => expect(lend(filled)).toBe(expected));
});

describe('KEYS-04 off the site, or to anyone but the staff, a key goes only with a permission', () => {
  it.each([
    ['within the site', { ...loan, 带出项目: '否' }, 'recorded'],
    ['off the site', { ...loan, 带出项目: '是' }, 'KEYS-04 permittedBy'],
    ['off the site, permitted', { ...loan, 带出项目: '是', 批准人: '张伟' }, 'recorded'],
    ['to a stranger', { ...loan, 借用人: '吴强' }, 'FORM-PERSON borrower, KEYS-04 permittedBy'],
    ['to a stranger, permitted', { ...loan, 借用人: '吴强', 批准人: '张伟' }, 'recorded, FORM-PERSON borrower'],
    ['permitted by one of the desk', { ...loan, 带出项目: '是', 批准人: '王芳' }, 'FORM-SIGN permittedBy'],
    ['permitted by himself', { ...loan, 借用人: '张伟', 带出项目: '是', 批准人: '张伟' }, 'FORM-SIGN permittedBy'],
  ])('%s', (_, filled, expected) => expect(lend(filled)).toBe(expected));
});

describe('KEYS-05 on return of a unit’s key power, windows and door are confirmed', () => {
  it.each([
    ['all three', secured, 'recorded'],
    ['not asked', back, 'KEYS-05 returns.locked #1'],
    ['the power is on', { ...secured, 已断电: '否' }, 'KEYS-05 returns.locked #1'],
    ['a window is open', { ...secured, 门窗已关: '否' }, 'KEYS-05 returns.locked #1'],
    ['nobody looked at the door', { ...secured, 已上锁: '' }, 'KEYS-05 returns.locked #1'],
  ])('%s', (_, line, expected) => expect(lend({ ...loan, 归还: [line] })).toBe(expected));

  it('a key that is lost locks nothing', () =>
    expect(lend({ ...loan, 归还: [{ ...back, 完好程度: '遗失' }] })).toBe('recorded'));
  it('each return for itself', () =>
    expect(lend({ ...loan, 数量: 2, 归还: [secured, back] })).toBe('KEYS-05 returns.locked #2'));
  it('no other key is asked', () => expect(lend({ ...loan, 钥匙: 'P-01', 归还: [back] })).toBe('recorded'));
});

describe('KEYS-06 keys that are not back in time are listed', () => {
  const due = () => listed(desk.check().due);
  it('from the minute after the grace of a quarter of an hour', () => {
    const number = desk.given('key-loan', loan);
    desk.at('2026-02-14 18:15');
    expect(due()).toEqual([]);
    desk.at('2026-02-14 18:16');
    expect(due()).toEqual([`${number} KEYS-06 dueBack`]);
  });

  it('as long as a piece is missing, and no longer', () => {
    const number = desk.given('key-loan', { ...loan, 数量: 2 });
    desk.at('2026-02-15 09:00');
    desk.correct(number, { 归还: [secured] }, '还回一把', { by: '张伟' });
    expect(due()).toEqual([`${number} KEYS-06 dueBack`]);
    const late = { ...secured, 归还时间: '2026-02-15 08:50' };
    expect(outcome(desk.correct(number, { 归还: [secured, late] }, '全部还回', { by: '张伟' }))).toBe('recorded');
    expect(due()).toEqual([]);
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 状态: '已还' }]);
  });

  it('with a reason on record it is overdue still, and nobody is asked for a reason', () => {
    const number = desk.given('key-loan', loan);
    const state = () => desk.rows('钥匙借用登记表')[0]?.状态;
    desk.at('2026-02-15 09:00');
    expect(due()).toEqual([`${number} KEYS-06 dueBack`]);
    desk.correct(number, { 未还原因: '施工延期，明早归还' }, '每日检查');
    expect([due(), state()]).toEqual([[], '逾期']);
    expect(desk.summary('2026-W07').summary.measures['key-loans-overdue']).toEqual({ count: 1 });
  });

  it('within the grace it is overdue nowhere', () => {
    const number = desk.given('key-loan', loan);
    const shown = (用途: string) => {
      desk.correct(number, { 用途 }, '核对');
      const [row] = desk.rows('钥匙借用登记表');
      const { measures } = desk.summary('2026-W07').summary;
      return [row?.状态, due().length, measures['key-loans-overdue'], measures['keys-returned-on-time']];
    };
    desk.at('2026-02-14 18:14');
    expect(shown('看房')).toEqual(['借出', 0, { count: 0 }, { part: 0, whole: 0 }]);
    desk.at('2026-02-14 18:16');
    expect(shown('带客')).toEqual(['逾期', 1, { count: 1 }, { part: 0, whole: 1 }]);
  });

  it('not once the loan is void', () => {
    const number = desk.given('key-loan', loan);
    desk.at('2026-02-15 09:00');
    desk.void(number, '没有借出', { by: '张伟' });
    expect(due()).toEqual([]);
  });
});

describe('KEYS-04 a late return is never refused', () => {
  it.each([
    ['of somebody who has left since', {}],
    ['for an outside worker, by somebody who has left since', { 代借人: '老刘', 单位: '宏达装饰' }],
  ])('%s', (_, change) => {
    const number = desk.given('key-loan', { ...loan, ...change });
    desk.byHand((book, name) => {
      const sheet = book.getSheetByName('设置');
      const row = sheet?.createTextFinder(name).matchEntireCell(true).findNext()?.getRow() ?? 0;
      const left = sheet?.createTextFinder('已离职').findNext()?.getColumn() ?? 0;
      sheet?.getRange(row, left).setValue('是');
    }, '李娜');
    desk.at('2026-02-16 09:00');
    const back = { ...secured, 归还时间: '2026-02-16 08:50', 归还人: '张伟' };
    expect(outcome(desk.correct(number, { 归还: [back] }, '', { by: '张伟' }))).toBe('recorded');
    expect(outcome(desk.correct(number, { 借用人: '孙丽' }, '记错', { by: '张伟' }))).not.toBe('recorded');
  });
});

describe('KEYS-06 to whoever has keys overdue another is lent only with a reason', () => {
  const next = { ...loan, 钥匙: 'P-01', 借出时间: '2026-02-15 09:00', 应还时间: '2026-02-15 18:00' };
  let first: string;
  beforeEach(() => {
    first = desk.given('key-loan', loan);
    desk.at('2026-02-15 09:30');
  });
  it.each([
    ['another key', {}, 'KEYS-06 lentAnyway'],
    ['the same key', { 钥匙: 'A-1203' }, 'KEYS-06 lentAnyway'],
    ['with the reason', { 逾期仍借原因: '抢修，昨天的下午一起还' }, 'recorded'],
    ['to somebody else', { 借用人: '王芳' }, 'recorded'],
    ['that is back, and written down later', { 归还: [{ ...back, 归还时间: '2026-02-15 09:20' }] }, 'recorded'],
    ['lent before the other was overdue, and written down later', { 借出时间: '2026-02-14 18:15' }, 'recorded'],
    ['a minute after it was overdue', { 借出时间: '2026-02-14 18:16' }, 'KEYS-06 lentAnyway'],
  ])('%s', (_, change, expected) => expect(lend({ ...next, ...change })).toBe(expected));

  it('says which; not once all is back, or the other loan is void', () => {
    const [issue] = desk.record('key-loan', next).issues;
    expect(issue?.message).toContain('A-1203');
    desk.correct(first, { 归还: [{ ...secured, 归还时间: '2026-02-15 09:20' }] }, '');
    expect(lend(next)).toBe('recorded');
  });

  it('not where the other loan is void', () => {
    desk.void(first, '没有借出', { by: '张伟' });
    expect(lend(next)).toBe('recorded');
  });

  it('what is lent is extended and comes back, whatever is written down later of another', () => {
    const early = { ...loan, 借用人: '张伟', 借出时间: '2026-02-13 09:10', 应还时间: '2026-02-13 18:00' };
    const second = desk.given('key-loan', { ...next, 借用人: '张伟' });
    desk.given('key-loan', early);
    const extension = { 续借时间: '2026-02-15 09:20', 续借到: '2026-02-15 20:00', 同意人: '王芳' };
    expect(outcome(desk.correct(second, { 续借: [extension] }, ''))).toBe('recorded');
    expect(outcome(desk.correct(second, { 借出时间: '2026-02-15 09:01' }, '记错'))).toBe('KEYS-06 lentAnyway');
    expect(outcome(desk.correct(second, { 归还: [{ ...secured, 归还时间: '2026-02-15 09:25' }] }, ''))).toBe(
      'recorded',
    );
  });

  it('costs the same however many of their loans are done', () => {
    const done = (hour: string) =>
      desk.given('key-loan', {
        ...loan,
        借出时间: `2026-02-14 ${hour}:00`,
        归还: [{ ...secured, 归还时间: `2026-02-14 ${hour}:20` }],
      });
    const calls = () => {
      expect(lend(next)).toBe('KEYS-06 lentAnyway');
      return desk.calls;
    };
    done('09');
    const few = calls();
    for (const hour of ['10', '11', '12', '13']) done(hour);
    expect(calls()).toBe(few);
  });
});

describe('KEYS-10 what comes back damaged or lost is no longer among the good pieces', () => {
  it('one of each', () => {
    const number = desk.given('key-loan', { ...loan, 数量: 2 });
    desk.correct(number, { 归还: [{ ...secured, 完好程度: '损坏' }] }, '归还');
    expect(pieces()).toEqual({ 完好: '1', 损坏: '1', 遗失: '0', 封存: '1' });
    desk.correct(
      number,
      {
        归还: [
          { ...secured, 完好程度: '损坏' },
          { ...secured, 完好程度: '遗失' },
        ],
      },
      '归还',
    );
    expect(pieces()).toEqual({ 完好: '0', 损坏: '1', 遗失: '1', 封存: '1' });
    expect(desk.verify().ok).toBe(true);
  });

  it('taken back when the return is corrected or the loan is void', () => {
    const number = desk.given('key-loan', { ...loan, 归还: [{ ...secured, 完好程度: '遗失' }] });
    expect(pieces()).toMatchObject({ 完好: '1', 遗失: '1' });
    desk.correct(number, { 归还: [{ ...secured, 完好程度: '损坏' }] }, '已找到，断齿');
    expect(pieces()).toMatchObject({ 完好: '1', 损坏: '1', 遗失: '0' });
    desk.void(number, '登记重复');
    expect(pieces()).toMatchObject({ 完好: '2', 损坏: '0', 遗失: '0' });
  });

  it('the right key’s, when the loan had named a wrong one', () => {
    const number = desk.given('key-loan', { ...loan, 归还: [{ ...secured, 完好程度: '损坏' }] });
    desk.correct(number, { 钥匙: 'P-01' }, '钥匙登错');
    expect(pieces()).toMatchObject({ 完好: '2', 损坏: '0' });
    expect(pieces('P-01')).toMatchObject({ 完好: '2', 损坏: '1' });
  });

  it('of the last pieces that are out', () => {
    const number = desk.given('key-loan', { ...loan, 钥匙: 'P-01', 数量: 3 });
    expect(outcome(desk.correct(number, { 归还: [{ ...back, 完好程度: '损坏' }] }, '归还'))).toBe('recorded');
    expect(pieces('P-01')).toMatchObject({ 完好: '2', 损坏: '1' });
  });

  it('never fewer than none: what would make the key wrong is refused, and says which key', () => {
    const number = desk.given('key-loan', { ...loan, 归还: [{ ...secured, 完好程度: '损坏' }] });
    const key = desk.rows('钥匙台账')[0]?.编号;
    desk.correct(key, { 完好: 2, 损坏: 0 }, '已配新钥匙', { by: '张伟' });
    const answer = desk.void(number, '登记错钥匙');
    expect([outcome(answer), answer.issues[0]?.number]).toEqual(['KEYS-10 damaged', key]);
    expect(answer.issues[0]?.message).toContain(key);
    expect(pieces()).toMatchObject({ 完好: '2', 损坏: '0' });
    expect(desk.rows('钥匙借用登记表')).toMatchObject([{ 状态: '待报告', 作废原因: '' }]);
    desk.correct(key, { 损坏: 1 }, '旧钥匙还在', { by: '张伟' });
    expect(outcome(desk.void(number, '登记错钥匙'))).toBe('recorded');
  });

  it('a key somebody has counted down by hand loses no piece that is not there', () => {
    const number = desk.given('key-loan', { ...loan, 钥匙: 'P-01' });
    const key = desk.rows('钥匙台账')[1]?.编号 ?? '';
    desk.byHand(typeInto, '钥匙台账', key, '完好', 0);
    const lost = { 归还: [{ ...back, 完好程度: '遗失' }] };
    const answer = desk.correct(number, lost, '归还');
    expect([outcome(answer), answer.issues[0]?.number]).toEqual(['KEYS-10 damaged, KEYS-10 good', key]);
    desk.byHand(typeInto, '钥匙台账', key, '完好', 1);
    expect(outcome(desk.correct(number, lost, '归还'))).toBe('recorded');
    expect(desk.verify().ok).toBe(true);
  });

  it('a sealed piece is lost when no good one is left to be', () => {
    const safe = { ...unitKey, 钥匙编号: 'S-01', 完好: 0, 封存: 2 };
    desk.given('key-inventory', safe);
    const sealed = { ...loan, 钥匙: 'S-01', 批准人: '陈国强' };
    expect(lend({ ...sealed, 归还: [{ ...secured, 完好程度: '遗失' }] })).toBe('recorded');
    expect(pieces('S-01')).toEqual({ 完好: '0', 损坏: '0', 遗失: '1', 封存: '1' });
    expect(desk.check().reject).toEqual([]);
  });
});

describe('KEYS-06 a key is extended before it is due, never after', () => {
  const extension = { 续借时间: '2026-02-14 11:20', 续借到: '2026-02-14 20:00', 同意人: '张伟' };
  let number: string;
  beforeEach(() => {
    number = desk.given('key-loan', loan);
  });
  const extend = (change: object = {}) =>
    outcome(desk.correct(number, { 续借: [{ ...extension, ...change }] }, '', { by: '李娜' }));
  it.each([
    ['before it is due', {}, 'recorded'],
    ['to before it was due', { 续借到: '2026-02-14 18:00' }, 'KEYS-01 extensions.until #1'],
    ['allowed by the borrower', { 同意人: '李娜' }, 'KEYS-04 extensions.allowedBy #1'],
    ['by nobody', { 同意人: '' }, 'KEYS-01 extensions.allowedBy #1'],
  ])('%s', (_, change, expected) => expect(extend(change)).toBe(expected));

  it('then it is overdue by its new time, and the next extension counts from there', () => {
    expect(extend()).toBe('recorded');
    desk.at('2026-02-14 18:30');
    expect(desk.check().due).toEqual([]);
    desk.at('2026-02-14 20:16');
    expect(listed(desk.check().due)).toEqual([`${number} KEYS-06 dueBack`]);
    const late = { 续借时间: '2026-02-14 20:10', 续借到: '2026-02-14 22:00', 同意人: '张伟' };
    expect(outcome(desk.correct(number, { 续借: [extension, late] }, ''))).toBe('KEYS-01 extensions.at #2');
    expect(outcome(desk.correct(number, { 归还: [{ ...secured, 归还时间: '2026-02-14 20:15' }] }, ''))).toBe(
      'recorded',
    );
  });
});

it('KEYS-06 whoever has left and still holds a key is named until it is back', () => {
  desk.settings('people', [['吴强', '前台', '客服部', '', '是']]);
  desk.given('key-loan', { ...loan, 借用人: '吴强', 批准人: '张伟' });
  expect(desk.check().due.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    expect.stringContaining('KEYS-06 吴强'),
  ]);
});
