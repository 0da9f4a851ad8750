import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { closeDialog } from '../dialog.tsx';

interface FootProps {
  /** What is being done, while it is. */
  readonly doing: string | false;
  /** What there is to mend, once somebody tried. */
  readonly wrong: string | false;
  /** Why it could not be done. */
  readonly failure: string;
  readonly children: ComponentChildren;
}

/** Below a form: how it stands, and what can be done with it. */
export function Foot({ doing, wrong, failure, children }: FootProps) {
  return (
    <div class="foot">
      <p class="saying" role="status">
        {doing}
      </p>
      {[wrong, failure].map(
        (sentence, index) =>
          sentence && (
            <p key={index} class="notice bad" role="alert">
              {sentence}
            </p>
          ),
      )}
      <div class="bar">{children}</div>
    </div>
  );
}

interface EndProps {
  readonly says: string;
  readonly close: string;
  readonly children?: ComponentChildren;
}

/** What a dialog says when it has done its work. Nothing can be lost any more: Enter or Escape closes it. */
export function End({ says, close, children }: EndProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
    const keyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') closeDialog();
    };
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, []);
  return (
    <>
      <p class="notice good" role="status">
        {says}
      </p>
      {children}
      <div class="bar">
        <button ref={button} type="button" class="main" onClick={closeDialog}>
          {close}
        </button>
      </div>
    </>
  );
}
