import { clockOf, type Moment, momentOf, plusDays } from './moment.ts';
import { recordedOn } from './number.ts';
import { type Words, words } from './words.ts';

/** How long the entries of a register are kept at the least, and the rule that says so. */
export interface Retention {
  readonly id: string;
  readonly years: number;
  /** What is said of an entry of which the row is gone before its time; `{until}` is a day. */
  readonly says: Words;
}

export const keptFor = (id: string, years: number): Retention => ({ id, years, says: TOO_YOUNG });

/**
 * The day before which an entry must not be removed: so many years after it was recorded, which its number says. Undefined for
 * a register that has none.
 */
export function keptUntil(retention: Retention | undefined, number: string): Moment | undefined {
  const recorded = recordedOn(number);
  if (!retention || recorded === undefined) return undefined;
  const { year, month, day } = clockOf(recorded);
  const until = year + retention.years;
  return momentOf(until, month, day) ?? plusDays(momentOf(until, month, day - 1) as Moment, 1);
}

const TOO_YOUNG = words(
  '这条记录要保存到 {until}，它的行却从表上删掉了：请撤销删除，或请主管用菜单「放回被删的行」。',
  '這條記錄要保存到 {until}，它的列卻從表上刪掉了：請復原，或請主管用選單「放回被刪的列」。',
  'This entry must be kept until {until}, and its row was deleted: undo that, or have a supervisor use the menu "Put deleted rows back".',
);
