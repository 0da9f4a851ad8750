/**
 * `npm start`: builds the program, walks through its main job on a sample workbook, and opens that in the browser. It ends
 * after the walk where nobody sits at a terminal, or with `npm start -- --no-serve`.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await import('./build.mjs');
const { book, CLOCK } = await import('./walk-through.mjs');

const seen = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
if (book !== undefined && seen && !process.argv.includes('--no-serve')) {
  const env = { ...process.env, DUTYBOOK_NOW: CLOCK };
  const page = spawn(process.execPath, ['build/local.js', 'serve', book], { stdio: 'inherit', env });
  // Ctrl+C reaches both; the page closes the workbook, then this ends.
  process.on('SIGINT', () => undefined);
  page.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
