import type { Field } from '../domain/field.ts';
import { normalise, type RawCell } from '../domain/normalise.ts';
import {
  FILLED_IN,
  isBlankLine,
  type SettingsLine,
  type SettingsLines,
  showSetting,
  typedFields,
} from '../domain/settings-lines.ts';
import type { Section, Site } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { plainText, type Sheet } from './google.ts';
import { HEADINGS, readCells, SETTINGS_WIDTH, sectionRows, VALUES_COLUMN } from './settings-sheet.ts';

/** A line of the settings where it stands; `row` is 1-based. */
export interface StandingLine {
  readonly row: number;
  readonly typed: SettingsLine;
}
/** A line as somebody wants it: one that stands there, by its place in its section, or a new one. */
export interface WantedLine {
  readonly at?: number;
  readonly typed: SettingsLine;
}
export type Standing = Readonly<Record<keyof SettingsLines, readonly StandingLine[]>>;
export type Wanted = Readonly<Record<keyof SettingsLines, readonly WantedLine[]>>;

/** A value that a field of a line is given: what stood there, and what will. */
export interface SettingChange {
  readonly section: Section;
  readonly key: string;
  /** Of the line in its section, from 1; new ones come after those that stand there. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The sections that a dialog fills in, line by line: one service call. */
export function readStanding(sheet: Sheet, site: Site): Standing {
  const rows = readCells(sheet);
  return Object.fromEntries(
    FILLED_IN.map((section) => {
      const fields = Object.keys(section.fields);
      const lines = sectionRows(rows, section.id).map(({ row, cells }) => ({
        row,
        typed: Object.fromEntries(
          typedFields(section).map(([key, field]) => [key, shown(field, cells[fields.indexOf(key)] ?? '', site)]),
        ),
      }));
      return [section.id, lines.filter(({ typed }) => Object.values(typed).some((text) => text !== ''))];
    }),
  ) as unknown as Standing;
}

/** A cell as a form shows it: a choice by its key, what cannot be read as it stands. */
function shown(field: Field, raw: RawCell, site: Site): string {
  const value = meant(field, raw, site);
  if (value === undefined) return typeof raw === 'object' ? '' : String(raw).trim();
  return field.kind === 'choice' || field.kind === 'yes-no' ? String(value) : showSetting(field, value, site.locale);
}
const meant = (field: Field, raw: RawCell, site: Site): unknown =>
  normalise(field, raw, { register: '', field: '' }, site).value;

/** What has to be written so that the settings are as somebody wants them; a line that is not wanted any more is cleared. */
export function settingChanges(standing: Standing, wanted: Wanted, site: Site): readonly SettingChange[] {
  return FILLED_IN.flatMap((section) => {
    const [old, next] = [standing[section.id], wanted[section.id]];
    const fresh = next.filter(({ at, typed }) => at === undefined && !isBlankLine(typed));
    const kept = old.map((line, index) => ({ line, typed: next.find(({ at }) => at === index)?.typed }));
    return [...kept, ...fresh.map(({ typed }) => ({ line: undefined, typed }))].flatMap(({ line, typed }, index) =>
      typedFields(section).flatMap(([key, field]): SettingChange[] => {
        const [before, after] = [line?.typed[key] ?? '', typed?.[key] ?? ''];
        const [was, is] = [meant(field, before, site), meant(field, after, site)];
        const stays = was === undefined && is === undefined ? before === after : was === is;
        return stays
          ? []
          : [
              {
                section,
                key,
                line: index + 1,
                before: text(field, before, was, site.locale),
                after: text(field, after, is, site.locale),
              },
            ];
      }),
    );
  });
}
const text = (field: Field, typed: string, value: unknown, locale: Locale): string =>
  value === undefined ? typed : showSetting(field, value, locale);

/** Whether the lines that stand there mean what is wanted, wherever new ones were put. */
export function isAsWanted(standing: Standing, wanted: Wanted, site: Site): boolean {
  const meaning = (lines: Standing | Wanted): string =>
    JSON.stringify(
      FILLED_IN.map((section) =>
        lines[section.id]
          .filter(({ typed }) => !isBlankLine(typed))
          .map(({ typed }) =>
            JSON.stringify(
              typedFields(section).map(([key, field]) => {
                const given = typed[key] ?? '';
                return text(field, given, meant(field, given, site), site.locale);
              }),
            ),
          )
          .sort(),
      ),
    );
  return meaning(standing) === meaning(wanted);
}

/**
 * Writes changes, a line in one write where its cells are neighbours: killed halfway, lines are whole. From the lowest section
 * up, since one that needs more rows moves what is below it.
 */
export function writeSettings(sheet: Sheet, standing: Standing, changes: readonly SettingChange[]): void {
  const cells = readCells(sheet);
  const startOf = ({ id }: Section): number => cells.findIndex(([key]) => key === id);
  const sections = FILLED_IN.filter((section) => changes.some((one) => one.section === section));
  for (const section of [...sections].sort((a, b) => startOf(b) - startOf(a))) {
    const own = changes.filter((one) => one.section === section);
    const lines = standing[section.id];
    const missing = Math.max(0, ...own.map(({ line }) => line)) - lines.length;
    const rows = [...lines.map(({ row }) => row), ...roomFor(sheet, cells, section, missing)];
    rows.forEach((row, index) => {
      const changed = own.filter(({ line }) => line === index + 1);
      const written = index < lines.length ? changed.map(({ key }) => key) : typedFields(section).map(([key]) => key);
      for (const keys of neighbours(section, written)) {
        const texts = keys.map((key) => plainText(changed.find((one) => one.key === key)?.after ?? ''));
        const column = VALUES_COLUMN + Object.keys(section.fields).indexOf(keys[0] as string);
        // As rich text, which is never run or parsed.
        sheet.getRange(row, column, 1, keys.length).setRichTextValues([texts]);
      }
    });
  }
}

/** Adds lines below those of a section, each in one write; the cells are texts, by field. */
export function addSettingLines(sheet: Sheet, section: Section, lines: readonly SettingsLine[]): void {
  const keys = Object.keys(section.fields);
  roomFor(sheet, readCells(sheet), section, lines.length).forEach((row, index) => {
    const texts = keys.map((key) => plainText(lines[index]?.[key] ?? ''));
    sheet.getRange(row, VALUES_COLUMN, 1, keys.length).setRichTextValues([texts]);
  });
}

/** Some fields of a section, by runs of columns that stand side by side. */
function neighbours({ fields }: Section, wanted: readonly string[]): string[][] {
  const runs: string[][] = [];
  let open = false;
  for (const key of Object.keys(fields)) {
    const isWanted = wanted.includes(key);
    if (isWanted && open) runs[runs.length - 1]?.push(key);
    else if (isWanted) runs.push([key]);
    open = isWanted;
  }
  return runs;
}

/** Rows for new lines of a section: blank ones of its own, then some that are put in below its last line. */
function roomFor(sheet: Sheet, cells: readonly (readonly RawCell[])[], { id }: Section, count: number): number[] {
  if (count <= 0) return [];
  const start = cells.findIndex(([key]) => key === id);
  const end = cells.findIndex(([key], index) => index > start && key !== '' && key !== HEADINGS);
  // The last blank row parts it from the next section.
  const last = end < 0 ? cells.length : end - 1;
  const own = Array.from({ length: Math.max(0, last - start - 1) }, (_, index) => start + 1 + index);
  const isFilled = (index: number): boolean => cells[index]?.some((cell) => cell !== '') === true;
  const blank = own.filter((index) => !isFilled(index)).map((index) => index + 1);
  const lacking = count - blank.length;
  if (lacking <= 0) return blank.slice(0, count);
  const lowest = Math.max(start + 1, ...own) + 1;
  sheet.insertRowsAfter(lowest, lacking);
  const added = Array.from({ length: lacking }, (_, index) => lowest + 1 + index);
  // A row that is put in looks like the one above it, which may be the headings.
  sheet
    .getRange(lowest + 1, 1, lacking, SETTINGS_WIDTH)
    .setNumberFormat('@')
    .setFontWeight('normal')
    .setBackground(null)
    .setFontColor(null);
  return [...blank, ...added];
}
