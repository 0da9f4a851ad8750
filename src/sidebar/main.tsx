import { render } from 'preact';
import { App } from './app.tsx';

/** Where to begin: a page may say so before it is shown, else its address does. */
declare global {
  interface Window {
    readonly dutybookStart?: string;
  }
}

function begin(): void {
  const start = window.dutybookStart ?? location.hash.slice(1);
  const page = document.getElementById('page');
  if (page) render(<App start={start} />, page);
}

// What a server adds behind the page has run by then.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
