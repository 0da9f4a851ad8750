import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether a key belongs to the input method: then it means a character, not a command. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Hears every key of the page, always with what was drawn last: a key may follow the one before it at once. */
export function useKeys(heard: (event: KeyboardEvent) => void): void {
  const latest = useRef(heard);
  latest.current = heard;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Up and down walk through the buttons of a list. */
export function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || isComposing(event)) return;
  const list = event.currentTarget as HTMLElement;
  const buttons = [...list.querySelectorAll<HTMLElement>('button, a[href]')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const next = buttons[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The next thing after an element that a person can type into or press, within a form. */
export function focusAfter(element: HTMLElement): void {
  const form = element.closest('form');
  const all = [...(form?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
    (one) =>
      one.offsetParent !== null &&
      one.tabIndex >= 0 &&
      !(isRadio(one) && isRadio(element) && one.name === element.name),
  );
  const at = all.findIndex((one) => one === element || element.compareDocumentPosition(one) & 4);
  const next = all[at] === element ? all[at + 1] : all[at];
  next?.focus();
}
const FOCUSABLE = 'input, textarea, select, button, summary';
const isRadio = (one: HTMLElement): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio';
