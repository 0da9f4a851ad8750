import { readFileSync } from 'node:fs';

/** What only the server asks of a register. */
const SERVERS = 'reads|asks|collects|handsOver|limits|alerts|alike|life|awaits|owner|causes';
/** A property of a register, to before the next one; Biome's format puts them at two blanks, and every rule at four. */
const PROPERTY = new RegExp(`^ {2}(?:// .*\\n {2})*(?:${SERVERS})\\b[\\s\\S]*?\\n(?= {2}[\\w/]|\\}\\);)`, 'gm');
const RULE = /^ {4}\{\n(?: {5}.*\n)*? {6}needsBook: true,\n(?: {5}.*\n)* {4}\},\n/gm;

/**
 * The esbuild plugin of the sidebar: its registers bring no rules that need the book, and nothing else that only the server
 * asks: a quarter of them, and the page is loaded whenever the sidebar opens.
 *
 * @returns {import('esbuild').Plugin}
 */
export function registersInBrowser() {
  return {
    name: 'registers-in-browser',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]registers[\\/]\w+[\\/].*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(RULE, '').replace(PROPERTY, ''),
        loader: 'ts',
      }));
    },
  };
}
