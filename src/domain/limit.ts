import {
  MINUTES_PER_DAY,
  MINUTES_PER_HOUR,
  type Moment,
  momentOf,
  plusMinutes,
  showTime,
  startOfDay,
} from './moment.ts';
import type { Limit, LimitUnit } from './site.ts';
import { weekdayOf } from './weekday.ts';
import { fill, type Locale, words } from './words.ts';
import { minutesOfWorkday, plusWorking, type WorkCalendar, workingBetween } from './working-time.ts';

/** The time a limit runs on. */
export const RUNS_ON = {
  clock: words('自然时间', '自然時間', 'Clock time'),
  working: words('工作时间', '工作時間', 'Working time'),
};
export type RunsOn = keyof typeof RUNS_ON;

export const runsOn = (unit: LimitUnit | undefined): RunsOn =>
  unit === undefined || unit === 'clock-hours' ? 'clock' : 'working';

/** So many minutes of one time or the other after a moment; undefined where working time has no end to it. */
export function plusTime(calendar: WorkCalendar, time: RunsOn, at: Moment, minutes: number): Moment | undefined {
  const end = time === 'clock' ? plusMinutes(at, minutes) : plusWorking(calendar, at, minutes);
  return end === undefined ? undefined : (calendar.onWall?.(end) ?? end);
}

/** Minutes of one time or the other from a moment to a later one; 0 where it is not later. */
export const timeBetween = (calendar: WorkCalendar, time: RunsOn, from: Moment, until: Moment): number =>
  time === 'clock' ? Math.max(0, until - from) : workingBetween(calendar, from, until);

/** A limit of the settings in minutes of the time it runs on. */
const minutesOf = (calendar: WorkCalendar, amount: number, unit: LimitUnit | undefined): number =>
  amount * (unit === 'working-days' ? minutesOfWorkday(calendar) : MINUTES_PER_HOUR);

/** When a limit ends that begins to run at a moment; `more` is how many minutes of its time it stood still. */
export const limitEnd = (
  calendar: WorkCalendar,
  at: Moment,
  amount: number,
  unit: LimitUnit | undefined,
  more = 0,
): Moment | undefined => plusTime(calendar, runsOn(unit), at, minutesOf(calendar, amount, unit) + more);

/** A Friday at 16:00, in a week without holidays. */
const FRIDAY = momentOf(1970, 1, 2, 16, 0) as Moment;
const NO_HOLIDAYS: WorkCalendar['holidays'] = [];

/** What a limit of the settings comes to, by an example: it stands beside it. */
export function limitSample(limit: Limit, hours: WorkCalendar['hours'], locale: Locale): string {
  const { answer, answerUnit, handle, handleUnit } = limit;
  const end = (amount: number, unit: LimitUnit | undefined): string => {
    const at = limitEnd({ hours, holidays: NO_HOLIDAYS }, FRIDAY, amount, unit);
    return at === undefined ? '—' : sampleTime(at, locale);
  };
  const facts = { from: sampleTime(FRIDAY, locale), answer: end(answer, answerUnit), handle: end(handle, handleUnit) };
  return fill(SAMPLE[locale], facts);
}

function sampleTime(at: Moment, locale: Locale): string {
  const days = (startOfDay(at) - startOfDay(FRIDAY)) / MINUTES_PER_DAY;
  const time = `${weekdayOf(at)[locale]} ${showTime(at)}`;
  return days === 0 ? time : `${time} (${fill(LATER[locale], { days })})`;
}

const LATER = words('+{days} 天', '+{days} 天', '+{days} d');
const SAMPLE = words(
  '{from} 受理：{answer} 前答复，{handle} 前处理完成',
  '{from} 受理：{answer} 前答覆，{handle} 前處理完成',
  'Received {from}: answered by {answer}, handled by {handle}',
);
