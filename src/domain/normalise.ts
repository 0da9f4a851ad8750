import { type Field, type Fields, isLines, LONG_TEXT, namesIn, ownField, SHORT_TEXT } from './field.ts';
import type { Issue } from './issue.ts';
import { MINUTES_PER_DAY, type Moment, momentOf, startOfDay } from './moment.ts';
import { optionKey, optionsOf } from './options.ts';
import { isStaff, personNamed, type Site } from './site.ts';
import { type Words, words } from './words.ts';

/** A cell as it was typed or stored: text, a number, a tick, a date the sheet already knew as one, or a formula. */
export type RawCell = string | number | boolean | { readonly at: Moment } | { readonly formula: string };
export type RawValue = RawCell | readonly Readonly<Record<string, RawCell>>[];

/** Where a value stands, for its issues. */
export interface Place {
  readonly register: string;
  readonly field: string;
  readonly line?: number;
}

/** A typed value, or why it is none. A warning comes beside the value. */
export interface Normalised {
  readonly value?: unknown;
  readonly issue?: Issue;
}

/**
 * Reads one cell into the field's type. Full-width digits and signs, "9:5", Excel's day numbers, stray blanks and any
 * language's option label are understood; what is not becomes an issue. Blank is no value. Nobody looks at raw text again.
 */
export function normalise(field: Field, raw: RawCell | undefined, place: Place, site: Site): Normalised {
  if (raw === undefined || (typeof raw === 'string' && raw.trim() === '')) return {};
  if (typeof raw === 'object' && 'at' in raw && TEXTS.has(field.kind))
    return {
      issue: {
        rule: 'FORM-TEXT',
        effect: 'reject',
        ...place,
        says: NO_TEXT,
        facts: { typed: oneLine(raw).slice(0, 10) },
      },
    };
  if (isFormula(raw))
    return {
      issue: { rule: 'FORM-FORMULA', effect: 'reject', ...place, says: NO_FORMULA, facts: { typed: raw.formula } },
    };
  const read = READ[field.kind];
  const value = read(raw, field, place, site);
  if (value === '') return {};
  return isRefusal(value)
    ? { issue: { effect: 'reject', ...place, ...value } }
    : { value, ...warning(field, value, place, site) };
}

/** An entry's raw values into typed ones; all issues at once. Keys that are no field of the register are issues too. */
export function normaliseAll(
  fields: Fields,
  raw: Readonly<Record<string, RawValue | undefined>>,
  register: string,
  site: Site,
) {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  const take = (into: Record<string, unknown>, key: string, field: Field, cell: RawCell | undefined, place: Place) => {
    const { value, issue } = normalise(field, cell, place, site);
    if (value !== undefined) into[key] = value;
    if (issue) issues.push(issue);
  };
  const refuse = (rule: string, says: Words, field: string, line?: number): void => {
    issues.push({ rule, effect: 'reject', register, field, line, says, facts: { field } });
  };
  for (const [key, given] of Object.entries(raw)) {
    const field = ownField(fields, key);
    if (!field) refuse('FORM-FIELD', NO_FIELD, key);
    else if (!Array.isArray(given)) take(values, key, field, given as RawCell | undefined, { register, field: key });
    else if (!isLines(field)) refuse('FORM-CELL', NO_CELL, key);
    else
      values[key] = given.map((cells: Readonly<Record<string, RawCell>>, index) => {
        const line: Record<string, unknown> = {};
        for (const [name, of] of Object.entries(field.of))
          take(line, name, of, cells[name], { register, field: `${key}.${name}`, line: index + 1 });
        for (const name of Object.keys(cells))
          if (!ownField(field.of, name)) refuse('FORM-FIELD', NO_FIELD, `${key}.${name}`, index + 1);
        return line;
      });
  }
  return { values, issues };
}

/** Kinds of text that a sheet may take for a date: what was typed can no longer be told. */
const TEXTS: ReadonlySet<Field['kind']> = new Set(['text', 'long-text', 'person', 'persons', 'ref', 'phone']);

/** What a cell holds once formulas are out. */
type Typed = Exclude<RawCell, { readonly formula: string }>;
const isFormula = (raw: RawCell): raw is { readonly formula: string } => typeof raw === 'object' && 'formula' in raw;

interface Refusal {
  readonly rule: string;
  readonly says: Words;
  readonly facts?: Readonly<Record<string, string | number>>;
}
const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && 'says' in value;

type Read = (raw: Typed, field: Field, place: Place, site: Site) => unknown;

const READ: Readonly<Record<Field['kind'], Read>> = {
  text: (raw, { names }) => limited(names ? halfWidth(oneLine(raw)) : oneLine(raw), SHORT_TEXT),
  'long-text': (raw) => limited(cleanLines(String(shown(raw))), LONG_TEXT),
  person: (raw) => limited(oneLine(raw), SHORT_TEXT),
  persons: (raw) => limited([...new Set(namesIn(cleanLines(String(shown(raw)))))].join('、'), SHORT_TEXT),
  ref: (raw) => limited(halfWidth(oneLine(raw)), SHORT_TEXT),
  phone: (raw) => limited(halfWidth(oneLine(raw)), SHORT_TEXT),
  mail: (raw) => {
    const typed = halfWidth(oneLine(raw));
    return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(typed)
      ? typed
      : { rule: 'FORM-MAIL', says: NO_MAIL, facts: { typed } };
  },
  whole: (raw, field) => {
    const typed = halfWidth(oneLine(raw)).replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
    const value = typeof raw === 'number' ? raw : /^[+-]?\d+(\.0+)?$/.test(typed) ? Number(typed) : Number.NaN;
    const min = field.min ?? 0;
    const max = field.max ?? 1_000_000_000;
    return Number.isInteger(value) && value >= min && value <= max
      ? value
      : { rule: 'FORM-WHOLE', says: NO_WHOLE, facts: { typed, min, max } };
  },
  moment: (raw) => readMoment(raw) ?? { rule: 'FORM-MOMENT', says: NO_MOMENT, facts: { typed: oneLine(raw) } },
  day: (raw) => {
    const at = readMoment(raw);
    return at === undefined ? { rule: 'FORM-DAY', says: NO_DAY, facts: { typed: oneLine(raw) } } : startOfDay(at);
  },
  clock: (raw) => readClock(raw) ?? { rule: 'FORM-CLOCK', says: NO_CLOCK, facts: { typed: oneLine(raw) } },
  'yes-no': (raw) => {
    if (typeof raw === 'boolean') return raw;
    const typed = halfWidth(oneLine(raw)).toLowerCase();
    if (YES.has(typed)) return true;
    if (NO.has(typed)) return false;
    return { rule: 'FORM-YES-NO', says: NO_YES_NO, facts: { typed } };
  },
  choice: (raw, field, place, site) => {
    const typed = oneLine(raw);
    const key = place.field.slice(place.field.lastIndexOf('.') + 1);
    const option = optionKey(site, place.register, key, field, typed);
    if (option !== undefined) return option;
    const some = [...optionsOf(site, place.register, key, field).values()];
    return {
      rule: 'FORM-CHOICE',
      says: NO_OPTION,
      facts: { typed, options: some.slice(0, 12).join('、') + (some.length > 12 ? '…' : '') },
    };
  },
  shift: (raw, _field, _place, site) => {
    const typed = oneLine(raw);
    return site.shifts.some((one) => one.name === typed)
      ? typed
      : {
          rule: 'FORM-SHIFT',
          says: NO_SHIFT,
          facts: { typed, options: site.shifts.map((one) => one.name).join('、') },
        };
  },
  lines: () => ({ rule: 'FORM-LINES', says: NO_LINES }),
};

function warning(field: Field, value: unknown, place: Place, site: Site): { readonly issue?: Issue } {
  if (field.kind !== 'person' && field.kind !== 'persons') return {};
  const names = field.kind === 'person' ? [String(value)] : namesIn(String(value));
  const typed = names.find((name) => !isStaff(site, name));
  if (typed === undefined) return {};
  const says = personNamed(site, typed) ? LEFT_PERSON : UNKNOWN_PERSON;
  return { issue: { rule: 'FORM-PERSON', effect: 'warn', ...place, says, facts: { typed } } };
}

const shown = (raw: Typed): string | number | boolean =>
  typeof raw === 'object' ? new Date(raw.at * 60_000).toISOString().slice(0, 16).replace('T', ' ') : raw;
/** Text on one line: control characters and line breaks become blanks, halves of characters the replacement sign. */
export const cleanLine = (typed: string): string =>
  UNCLEAN.test(typed)
    ? typed
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd')
        .trim()
    : typed.trim();
/** Most text has none of it: one look spares the copies. */
const UNCLEAN = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
export const oneLine = (raw: Typed): string => cleanLine(String(shown(raw)));
/** Text on several lines, likewise. */
const cleanLines = (typed: string): string =>
  UNCLEAN.test(typed)
    ? typed
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(/[^\P{Cc}\n]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd')
        .trim()
    : typed.trim();
/** Full-width letters, digits and blanks at half width. */
export const halfWidth = (typed: string): string =>
  /[\uff01-\uff5e\u3000]/.test(typed)
    ? typed
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/\u3000/g, ' ')
        .trim()
    : typed.trim();

const limited = (typed: string, most: number): string | Refusal =>
  typed.length <= most ? typed : { rule: 'FORM-LENGTH', says: TOO_LONG, facts: { most, length: typed.length } };

/** "2026-02-14 9:5", "2026/2/14", "2026年2月14日 9时5分", "20260214", "2026-02-14T09:30:00", or Excel's number of a day. */
function readMoment(raw: Typed): Moment | undefined {
  if (typeof raw === 'object') return raw.at;
  if (typeof raw === 'number') return excelDay(raw);
  if (typeof raw === 'boolean') return undefined;
  const found = MOMENT.exec(raw) ?? exactly(halfWidth(raw).replace(/\s+/g, ' '));
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0'] = found;
  return momentOf(Number(year), Number(month), Number(day), Number(hour), Number(minute));
}
const exactly = (typed: string): RegExpExecArray | null => MOMENT.exec(typed) ?? COMPACT.exec(typed);
const MOMENT =
  /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]?(\d{1,2})\s?[:时時点點]\s?(\d{1,2})?\s?分?(?::\d{1,2}(?:\.\d+)?)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[ T]?(\d{2}):?(\d{2}))?$/;

/** Days since 1899-12-30 with the time as the fraction (Excel's 1900 system; from 1900-03-01 on, its leap-year slip behind). */
function excelDay(number: number): Moment | undefined {
  if (!(number >= 61 && number < 402_000)) return undefined;
  return (Math.round(number * MINUTES_PER_DAY) + EXCEL_EPOCH) as Moment;
}
const EXCEL_EPOCH = Date.UTC(1899, 11, 30) / 60_000;

/** "9:5", "0930", "9点半" is for people's forms; a sheet may hold the time as a part of a day. */
function readClock(raw: Typed): number | undefined {
  if (typeof raw === 'object') return raw.at - startOfDay(raw.at);
  if (typeof raw === 'number') return raw >= 0 && raw <= 1 ? Math.round(raw * MINUTES_PER_DAY) : undefined;
  const found = /^(\d{1,2})\s?[:时時点點]\s?(\d{1,2})\s?分?$/.exec(halfWidth(String(raw)));
  const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : Number.NaN;
  return found && Number(found[2]) < 60 && minutes <= MINUTES_PER_DAY ? minutes : undefined;
}

const YES = new Set(['是', '有', '√', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '无', '無', '×', 'n', 'no', 'false', '0']);

const NO_FORMULA = words(
  '这里是公式 {typed}，请改成值。',
  '這裡是公式 {typed}，請改成值。',
  'This is the formula {typed}: replace it by its value.',
);
const NO_TEXT = words(
  '表格把这里当成了日期 {typed}：请把这一格设为「纯文本」格式，再照原样重新输入（例如 3-12）。',
  '試算表把這裡當成了日期 {typed}：請把這一格設為「純文字」格式，再照原樣重新輸入（例如 3-12）。',
  'The sheet has made a date of this, {typed}: format the cell as plain text, then type it again as it was (3-12).',
);
const NO_FIELD = words(
  '没有「{field}」这个栏目，请核对列名。',
  '沒有「{field}」這個欄目，請核對欄名。',
  'There is no field "{field}": check the heading.',
);
const NO_CELL = words(
  '「{field}」只有一格，不能填几行。',
  '「{field}」只有一格，不能填幾行。',
  '"{field}" is one cell and takes no lines.',
);
const NO_MOMENT = words(
  '「{typed}」不是日期时间，请写成 2026-02-14 09:30。',
  '「{typed}」不是日期時間，請寫成 2026-02-14 09:30。',
  '"{typed}" is no date and time: write 2026-02-14 09:30.',
);
const NO_DAY = words(
  '「{typed}」不是日期，请写成 2026-02-14。',
  '「{typed}」不是日期，請寫成 2026-02-14。',
  '"{typed}" is no date: write 2026-02-14.',
);
const NO_CLOCK = words(
  '「{typed}」不是时间，请写成 09:30。',
  '「{typed}」不是時間，請寫成 09:30。',
  '"{typed}" is no time: write 09:30.',
);
const NO_WHOLE = words(
  '「{typed}」不是 {min} 到 {max} 的整数，请重新填写。',
  '「{typed}」不是 {min} 到 {max} 的整數，請重新填寫。',
  '"{typed}" is no whole number from {min} to {max}: enter one.',
);
const NO_YES_NO = words(
  '「{typed}」看不懂，请填「是」或「否」。',
  '「{typed}」看不懂，請填「是」或「否」。',
  '"{typed}" is not understood: enter yes or no.',
);
const NO_OPTION = words(
  '没有「{typed}」这个选项，可选：{options}。',
  '沒有「{typed}」這個選項，可選：{options}。',
  'There is no option "{typed}": choose one of {options}.',
);
const NO_SHIFT = words(
  '没有「{typed}」这个班次，可选：{options}。',
  '沒有「{typed}」這個班次，可選：{options}。',
  'There is no shift "{typed}": choose one of {options}.',
);
const NO_MAIL = words(
  '「{typed}」不是邮箱地址，请写成 name@example.com。',
  '「{typed}」不是郵箱地址，請寫成 name@example.com。',
  '"{typed}" is no mail address: write name@example.com.',
);
const NO_LINES = words(
  '这里要逐行填写，请在明细表里登记。',
  '這裡要逐行填寫，請在明細表裡登記。',
  'This holds lines: enter them on the sheet of the lines.',
);
const TOO_LONG = words(
  '内容有 {length} 个字，最多 {most} 个，请缩短。',
  '內容有 {length} 個字，最多 {most} 個，請縮短。',
  'The text has {length} characters, {most} at most: shorten it.',
);
const LEFT_PERSON = words(
  '「{typed}」已离职，已照录；请核对姓名。',
  '「{typed}」已離職，已照錄；請核對姓名。',
  '"{typed}" has left: recorded as written; check the name.',
);
const UNKNOWN_PERSON = words(
  '人员里没有「{typed}」，已照录；请核对姓名或在设置里补上。',
  '人員裡沒有「{typed}」，已照錄；請核對姓名或在設置裡補上。',
  '"{typed}" is not among the people: recorded as written; check the name or add it in the settings.',
);
