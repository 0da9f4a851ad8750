import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, plusDays, showDay, showMoment, showTime, startOfDay } from '../../src/domain/moment.ts';
import { saidClock, saidDay, saidMoment } from '../../src/domain/said-moment.ts';
import { anyMoment, anyText, momentsBetween } from '../support/arbitrary.ts';
import { wall } from '../support/wall.ts';

/** A Saturday. */
const NOW = wall('2026-02-14 09:30');
const said = (typed: string): string | undefined => {
  const at = saidMoment(typed, NOW);
  return at === undefined ? undefined : showMoment(at);
};

describe('what people say for a time', () => {
  it.each([
    ['0930', '2026-02-14 09:30'],
    ['930', '2026-02-14 09:30'],
    ['2130', '2026-02-14 21:30'],
    ['9:5', '2026-02-14 09:05'],
    ['9：05', '2026-02-14 09:05'],
    ['9；05', '2026-02-14 09:05'],
    ['９：０５', '2026-02-14 09:05'],
    ['上午9点半', '2026-02-14 09:30'],
    ['9点', '2026-02-14 09:00'],
    ['9點半', '2026-02-14 09:30'],
    ['九点一刻', '2026-02-14 09:15'],
    ['下午三点', '2026-02-14 15:00'],
    ['下午三点二十', '2026-02-14 15:20'],
    ['下午3时05分', '2026-02-14 15:05'],
    ['下午三点钟', '2026-02-14 15:00'],
    ['晚上十点四十五分', '2026-02-14 22:45'],
    ['中午12点半', '2026-02-14 12:30'],
    ['中午', '2026-02-14 12:00'],
    ['凌晨零点十分', '2026-02-14 00:10'],
    ['十二点', '2026-02-14 12:00'],
    ['9:30pm', '2026-02-14 21:30'],
    ['9 PM', '2026-02-14 21:00'],
    ['12am', '2026-02-14 00:00'],
    ['现在', '2026-02-14 09:30'],
    ['刚才', '2026-02-14 09:30'],
    ['剛才', '2026-02-14 09:30'],
    ['just now', '2026-02-14 09:30'],
    ['10分钟前', '2026-02-14 09:20'],
    ['半小时前', '2026-02-14 09:00'],
    ['半個小時前', '2026-02-14 09:00'],
    ['一个半小时前', '2026-02-14 08:00'],
    ['1小时20分钟前', '2026-02-14 08:10'],
    ['两小时后', '2026-02-14 11:30'],
    ['10 min ago', '2026-02-14 09:20'],
    ['昨天 18:20', '2026-02-13 18:20'],
    ['昨天下午六点二十', '2026-02-13 18:20'],
    ['昨晚9点', '2026-02-13 21:00'],
    ['今早8点', '2026-02-14 08:00'],
    ['今天 8点', '2026-02-14 08:00'],
    ['前天1820', '2026-02-12 18:20'],
    ['明天上午10点', '2026-02-15 10:00'],
    ['後天 9:00', '2026-02-16 09:00'],
    ['yesterday 6:20pm', '2026-02-13 18:20'],
    ['周一 9点', '2026-02-09 09:00'],
    ['週六 8点', '2026-02-14 08:00'],
    ['星期日 9:00', '2026-02-08 09:00'],
    ['礼拜天九点', '2026-02-08 09:00'],
    ['周日 九点', '2026-02-08 09:00'],
    ['上周五 9点', '2026-02-06 09:00'],
    ['本周日 9点', '2026-02-15 09:00'],
    ['下周一 9点', '2026-02-16 09:00'],
    ['Mon 9:00', '2026-02-09 09:00'],
    ['Sunday 9:00', '2026-02-08 09:00'],
    ['2月13日 18:20', '2026-02-13 18:20'],
    ['二月十三日下午六点二十分', '2026-02-13 18:20'],
    ['2/13 18:20', '2026-02-13 18:20'],
    ['2-13 1820', '2026-02-13 18:20'],
    ['13号 18点20', '2026-02-13 18:20'],
    ['12月30日 9:00', '2025-12-30 09:00'],
    ['2026年2月13日下午6点', '2026-02-13 18:00'],
    ['2026-02-13 6pm', '2026-02-13 18:00'],
  ])('%s is %s', (typed, shown) => expect(said(typed)).toBe(shown));

  it.each([
    [
      '',
      '昨天',
      '周一',
      '9',
      '14',
      '今 9点',
      '25:00',
      '9:61',
      '24:01',
      '晚上12点',
      '夜里2点',
      '上午3pm',
      '下午10点半左右',
    ],
    ['2月30日 9:00', '13/40 9:00', '9点5刻', '半', '前', '小时前', '三个人', '3-1202', '13800001234', '十十点', '张伟'],
  ])('what is no time, or may be two, is not guessed at', (...typed) =>
    expect(typed.filter((one) => saidMoment(one, NOW) !== undefined)).toEqual([]),
  );

  it('a day is said without a time, and a time without a day', () => {
    const days = ['今天', '昨天', '大前天', '周一', '上周日', '2月13日', '14号', '刚才', '昨天 18:20'];
    expect(days.map((typed) => saidDay(typed, NOW)).map((at) => at && showDay(at))).toEqual([
      '2026-02-14',
      '2026-02-13',
      '2026-02-11',
      '2026-02-09',
      '2026-02-08',
      '2026-02-13',
      '2026-02-14',
      '2026-02-14',
      '2026-02-13',
    ]);
    expect([saidDay('昨天来过', NOW), saidDay('9点', NOW)]).toEqual([undefined, undefined]);
    expect([saidClock('下午三点半'), saidClock('0930'), saidClock('9'), saidClock('昨天')]).toEqual([
      15 * 60 + 30,
      9 * 60 + 30,
      undefined,
      undefined,
    ]);
  });
});

const CHINESE = '零一二三四五六七八九';
const chinese = (n: number): string =>
  n < 10 ? (CHINESE[n] ?? '') : `${n < 20 ? '' : CHINESE[Math.floor(n / 10)]}十${n % 10 ? CHINESE[n % 10] : ''}`;
const wide = (typed: string): string =>
  typed.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

it('a time of yesterday, today or tomorrow is understood in every way of saying it', () =>
  fc.assert(
    fc.property(momentsBetween('2020-01-01', '2030-12-31'), fc.integer({ min: -2, max: 2 }), (now, away) => {
      const day = plusDays(startOfDay(now), away);
      const at = day + (now % 1_440);
      const { hour, minute } = clockOf(now);
      const name = ['前天', '昨天', '今天', '明天', '后天'][away + 2];
      const time = showTime(now);
      const numerals = `${chinese(hour)}点${minute === 0 ? '' : minute < 10 ? `零${chinese(minute)}` : chinese(minute)}`;
      for (const typed of [
        `${name} ${time}`,
        `${name}${wide(time)}`,
        `${name}${time.replace(':', '')}`,
        `${name}${hour}点${minute}分`,
        `${name}${hour}時${minute}`,
        `${name}${numerals}`,
        `${showDay(day)} ${hour}点${minute}分`,
      ])
        expect([typed, saidMoment(typed, now)]).toEqual([typed, at]);
    }),
  ));

it('minutes ago are counted from now', () =>
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 99 }), (now, minutes) => {
      expect(saidMoment(`${minutes}分钟前`, now)).toBe(now - minutes);
      expect(saidMoment(`${chinese(minutes)}分鐘前`, now)).toBe(now - minutes);
    }),
  ));

it('whatever is typed becomes a whole minute or nothing', () =>
  fc.assert(
    fc.property(anyText, anyMoment, (typed, now) => {
      for (const at of [saidMoment(typed, now), saidDay(typed, now), saidClock(typed)])
        expect(at === undefined || Number.isInteger(at)).toBe(true);
    }),
  ));
