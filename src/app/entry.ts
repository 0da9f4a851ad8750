import { told } from '../adapters/answer.ts';
import type { EntryAnswer, HistoryLine } from '../adapters/calls.ts';
import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { linesAbout } from '../adapters/journal-sheet.ts';
import { rowNumbered } from '../adapters/register-sheet.ts';
import { openWorkbook, WorkbookError } from '../adapters/workbook.ts';

import { checkAlone, review } from '../domain/check.ts';
import { mayChange, NO_ENTRY } from '../domain/intake.ts';
import { entryDigest, type JournalLine, TYPED, UNEXPLAINED } from '../domain/journal.ts';
import { showDay, showMoment } from '../domain/moment.ts';
import { fromPlain, type Plain } from '../domain/plain.ts';
import { type AnyRegister, emptyBook, fieldOf, isVoid } from '../domain/register.ts';
import { keptUntil } from '../domain/retention.ts';
import { isAsTaken, showValue, stateOf } from '../domain/row.ts';
import { listed, shownValues } from '../domain/shown.ts';
import type { Site } from '../domain/site.ts';
import { allowed } from './person.ts';
import { registerOfNumber } from './registers.ts';

/** One entry as it stands on its sheet, with its history from the journal and what the person may do with it. */
export function entry(request: unknown): EntryAnswer {
  const { number } = asRecord(request);
  if (typeof number !== 'string') throw malformed('number');
  const workbook = openWorkbook();
  const now = clock();
  const author = allowed(workbook, request, now, 'read-entries');
  const { site } = workbook;
  const register = registerOfNumber(number);
  const row = rowNumbered(workbook, register, number);
  const found = row?.entry;
  if (!row || !found) throw new WorkbookError('unknown-entry', NO_ENTRY, { number });
  const asTaken = isAsTaken(register, found, row);
  const judged = asTaken ? [] : checkAlone(register, found, emptyBook(site), now);
  const issues = isVoid(found) ? [] : [...row.issues, ...judged, ...review(register, found, site, now)];
  const voided = isVoid(found);
  const may = mayChange(found, author, now);
  const until = keptUntil(register.retention, number);
  const state = stateOf(register, found, now, site);
  return {
    register: register.id,
    number,
    title: listed(register, found, site, now).title,
    stateKey: voided ? 'void' : register.state(found, now, site),
    state: state.words[site.locale],
    tone: state.tone,
    values: shownValues(register, found, site),
    base: entryDigest(register, found),
    recordedBy: found.recordedBy,
    recordedAt: showMoment(found.recordedAt),
    ...(until !== undefined && { keptUntil: showDay(until) }),
    ...(found.voidReason !== undefined && { voidReason: found.voidReason }),
    ...(!asTaken && { unexplained: true as const }),
    issues: issues.map((issue) => told(issue, site.locale)),
    history: linesAbout(workbook.journal, number)
      .reverse()
      .map((line) => historyLine(register, line, site)),
    may: { correct: may && !voided, void: may && !voided, restore: may && voided },
  };
}

const historyLine = (register: AnyRegister, line: JournalLine, site: Site): HistoryLine => ({
  at: showMoment(line.at),
  person: line.person,
  account: line.account,
  act: line.act,
  reason: line.reason,
  changes: Object.entries(line.changes).flatMap(([field, [before, after]]) => {
    if (field === UNEXPLAINED) return [];
    if (field === TYPED)
      return Object.entries(after as object).map(([at, text]) => ({ field: at, before: '', after: String(text) }));
    return [{ field, before: shown(register, field, before, site), after: shown(register, field, after, site) }];
  }),
});

function shown(register: AnyRegister, key: string, plain: Plain, site: Site): string {
  if (plain === null) return '';
  const field = fieldOf(register, key);
  return field ? showValue(register.id, key, field, fromPlain(field, plain), site) : String(plain);
}
