import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { PageWords } from './words.ts';

interface FormulaBarProps {
  readonly words: PageWords;
  readonly name: string;
  readonly text: string;
  readonly desk: Desk;
}

/** What stands in the active cell, in full, and a place to change it. */
export function FormulaBar({ words, name, text, desk }: FormulaBarProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  /** What is being written here; undefined while nothing is. */
  const [draft, setDraft] = useState<string>();
  useEffect(() => setDraft(undefined), [name]);
  const commit = (): void => {
    if (draft !== undefined) desk.typeHere(draft);
    setDraft(undefined);
  };
  return (
    <section class="formula-bar" aria-label={words.formulaBar}>
      <p class="cell-name" title={words.cellName}>
        {name}
      </p>
      <textarea
        ref={box}
        rows={1}
        spellcheck={false}
        aria-label={words.formulaBar}
        value={draft ?? text}
        onFocus={() => void desk.typedHere().then((typed) => setDraft((now) => now ?? typed))}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (document.hasFocus()) commit();
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          if (event.key === 'Enter' && !event.altKey) {
            event.preventDefault();
            commit();
            desk.focusGrid();
          } else if (event.key === 'Escape') {
            setDraft(undefined);
            desk.focusGrid();
          }
        }}
      />
    </section>
  );
}
