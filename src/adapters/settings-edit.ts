import type { Field } from '../domain/field.ts';
import type { Changes, JournalEntry } from '../domain/journal.ts';
import { normalise, type RawCell } from '../domain/normalise.ts';
import {
  FILLED_IN,
  isBlankLine,
  type SettingsLine,
  type SettingsLines,
  showSetting,
  typedFields,
} from '../domain/settings-lines.ts';
import { SECTIONS, type Section, type Site } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import { plainText, type Sheet } from './google.ts';
import { HEADINGS, readCells, SETTINGS_WIDTH, sectionRows, VALUES_COLUMN } from './settings-sheet.ts';

/** A line of the settings where it stands: `line` rows below the headings of its section, blank ones counted. */
export interface StandingLine {
  readonly line: number;
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
  /** Rows below the headings of its section, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Every cell of the settings. */
type Cells = ReturnType<typeof readCells>;

/** The sections that a dialog fills in, line by line. */
export function readStanding(cells: Cells, site: Site): Standing {
  return Object.fromEntries(
    FILLED_IN.map((section) => {
      const fields = Object.keys(section.fields);
      const headings = headingsOf(cells, section);
      const lines = sectionRows(cells, section.id).map(({ row, cells }) => ({
        line: row - headings,
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
export function settingChanges(cells: Cells, standing: Standing, wanted: Wanted, site: Site): readonly SettingChange[] {
  return FILLED_IN.flatMap((section) => {
    const [old, next] = [standing[section.id], wanted[section.id]];
    const fresh = next.filter(({ at, typed }) => at === undefined && !isBlankLine(typed));
    const kept = old.map(({ line, typed }, index) => ({
      line,
      old: typed,
      typed: next.find(({ at }) => at === index)?.typed,
    }));
    const places = freeLines(cells, section, fresh.length);
    const added = fresh.map(({ typed }, index) => ({ line: places[index] as number, old: undefined, typed }));
    return [...kept, ...added].flatMap(({ line, old, typed }) =>
      typedFields(section).flatMap(([key, field]): SettingChange[] => {
        const [before, after] = [old?.[key] ?? '', typed?.[key] ?? ''];
        const [was, is] = [meant(field, before, site), meant(field, after, site)];
        const stays = was === undefined && is === undefined ? before === after : was === is;
        return stays
          ? []
          : [
              {
                section,
                key,
                line,
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

/** Lines that a section has not yet, as changes; their cells are texts, by field. */
export function addedLines(cells: Cells, section: Section, lines: readonly SettingsLine[]): readonly SettingChange[] {
  const places = freeLines(cells, section, lines.length);
  return lines.flatMap((typed, index) =>
    typedFields(section).flatMap(([key]): SettingChange[] => {
      const after = typed[key] ?? '';
      return after === '' ? [] : [{ section, key, line: places[index] as number, before: '', after }];
    }),
  );
}

/** Changes as a line of the journal has them. */
export const asChanges = (changes: readonly SettingChange[]): Changes =>
  Object.fromEntries(
    changes.map(({ section, key, line, before, after }) => [
      `${section.id}.${line}.${key}`,
      [before === '' ? null : before, after === '' ? null : after] as const,
    ]),
  );

/** What `asChanges` made of them. */
const settingsOf = (changes: Changes): readonly SettingChange[] =>
  Object.entries(changes).flatMap(([path, [before, after]]): SettingChange[] => {
    const [id, line, key = ''] = path.split('.');
    const section = SECTIONS.find((one) => one.id === id);
    return section && key in section.fields
      ? [{ section, key, line: Number(line), before: String(before ?? ''), after: String(after ?? '') }]
      : [];
  });

/**
 * Writes what lines of the journal say of the settings, a line in one write where its cells are neighbours. From the lowest
 * section up, since one that needs more rows moves what is below it. Written again, it is the same.
 */
export function projectSettings(sheet: Sheet, journal: readonly JournalEntry[]): void {
  for (const { act, changes } of journal) if (act === 'settings') writeSettings(sheet, settingsOf(changes));
}

function writeSettings(sheet: Sheet, changes: readonly SettingChange[]): void {
  const cells = readCells(sheet);
  const sections = [...new Set(changes.map(({ section }) => section))];
  for (const section of sections.sort((a, b) => headingsOf(cells, b) - headingsOf(cells, a))) {
    const own = changes.filter((one) => one.section === section);
    const [headings, lowest] = [headingsOf(cells, section), lowestOf(cells, section)];
    makeRoom(sheet, lowest, headings + Math.max(...own.map(({ line }) => line)) - lowest);
    for (const line of new Set(own.map((one) => one.line))) {
      const changed = own.filter((one) => one.line === line);
      const row = headings + line;
      const isNew = row > lowest || !isFilled(cells[row - 1]);
      const written = isNew ? typedFields(section).map(([key]) => key) : changed.map(({ key }) => key);
      for (const keys of neighbours(section, written)) {
        const texts = keys.map((key) => plainText(changed.find((one) => one.key === key)?.after ?? ''));
        const column = VALUES_COLUMN + Object.keys(section.fields).indexOf(keys[0] as string);
        // As rich text, which is never run or parsed.
        sheet.getRange(row, column, 1, keys.length).setRichTextValues([texts]);
      }
    }
  }
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

/** The row of a section's headings, below its title; like every row here from 1. */
const headingsOf = (cells: Cells, { id }: Section): number => cells.findIndex(([key]) => key === id) + 2;

/** The last row of a section: the blank one that parts it from the next is not its own. */
function lowestOf(cells: Cells, section: Section): number {
  const headings = headingsOf(cells, section);
  const next = cells.findIndex(([key], index) => index >= headings && key !== '' && key !== HEADINGS);
  return Math.max(headings, next < 0 ? cells.length : next - 1);
}
const isFilled = (row: readonly RawCell[] | undefined): boolean => row?.some((cell) => cell !== '') === true;

/** Where new lines of a section go: into blank rows of its own, then below its last one. */
function freeLines(cells: Cells, section: Section, count: number): readonly number[] {
  const [headings, lowest] = [headingsOf(cells, section), lowestOf(cells, section)];
  const blank = Array.from({ length: lowest - headings }, (_, index) => index + 1).filter(
    (line) => !isFilled(cells[headings + line - 1]),
  );
  return [...blank, ...Array.from({ length: count }, (_, index) => lowest - headings + index + 1)].slice(0, count);
}

/** Puts rows in below another; such a row looks like the one above it, which may be the headings. */
function makeRoom(sheet: Sheet, lowest: number, lacking: number): void {
  if (lacking <= 0) return;
  sheet.insertRowsAfter(lowest, lacking);
  sheet
    .getRange(lowest + 1, 1, lacking, SETTINGS_WIDTH)
    .setNumberFormat('@')
    .setFontWeight('normal')
    .setBackground(null)
    .setFontColor(null);
}
