/** The drop-down of a cell whose validation offers choices. */
export interface Choices {
  /** Shows the options that hold the text, under the cell. */
  open(
    options: readonly string[],
    text: string,
    at: { left: number; top: number; height: number; width: number },
  ): void;
  close(): void;
  isOpen(): boolean;
  move(by: number): void;
  /** The option that was moved to. */
  chosen(): string | undefined;
}

const ROOM = 260;

export function makeChoices(around: HTMLElement, label: string, choose: (text: string) => void): Choices {
  const list = document.createElement('ul');
  list.className = 'choices';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  around.append(list);
  let marked = -1;

  const items = (): HTMLElement[] => [...list.children] as HTMLElement[];
  function mark(index: number): void {
    marked = index;
    items().forEach((item, i) => {
      item.setAttribute('aria-selected', String(i === index));
    });
    items()[index]?.scrollIntoView({ block: 'nearest' });
  }
  const close = (): void => {
    list.hidden = true;
    marked = -1;
  };
  // The text box keeps the focus.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const item = (target as HTMLElement).closest('li');
    if (item) choose(item.textContent ?? '');
  });

  return {
    open(options, text, { left, top, height, width }) {
      const wanted = text.trim().toLowerCase();
      const found = options.filter((option) => option.toLowerCase().includes(wanted));
      list.replaceChildren(
        ...found.map((option) => {
          const item = document.createElement('li');
          item.setAttribute('role', 'option');
          item.setAttribute('aria-selected', 'false');
          item.textContent = option;
          return item;
        }),
      );
      marked = -1;
      list.hidden = found.length === 0;
      const below = around.clientHeight - top - height;
      const above = below < Math.min(ROOM, list.scrollHeight) && top > below;
      list.style.left = `${left}px`;
      list.style.minWidth = `${Math.max(width, 120)}px`;
      list.style.maxHeight = `${Math.min(ROOM, (above ? top : below) - 4)}px`;
      list.style.top = above ? 'auto' : `${top + height}px`;
      list.style.bottom = above ? `${around.clientHeight - top}px` : 'auto';
    },
    close,
    isOpen: () => !list.hidden,
    move(by) {
      const count = items().length;
      mark(marked < 0 ? (by > 0 ? 0 : count - 1) : (marked + by + count) % count);
    },
    chosen: () => (list.hidden ? undefined : (items()[marked]?.textContent ?? undefined)),
  };
}
