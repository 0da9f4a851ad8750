import { useRef, useState } from 'preact/hooks';
import { isComposing } from '../keys.ts';

interface ComboProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly describedBy?: string;
  readonly wrong?: boolean;
  /** What is said when nothing matches. */
  readonly noMatch?: string;
  /** The options are those found for what is typed: none is left out here. */
  readonly found?: boolean;
  /** The list is open from the beginning. */
  readonly eager?: boolean;
  change(value: string): void;
  /** One of the list was chosen. */
  picked?(value: string): void;
  leave?(): void;
}
export type Option = string | { readonly value: string; readonly words: string };

/** A text with a list below it that narrows down while one types; up, down and Enter choose. */
export function Combo({ id, value, options, found, noMatch, eager, change, picked, leave, ...rest }: ComboProps) {
  const [open, setOpen] = useState(eager === true);
  const [narrowed, setNarrowed] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const typed = value.trim().toLowerCase();
  const all = options.map((one) => (typeof one === 'string' ? { value: one, words: one } : one));
  const matching =
    found || !narrowed || typed === '' ? all : all.filter(({ words }) => words.toLowerCase().includes(typed));
  // What is typed out in full needs no list over what stands below.
  const shown = !found && narrowed && matching.length === 1 && matching[0]?.value === value.trim() ? [] : matching;

  const pick = (chosen: string): void => {
    change(chosen);
    setOpen(false);
    setActive(-1);
    picked?.(chosen);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setActive(open ? Math.max(0, Math.min(shown.length - 1, active + step)) : Math.max(0, active));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && open && shown[active]) {
      event.preventDefault();
      pick(shown[active].value);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const list = `${id}-list`;
  return (
    <div class="combo">
      <input
        id={id}
        ref={box}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={open && shown.length > 0}
        aria-controls={list}
        aria-activedescendant={open && shown[active] ? `${list}-${active}` : undefined}
        aria-describedby={rest.describedBy}
        aria-invalid={rest.wrong}
        value={value}
        onFocus={() => {
          // All are offered again, and Enter takes none of them unasked.
          setNarrowed(false);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onInput={(event) => {
          change(event.currentTarget.value);
          setNarrowed(true);
          setOpen(true);
          setActive(event.currentTarget.value.trim() === '' ? -1 : 0);
        }}
        onKeyDown={keyDown}
        onBlur={() => {
          setOpen(false);
          setActive(-1);
          leave?.();
        }}
      />
      <div
        id={list}
        class="options"
        role="listbox"
        tabIndex={-1}
        hidden={!open || (shown.length === 0 && (!noMatch || matching.length > 0))}
      >
        {shown.map((option, index) => (
          <div
            key={option.value}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class={index === active ? 'active' : ''}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(option.value);
            }}
          >
            {option.words}
          </div>
        ))}
        {matching.length === 0 && noMatch && <div class="none">{noMatch}</div>}
      </div>
    </div>
  );
}
