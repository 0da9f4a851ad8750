import { collect } from '../adapters/book-sheet.ts';
import { asRecord } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { openWorkbook } from '../adapters/workbook.ts';
import { bookOf } from '../domain/book.ts';
import type { AnyEntry } from '../domain/register.ts';
import { type Shown, shownValues } from '../domain/shown.ts';
import { REGISTERS } from '../registers/index.ts';
import { allowed } from './person.ts';
import { registerNamed } from './registers.ts';

/** What a new entry's form begins with, of what the workbook has; empty where a register has nothing to begin with. */
export function prepare(request: unknown): Shown {
  const register = registerNamed(asRecord(request).register);
  const workbook = openWorkbook();
  const now = clock();
  allowed(workbook, request, now, 'record');
  const { site } = workbook;
  const book = bookOf(site);
  collect(workbook, register, REGISTERS, now, book);
  return shownValues(register, (register.prepares?.(book, now) ?? {}) as AnyEntry, site);
}
