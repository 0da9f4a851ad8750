import type { Hit } from '../adapters/calls.ts';
import { useDesk } from './desk.ts';
import { walk } from './keys.ts';
import { TimeLeft } from './time-left.tsx';

/** Entries as a list; up and down walk through it, Enter opens one. */
export function Hits({ hits, label }: { readonly hits: readonly Hit[]; readonly label: string }) {
  const { go } = useDesk();
  return (
    <ul class="hits" aria-label={label} onKeyDown={walk}>
      {hits.map((hit) => (
        <li key={hit.number}>
          <button type="button" class="hit" onClick={() => go({ name: 'entry', number: hit.number })}>
            <span class="hit-top">
              <b>{hit.title}</b>
              <Chip tone={hit.overdue ? 'late' : hit.tone} words={hit.state} />
            </span>
            <span class="hit-about">{hit.about}</span>
            <span class="hit-foot">
              <span>
                {hit.number} · {hit.at.slice(5)}
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
