import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MenuItem, MenuView } from '../local/serve/messages.ts';
import { useAway } from './use-away.ts';
import type { PageWords } from './words.ts';

interface MenuBarProps {
  readonly menus: readonly MenuView[];
  readonly words: PageWords;
  readonly run: (functionName: string) => void;
}

/** The menus that the add-on made, as WAI-ARIA's menu bar: one tab stop, arrows within. */
export function MenuBar({ menus, words, run }: MenuBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(-1);
  const [stop, setStop] = useState(0);
  const buttons = (): HTMLElement[] => [...(bar.current?.querySelectorAll<HTMLElement>(':scope > div > button') ?? [])];
  const goTo = (index: number): void => {
    const next = (index + menus.length) % menus.length;
    setStop(next);
    if (open >= 0) setOpen(next);
    buttons()[next]?.focus();
  };
  const close = (): void => {
    setOpen(-1);
    buttons()[stop]?.focus();
  };
  useAway(bar, open >= 0, () => setOpen(-1));
  return (
    <div class="menu-bar" role="menubar" aria-label={words.menus} ref={bar}>
      {menus.map((menu, index) => (
        <div key={menu.caption} role="none">
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === stop ? 0 : -1}
            onClick={() => setOpen(open === index ? -1 : index)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') goTo(index + 1);
              else if (event.key === 'ArrowLeft') goTo(index - 1);
              else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(index);
              else if (event.key === 'Escape') setOpen(-1);
              else return;
              event.preventDefault();
            }}
          >
            {menu.caption ?? words.addOn}
          </button>
          {open === index && (
            <Menu
              items={menu.items}
              label={menu.caption ?? words.addOn}
              close={close}
              aside={(by) => goTo(index + by)}
              run={(functionName) => {
                close();
                run(functionName);
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface MenuProps {
  readonly items: readonly MenuItem[];
  readonly label: string;
  /** Which has the focus first, from 0. */
  readonly first?: number;
  readonly close: () => void;
  /** Left or right of the menu; a menu inside another has nothing at its right. */
  readonly aside: (by: 1 | -1) => void;
  readonly run: (functionName: string) => void;
}

/** A menu that is open: arrows within, Escape and Tab close it. */
export function Menu({ items, label, first = 0, close, aside, run }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(-1);
  const entries = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>(':scope > div > button') ?? []),
  ];
  // At once, so that no key goes elsewhere.
  useLayoutEffect(() => entries()[first]?.focus(), []);
  const move = (by: number): void => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  const onKey = (event: KeyboardEvent, item: Exclude<MenuItem, null>, index: number): void => {
    const { key } = event;
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Home') entries()[0]?.focus();
    else if (key === 'End') entries().at(-1)?.focus();
    else if (key === 'Escape' || key === 'Tab') close();
    else if (key === 'ArrowRight' && 'items' in item) setOpen(index);
    else if (key === 'ArrowRight') aside(1);
    else if (key === 'ArrowLeft') aside(-1);
    else if (key.length === 1 && /\S/.test(key))
      entries()
        .find(({ textContent }) => textContent?.startsWith(key))
        ?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" role="menu" aria-label={label} ref={list}>
      {items.map((item, index) => {
        if (item === null) return <hr key={`line ${index}`} />;
        const inner = 'items' in item ? item : undefined;
        return (
          <div key={item.caption} role="none">
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              {...(inner ? { 'aria-haspopup': 'menu', 'aria-expanded': open === index } : {})}
              onClick={() => ('items' in item ? setOpen(open === index ? -1 : index) : run(item.functionName))}
              onKeyDown={(event) => onKey(event, item, index)}
            >
              {item.caption}
              {inner && <span aria-hidden="true">▸</span>}
            </button>
            {inner && open === index && (
              <Menu
                items={inner.items}
                label={inner.caption ?? ''}
                close={close}
                aside={(by) => {
                  setOpen(-1);
                  if (by < 0) entries()[index]?.focus();
                }}
                run={run}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
