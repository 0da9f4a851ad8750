import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Calls, DeskAnswer, DeskPerson, Proven, SubmitAnswer } from '../adapters/calls.ts';
import type { Seat } from '../domain/begin.ts';
import type { Moment } from '../domain/moment.ts';
import type { Site } from '../domain/site.ts';
import type { DraftPlace, Job } from './job.ts';
import type { CallFailure } from './server.ts';
import type { Storage } from './storage.ts';
import type { Texts } from './texts/zh-CN.ts';

/** What a save came to. */
export type Saved = Pick<SubmitAnswer, 'number' | 'repeated' | 'issues' | 'told'>;

/** What the page shows; the ones before it are gone back to. */
export type View =
  | { readonly name: 'home' }
  | { readonly name: 'export' }
  | { readonly name: 'roster' }
  /** `goOn` is a draft about the entry that somebody goes on with. */
  | { readonly name: 'entry'; readonly number: string; readonly saved?: Saved; readonly goOn?: DraftPlace }
  | { readonly name: 'form'; readonly job: Job; readonly saved?: Saved };

/** What every part of the page leans on. */
export interface Desk {
  readonly site: Site;
  readonly people: DeskAnswer['people'];
  readonly account: string;
  readonly sample: boolean;
  readonly texts: Texts;
  readonly storage: Storage;
  now(): Moment;
  /** Who is on duty; nobody may work before somebody is. */
  readonly me: DeskPerson | undefined;
  readonly proven: Proven;
  signedIn(person: DeskPerson, proof: string | undefined): void;
  /** Calls the server in the name of whoever is on duty. */
  ask<Name extends keyof Calls>(
    name: Name,
    request: Omit<Parameters<Calls[Name]>[0], keyof Proven>,
  ): Promise<ReturnType<Calls[Name]>>;
  /** What a failed call means and what to do, in a sentence. */
  say(failure: unknown): string;
  /** Somebody has to give their PIN first. */
  unproven(failure: CallFailure): void;
  go(view: View): void;
  /** In place of the page that is shown. */
  goInstead(view: View): void;
  back(): void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('nothing stands on no desk');
  return desk;
}

export const seatOf = ({ site, proven, now }: Desk): Seat => ({ site, person: proven.person, now: now() });

/** The clock, read again every half minute. */
export function useNow(): Moment {
  const desk = useDesk();
  const [now, setNow] = useState(desk.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(desk.now()), 30_000);
    return () => clearInterval(ticking);
  }, [desk]);
  return now;
}
