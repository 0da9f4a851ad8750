import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { patchRows, rowsWith } from '../adapters/layout.ts';
import { writeEntry } from '../adapters/register-sheet.ts';
import { openToWrite, WorkbookError } from '../adapters/workbook.ts';
import { NUMBER } from '../domain/columns.ts';
import { NO_ENTRY } from '../domain/intake.ts';
import { aside, entryDigest } from '../domain/journal.ts';
import { words } from '../domain/words.ts';
import { allowed } from './person.ts';
import { onRecord } from './recorded.ts';
import { registerOfNumber } from './registers.ts';
import { recovered, store } from './store.ts';

export interface PutBackAnswer {
  readonly number: string;
}

/**
 * Draws a row again that somebody deleted, with its lines, as the journal has them: nothing is deleted here (DUTY-09). Whoever
 * supervises does; it is on record.
 */
export function putBack(request: unknown): PutBackAnswer {
  const { number } = asRecord(request);
  if (typeof number !== 'string' || number === '') throw malformed('number');
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const author = allowed(workbook, request, now, 'put-back');
  const register = registerOfNumber(number);
  const entry = onRecord(workbook, register, [number]).get(number);
  if (!entry) throw new WorkbookError('unknown-entry', NO_ENTRY, { number });
  const layout = workbook.layout(register);
  if (rowsWith(layout, NUMBER.key, number).length > 0) throw new WorkbookError('not-gone', NOT_GONE, { number });
  const line = aside({
    key: `put-back:${number}:${head.journal.sequence + 1}`,
    at: now,
    person: author.person,
    account: author.account,
    act: 'put-back',
    register: register.id,
    changes: { number: [null, number] },
  });
  // Its row may be there still and have lost its number alone.
  const [left] = rowsWith(layout, 'digest', entryDigest(register, entry), true);
  if (left === undefined) writeEntry(workbook, register, entry, undefined, now);
  else patchRows(layout, new Map([[left, { number }]]));
  store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  return { number };
}

const NOT_GONE = words(
  '{number} 的行还在表上，不用放回。没有改动。',
  '{number} 的列還在表上，不用放回。沒有改動。',
  'The row of {number} is there: nothing was put back.',
);
