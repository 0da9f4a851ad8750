import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Menu } from './menu-bar.tsx';
import { useAway } from './use-away.ts';

/** What is offered; null is a line. */
export type Command = { readonly caption: string; readonly run: () => void } | null;

interface PlacedMenuProps {
  /** On the screen. */
  readonly left: number;
  readonly top: number;
  readonly label: string;
  readonly commands: readonly Command[];
  readonly close: () => void;
}

/** A menu where somebody asked for it, by the right button or by the keyboard, as WAI-ARIA's menu. */
export function PlacedMenu({ left, top, label, commands, close }: PlacedMenuProps) {
  const place = useRef<HTMLDivElement>(null);
  useAway(place, true, close);
  useEffect(() => {
    // The key that opened it would open the browser's own over it.
    place.current?.addEventListener('contextmenu', (event) => event.preventDefault());
  }, []);
  // All of it has to be on the screen.
  useLayoutEffect(() => {
    const [around, menu] = [place.current, place.current?.firstElementChild];
    if (!around || !menu) return;
    const { width, height } = menu.getBoundingClientRect();
    around.style.left = `${Math.max(0, Math.min(left, window.innerWidth - width - MARGIN))}px`;
    around.style.top = `${Math.max(0, Math.min(top, window.innerHeight - height - MARGIN))}px`;
  }, [left, top]);
  return (
    <div class="placed-menu" ref={place}>
      <Menu
        items={commands.map((command, index) => command && { caption: command.caption, functionName: String(index) })}
        label={label}
        close={close}
        aside={() => undefined}
        run={(index) => {
          close();
          commands[Number(index)]?.run();
        }}
      />
    </div>
  );
}
const MARGIN = 4;
