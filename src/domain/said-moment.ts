import { clockOf, MINUTES_PER_DAY, type Moment, momentOf, plusDays, plusMinutes, startOfDay } from './moment.ts';
import { halfWidth } from './normalise.ts';
import { weekdayIndex } from './weekday.ts';

/**
 * The moment people mean when they type 上午9点半, 0930, 昨天 18:20, 周一 9点, 刚才, 半小时前, 下午三点 or "yesterday 6pm". What can
 * be understood in two ways is not understood: then the field's own issue tells how to write it.
 */
export function saidMoment(typed: string, now: Moment): Moment | undefined {
  const said = plainly(typed);
  const away = minutesAway(said);
  if (away !== undefined) return plusMinutes(now, away);
  const [day, rest] = dayOf(said, now);
  const minutes = clockSaid(rest);
  // A day alone does not tell when: only a formal date stands for midnight.
  return minutes === undefined ? undefined : plusMinutes(day ?? startOfDay(now), minutes);
}

/** The day people mean: 今天, 昨天, 周一, 2月14日, 14号. */
export function saidDay(typed: string, now: Moment): Moment | undefined {
  const said = plainly(typed);
  const [day, rest] = dayOf(said, now);
  if (day !== undefined) return rest === '' || clockSaid(rest) !== undefined ? day : undefined;
  const away = minutesAway(said);
  return away === undefined ? undefined : startOfDay(plusMinutes(now, away));
}

/** The time of the day people mean, in minutes: 上午9点半, 0930, 9:5. */
export const saidClock = (typed: string): number | undefined => clockSaid(plainly(typed));

/** Half width, simplified characters, Arabic digits, no blanks: one way to write what can be written in many. */
function plainly(typed: string): string {
  const said = halfWidth(typed.trim())
    .toLowerCase()
    .replace(/[點時週禮後剛現號鐘兩個內間]/g, (character) => SIMPLE[character] ?? character)
    .replace(
      /(周|星期|礼拜)([一二三四五六日天])/g,
      (_, week: string, day: string) => week + (WEEKDAYS.indexOf(day) || 7),
    )
    .replace(/[〇零一二两三四五六七八九十]+/g, arabic)
    .replace(/；/g, ':');
  // A blank parts two numbers, and nothing else.
  return said.replace(/(\d)\s+(?=\d)/g, '$1_').replace(/\s+/g, '');
}
const SIMPLE: Readonly<Record<string, string>> = {
  點: '点',
  時: '时',
  週: '周',
  禮: '礼',
  後: '后',
  剛: '刚',
  現: '现',
  號: '号',
  鐘: '钟',
  兩: '两',
  個: '个',
  內: '内',
  間: '间',
};
/** Monday is 1; Sunday is said 日 or 天, and is 7. */
const WEEKDAYS = '天一二三四五六日';
const NUMERALS = '零一二三四五六七八九';

/** 十五 → 15, 二十 → 20, 二〇二六 → 2026; 零五 → 05. */
function arabic(numeral: string): string {
  const digit = (character: string): number => NUMERALS.indexOf(character.replace('〇', '零').replace('两', '二'));
  const tens = /^([一二两三四五六七八九])?十([一二三四五六七八九])?$/.exec(numeral);
  if (tens) return String((tens[1] ? digit(tens[1]) : 1) * 10 + (tens[2] ? digit(tens[2]) : 0));
  return numeral.includes('十') ? numeral : [...numeral].map(digit).join('');
}

/** 刚才, 半小时前, 1小时20分钟后, "10 min ago": minutes from now. */
function minutesAway(said: string): number | undefined {
  if (/^(?:刚才|刚刚|刚|现在|此刻|now|justnow)$/.test(said)) return 0;
  const found =
    /^(?:(\d{1,3})(?:天|days?))?(?:(\d{1,3}|半)个?(半)?(?:小时|钟头|hours?|h))?(?:(\d{1,3})(?:分钟?|minutes?|mins?|m))?(?:(\d)刻钟?)?(?:之|以)?(前|后|ago)$/.exec(
      said,
    );
  if (!found) return undefined;
  const [, days, hours, half, minutes, quarters, way] = found;
  if (!(days ?? hours ?? minutes ?? quarters)) return undefined;
  const whole = hours === '半' ? 0.5 : Number(hours ?? 0) + (half ? 0.5 : 0);
  const away = Number(days ?? 0) * MINUTES_PER_DAY + whole * 60 + Number(minutes ?? 0) + Number(quarters ?? 0) * 15;
  return way === '后' ? away : -away;
}

type Said = readonly [day: Moment | undefined, rest: string];

/** The day at the beginning of what was said, and the rest. */
function dayOf(said: string, now: Moment): Said {
  const today = startOfDay(now);
  const word = /^(大前天|大后天|前天|后天|昨[天日]?|今[天日]?|明[天日]?|当天|yesterday|today|tomorrow)/.exec(said)?.[0];
  if (word) {
    const rest = said.slice(word.length);
    // 今晚, 明早, but no lone 今.
    const whole = word.length > 1 || /^[早晚上中下凌清傍]/.test(rest);
    return whole ? [plusDays(today, DAYS_AWAY[word] ?? 0), rest] : [undefined, said];
  }
  return weekdayOf(said, today) ?? dateOf(said, today) ?? [undefined, said];
}
const DAYS_AWAY: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨: -1,
  yesterday: -1,
  明天: 1,
  明日: 1,
  明: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};

/** 周一 is the last one, today included: what is written down has happened. 上周, 本周 and 下周 name their week. */
function weekdayOf(said: string, today: Moment): Said | undefined {
  const found = /^(上个?|下个?|本|这个?)?(?:周|星期|礼拜)([1-7])_?/.exec(said) ?? ENGLISH_DAY.exec(said);
  if (!found) return undefined;
  const [all, week = '', name = ''] = found;
  const weekday = Number(name) || ENGLISH_DAYS.indexOf(name.slice(0, 3)) || 7;
  const monday = plusDays(today, -weekdayIndex(today));
  const inThisWeek = plusDays(monday, weekday - 1);
  const weeks = week.startsWith('上') ? -7 : week.startsWith('下') ? 7 : week === '' && inThisWeek > today ? -7 : 0;
  return [plusDays(inThisWeek, weeks), said.slice(all.length)];
}
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ENGLISH_DAY = /^()(mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)/;

/** 2026-2-14, 2月14日, 2/14, 14号. Without a year it is the one nearest to today. */
function dateOf(said: string, today: Moment): Said | undefined {
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[_t]?/.exec(said);
  if (full) return known(momentOf(Number(full[1]), Number(full[2]), Number(full[3])), full[0], said);
  const { year, month } = clockOf(today);
  const short = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/](\d{1,2}))_?/.exec(said);
  if (short) {
    const days = [year - 1, year, year + 1].flatMap(
      (one) => momentOf(one, Number(short[1]), Number(short[2] ?? short[3])) ?? [],
    );
    const [nearest] = days.sort((one, other) => Math.abs(one - today) - Math.abs(other - today));
    return known(nearest, short[0], said);
  }
  const day = /^(\d{1,2})[日号]/.exec(said);
  return day ? known(momentOf(year, month, Number(day[1])), day[0], said) : undefined;
}
const known = (day: Moment | undefined, all: string, said: string): Said | undefined =>
  day === undefined ? undefined : [day, said.slice(all.length)];

/** 9:5, 9点半, 九点一刻, 下午3点, 0930, 9:30pm. */
function clockSaid(said: string): number | undefined {
  const part = /^(凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|午后|傍晚|晚上|晚|am|pm)/.exec(said)?.[0] ?? '';
  const after = said.slice(part.length);
  if (after === '' && (part === '正午' || part === '中午')) return 12 * 60;
  const english = /(am|pm)$/.exec(after)?.[0] ?? '';
  if (part && english) return undefined;
  const clock = english ? after.slice(0, -2) : after;
  const found =
    /^(\d{1,2})[:;点时](\d{1,2})分?$/.exec(clock) ??
    /^(\d{1,2})[点时]([半整钟]|\d刻)?$/.exec(clock) ??
    /^(\d{1,2})(\d{2})$/.exec(clock) ??
    (english ? /^(\d{1,2})()$/.exec(clock) : null);
  if (!found) return undefined;
  const hour = hourOf(Number(found[1]), part || english);
  const minute = minuteSaid(found[2] ?? '');
  if (hour === undefined || !(minute < 60) || (hour === 24 && minute > 0)) return undefined;
  return hour * 60 + minute;
}

function minuteSaid(said: string): number {
  if (said === '半') return 30;
  if (said.endsWith('刻')) return Number(said.slice(0, -1)) * 15;
  return /^\d+$/.test(said) ? Number(said) : 0;
}

/** The hour of 24 that is meant by one of a part of the day; 晚上12点 may be either end of a day. */
function hourOf(hour: number, part: string): number | undefined {
  if (part === '') return hour <= 24 ? hour : undefined;
  const found = PARTS[part]?.find(([from, to]) => hour >= from && hour <= to);
  return found && hour + found[2];
}
type Hours = readonly (readonly [from: number, to: number, plus: number])[];
const NIGHT: Hours = [
  [12, 12, -12],
  [0, 6, 0],
];
const MORNING: Hours = [[4, 11, 0]];
const NOON: Hours = [
  [11, 13, 0],
  [1, 2, 12],
];
const AFTERNOON: Hours = [
  [12, 19, 0],
  [1, 7, 12],
];
const DUSK: Hours = [
  [16, 20, 0],
  [4, 8, 12],
];
const EVENING: Hours = [
  [17, 23, 0],
  [5, 11, 12],
];
const PARTS: Readonly<Record<string, Hours>> = {
  凌晨: NIGHT,
  清晨: MORNING,
  早上: MORNING,
  早晨: MORNING,
  早: MORNING,
  上午: [[0, 11, 0]],
  中午: NOON,
  正午: NOON,
  下午: AFTERNOON,
  午后: AFTERNOON,
  傍晚: DUSK,
  晚上: EVENING,
  晚: EVENING,
  am: [
    [12, 12, -12],
    [1, 11, 0],
  ],
  pm: [
    [12, 23, 0],
    [1, 11, 12],
  ],
};
