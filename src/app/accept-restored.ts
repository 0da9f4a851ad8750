import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock } from '../adapters/google.ts';
import { keepHead, lostHead, readKept } from '../adapters/kept-head.ts';
import { openToWrite } from '../adapters/workbook.ts';
import { aside } from '../domain/journal.ts';
import { lastNumbers, serialsAfter } from '../domain/number.ts';
import { allowed } from './person.ts';
import { recovered, store } from './store.ts';

export interface AcceptAnswer {
  /** False when there was nothing to accept: the journal leads up to the head that was kept. */
  readonly accepted: boolean;
  readonly sequence: number;
  readonly hash: string;
}

/**
 * A person goes on with an older version of the workbook that was restored: on record in the journal, with the head that was
 * lost and why. Mails that had gone out since then stay known as sent, and numbers as given.
 */
export function acceptRestored(request: unknown): AcceptAnswer {
  const { reason } = asRecord(request);
  if (typeof reason !== 'string' || reason.trim() === '') throw malformed('reason');
  const kept = readKept();
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const { person: name, account } = allowed(workbook, request, now, 'accept-restored');
  const lost = lostHead({ ...workbook, head }, kept);
  if (!lost) return { accepted: false, ...head.journal };
  const serials = (kept?.numbers ?? []).reduce(serialsAfter, head.serials);
  const line = aside({
    key: `accept:${lost.hash.slice(0, 16)}:${head.journal.sequence + 1}`,
    at: now,
    person: name,
    account,
    act: 'accept',
    reason: reason.trim(),
    changes: {
      sequence: [lost.sequence, head.journal.sequence],
      hash: [lost.hash, head.journal.hash],
      numbers: [lastNumbers(head.serials).join(' '), lastNumbers(serials).join(' ')],
    },
  });
  const next = store(workbook, head, { changes: [], before: [line], serials }, now);
  keepHead(next);
  return { accepted: true, ...next.journal };
}
