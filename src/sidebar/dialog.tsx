import { type ComponentChild, render } from 'preact';

/** What the server says to a dialog as it opens it. */
declare global {
  interface Window {
    readonly dutybookDialog?: unknown;
  }
}

/** Draws a dialog's page from what the server said. */
export function showDialog<Start>(draw: (start: Start) => ComponentChild): void {
  const begin = (): void => {
    const page = document.getElementById('page');
    if (page) render(draw(window.dutybookDialog as Start), page);
  };
  // What the server adds stands behind the page's script: by then it has run.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}

declare const google: { readonly script?: { readonly host?: { close(): void } } } | undefined;
export const closeDialog = (): void => (typeof google === 'undefined' ? undefined : google)?.script?.host?.close();
