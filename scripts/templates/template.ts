import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { JOURNAL_COLUMNS, JOURNAL_SHEET } from '../../src/adapters/journal-sheet.ts';
import { OUTBOX_COLUMNS, OUTBOX_SHEET } from '../../src/adapters/outbox-sheet.ts';
import { linesSheet } from '../../src/adapters/set-up.ts';
import type { Seeds } from '../../src/adapters/settings-rows.ts';
import { newSeeds } from '../../src/app/seeds.ts';
import { entryColumns, lineColumns } from '../../src/domain/columns.ts';
import { linesFields } from '../../src/domain/field.ts';
import { normaliseAll } from '../../src/domain/normalise.ts';
import { SECTIONS, type Site } from '../../src/domain/site.ts';
import type { Locale } from '../../src/domain/words.ts';
import { TEXTS } from '../../src/locales/index.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { addHiddenSheet, addRegisterSheet, addSettingsSheet } from './sheets.ts';

export const templateFile = (locale: Locale): string => `sheets-templates/dutybook.${locale}.xlsx`;

/** The same declarations make the same bytes, whenever and wherever it runs. */
const MADE_ON = new Date(Date.UTC(2026, 0, 1));

/**
 * A new workbook as an Excel file: to upload to Google, where it is what the menu "Set up" would have drawn, or to fill in
 * with Excel or on paper.
 */
export async function templateOf(locale: Locale): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = MADE_ON;
  book.modified = MADE_ON;
  book.creator = TEXTS[locale].mailSender;
  book.lastModifiedBy = TEXTS[locale].mailSender;
  const seeds = newSeeds(locale, '');
  const site = siteOf(locale, seeds);
  for (const register of REGISTERS) {
    addRegisterSheet(book, register.sheet[locale], entryColumns(register), register, site);
    for (const [key, of] of linesFields(register.fields))
      addRegisterSheet(book, linesSheet(register, key)[locale], lineColumns(of), register, site);
  }
  addSettingsSheet(book, locale, seeds);
  addHiddenSheet(book, JOURNAL_SHEET[locale], JOURNAL_COLUMNS);
  addHiddenSheet(book, OUTBOX_SHEET[locale], OUTBOX_COLUMNS);
  return packed(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** What the settings say once they stand on their sheet: shifts and options for the drop-downs. */
function siteOf(locale: Locale, seeds: Seeds): Site {
  const bare = {
    locale,
    shifts: [],
    people: [],
    recipients: [],
    limits: [],
    targets: [],
    hours: [],
    holidays: [],
    deputies: [],
    options: [],
  };
  const sections = SECTIONS.map(({ id, fields }) => {
    const rows = (seeds[id] ?? []).map((seed) => normaliseAll(fields, seed, id, bare as unknown as Site).values);
    return [id, rows] as const;
  });
  const { site, ...others } = Object.fromEntries(sections);
  return { ...bare, ...others, ...site?.[0] } as unknown as Site;
}

/**
 * Packs the parts again: exceljs dates each of them with the clock. And it gives the notes of every sheet the same shape ids,
 * which have to differ within a workbook; Excel gives each sheet a thousand of its own.
 */
function packed(xlsx: Uint8Array): Uint8Array {
  // A zip holds wall-clock times: local fields, so that the zone of the machine does not show.
  const mtime = new Date(2026, 0, 1);
  const parts = Object.entries(unzipSync(xlsx)).map(([name, part]) => {
    const sheet = /vmlDrawing(\d+)\.vml$/.exec(name)?.[1];
    const own = sheet === undefined ? part : strToU8(withOwnShapes(strFromU8(part), Number(sheet)));
    return [name, [own, { mtime }]] as const;
  });
  return zipSync(Object.fromEntries(parts) as Zippable, { level: 9 });
}

const withOwnShapes = (vml: string, sheet: number): string =>
  vml
    .replace(/(<o:idmap [^>]*data=)"1"/, `$1"${sheet}"`)
    .replace(/_x0000_s(\d+)/g, (_, shape: string) => `_x0000_s${(sheet - 1) * 1_024 + Number(shape)}`);
