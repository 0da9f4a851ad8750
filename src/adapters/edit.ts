import { linesFields } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import { LOCALES } from '../domain/words.ts';
import type { Range } from './google.ts';
import { FIRST_ROW } from './layout.ts';
import { linesSheet } from './set-up.ts';
import { SETTINGS_SHEET } from './settings-sheet.ts';

/** Where somebody has just edited: rows of a register's sheet, or of one of its lines; or the settings. */
export type EditedRows =
  | { readonly register: AnyRegister; readonly lines?: string; readonly first: number; readonly count: number }
  | 'settings';

/**
 * Where an edit was, by the name of its sheet alone: most edits are none of ours and cost next to nothing. What was typed is not
 * in the event when it was pasted (platform.md): it is read again.
 */
export function editedRows(event: unknown, registers: readonly AnyRegister[]): EditedRows | undefined {
  const range = (event as { readonly range?: Range } | undefined)?.range;
  if (!range) return undefined;
  const name = range.getSheet().getName();
  if (LOCALES.some((locale) => SETTINGS_SHEET[locale] === name)) return 'settings';
  const found = sheetsOf(registers).get(name);
  const first = Math.max(FIRST_ROW, range.getRow());
  const count = range.getLastRow() - first + 1;
  return found && count > 0 ? { ...found, first, count } : undefined;
}

function sheetsOf(registers: readonly AnyRegister[]): Map<string, { register: AnyRegister; lines?: string }> {
  const sheets = new Map<string, { register: AnyRegister; lines?: string }>();
  for (const register of registers)
    for (const locale of LOCALES) {
      sheets.set(register.sheet[locale], { register });
      for (const [lines] of linesFields(register.fields))
        sheets.set(linesSheet(register, lines)[locale], { register, lines });
    }
  return sheets;
}
