import { useRef, useState } from 'preact/hooks';
import { Menu } from './menu-bar.tsx';
import type { SheetsProps } from './tabs.tsx';
import { useAway } from './use-away.ts';

/** All sheets in one list, for who has more of them than there is room for tabs. */
export function SheetList({ words, sheets, front, open }: SheetsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [listed, setListed] = useState(false);
  const close = (): void => {
    setListed(false);
    place.current?.querySelector<HTMLElement>(':scope > button')?.focus();
  };
  useAway(place, listed, () => setListed(false));
  return (
    <div class="sheet-list" ref={place}>
      {listed && (
        <Menu
          items={sheets.map(({ id, name }) => ({ caption: name, functionName: String(id) }))}
          label={words.allSheets}
          first={sheets.findIndex(({ id }) => id === front)}
          close={close}
          aside={() => undefined}
          run={(id) => {
            setListed(false);
            open(Number(id));
          }}
        />
      )}
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={listed}
        aria-label={words.allSheets}
        title={words.allSheets}
        onClick={() => setListed(!listed)}
      >
        ☰
      </button>
    </div>
  );
}
