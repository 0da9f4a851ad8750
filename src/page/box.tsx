import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Box } from './state.ts';

/** A question over the page. The browser's own dialogue keeps the focus inside and gives it back afterwards. */
export function BoxOf({ box }: { readonly box: Box }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const typed = useRef<HTMLInputElement>(null);
  // Before anything is painted: what is typed next is meant for it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    typed.current?.select();
    typed.current?.focus();
  }, []);
  const answer = (name: string): void => box.answer(name, typed.current?.value ?? '');
  const [first] = box.buttons;
  return (
    <dialog
      ref={dialog}
      class="box"
      aria-label={box.title || box.text.slice(0, 60)}
      onCancel={(event) => {
        event.preventDefault();
        answer('CLOSE');
      }}
    >
      {box.title && <h2>{box.title}</h2>}
      <p class="box-text">{box.text}</p>
      {box.asksText && (
        <input
          ref={typed}
          defaultValue={box.begins ?? ''}
          class="box-input"
          aria-label={box.text.slice(0, 60)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || !first) return;
            event.preventDefault();
            answer(first.name);
          }}
        />
      )}
      <p class="box-buttons">
        {box.buttons.map(({ name, label }, index) => (
          <button key={name} type="button" class={index === 0 ? 'main' : ''} onClick={() => answer(name)}>
            {label}
          </button>
        ))}
      </p>
    </dialog>
  );
}
