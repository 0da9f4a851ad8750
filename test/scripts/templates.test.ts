import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS, { type Worksheet } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { templateFile, templateOf } from '../../scripts/templates/template.ts';
import { LOCALES, type Locale } from '../../src/domain/words.ts';
import { newWorkbook, open, ROOT } from '../host/fixture.ts';
import { BY_HAND, type ByHand } from '../support/by-hand.ts';

/** A sheet as a person finds it: headings with their notes, keys, and how the first row to fill in behaves. */
interface Seen {
  readonly name: string;
  readonly hidden: boolean;
  readonly frozen: readonly [rows: number, columns: number];
  readonly keyRowHidden: boolean;
  readonly columns: readonly {
    readonly heading: string;
    readonly key: string;
    readonly note: string;
    readonly hidden: boolean;
    readonly format: string;
    readonly options: readonly string[];
  }[];
}

/** The workbook that set-up draws on Google. */
const onGoogle: ByHand<[], Seen[]> = (book) =>
  book.getSheets().map((sheet) => {
    const columns = Array.from({ length: sheet.getLastColumn() }, (_, at) => at + 1);
    return {
      name: sheet.getName(),
      hidden: sheet.isSheetHidden(),
      frozen: [sheet.getFrozenRows(), sheet.getFrozenColumns()],
      keyRowHidden: sheet.isRowHiddenByUser(2),
      columns: columns.map((column) => ({
        heading: String(sheet.getRange(1, column).getValue()),
        key: String(sheet.getRange(2, column).getValue()),
        note: sheet.getRange(1, column).getNote(),
        hidden: sheet.isColumnHiddenByUser(column),
        format: sheet.getRange(3, column).getNumberFormat(),
        options: (sheet.getRange(3, column).getDataValidation()?.getCriteriaValues()[0] as string[] | undefined) ?? [],
      })),
    };
  });
const cellsOnGoogle: ByHand<[string], string[][]> = (book, name) =>
  (book.getSheetByName(name)?.getDataRange().getValues() ?? []).map((row) =>
    // A date stands in the zone of its reader: what counts is the wall clock.
    row.map((cell) =>
      cell instanceof Date ? `${cell.getMonth() + 1}-${cell.getDate()} ${cell.getHours()}` : String(cell),
    ),
  );

function drawnOnGoogle(locale: Locale) {
  const code = `${readFileSync(join(ROOT, 'dist/Code.js'), 'utf8')}\n${BY_HAND}`;
  const host = open(code, { workbook: newWorkbook() });
  host.run('dutybookNew', [{ locale, name: '' }]);
  const run = <Given extends readonly unknown[], Result>(body: ByHand<Given, Result>, ...given: Given): Result =>
    host.run('byHand', [String(body), given]).result as Result;
  return { sheets: run(onGoogle), cells: (name: string) => run(cellsOnGoogle, name) };
}

async function template(locale: Locale): Promise<readonly Worksheet[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(ROOT, templateFile(locale)));
  return book.worksheets;
}

function inExcel(sheet: Worksheet): Seen {
  const view = (sheet.views ?? [])[0];
  const frozen = view?.state === 'frozen' ? [view.ySplit ?? 0, view.xSplit ?? 0] : [0, 0];
  const columns = Array.from({ length: sheet.getRow(1).cellCount }, (_, at) => at + 1);
  return {
    name: sheet.name,
    hidden: sheet.state === 'hidden',
    frozen: frozen as [number, number],
    keyRowHidden: sheet.getRow(2).hidden === true,
    columns: columns.map((column) => {
      const [heading, key, first] = [1, 2, 3].map((row) => sheet.getCell(row, column));
      return {
        heading: String(heading?.value ?? ''),
        key: String(key?.value ?? ''),
        note: noteOf(heading?.note),
        hidden: sheet.getColumn(column).hidden === true,
        format: first?.numFmt ?? sheet.getColumn(column).numFmt ?? '',
        options: listOf(first?.dataValidation?.formulae?.[0]),
      };
    }),
  };
}
const wallText = (value: unknown): string =>
  value instanceof Date
    ? `${value.getUTCMonth() + 1}-${value.getUTCDate()} ${value.getUTCHours()}`
    : String(value ?? '');
const noteOf = (note: ExcelJS.Cell['note'] | undefined): string =>
  typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : (note ?? '');
const listOf = (formula: unknown): string[] => (formula === undefined ? [] : String(formula).slice(1, -1).split(','));

/** Every part of an Excel file as text. */
const parts = (xlsx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(xlsx)).map(([name, part]) => [name, strFromU8(part)]));

describe.each(LOCALES)('the template in %s', (locale) => {
  it('says what the registers say: `npm run templates` writes a stale one anew', async () => {
    const committed = readFileSync(join(ROOT, templateFile(locale)));
    expect(parts(committed)).toEqual(parts(await templateOf(locale)));
  });

  it('is the workbook that set-up draws on Google, sheet by sheet and column by column', async () => {
    const { sheets, cells } = drawnOnGoogle(locale);
    const [found, drawn] = [(await template(locale)).map(inExcel), sheets];
    expect(found.map(({ name, hidden }) => ({ name, hidden }))).toEqual(
      drawn.map(({ name, hidden }) => ({ name, hidden })),
    );
    const registers = drawn.filter(({ keyRowHidden }) => keyRowHidden);
    expect(registers.length).toBeGreaterThanOrEqual(8);
    expect(found.filter(({ keyRowHidden }) => keyRowHidden)).toEqual(registers);
    for (const sheet of (await template(locale)).filter(({ name }) => !registers.some((one) => one.name === name))) {
      const texts = cells(sheet.name);
      expect(
        texts.map((row, down) => row.map((_, right) => wallText(sheet.getCell(down + 1, right + 1).value))),
      ).toEqual(texts);
    }
  });
});
