import type { Input } from '../local/serve/messages.ts';
import { type Choices, makeChoices } from './choices.ts';
import type { Direction, Step } from './selection.ts';

/**
 * The one text box of the grid. It has the focus as long as somebody works in the grid, invisible over the active cell: so an
 * input method can begin right there, and every key is heard in one place. It shows itself when something is written.
 */
export interface Pen {
  focus(): void;
  /** Follows the active cell. */
  place(
    box: { left: number; top: number; width: number; height: number } | undefined,
    label: string,
    cell: string,
  ): void;
  /** Writes in the cell what is there already, to be changed. */
  open(text: string): void;
  /** What is being written, unless nothing is. */
  readonly draft: string | undefined;
  /** Ends writing; what was written is handed over. */
  commit(): void;
  cancel(): void;
  showChoices(): void;
}

export interface PenEvents {
  commit(text: string, then: Direction | undefined): void;
  changed(draft: string | undefined): void;
  step(step: Step, extend: boolean): void;
  /** Enter or F2 on a cell: what stands there is to be changed. */
  edit(): void;
  /** Ctrl+Enter: goes where the cell leads; false where it leads nowhere. */
  follow(): boolean;
  clear(): void;
  undo(): void;
  selectAll(): void;
  /** What can be done with the rows and the column here. */
  menu(): void;
  toggle(): boolean;
  copy(): string;
  paste(text: string): void;
  input(): Input | undefined;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function makePen(around: HTMLElement, chooseLabel: string, events: PenEvents): Pen {
  const box = document.createElement('textarea');
  box.className = 'pen';
  box.rows = 1;
  box.spellcheck = false;
  box.autocomplete = 'off';
  box.setAttribute('aria-multiline', 'false');
  around.append(box);
  const choices: Choices = makeChoices(around, chooseLabel, (text) => finish(text, 'down'));
  /** `idle`: nothing is written. `over`: begun by typing, arrows go on. `into`: what is there is changed, arrows move the caret. */
  let mode: 'idle' | 'over' | 'into' = 'idle';
  let at = { left: 0, top: 0, width: 0, height: 0 };

  function begin(how: 'over' | 'into'): void {
    mode = how;
    box.classList.add('writing');
    resize();
    events.changed(box.value);
    offer();
  }

  function end(): void {
    mode = 'idle';
    box.value = '';
    box.classList.remove('writing');
    choices.close();
    resize();
    events.changed(undefined);
  }

  function finish(text: string, then: Direction | undefined): void {
    end();
    events.commit(text, then);
  }

  /** Over the cell, wider as the text grows. */
  function resize(): void {
    const writing = mode !== 'idle';
    box.style.left = `${at.left}px`;
    box.style.top = `${at.top}px`;
    box.style.width = writing ? `${at.width}px` : '1px';
    box.style.height = writing ? `${at.height}px` : '1px';
    if (!writing) return;
    const room = around.clientWidth - at.left - 4;
    box.style.width = `${Math.max(at.width, Math.min(box.scrollWidth + 2, room))}px`;
    box.style.height = `${Math.max(at.height, Math.min(box.scrollHeight, 200))}px`;
  }

  function offer(): void {
    const input = events.input();
    if (input?.kind === 'list') choices.open(input.options, mode === 'over' ? box.value : '', at);
  }

  box.addEventListener('compositionstart', () => {
    if (mode === 'idle') begin('over');
  });
  box.addEventListener('compositionend', () => {
    if (mode === 'over' && box.value === '') end();
  });
  box.addEventListener('input', () => {
    if (mode === 'idle') begin('over');
    else {
      resize();
      events.changed(box.value);
      offer();
    }
  });
  box.addEventListener('keydown', (event) => {
    // While an input method composes, its keys are its own: Enter takes a word there, and commits no cell.
    if (event.isComposing || event.keyCode === 229) return;
    const done = mode === 'idle' ? idleKey(event) : writingKey(event);
    if (done) event.preventDefault();
  });
  box.addEventListener('copy', (event) => copyTo(event));
  box.addEventListener('cut', (event) => {
    if (copyTo(event)) events.clear();
  });
  box.addEventListener('paste', (event) => {
    if (mode !== 'idle') return;
    event.preventDefault();
    events.paste(event.clipboardData?.getData('text/plain') ?? '');
  });
  box.addEventListener('blur', () => {
    // Another program in front is no end of writing.
    if (mode !== 'idle' && document.hasFocus() && !choices.isOpen()) finish(box.value, undefined);
    choices.close();
  });

  function copyTo(event: ClipboardEvent): boolean {
    if (mode !== 'idle' || !event.clipboardData) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', events.copy());
    return true;
  }

  function idleKey(event: KeyboardEvent): boolean {
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[key];
    if (arrow && altKey) {
      if (arrow === 'down') offer();
      return true;
    }
    if (arrow) return move({ direction: arrow, by: control ? 'block' : 'cell' }, shiftKey);
    if (key === 'Tab') return move({ direction: shiftKey ? 'left' : 'right', by: 'cell' }, false);
    if (key === 'PageUp' || key === 'PageDown')
      return move({ direction: key === 'PageUp' ? 'up' : 'down', by: 'page' }, shiftKey);
    if (key === 'Home' || key === 'End') return edge(key, control, shiftKey);
    if (key === 'Enter' && control && events.follow()) return true;
    if (key === 'Enter' || key === 'F2') return told(events.edit);
    if (key === 'Delete' || key === 'Backspace') return told(events.clear);
    if (control && key.toLowerCase() === 'z') return told(events.undo);
    if (control && key.toLowerCase() === 'a') return told(events.selectAll);
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return told(events.menu);
    if (key === ' ' && events.toggle()) return true;
    return false;
  }

  function move(step: Step, extend: boolean): boolean {
    events.step(step, extend);
    return true;
  }
  function edge(key: 'Home' | 'End', whole: boolean, extend: boolean): boolean {
    const back = key === 'Home';
    if (whole) events.step({ direction: back ? 'up' : 'down', by: 'edge' }, extend);
    return move({ direction: back ? 'left' : 'right', by: 'edge' }, extend);
  }

  function writingKey(event: KeyboardEvent): boolean {
    const { key, shiftKey, altKey } = event;
    if (key === 'Escape') return told(end);
    if (key === 'Enter' && (altKey || event.ctrlKey || event.metaKey)) {
      box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
      resize();
      return true;
    }
    if (key === 'Enter') return told(() => finish(choices.chosen() ?? box.value, shiftKey ? 'up' : 'down'));
    if (key === 'Tab') return told(() => finish(choices.chosen() ?? box.value, shiftKey ? 'left' : 'right'));
    const arrow = ARROWS[key];
    if (arrow && choices.isOpen() && (arrow === 'up' || arrow === 'down')) {
      choices.move(arrow === 'up' ? -1 : 1);
      return true;
    }
    if (arrow && mode === 'over') return told(() => finish(box.value, arrow));
    return false;
  }

  return {
    focus: () => box.focus({ preventScroll: true }),
    place(next, label, cell) {
      // A cell that is scrolled away has no place; hidden, the box would lose the focus and no key would be heard.
      if (next) at = next;
      box.setAttribute('aria-label', label);
      box.setAttribute('aria-activedescendant', cell);
      resize();
    },
    open(text) {
      box.value = text;
      begin('into');
      box.focus({ preventScroll: true });
      box.setSelectionRange(text.length, text.length);
    },
    get draft() {
      return mode === 'idle' ? undefined : box.value;
    },
    commit: () => {
      if (mode !== 'idle') finish(box.value, undefined);
    },
    cancel: end,
    showChoices: offer,
  };
}

function told(work: () => void): true {
  work();
  return true;
}
