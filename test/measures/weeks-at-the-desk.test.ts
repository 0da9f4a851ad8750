import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Moment, plusMinutes, showMoment } from '../../src/domain/moment.ts';
import '../support/arbitrary.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { wall } from '../support/wall.ts';

/** What may happen next; it is tried, and what the rules refuse has not happened. */
const ACTS = [
  'receive',
  'handle',
  'please',
  'annoy',
  'miss',
  'close',
  'withdraw',
  'void',
  'unvisit',
  'lend',
  'return',
  'lose',
  'unlend',
] as const;
const by = { by: '张伟' };

/** Does one thing at a moment, to the `which`-th of those it can be done to. */
function act(desk: Desk, what: (typeof ACTS)[number], which: number, at: Moment): void {
  const now = showMoment(at);
  desk.at(now);
  const number = (sheet: string): string | undefined => {
    const rows = desk.rows(sheet);
    return rows[which % Math.max(1, rows.length)]?.编号;
  };
  const change = (sheet: string, filled: object): void => {
    const found = number(sheet);
    if (found) desk.correct(found, { ...filled }, '跟进', by);
  };
  const cancel = (sheet: string): void => {
    const found = number(sheet);
    if (found) desk.void(found, '登记重复', by);
  };
  const visit = (filled: object): void => {
    const follows = number('投诉登记表');
    const usual = { 回访时间: now, 回访类别: '日常', 客户: '郑洁', 回访方式: '电话', 回访人: '李娜', 是否联系上: '是' };
    if (follows) desk.record('return-visit', { ...usual, 回访对象编号: follows, ...filled }, by);
  };
  const complaint = {
    受理时间: now,
    投诉渠道: '来电',
    投诉人: '郑洁',
    房号: '3-1202',
    投诉类别: '收费',
    程度: '一般',
    投诉内容: '多收',
    首问责任人: '王芳',
  };
  const loan = { 钥匙: 'P-01', 数量: 2, 借用人: '李娜', 用途: '巡检', 借出时间: now, 经手人: '王芳' };
  const back = { 归还时间: now, 归还数量: 2, 完好程度: '完好', 归还人: '李娜', 接收人: '王芳' };
  const acts: Record<typeof what, () => void> = {
    receive: () => desk.record('complaint', complaint, by),
    handle: () => change('投诉登记表', { 处理结果: '已处理', 处理完成时间: now }),
    please: () => visit({ 满意度: '满意' }),
    annoy: () => visit({ 满意度: '不满意' }),
    miss: () => visit({ 是否联系上: '否' }),
    close: () => change('投诉登记表', { 办结时间: now, 未回访原因: '客户勿扰' }),
    withdraw: () => change('投诉登记表', { 不再处理: '撤诉', 办结时间: now }),
    void: () => cancel('投诉登记表'),
    unvisit: () => cancel('回访记录'),
    lend: () => desk.record('key-loan', loan, by),
    return: () => change('钥匙借用登记表', { 归还: [back] }),
    lose: () => change('钥匙借用登记表', { 归还: [{ ...back, 完好程度: '遗失' }] }),
    unlend: () => cancel('钥匙借用登记表'),
  };
  acts[what]();
}

const WEEKS = ['2026-W06', '2026-W07', '2026-W08', '2026-W09', '2026-W10', '2026-W11'];
const NAMES = {
  complaint: [
    'complaints-open-at-start',
    'complaints-received',
    'complaints-reopened',
    'complaints-closed',
    'complaints-voided',
    'complaints-open-at-end',
  ],
  loan: [
    'key-loans-open-at-start',
    'key-loans-lent',
    '',
    'key-loans-returned',
    'key-loans-voided',
    'key-loans-open-at-end',
  ],
} as const;

it('whatever happens at the desk, every week comes out even and the next begins where it ended', {
  timeout: 300_000,
}, () => {
  const happened = fc.array(
    fc.record({ what: fc.constantFrom(...ACTS), which: fc.nat(50), hours: fc.integer({ min: 1, max: 40 }) }),
    { minLength: 10, maxLength: 30 },
  );
  fc.assert(
    fc.property(happened, (story) => {
      const desk = openDesk('2026-02-02 08:00');
      desk.given('key-inventory', {
        钥匙编号: 'P-01',
        对应位置: '配电房',
        钥匙类别: '设备房',
        完好: 6,
        存放位置: '1',
        保管人: '王芳',
      });
      let at = wall('2026-02-02 08:00');
      for (const { what, which, hours } of story) {
        at = plusMinutes(at, hours * 60);
        act(desk, what, which, at);
      }
      desk.at('2026-03-16 08:00');
      const summaries = WEEKS.map((week) => desk.summary(week).summary.measures);
      for (const names of Object.values(NAMES)) {
        const sums = summaries.map((measures) => names.map((name) => Number(measures[name]?.count ?? 0)));
        for (const [opening = 0, opened = 0, reopened = 0, closed = 0, voided = 0, closing = 0] of sums)
          expect(opening + opened + reopened - closed - voided).toBe(closing);
        expect(sums.slice(1).map(([opening]) => opening)).toEqual(sums.slice(0, -1).map((week) => week.at(-1)));
      }
      expect(desk.verify()).toMatchObject({ ok: true });
      const { reject, warn } = desk.check();
      expect([reject, warn]).toEqual([[], []]);
      desk.close();
    }),
    { numRuns: 15 },
  );
});
