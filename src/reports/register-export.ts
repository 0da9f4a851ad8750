import { entryColumns, type SheetColumn } from '../domain/columns.ts';
import { isLines } from '../domain/field.ts';
import type { Moment } from '../domain/moment.ts';
import { type Period, within } from '../domain/period.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { showValue, stateOf } from '../domain/row.ts';
import { firstTime } from '../domain/shown.ts';
import type { Site } from '../domain/site.ts';
import { blank, type Cell, count, dayCell, momentCell, type Table, text } from './table.ts';

/** What an export of a register needs; phones are masked for whoever may not see them (SECR-01). */
export interface ExportInput {
  readonly register: AnyRegister;
  readonly entries: readonly AnyEntry[];
  readonly site: Site;
  readonly now: Moment;
  readonly phones: boolean;
}

/** A register as a table, an entry a row; the lines of an entry stand in one cell, a line each. */
export function registerTable(input: ExportInput): Table {
  const { register, entries, site } = input;
  const columns = exportColumns(register);
  return {
    id: register.id,
    title: register.sheet[site.locale],
    columns: columns.map(({ key, words, width }) => ({ key, heading: words[site.locale], width })),
    rows: rowsOf(entries, columns, input),
  };
}

function* rowsOf(
  entries: readonly AnyEntry[],
  columns: readonly SheetColumn[],
  input: ExportInput,
): Iterable<readonly Cell[]> {
  for (const entry of entries) yield columns.map((column) => cellOf(column, entry, input));
}

/** The columns people see, and the lines of an entry behind its fields. */
function exportColumns(register: AnyRegister): readonly SheetColumn[] {
  const shown = entryColumns(register).filter((column) => !column.hidden);
  const lines = Object.entries(register.fields)
    .filter(([, field]) => isLines(field))
    .map(([key, field]): SheetColumn => ({ key, words: field.words, kind: 'lines', field, width: 40 }));
  const at = shown.findIndex((column) => column.key === 'external');
  return [...shown.slice(0, at), ...lines, ...shown.slice(at)];
}

function cellOf(
  { key, kind, field }: SheetColumn,
  entry: AnyEntry,
  { register, site, now, phones }: ExportInput,
): Cell {
  if (key === 'state') return text(stateOf(register, entry, now, site).words[site.locale]);
  const value = entry[key];
  if (value === undefined) return blank;
  if (kind === 'moment') return momentCell(value as Moment);
  if (kind === 'day') return dayCell(value as Moment);
  if (kind === 'whole') return count(Number(value));
  if (kind === 'phone' && !phones) return text(masked(String(value)));
  return text(field ? showValue(register.id, key, field, value, site) : String(value));
}

/** 13800138000 → 138****8000; a short one is hidden whole. */
export const masked = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** The entries that belong to a period: by the first time that their register asks for, else by when they were recorded. */
export function belonging(register: AnyRegister, entries: readonly AnyEntry[], period: Period): AnyEntry[] {
  const key = firstTime(register) ?? 'recordedAt';
  return entries.filter((entry) => within(period, entry[key] as Moment | undefined));
}
