import { SECTIONS, type Section } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import type { SheetCell } from './layout.ts';
import { HEADINGS, SETTINGS_WIDTH } from './settings-sheet.ts';
import { firstRow, type WorkbookHead } from './workbook-head.ts';

/** A section of the settings with its first rows, by field. */
export type Seeds = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean>>[]>>;

/** Which rows of the settings are titles and headings; `fields` is how many cells they take, from the column of values on. */
export interface SettingsMark {
  /** 1-based. */
  readonly row: number;
  readonly kind: 'section' | 'headings';
  readonly fields: number;
}

/** The settings of a new workbook as cells, all rows equally wide. */
export interface SettingsRows {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly marks: readonly SettingsMark[];
}

export function settingsRows(locale: Locale, head: WorkbookHead, seeds: Seeds): SettingsRows {
  const rows: (readonly SheetCell[])[] = [wide(firstRow(head))];
  const marks: SettingsMark[] = [];
  for (const section of SECTIONS) {
    rows.push(wide(['']));
    marks.push(...sectionMarks(section, rows.length + 1));
    rows.push(...sectionCells(section, seeds, locale));
  }
  return { rows, marks };
}

const WIDEST = Math.max(...SECTIONS.map((section) => Object.keys(section.fields).length));

/** Of a section whose title stands in that row. */
export const sectionMarks = ({ fields }: Section, row: number): readonly [SettingsMark, SettingsMark] => [
  { row, kind: 'section', fields: WIDEST },
  { row: row + 1, kind: 'headings', fields: Object.keys(fields).length },
];

/** A section as rows: its title, its headings, and what it begins with. */
export const sectionCells = (section: Section, seeds: Seeds, locale: Locale): (readonly SheetCell[])[] =>
  [
    [section.id, section.words[locale]],
    [HEADINGS, ...Object.values(section.fields).map((field) => field.words[locale] + (field.required ? ' *' : ''))],
    ...(seeds[section.id] ?? []).map((seed) => ['', ...seedCells(section, seed)]),
  ].map(wide);

const wide = (row: readonly SheetCell[]): readonly SheetCell[] => [
  ...row,
  ...Array<SheetCell>(SETTINGS_WIDTH - row.length).fill(''),
];

const seedCells = (section: Section, seed: Readonly<Record<string, string | number | boolean>>): SheetCell[] =>
  Object.keys(section.fields).map((key) => seed[key] ?? '');
