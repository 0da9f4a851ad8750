import { render } from 'preact';
import type { SetUpStart } from '../../adapters/calls.ts';
import { SetUp } from './set-up.tsx';

/** What the server says as it opens the dialog. */
declare global {
  interface Window {
    readonly dutybookSetUp?: SetUpStart;
  }
}

function begin(): void {
  const page = document.getElementById('page');
  if (page) render(<SetUp start={window.dutybookSetUp ?? { locale: 'zh-CN', name: '' }} />, page);
}

// What the server adds stands behind this script: by then it has run.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
