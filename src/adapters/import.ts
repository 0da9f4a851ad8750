import { entryColumns } from '../domain/columns.ts';
import { type Field, isLines, ownField } from '../domain/field.ts';
import type { Submission } from '../domain/intake.ts';
import { oneLine, type RawCell, type RawValue } from '../domain/normalise.ts';
import { optionKey } from '../domain/options.ts';
import type { AnyRegister } from '../domain/register.ts';
import type { Site, SiteOption } from '../domain/site.ts';
import { type Words, words } from '../domain/words.ts';
import { asRecord, malformed, optionalText } from './form.ts';
import { WorkbookError } from './workbook.ts';

/** A slice of a file: what a client sends, a few thousand rows at a time, in order. */
export interface ImportRequest {
  readonly register: string;
  /** `digest` is the SHA-256 of the file's bytes, `rows` how many it has in all. */
  readonly file: { readonly name: string; readonly digest: string; readonly rows: number };
  readonly headings: readonly string[];
  /** Field → where its value comes from; without it columns are found by their headings. */
  readonly columns?: ColumnMap;
  readonly addOptions: boolean;
  /** Index of the first row of this slice, from 0. */
  readonly from: number;
  readonly rows: readonly ImportRow[];
}
/** A row of the file; `row` is its 1-based number there. */
export interface ImportRow {
  readonly row: number;
  readonly cells: readonly string[];
}
/** `column` names a heading, `else` stands in for an empty cell, `const` is the same for every row. */
export type ColumnMap = Readonly<
  Record<string, { readonly column?: string; readonly else?: string; readonly const?: string }>
>;

/** Where each field finds its value in a row. `field` may name one of a line, `returns.at`: such a row has one line. */
export interface Source {
  readonly field: string;
  /** 0-based; undefined for a constant. */
  readonly at?: number;
  readonly otherwise: string;
}

const EXTERNAL = 'external';

/** Settles once for a file where every value comes from. A column that is missing is said before any row is read. */
export function sourcesOf(
  register: AnyRegister,
  headings: readonly string[],
  map: ColumnMap | undefined,
  site: Site,
): readonly Source[] {
  const sources = map ? mapped(register, headings, map) : byHeading(register, headings);
  const found = new Set(sources.map((source) => source.field));
  const missing = Object.entries(register.fields)
    .filter(([key, field]) => field.required && !found.has(key) && !register.defaulted?.includes(key))
    .map(([, field]) => field.words[site.locale]);
  if (missing.length > 0)
    throw new WorkbookError('missing-column', NO_COLUMN, { columns: missing.join(site.locale === 'en' ? ', ' : '、') });
  return sources;
}

function mapped(register: AnyRegister, headings: readonly string[], map: ColumnMap): Source[] {
  return Object.entries(map).map(([field, { column, else: otherwise, const: constant }]) => {
    if (!isTarget(register, field))
      throw new WorkbookError('unknown-field', UNKNOWN_FIELD, { field, register: register.id });
    if (column === undefined) return { field, otherwise: constant ?? '' };
    const at = headings.indexOf(column);
    if (at < 0) throw new WorkbookError('missing-column', NO_HEADING, { columns: column });
    return { field, at, otherwise: otherwise ?? '' };
  });
}

/** The headings of a file that name nothing an import fills in, and nothing that an export adds either: most likely slips. */
export function strayHeadings(register: AnyRegister, headings: readonly string[]): string[] {
  const names = fieldNames(register);
  for (const { key, words } of entryColumns(register))
    for (const one of [key, ...Object.values(words)]) names.set(folded(one), key);
  return headings.filter((heading) => heading.trim() !== '' && !names.has(folded(heading)));
}

/** What a heading may be called → field. */
function fieldNames(register: AnyRegister): Map<string, string> {
  const names = new Map<string, string>([
    ['external', EXTERNAL],
    ['外部编号', EXTERNAL],
    ['外部編號', EXTERNAL],
    ['external number', EXTERNAL],
  ]);
  const name = (field: string, heading: Words): void => {
    for (const one of [field, ...Object.values(heading)]) names.set(folded(one), field);
  };
  for (const [key, field] of Object.entries(register.fields)) {
    if (isLines(field)) for (const [sub, of] of Object.entries(field.of)) name(`${key}.${sub}`, of.words);
  }
  for (const [key, field] of Object.entries(register.fields)) name(key, field.words);
  return names;
}
const folded = (heading: string): string => heading.trim().replace(/ ?\*$/, '').toLowerCase();

function byHeading(register: AnyRegister, headings: readonly string[]): Source[] {
  const names = fieldNames(register);
  const sources = headings.flatMap((heading, at) => {
    const field = names.get(folded(heading));
    return field !== undefined && isTarget(register, field) ? [{ field, at, otherwise: '' }] : [];
  });
  for (const { field, at } of sources) {
    const other = sources.find((one) => one.field === field && one.at > at);
    if (other)
      throw new WorkbookError('same-field', SAME_FIELD, {
        one: headings[at] ?? '',
        other: headings[other.at] ?? '',
      });
  }
  return sources;
}

/** What an import may fill in: fields that people fill in, those of lines, and the other system's number. */
const isTarget = (register: AnyRegister, name: string): boolean =>
  name === EXTERNAL ||
  (fieldNamed(register, name) !== undefined &&
    ![name, name.split('.')[0] ?? ''].some((key) => register.assigned?.includes(key)));

function fieldNamed(register: AnyRegister, name: string): Field | undefined {
  const [key = '', sub] = name.split('.');
  const field = ownField(register.fields, key);
  if (sub === undefined) return field && !isLines(field) ? field : undefined;
  return field && isLines(field) ? ownField(field.of, sub) : undefined;
}

/** A row of the file as a submission. Constants that close an entry count only where it was closed. */
export function submissionOf(
  register: AnyRegister,
  sources: readonly Source[],
  { cells }: ImportRow,
  key: string,
): Submission {
  const texts = new Map<string, string>();
  for (const { field, at, otherwise } of sources) {
    const cell = at === undefined ? '' : (cells[at] ?? '').trim();
    const text = cell === '' ? otherwise : cell;
    if (text !== '') texts.set(field, text);
  }
  const { closing } = register;
  if (closing && !texts.has(closing.when))
    for (const { field, at } of sources) if (at === undefined && closing.fields.includes(field)) texts.delete(field);
  const values: Record<string, RawValue> = {};
  for (const [field, text] of texts) {
    const [name = '', sub] = field.split('.');
    if (field === EXTERNAL) continue;
    if (sub === undefined) values[name] = text;
    else values[name] = [{ ...(values[name] as readonly Record<string, RawCell>[] | undefined)?.[0], [sub]: text }];
  }
  return { key, act: 'record', register: register.id, external: texts.get(EXTERNAL), values };
}

/** Options that the rows name and the site does not have: what `--add-options` adds. Fixed choices take none. */
export function newOptions(register: AnyRegister, submissions: readonly Submission[], site: Site): SiteOption[] {
  const found = new Map<string, SiteOption>();
  for (const [field, of] of Object.entries(register.fields)) {
    if (of.kind !== 'choice' || of.fixed) continue;
    for (const { values } of submissions) {
      const typed = values?.[field];
      if (typeof typed !== 'string') continue;
      // The label the rows will be read with: a line break in a cell is a blank.
      const label = oneLine(typed);
      if (label === '' || label.length > 100 || optionKey(site, register.id, field, of, label) !== undefined) continue;
      const option: SiteOption = { register: register.id, field, option: label, label };
      if (!found.has(`${field} ${label.toLowerCase()}`)) found.set(`${field} ${label.toLowerCase()}`, option);
    }
  }
  return [...found.values()];
}

/** Checks what a client sent, to the shape of every row. */
export function readImport(request: unknown): ImportRequest {
  const { register, file, headings, columns, addOptions, from, rows } = asRecord(request);
  const { name, digest, rows: all } = asRecord(file);
  if (typeof register !== 'string') throw malformed('register');
  if (typeof name !== 'string' || typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) throw malformed('file');
  if (!isCount(all) || !isCount(from)) throw malformed('from');
  if (!isTexts(headings)) throw malformed('headings');
  if (!Array.isArray(rows)) throw malformed('rows');
  for (const row of rows as unknown[]) {
    const { row: at, cells } = asRecord(row);
    if (!isCount(at) || !isTexts(cells)) throw malformed('rows');
  }
  const map = columns === undefined || columns === null ? undefined : readMap(columns);
  const checked = { name, digest, rows: all };
  return {
    register,
    file: checked,
    headings,
    columns: map,
    addOptions: addOptions === true,
    from,
    rows,
  };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function readMap(columns: unknown): ColumnMap {
  return Object.fromEntries(
    Object.entries(asRecord(columns)).map(([field, source]) => {
      const { column, else: otherwise, const: constant } = asRecord(source);
      if (column === undefined && constant === undefined) throw malformed(`columns.${field}`);
      return [
        field,
        {
          column: optionalText(column, field),
          else: optionalText(otherwise, field),
          const: optionalText(constant, field),
        },
      ];
    }),
  );
}

const NO_COLUMN = words(
  '文件里没有必填的列：{columns}；请补上这些列，或用 --columns 说明各列对应哪个栏目。',
  '檔案裡沒有必填的欄：{columns}；請補上這些欄，或用 --columns 說明各欄對應哪個欄目。',
  'The file lacks columns that are required: {columns}. Add them, or say with --columns which column is which field.',
);
const NO_HEADING = words(
  '文件首行里没有「{columns}」这一列：请核对列名，或改 --columns 的对应表。',
  '檔案首行裡沒有「{columns}」這一欄：請核對欄名，或改 --columns 的對應表。',
  'The first row of the file has no column "{columns}": check the headings, or mend the map given with --columns.',
);
const SAME_FIELD = words(
  '「{one}」和「{other}」是同一个栏目，不知道该用哪一列：请删去或改名其中一列，或用 --columns 说明。',
  '「{one}」和「{other}」是同一個欄目，不知道該用哪一欄：請刪去或改名其中一欄，或用 --columns 說明。',
  'The headings "{one}" and "{other}" mean the same field: delete or rename one of them, or say with --columns which to take.',
);
const UNKNOWN_FIELD = words(
  '登记表 {register} 没有可导入的栏目「{field}」：请改 --columns 的对应表。',
  '登記表 {register} 沒有可匯入的欄目「{field}」：請改 --columns 的對應表。',
  'The register {register} has no field "{field}" that can be imported: mend the map given with --columns.',
);
