import { draftName, type Job, type Typed } from './job.ts';
import type { Storage } from './storage.ts';

/** What somebody began and has no answer for yet. */
export interface Draft {
  /** The operation key: the same until an answer comes. */
  readonly key: string;
  readonly typed: Typed;
  readonly reason: string;
  /** Sent, and no answer came: it may be recorded, so it is sent again as it is. */
  readonly sent: boolean;
  /** When it was touched last, on the workbook's clock. */
  readonly at: string;
}

/** Drafts are each person's own. */
const nameOf = (person: string, name: string): string => `${person}:${name}`;

export function draftOf(storage: Storage, person: string, job: Job): Draft | undefined {
  const kept = storage.get(nameOf(person, draftName(job)));
  if (kept === undefined) return undefined;
  try {
    return JSON.parse(kept) as Draft;
  } catch {
    return undefined;
  }
}
export const keepDraft = (storage: Storage, person: string, job: Job, draft: Draft): void =>
  storage.set(nameOf(person, draftName(job)), JSON.stringify(draft));
export const dropDraft = (storage: Storage, person: string, job: Job): void =>
  storage.remove(nameOf(person, draftName(job)));

/** Where a person's drafts belong: `record/complaint`, `step/complaint/TS-20260214-003/accept`. */
export const draftsOf = (storage: Storage, person: string): readonly (readonly string[])[] =>
  storage.keys(nameOf(person, 'draft:')).map((key) => key.slice(key.indexOf(':draft:') + 7).split('/'));
