import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readProject } from '../../src/host/project.ts';
import { open, ROOT } from '../host/fixture.ts';

interface Ran {
  readonly ran: number;
  readonly of: number;
  readonly differing: readonly { readonly at: number; readonly got: string }[];
}
const { code, html, manifest } = readProject(join(ROOT, 'build/self-test'));
/** The project as it is pushed, with its cases or others. */
const selfTest = (sources = code) => {
  const host = open(sources as never, { html, manifest });
  const { result, toasts } = host.run('selfTest');
  return {
    ...(result as Ran),
    toasts,
    shown: host.window(host.book().activeSheet, { row: 0, column: 0, rows: 3, columns: 4 }),
  };
};

it('the contract cases, emptied of what only the host has, hold on the host as they would be run on Google', () => {
  const { ran, of, differing, toasts } = selfTest();
  expect(of).toBeGreaterThan(150);
  expect([ran, differing]).toEqual([of, []]);
  expect(toasts).toEqual([`自检: ${of} / ${of} 相同 the same`]);
});

it('what differs is listed, with what was expected and what came', () => {
  const cases = `const CASES = [
    { behaviour: 'adds', source: 'documented', expected: '3', run: () => 1 + 1 },
    { behaviour: 'throws', source: 'documented', expected: 'Error: so', run: () => { throw new Error('so'); } },
    { behaviour: 'is English', source: 'documented', expected: '"Sheet1"', locale: 'en_US', run: (book) => book.getActiveSheet().getName() },
  ];`;
  const others = code.map((file) => (file.source.includes('const CASES') ? { ...file, source: cases } : file));
  const { differing, shown } = selfTest(others);
  expect(differing).toEqual([{ at: 0, got: '2' }]);
  expect(shown.texts[1]).toEqual(['adds', 'documented', '3', '2']);
});
