import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Hit } from '../adapters/calls.ts';
import { showDay } from '../domain/moment.ts';
import { useDesk } from './desk.ts';
import { walk } from './keys.ts';
import { TimeLeft } from './time-left.tsx';

/** The entry that was opened last from a list: who comes back finds it under the keys. */
let opened: string | undefined;

/** Entries as a list; up and down walk through it, Enter opens one. */
export function Hits({ hits, label }: { readonly hits: readonly Hit[]; readonly label: string }) {
  const { go, now } = useDesk();
  const thisYear = showDay(now()).slice(0, 4);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const index = hits.findIndex(({ number }) => number === opened);
    if (index < 0) return;
    opened = undefined;
    list.current?.querySelectorAll('button')[index]?.focus();
  }, [hits]);
  const open = (number: string): void => {
    opened = number;
    go({ name: 'entry', number });
  };
  return (
    <ul ref={list} class="hits" aria-label={label} onKeyDown={walk}>
      {hits.map((hit) => (
        <li key={hit.number}>
          <button type="button" class="hit" onClick={() => open(hit.number)}>
            <span class="hit-top">
              <b>{hit.title}</b>
              <Chip tone={hit.overdue ? 'late' : hit.tone} words={hit.state} />
            </span>
            <span class="hit-about">{hit.about}</span>
            <span class="hit-foot">
              <span>
                {hit.number} · {hit.at.slice(hit.at.startsWith(thisYear) ? 5 : 0)}
              </span>
              {hit.due && hit.tone !== 'done' && hit.tone !== 'void' && <TimeLeft due={hit.due} />}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A state in words, with its colour. */
export const Chip = ({ tone, words }: { readonly tone: Hit['tone']; readonly words: string }) => (
  <span class={`chip ${tone}`}>{words}</span>
);
