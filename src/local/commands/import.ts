import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ColumnMap } from '../../adapters/import.ts';
import type { ImportAnswer } from '../../app/import-rows.ts';
import { words } from '../../domain/words.ts';
import { type DataFile, readDataFile } from '../data-file.ts';
import { DataFileError } from '../data-file-error.ts';
import { checkPlace, type ExitCode, print, printJson, say, tell, writeWhole } from '../output.ts';
import { refusedPath, writeRefused } from '../refused-file.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { askingAs, type Call, withWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

/** Rows of one write to the journal (DESIGN §4: at most 2,000). */
const SLICE = 2_000;
/** Refusals shown; --json lists them all, and so does the file of refused rows. */
const SHOWN = 20;

export const importCommand: Command = {
  usage: 'import FILE REGISTER DATA.csv|.xlsx [--columns MAP.json] [--add-options] [--as NAME] [--json]',
  about: words(
    '导入 CSV 或 Excel；退回的行另存，改好再导入',
    '匯入 CSV 或 Excel；退回的列另存，改好再匯入',
    'takes in a CSV or Excel file; refused rows go to a file of their own, to be mended and imported',
  ),
  options: {
    columns: { type: 'string' },
    'add-options': { type: 'boolean' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [3, 3],
  async run([file = '', register = '', path = ''], options): Promise<ExitCode> {
    const map = textOption(options, 'columns');
    const columns = map === undefined ? undefined : readMap(map);
    const data = await readDataFile(path);
    const fixed = { register, columns, addOptions: options['add-options'] === true };
    const answer = await withWorkbook(file, (call) =>
      importAll(call, data, path, { ...fixed, ...askingAs(call, textOption(options, 'as')) }),
    );
    if (data.rows.length === 0) tell(say(CLI.noRows, { file: path }));
    const refused = new Set(answer.refused.map(({ row }) => row)).size;
    const { ignored, ...told } = answer;
    if (ignored.length > 0) tell(say(CLI.ignored, { columns: ignored.join(', ') }));
    if (options.json) printJson(told);
    else {
      for (const one of answer.refused.slice(0, SHOWN)) tell(`${say(CLI.row, { row: one.row })} ${reasonOf(one)}`);
      if (answer.refused.length > SHOWN) tell(say(CLI.more, { count: answer.refused.length - SHOWN }));
      print(
        say(CLI.imported, { accepted: answer.accepted, already: answer.already, warnings: answer.warnings, refused }),
      );
    }
    if (refused === 0) return 0;
    checkPlace(refusedPath(path));
    const before = bytesOf(refusedPath(path));
    writeRefusedRows(data, answer, path);
    keepMended(refusedPath(path), before);
    if (!options.json) print(say(CLI.refusedIn, { file: refusedPath(path) }));
    return 1;
  },
};

/** Whoever was mending the refused rows of an earlier run finds them beside the new ones. */
function keepMended(file: string, before: Buffer | undefined): void {
  if (!before || before.equals(readFileSync(file))) return;
  const kept = file.replace(/\.csv$/, '.before.csv');
  writeWhole(kept, before);
  tell(say(CLI.keptRefused, { file: kept }));
}
const bytesOf = (file: string): Buffer | undefined => (existsSync(file) ? readFileSync(file) : undefined);

/** A file without rows is still one slice: the columns are judged all the same. */
function importAll(call: Call, data: DataFile, path: string, fixed: object): ImportAnswer {
  const total = { accepted: 0, already: 0, warnings: 0 };
  const refused: ImportAnswer['refused'][number][] = [];
  let ignored: readonly string[] = [];
  for (let from = 0; from === 0 || from < data.rows.length; from += SLICE) {
    const rows = data.rows.slice(from, from + SLICE);
    const file = { name: basename(path), digest: data.digest, rows: data.rows.length };
    const answer = call<ImportAnswer>('dutybookImport', { ...fixed, file, headings: data.headings, from, rows });
    total.accepted += answer.accepted;
    total.already += answer.already;
    total.warnings += answer.warnings;
    ignored = answer.ignored;
    for (const one of answer.refused) refused.push(one);
    tell(`${from + rows.length} / ${data.rows.length}`);
  }
  return { accepted: total.accepted, already: total.already, refused, warnings: total.warnings, ignored };
}

function writeRefusedRows(data: DataFile, { refused }: ImportAnswer, path: string): void {
  const reasons = new Map<number, string[]>();
  for (const one of refused) reasons.set(one.row, [...(reasons.get(one.row) ?? []), reasonOf(one)]);
  const rows = data.rows.filter(({ row }) => reasons.has(row));
  writeRefused(
    refusedPath(path),
    [...data.headings, say(CLI.reasons)],
    rows.map(({ row, cells }) => ({ cells, reasons: (reasons.get(row) ?? []).join(' ') })),
  );
}

/** Why a row was refused, with the heading of the cell. */
const reasonOf = ({ heading, message }: ImportAnswer['refused'][number]): string =>
  heading === undefined ? message : say(CLI.reason, { heading, message });

/** Reads the map of columns and checks its shape: what its fields and columns mean is judged with the register. */
function readMap(file: string): ColumnMap {
  try {
    if (!existsSync(file)) throw new DataFileError(file, 'missing', {});
    const map: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (!isRecord(map)) throw new Error('{…}');
    for (const [field, source] of Object.entries(map)) if (!isSource(source)) throw new Error(`${field}: ${SOURCE}`);
    return map as ColumnMap;
  } catch (failure) {
    if (failure instanceof DataFileError) throw failure;
    throw new RunError(CLI.badMap, { file, detail: failure instanceof Error ? failure.message : String(failure) });
  }
}

const SOURCE = '{"column": "…", "else": "…"} | {"const": "…"}';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSource = (value: unknown): boolean =>
  isRecord(value) &&
  ('column' in value || 'const' in value) &&
  Object.entries(value).every(([key, one]) => ['column', 'else', 'const'].includes(key) && typeof one === 'string');
