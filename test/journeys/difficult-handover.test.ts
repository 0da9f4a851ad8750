import { expect, it } from 'vitest';
import { ownRows } from '../support/by-hand.ts';
import { openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { listed } from '../support/outcome.ts';
import { atDesk } from './at-desk.ts';

it('a difficult handover: begun and left, a serious complaint, a radio gone, refused, put right, accepted late', () => {
  const desk = openDesk('2026-03-02 13:00');
  const { beginsHandover, onHandover, allTicked, said } = atDesk(desk);
  const state = () => desk.rows('交接班记录').map((row) => row.状态);
  const letters = () => desk.byHand(ownRows, '发件').map(({ id }) => id?.split('/')[0]);
  desk.settings('things', [['对讲机', 4]]);

  // At one o’clock water comes through a ceiling: 王芳 records it as serious, and the manager is told.
  const complaint = desk.given('complaint', {
    ...COMPLAINT,
    受理时间: '2026-03-02 12:55',
    程度: '重大',
    投诉内容: '天花板大量漏水',
  });
  expect(letters()).toContain('CMPL-03');

  // She begins the handover at half past two, is called away before she has counted, and leaves it.
  desk.at('2026-03-02 14:30');
  const { number } = beginsHandover('王芳', { things: [{ thing: '对讲机', expected: '4' }] });
  expect(state()).toEqual(['待交']);

  // At ten to three she signs: nothing is counted and the serious complaint unfinished, so the shift is not handed over.
  desk.at('2026-03-02 14:50');
  const signed = { handedBy: '王芳', handedAt: '2026-03-02 14:50' };
  expect(onHandover('王芳', number, signed)).toBe('HAND-04 things, HAND-05 handedAt');

  // The leak is stopped; 张伟 writes the result. Meanwhile a radio has gone, and she says so.
  desk.at('2026-03-02 14:58');
  desk.correct(complaint, { 处理结果: '已关总阀并抢修', 处理完成时间: '2026-03-02 14:57' }, '', { by: '张伟' });
  const radios = { things: [{ thing: '对讲机', expected: '4', actual: '3', whereabouts: '' }] };
  const handing = { handedBy: '王芳', handedAt: '2026-03-02 14:58' };
  expect(onHandover('王芳', number, { ...handing, ...radios })).toBe('HAND-04 things.whereabouts #1');
  const explained = { things: [{ thing: '对讲机', expected: '4', actual: '3', whereabouts: '抢修班借用' }] };
  expect(onHandover('王芳', number, { ...handing, ...explained })).toContain('recorded');
  expect(state()).toEqual(['已交']);

  // 李娜 finds the floor still wet and refuses, with the reason: supervisor and manager hear of it. 王芳 stays.
  desk.at('2026-03-02 15:05');
  const refusal = { refusedBy: '李娜', refusedAt: '2026-03-02 15:04', refusedWhy: '大堂积水没有清理' };
  expect(onHandover('李娜', number, refusal)).toBe('recorded');
  expect(letters().filter((rule) => rule === 'HAND-09')).toHaveLength(2);
  expect(listed(desk.check().due)).toContain(`${number} HAND-09 acceptedAt`);

  // The water is gone. She restates what matters most, ticks every matter, and takes over: late, which counts.
  desk.at('2026-03-02 15:20');
  const takeOver = {
    incoming: '李娜',
    arrivedAt: '2026-03-02 14:58',
    fit: '是',
    acceptedBy: '李娜',
    acceptedAt: '2026-03-02 15:19',
  };
  expect(onHandover('李娜', number, takeOver)).toContain('HAND-11');
  const restated = { ...takeOver, urgent: '漏水住户要回访；对讲机未还', matters: allTicked('李娜', number) };
  expect(onHandover('李娜', number, restated)).toBe('recorded, HAND-10 arrivedAt');
  expect(state()).toEqual(['已接']);

  // The radio is still away at the next change of shift: it is on the list by itself, and asked for until it is back.
  desk.at('2026-03-02 21:50');
  const next = beginsHandover('李娜', { matters: [], handedBy: '李娜', handedAt: '2026-03-02 21:50' });
  expect(said(next)).toEqual(['HAND-07 matters']);
  expect(listed(desk.check().due)).toContain(`${number} HAND-04 things`);
  const { measures } = desk.summary('2026-W10').summary;
  expect([measures['handovers-late'], measures['handovers-refused'], measures['handover-differences-open']]).toEqual([
    { count: 1 },
    { count: 1 },
    { count: 1 },
  ]);
  expect(desk.verify().ok).toBe(true);
});
