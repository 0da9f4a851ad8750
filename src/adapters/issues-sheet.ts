import type { Moment } from '../domain/moment.ts';
import { type Cells, textOf } from '../domain/row.ts';
import { type Locale, type Words, words } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { PALETTE } from '../writers/palette.ts';
import type { ToldIssue } from './calls.ts';
import { placeText, plainText, type Sheet, sheetNamed, spreadsheet } from './google.ts';
import {
  columnOf,
  FIRST_ROW,
  HEADING_ROW,
  KEY_ROW,
  layoutOf,
  patchRows,
  readRows,
  rowCount,
  setCells,
} from './layout.ts';
import { pixels } from './set-up.ts';

export const ISSUES_SHEET: Words = words('问题清单', '問題清單', 'Issues');

const COLUMNS = [
  { key: 'sheet', words: words('登记表', '登記表', 'Register'), width: 18 },
  { key: 'number', words: words('编号', '編號', 'Number'), width: 18 },
  { key: 'place', words: words('单元格', '儲存格', 'Cell'), width: 8 },
  { key: 'heading', words: words('栏目', '欄目', 'Field'), width: 14 },
  { key: 'effect', words: words('性质', '性質', 'Kind'), width: 8 },
  { key: 'message', words: words('问题与办法', '問題與辦法', 'What is wrong, and what to do'), width: 60 },
  { key: 'rule', words: words('规则', '規則', 'Rule'), width: 14 },
  { key: 'since', words: words('发现时间', '發現時間', 'Since'), width: 17 },
  { key: 'id', words: words('标识', '標識', 'Id'), width: 8 },
] as const;
const EFFECTS: Readonly<Record<ToldIssue['effect'], Words>> = {
  reject: words('有误', '有誤', 'Wrong'),
  due: words('逾期', '逾期', 'Overdue'),
  warn: words('提醒', '提醒', 'Notice'),
};

/** A cell of a sheet, `E5`, or a row of it, `5`. */
export interface Place {
  readonly sheet: Sheet;
  readonly name: string;
}
/** An issue with where it stands; some stand nowhere. */
export interface PlacedIssue extends ToldIssue {
  readonly place: Place | undefined;
}

/** What an issue is known by from one drawing to the next; rows without a number are known by their row. */
const idOf = ({ register, number, row, rule, field, line, key }: ToldIssue): string =>
  [register, number ?? row ?? '', rule, field ?? '', line ?? '', ...(key === undefined ? [] : [key])].join('|');

/** Where an issue was that is on the sheet: in an entry's row, or in one without a number. */
export interface FormerIssue {
  readonly register: string;
  readonly number: string;
  readonly row: number;
}
const formerOf = (id: string): FormerIssue => {
  const [register = '', at = ''] = id.split('|');
  return { register, number: at, row: /^\d+$/.test(at) ? Number(at) : 0 };
};

/**
 * Draws the issues as they are now. Those that were there keep their place and since when; what is solved goes, what is new
 * comes below: staff may sort, filter and move columns. Places lead to their cells. Two reads when nothing has changed. Gives
 * where there were issues before.
 */
export function drawIssues(locale: Locale, issues: readonly PlacedIssue[], now: Moment): readonly FormerIssue[] {
  const sheet = issuesSheet(locale);
  const layout = layoutOf(sheet);
  const there = readRows(layout, FIRST_ROW, rowCount(layout));
  const wanted = new Map(issues.map((issue) => [idOf(issue), issue]));
  const known = new Map(there.map((cells) => [textOf(cells.id), cells]));
  const order = [...new Set([...known.keys(), ...wanted.keys()])].flatMap((id) => wanted.get(id) ?? []);
  const rows = order.map((issue): Cells => {
    const id = idOf(issue);
    return {
      sheet: issue.sheet,
      number: issue.number ?? '',
      place: issue.place?.name ?? '',
      heading: issue.heading ?? '',
      effect: EFFECTS[issue.effect][locale],
      message: issue.message,
      rule: issue.rule,
      since: known.get(id)?.since ?? { at: now },
      id,
    };
  });
  const former = [...known.keys()].map(formerOf);
  if (JSON.stringify(rows.map(shown)) === JSON.stringify(there.map(shown))) return former;
  const missing = FIRST_ROW - 1 + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const blank = Object.fromEntries(COLUMNS.map(({ key }) => [key, '']));
  const all = [...rows, ...there.slice(rows.length).map(() => blank)];
  patchRows(layout, new Map(all.map((cells, index) => [FIRST_ROW + index, cells])), FORMATS);
  const places = order.map(({ place }) => [place ? placeText(place.sheet, place.name) : plainText('')]);
  if (places.length > 0)
    sheet.getRange(FIRST_ROW, columnOf(layout, 'place'), places.length, 1).setRichTextValues(places);
  return former;
}
const FORMATS = new Map([['since', 'yyyy-mm-dd hh:mm']]);
const shown = (cells: Cells) => COLUMNS.map(({ key }) => cells[key] ?? '');

/** The sheet, made when it is first needed. One of that name that somebody else made keeps it. */
function issuesSheet(locale: Locale): Sheet {
  const name = ISSUES_SHEET[locale];
  const found = sheetNamed(name);
  if (found && isOurs(found)) return found;
  const free = found ? `${name} · Dutybook` : name;
  return sheetNamed(free) ?? newSheet(free, locale);
}
const isOurs = (sheet: Sheet): boolean => layoutOf(sheet).runs.some(({ keys }) => keys.includes('since'));

function newSheet(name: string, locale: Locale): Sheet {
  const sheet = spreadsheet().insertSheet(name, spreadsheet().getNumSheets());
  setCells(sheet, HEADING_ROW, 1, [COLUMNS.map((column) => column.words[locale]), COLUMNS.map(({ key }) => key)]);
  sheet
    .getRange(HEADING_ROW, 1, 1, COLUMNS.length)
    .setFontWeight('bold')
    .setBackground(PALETTE.heading.background)
    .setFontColor(PALETTE.heading.font);
  const body = sheet.getRange(FIRST_ROW, 1, sheet.getMaxRows() - KEY_ROW, COLUMNS.length);
  body.setNumberFormat('@').setVerticalAlignment('top').setWrap(true);
  COLUMNS.forEach(({ width }, index) => {
    sheet.setColumnWidth(index + 1, pixels(width));
  });
  sheet.hideRows(KEY_ROW);
  sheet.hideColumns(COLUMNS.length);
  sheet.setFrozenRows(KEY_ROW);
  sheet.protect().setWarningOnly(true).setDescription(TEXTS[locale].protected);
  return sheet;
}
