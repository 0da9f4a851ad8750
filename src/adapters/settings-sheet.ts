import type { Issue } from '../domain/issue.ts';
import { cleanLine, normaliseAll, type RawCell } from '../domain/normalise.ts';
import { isBlank } from '../domain/plain.ts';
import { OPTIONS, PEOPLE, SECTIONS, type Section, type Site, type SiteOption } from '../domain/site.ts';
import { type Locale, type Words, words } from '../domain/words.ts';
import { columnLetters } from '../writers/cells.ts';
import { plainText, type Range, type Sheet } from './google.ts';
import { makeRoom, readUnwatched } from './layout.ts';
import { settingsIssues } from './settings-check.ts';
import { optionMeant, optionShown, targetMeant } from './settings-names.ts';
import { onWall } from './wall.ts';
import { HEAD_WIDTH, type NoHead, readHead, sameClock, type WorkbookHead } from './workbook-head.ts';

export const SETTINGS_SHEET: Words = words('设置', '設置', 'Settings');
export interface Settings {
  readonly head: WorkbookHead;
  readonly site: Site;
  readonly issues: readonly Issue[];
  /** The last row of the sheet that holds anything (1-based). */
  readonly lastRow: number;
  /** Whether script and workbook tell the same time. */
  readonly sameClock: boolean;
}

/** Column A is hidden and holds the id of a section where it begins, and HEADINGS beside its headings. */
export const HEADINGS = '#';
export const VALUES_COLUMN = 2;

/** Columns of the settings: the hidden one and those of the widest section, or what the head takes. */
export const SETTINGS_WIDTH = Math.max(
  HEAD_WIDTH,
  ...SECTIONS.map(({ fields }) => VALUES_COLUMN - 1 + Object.keys(fields).length),
);

/**
 * Reads the settings and the head in one service call; only why not when there is no head. To ask first how far they reach
 * would be another call, so the sheet is kept short and read to its end.
 */
export function readSettings(sheet: Sheet): Settings | NoHead {
  const rows = readCells(sheet);
  const [first = []] = rows;
  const head = readHead(first);
  if ('problem' in head) return head;
  const blank = [...rows].reverse().findIndex((row) => row.some((cell) => cell !== ''));
  return { head, ...readSite(rows, head.locale), lastRow: rows.length - blank, sameClock: sameClock(first) };
}

/** Every cell of the settings as it stands: one service call. */
export const readCells = (sheet: Sheet): readonly (readonly RawCell[])[] => readUnwatched(wholeOf(sheet));

/** A sheet that has lost columns is refused unread: then how far it reaches is asked after all. */
function wholeOf(sheet: Sheet): Range {
  try {
    return sheet.getRange(`A1:${columnLetters(SETTINGS_WIDTH)}`);
  } catch {
    return sheet.getDataRange();
  }
}

function readSite(rows: readonly (readonly RawCell[])[], locale: Locale): { site: Site; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const bare = {
    locale,
    shifts: [],
    people: [],
    recipients: [],
    limits: [],
    patrols: [],
    targets: [],
    hours: [],
    holidays: [],
    things: [],
    deputies: [],
    options: [],
  } as unknown as Site;
  const read = (section: Section): ReadLine[] =>
    sectionRows(rows, section.id).map(({ row, cells }, index) => {
      const raw = Object.fromEntries(Object.keys(section.fields).map((key, at) => [key, cells[at]]));
      const { values, issues: wrong } = normaliseAll(section.fields, raw, section.id, bare);
      const missing = Object.entries(section.fields).filter(([key, field]) => field.required && isBlank(values[key]));
      const wrongFields = new Set(wrong.map((issue) => issue.field));
      const at = { row, line: index + 1 };
      for (const issue of wrong) if (issue.rule !== 'FORM-PERSON') issues.push({ ...issue, ...at });
      for (const [key] of missing)
        if (!wrongFields.has(key))
          issues.push({
            rule: 'FORM-SETTING',
            effect: 'reject',
            register: section.id,
            field: key,
            ...at,
            says: MISSING,
          });
      return { row, values };
    });
  for (const { id } of SECTIONS)
    if (!rows.some(([key]) => key === id))
      issues.push({ rule: 'FORM-SECTION', effect: 'reject', register: id, says: NO_SECTION });
  const all = Object.fromEntries(SECTIONS.map((section) => [section.id, read(section)]));
  const whole = (section: string): ReadLine[] => {
    const required = Object.entries(SECTIONS.find((one) => one.id === section)?.fields ?? {}).filter(
      ([, field]) => field.required,
    );
    return (all[section] ?? []).filter(({ values }) => required.every(([key]) => !isBlank(values[key])));
  };
  const site = {
    ...SITE_DEFAULTS,
    ...all.site?.[0]?.values,
    locale,
    onWall,
    ...Object.fromEntries(
      SECTIONS.filter(({ id }) => id !== 'site').map(({ id }) => [id, whole(id).map(({ values }) => values)]),
    ),
  } as unknown as Site;
  const meant = { targets: site.targets.map(targetMeant), options: site.options.map(optionMeant) };
  const whatIsMeant = { ...site, ...meant };
  const meaningless = settingsIssues(whatIsMeant).map((issue) => ({
    ...issue,
    row: whole(issue.register)[(issue.line ?? 0) - 1]?.row,
  }));
  return { site: whatIsMeant, issues: [...issues, ...meaningless] };
}

interface ReadLine {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rows of a section: below its headings, until the next section begins; blank ones are passed over. */
export function sectionRows(
  rows: readonly (readonly RawCell[])[],
  section: string,
): { readonly row: number; readonly cells: readonly RawCell[] }[] {
  const start = rows.findIndex(([key]) => key === section);
  if (start < 0) return [];
  const end = rows.findIndex(([key], index) => index > start && key !== '' && key !== HEADINGS);
  return rows
    .slice(start + 1, end < 0 ? rows.length : end)
    .flatMap(([key, ...cells], index) => (key === HEADINGS ? [] : [{ row: start + 2 + index, cells }]))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Keeps the digest of a person's PIN in their row; says whether there is one that bears the name. */
export function setPersonPin(sheet: Sheet, person: string, pin: string): boolean {
  const keys = Object.keys(PEOPLE.fields);
  const name = keys.indexOf('name');
  const found = sectionRows(readCells(sheet), PEOPLE.id).find(({ cells }) => cleanLine(String(cells[name])) === person);
  if (found) sheet.getRange(found.row, VALUES_COLUMN + keys.indexOf('pin')).setValue(pin);
  return found !== undefined;
}

/** Adds options below the last section, which is theirs: `--add-options` of an import. */
export function appendOptions(sheet: Sheet, lastRow: number, options: readonly SiteOption[], locale: Locale): void {
  if (options.length === 0) return;
  makeRoom(sheet, lastRow + options.length);
  const keys = Object.keys(OPTIONS.fields) as (keyof SiteOption)[];
  sheet.getRange(lastRow + 1, VALUES_COLUMN, options.length, keys.length).setNumberFormat('@');
  // As rich text in one write: an option killed halfway would stay without its label.
  sheet.getRange(lastRow + 1, VALUES_COLUMN, options.length, keys.length).setRichTextValues(
    options.map((option) => {
      const shown = optionShown(option, locale);
      return keys.map((key) => plainText(shown[key] ?? ''));
    }),
  );
}

/** What holds while a cell of the site's own row is blank or cannot be read. */
export const SITE_DEFAULTS = {
  name: '',
  keysBackBy: 22 * 60,
  graceMinutes: 15,
  building: '-',
  repeatCount: 3,
  repeatDays: 30,
  visitDays: 7,
  keyIncidentDays: 3,
  restHours: 8,
  reinforcedOfficers: 2,
  lightsOn: 18 * 60 + 30,
  lightsOff: 6 * 60,
  vacantDays: 30,
  climbHours: 0,
};

const MISSING = words('这一格没有填，请补上。', '這一格沒有填，請補上。', 'This cell is blank: fill it in.');
const NO_SECTION = words(
  '设置里这一段的标记不见了（隐藏的第一列被改过或删了行），整段没有生效：请撤销改动，或从备份恢复。',
  '設置裡這一段的標記不見了（隱藏的第一欄被改過或刪了列），整段沒有生效：請撤銷改動，或從備份恢復。',
  'The mark of this section is gone (the hidden first column was changed, or rows were deleted), and nothing in it holds: undo that, or restore a backup.',
);
