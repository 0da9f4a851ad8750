import { useEffect, useState } from 'preact/hooks';
import type { WhoAnswer } from '../adapters/calls.ts';
import { plusDays, startOfDay } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { fill } from '../domain/words.ts';
import { useDesk, useNow } from './desk.ts';
import { Hits } from './hits.tsx';
import { blank } from './job.ts';
import type { Form } from './use-form.ts';

type Known = WhoAnswer['known'][number];

/** Who is calling, as far as the entries know. */
export interface Who extends WhoAnswer {
  /** The field below which it is shown. */
  readonly at: Asked | undefined;
  takeOver(known: Known): void;
}

/** Milliseconds without a key before somebody is asked for. */
const PAUSE_MS = 400;
const FIELDS = ['customer', 'room', 'phone', 'standing'] as const;
const NOBODY: WhoAnswer = { known: [], entries: [], holds: [] };
/** By what they are asked for, and how long it is at the least. */
const ASKED = { room: 3, phone: 7, borrower: 2 };
type Asked = keyof typeof ASKED;

/** Asks for whoever is named while a new entry is typed: a customer by room or phone, a borrower by name. */
export function useWho({ job, typed, change }: Form): Who {
  const { ask } = useDesk();
  const [found, setFound] = useState<WhoAnswer>(NOBODY);
  const [at, setAt] = useState<Who['at']>();
  const { fields } = job.register;
  const text = (key: string): string => {
    const value = typed[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const names = Object.entries(ASKED).flatMap(([key, least]) => {
    const isAsked = job.kind === 'record' && fields[key] && (key === 'borrower' || fields.customer);
    return isAsked && text(key).length >= least ? [[key, text(key)] as const] : [];
  });
  const request = JSON.stringify(names);
  useEffect(() => {
    if (names.length === 0) return setFound(NOBODY);
    let awaited = true;
    const pausing = setTimeout(() => {
      // Nobody is told when this fails: it is a help, and the entry is saved without it.
      ask('dutybookWho', Object.fromEntries(names)).then(
        (answer) => {
          if (!awaited) return;
          setFound(answer);
          setAt(names[names.length - 1]?.[0] as Asked);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      awaited = false;
      clearTimeout(pausing);
    };
  }, [request]);
  const takes = (known: Known): boolean => FIELDS.some((key) => fields[key] && known[key] && blank(typed[key]));
  return {
    known: found.known.filter(takes),
    entries: found.entries,
    holds: found.holds,
    at: found.known.length + found.entries.length + found.holds.length > 0 ? at : undefined,
    takeOver(known) {
      for (const key of FIELDS) if (fields[key] && known[key] && blank(typed[key])) change(key, known[key]);
    },
  };
}

/** Who it is, one key to take it over, and what they came with before. */
export function WhoPanel({ who }: { readonly who: Who }) {
  const { texts, site } = useDesk();
  const now = useNow();
  const since = plusDays(startOfDay(now), -site.repeatDays);
  const complaints = who.entries.filter(
    (hit) => hit.register === 'complaint' && hit.tone !== 'void' && momentOfPlain(hit.at) >= since,
  );
  return (
    <div class="who" role="status">
      {complaints.length + 1 >= site.repeatCount && (
        <p class="repeated">{fill(texts.repeated, { days: site.repeatDays, count: complaints.length })}</p>
      )}
      {who.known.length > 0 && <p>{texts.whoKnown}</p>}
      {who.known.map((known, index) => (
        <button type="button" key={JSON.stringify(known)} tabIndex={-1} onClick={() => who.takeOver(known)}>
          {[known.customer, known.room, known.phone, known.standing].filter(Boolean).join(' · ')}{' '}
          <kbd>{index === 0 ? texts.takeOverKey : texts.takeOver}</kbd>
        </button>
      ))}
      {who.holds.length > 0 && (
        <>
          <p>{fill(texts.whoHolds, { count: who.holds.length })}</p>
          <Hits hits={who.holds} label={texts.whoHolds} />
        </>
      )}
      {who.entries.length > 0 && (
        <details>
          <summary>{fill(texts.whoEntries, { count: who.entries.length })}</summary>
          <Hits hits={who.entries} label={texts.whoEntries} />
        </details>
      )}
    </div>
  );
}
