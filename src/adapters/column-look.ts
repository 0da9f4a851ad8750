import type { SheetColumn } from '../domain/columns.ts';
import { optionsOf } from '../domain/options.ts';
import type { AnyRegister } from '../domain/register.ts';
import { NO, YES } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { TEXTS } from '../locales/index.ts';

/** How a column of a register's sheet looks, on Google and in the templates alike. */
export interface ColumnLook {
  /** Number format. */
  readonly format: string;
  readonly wraps: boolean;
  /** On the heading: that it is required, and what a person should know while filling it in. */
  readonly notes: readonly string[];
  /** The drop-down's options; none for no drop-down. */
  readonly options: readonly string[];
}

/** `isLine`: the column stands on the sheet of an entry's lines. */
export function lookOf(column: SheetColumn, register: AnyRegister, isLine: boolean, site: Site): ColumnLook {
  const { field, key, kind } = column;
  const texts = TEXTS[site.locale];
  const notes = [field?.required && !isLine ? texts.required : '', field?.hint?.[site.locale] ?? ''];
  const choices: Partial<Record<SheetColumn['kind'], () => readonly string[]>> = {
    choice: () => (field ? [...optionsOf(site, register.id, key, field).values()] : []),
    'yes-no': () => [YES, NO].map((answer) => answer[site.locale]),
    shift: () => site.shifts.map((one) => one.name),
    person: () => site.people.filter((one) => !one.left).map((one) => one.name),
  };
  return {
    format: FORMATS[kind] ?? '@',
    wraps: kind === 'long-text',
    notes: notes.filter((note) => note !== ''),
    options: (field && choices[kind]?.()) ?? [],
  };
}

/** Number formats by kind of field; every other kind is text, so that "3-12", "0755" and "+86…" stay as they were typed. */
const FORMATS: Partial<Record<SheetColumn['kind'], string>> = {
  moment: 'yyyy-mm-dd hh:mm',
  day: 'yyyy-mm-dd',
  whole: '0',
};
