import { useEffect, useRef } from 'preact/hooks';
import type { SheetView } from '../local/serve/messages.ts';
import type { PageWords } from './words.ts';

/** Where somebody asked what can be done with a sheet. */
export interface TabMenuAsked {
  /** On the screen. */
  readonly left: number;
  readonly top: number;
  readonly sheet: number;
}

/** What shows the sheets of the workbook has to know. */
export interface SheetsProps {
  readonly words: PageWords;
  /** Those that are shown, in their order. */
  readonly sheets: readonly SheetView[];
  readonly front: number;
  readonly open: (sheet: number) => void;
}

interface TabsProps extends SheetsProps {
  /** What can be done with a sheet is to be offered. */
  readonly menu: (asked: TabMenuAsked) => void;
}

/** The sheets of the workbook, in their order. */
export function Tabs({ words, sheets, front, open, menu }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [front, sheets.length]);
  const move = (event: KeyboardEvent, index: number): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: sheets.length - 1 - index }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (index + by + sheets.length) % sheets.length;
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={words.sheets} ref={list}>
      {sheets.map(({ id, name, tabColor }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === front}
          tabIndex={id === front ? 0 : -1}
          onClick={() => open(id)}
          onKeyDown={(event) => move(event, index)}
          onContextMenu={(event) => {
            event.preventDefault();
            const { left, top } = event.currentTarget.getBoundingClientRect();
            open(id);
            menu({ left, top, sheet: id });
          }}
        >
          {tabColor && <span class="tab-colour" style={{ backgroundColor: tabColor }} />}
          {name}
        </button>
      ))}
    </div>
  );
}
