import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PageWords } from './words.ts';

interface HeadProps {
  readonly title: string;
  readonly words: PageWords;
  /** It cannot be closed now. */
  readonly busy?: boolean;
  readonly close: () => void;
}

/** What stands over a frame or a dialog: its title, and the cross that closes it. */
export function FrameHead({ title, words, busy = false, close }: HeadProps) {
  return (
    <div class="frame-head">
      <h2>{title}</h2>
      <button type="button" class="bare" aria-label={words.close} disabled={busy} onClick={close}>
        ×
      </button>
    </div>
  );
}

/** A dialog of the page itself. Esc closes it too. */
export function Modal({ look, children, ...head }: HeadProps & { look: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={look}
      aria-label={head.title}
      onCancel={(event) => {
        event.preventDefault();
        if (!head.busy) head.close();
      }}
    >
      <FrameHead {...head} />
      {children}
    </dialog>
  );
}
