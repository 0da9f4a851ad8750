import type { ComponentChildren } from 'preact';
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

/** What a dialog says when it has done its work. */
export function End({ says, close, children }: EndProps) {
  return (
    <>
      <p class="notice good" role="status">
        {says}
      </p>
      {children}
      <div class="bar">
        <button type="button" class="main" onClick={closeDialog}>
          {close}
        </button>
      </div>
    </>
  );
}
