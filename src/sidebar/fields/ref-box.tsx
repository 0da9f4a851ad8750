import { useEffect, useState } from 'preact/hooks';
import type { Hit } from '../../adapters/calls.ts';
import { useDesk } from '../desk.ts';
import { Combo } from './combo.tsx';

/** Milliseconds without a key before a search is sent. */
const PAUSE_MS = 250;

interface RefProps {
  readonly id: string;
  readonly to: string;
  readonly value: string;
  readonly describedBy?: string;
  readonly wrong?: boolean;
  change(value: string): void;
  leave(): void;
}

/** Names an entry of another register: searched for while one types. */
export function RefBox({ to, value, change, ...rest }: RefProps) {
  const { texts, ask } = useDesk();
  const [hits, setHits] = useState<readonly Hit[]>();
  const [chosen, setChosen] = useState(value);
  const words = value.trim();
  useEffect(() => {
    if (words === '' || words === chosen) return setHits(undefined);
    let awaited = true;
    const pausing = setTimeout(() => {
      // A search that fails shows nothing: what is typed is judged when it is saved.
      ask('dutybookFind', { words, register: to }).then(
        (found) => awaited && setHits(found.hits),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      awaited = false;
      clearTimeout(pausing);
    };
  }, [words]);
  const options = (hits ?? []).map((hit) => ({
    value: hit.name,
    words: [hit.title, hit.about, hit.state, hit.number].filter(Boolean).join(' · '),
  }));
  return (
    <Combo
      {...rest}
      value={value}
      options={options}
      found
      noMatch={words === '' ? texts.typeToFind : hits ? texts.noEntryFound : ''}
      change={(typed) => {
        if (options.some((option) => option.value === typed)) setChosen(typed);
        change(typed);
      }}
    />
  );
}
