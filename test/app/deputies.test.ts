import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskAnswer } from '../../src/adapters/calls.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, DUTY, HANDLED, KEY, LOAN } from '../support/entries.ts';
import { outcome } from '../support/outcome.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-16 09:30');
  desk.settings('deputies', [
    ['陈国强', '张伟', '2026-02-14', '2026-02-16'],
    ['张伟', '李娜', '2026-02-14', '2026-02-16'],
  ]);
});
const DAYS = ['2026-02-13 23:59', '2026-02-14 00:00', '2026-02-16 23:59', '2026-02-17 00:00'];
const onThose = <Came>(came: () => Came): Came[] =>
  DAYS.map((moment) => {
    desk.at(moment);
    return came();
  });
const deskNow = (): DeskAnswer => {
  const answered = desk.call<DeskAnswer>('dutybookDesk', { person: '张伟' });
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer;
};
const closed = { ...HANDLED, 程度: '重大', 未回访原因: '客户勿扰' };

describe('a deputy has the role of whoever is away', () => {
  it('on those days, the first and the last included', () => {
    const complaint = { ...COMPLAINT, ...closed, 受理时间: '2026-02-13 08:00' };
    const times = { 处理完成时间: '2026-02-13 09:20', 办结时间: '2026-02-13 09:30' };
    const closes = () => outcome(desk.record('complaint', { ...complaint, ...times }, { by: '张伟' }));
    expect(onThose(closes)).toEqual(['CMPL-05 closedAt', 'recorded', 'recorded', 'CMPL-05 closedAt']);
    const exports = () => {
      const answered = desk.call<{ phonesMasked: boolean }>('dutybookExport', {
        register: 'complaint',
        person: '张伟',
      });
      return 'answer' in answered && !answered.answer.phonesMasked;
    };
    expect(onThose(exports)).toEqual([false, true, true, false]);
  });

  it('which everybody sees, with the last day', () => {
    const shown = onThose(deskNow).map(({ onDuty }) => [onDuty?.role, onDuty?.standsIn]);
    const standing = ['manager', [{ person: '陈国强', to: '2026-02-16' }]];
    expect(shown).toEqual([['supervisor', undefined], standing, standing, ['supervisor', undefined]]);
  });

  it('and never for what concerns himself', () => {
    const signs = (值班人: string) =>
      outcome(
        desk.record(
          'duty-log',
          { ...DUTY, 值班人, 结束: '2026-02-14 15:00', 签阅人: '李娜', 签阅时间: '2026-02-15 09:00' },
          { by: '李娜' },
        ),
      );
    expect(signs('王芳')).toBe('recorded');
    expect(signs('李娜')).toBe('FORM-SIGN signedBy');
  });

  it('and no more: the role of a deputy is not handed on', () => {
    expect(deskNow().people.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '王芳 desk',
      '李娜 supervisor',
      '张伟 manager',
      '陈国强 manager',
      '周敏 general-manager',
      '赵会 finance',
      '刘宾 guest',
    ]);
  });

  it('a sealed key lent with a deputy’s permission comes back after those days', () => {
    desk.given('key-inventory', { ...KEY, 完好: 0, 封存: 2 });
    const sealed = { ...LOAN, 数量: 2, 借出时间: '2026-02-16 09:00', 应还时间: '2026-02-16 18:00', 批准人: '张伟' };
    const number = desk.given('key-loan', sealed);
    desk.at('2026-02-17 09:00');
    expect(outcome(desk.record('key-loan', { ...sealed, 借出时间: '2026-02-17 08:00', 应还时间: '' }))).toContain(
      'KEYS-02 pieces',
    );
    const 归还 = [
      {
        归还时间: '2026-02-17 08:50',
        归还数量: 1,
        完好程度: '完好',
        归还人: '李娜',
        接收人: '王芳',
        已断电: '是',
        门窗已关: '是',
        已上锁: '是',
      },
    ];
    expect(outcome(desk.correct(number, { 归还 }, ''))).toBe('recorded');
  });
});

it('CMPL-03 a letter to the manager reaches his deputy too, while he is away', () => {
  desk.byHand((book) => {
    const sheet = book.getSheetByName('设置');
    const found = sheet?.createTextFinder('张伟').findNext();
    if (found) sheet?.getRange(found.getRow(), found.getColumn() + 3).setValue('zhang@example.com');
  });
  let rooms = 100;
  const told = () =>
    desk
      .record('complaint', { ...COMPLAINT, 受理时间: '2026-02-13 08:00', 程度: '重要', 房号: `3-${++rooms}` })
      .told?.map(({ to }) => to);
  expect(onThose(told)).toEqual([['陈国强'], ['张伟', '陈国强'], ['张伟', '陈国强'], ['陈国强']]);
});

it('a row that makes nobody a deputy is said', () => {
  desk.settings('deputies', [
    ['陈国强', '陈国强', '2026-02-20', '2026-02-21'],
    ['陈国强', '孙丽', '2026-02-20', '2026-02-21'],
    ['陈国强', '张伟', '2026-02-21', '2026-02-20'],
  ]);
  const wrong = desk.check().reject.filter(({ register }) => register === 'deputies');
  expect(wrong.map(({ field, line }) => `${field} ${line}`)).toEqual(['deputy 1', 'deputy 2', 'to 3']);
});
