/** `npm start`: builds the program, then walks through its main job on a sample workbook. */
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await import('./build.mjs');
await import('./walk-through.mjs');
