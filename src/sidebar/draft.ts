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

export const draftOf = (storage: Storage, person: string, job: Job): Draft | undefined =>
  readDraft(storage, nameOf(person, draftName(job)));

function readDraft(storage: Storage, name: string): Draft | undefined {
  const kept = storage.get(name);
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

/** A draft as the home page lists it. */
export interface ListedDraft {
  /** `record/complaint`, `step/complaint/TS-20260214-003/accept`. */
  readonly job: string;
  readonly sent: boolean;
}

export const draftsOf = (storage: Storage, person: string): readonly ListedDraft[] =>
  storage.keys(nameOf(person, 'draft:')).map((name) => ({
    job: name.slice(name.indexOf(':draft:') + 7),
    sent: readDraft(storage, name)?.sent === true,
  }));
