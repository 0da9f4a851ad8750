import { SECTIONS, type Section } from '../domain/site.ts';
import type { Locale } from '../domain/words.ts';
import type { SheetCell } from './layout.ts';
import { HEADINGS, SETTINGS_WIDTH } from './settings-sheet.ts';
import { firstRow, type WorkbookHead } from './workbook-head.ts';

/** A section of the settings with its first rows, by field. */
export type Seeds = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean>>[]>>;

/** The settings of a new workbook as cells, all rows equally wide, and which of them are titles and headings. */
export interface SettingsRows {
  readonly rows: readonly (readonly SheetCell[])[];
  /** `row` is 1-based; `fields` is how many cells it takes, from the column of values on. */
  readonly marks: readonly { readonly row: number; readonly kind: 'section' | 'headings'; readonly fields: number }[];
}

export function settingsRows(locale: Locale, head: WorkbookHead, seeds: Seeds): SettingsRows {
  const widest = Math.max(...SECTIONS.map((section) => Object.keys(section.fields).length));
  const width = SETTINGS_WIDTH - 1;
  const rows: SheetCell[][] = [firstRow(head)];
  const marks: SettingsRows['marks'][number][] = [];
  for (const section of SECTIONS) {
    const fields = Object.values(section.fields);
    marks.push(
      { row: rows.length + 2, kind: 'section', fields: widest },
      { row: rows.length + 3, kind: 'headings', fields: fields.length },
    );
    rows.push(
      [''],
      [section.id, section.words[locale]],
      [HEADINGS, ...fields.map((field) => field.words[locale] + (field.required ? ' *' : ''))],
    );
    for (const seed of seeds[section.id] ?? []) rows.push(['', ...seedCells(section, seed)]);
  }
  return { rows: rows.map((row) => [...row, ...Array<SheetCell>(width + 1 - row.length).fill('')]), marks };
}

const seedCells = (section: Section, seed: Readonly<Record<string, string | number | boolean>>): SheetCell[] =>
  Object.keys(section.fields).map((key) => seed[key] ?? '');
