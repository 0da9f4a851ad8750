import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/host/bridge.ts';
import { readProject } from '../../src/host/project.ts';
import { ACCOUNT, newWorkbook, open, ROOT } from './fixture.ts';

/** Small projects of our own, of the kinds that people write for Sheets: each a folder, as clasp pushes it. */
const PROJECTS = join(ROOT, 'test/fixtures/projects');
const projectNamed = (name: string) => {
  const { code, html, manifest } = readProject(join(PROJECTS, name));
  return open(code as never, { workbook: newWorkbook('en_US'), html, manifest });
};

describe.each<[project: string, answers: readonly Answer[], result: unknown]>([
  [
    'tidy-sheet',
    [{ button: 'OK' }],
    [
      3,
      2,
      [
        ['A', 1],
        ['A', 2],
        ['B', ''],
      ],
    ],
  ],
  ['tournament', [{ button: 'OK' }], [0, '3', 'Cid', ['#ffff00', '#008000'], 15]],
  ['hours', [], [5, '=ArrayFormula(C2:C*20)', [['open'], ['yes']], 44]],
  ['mail-merge', [{ button: 'OK', text: 'News' }], [['2/14/2026 9:30:00'], ['before']]],
  [
    'way-report',
    [{ button: 'OK', text: '9' }, { button: 'OK' }, { button: 'OK', text: '2' }, { button: 'CANCEL' }],
    [['invalid', 'Way 2', 'cancelled'], 'From Gate to Hall', [['=MILES(B3)'], ['=MILES(B4)']], '#eeeeee'],
  ],
  [
    'once-only',
    [],
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  ['import-add-on', [], [1, 0, 'Sales', 'bold']],
  ['invoices', [], [1, 'Bob', ['Keys', 30], 'Bob 2026-02-14', 1]],
  [
    'nightly-csv',
    [],
    [
      1,
      [
        ['2026-02-13', '7'],
        ['2026-02-14', '1,200'],
      ],
    ],
  ],
  ['watch-list', [], '<table><tr><td>&lt;Keys&gt;</td><td>-25%</td></tr></table>\n'],
  ['dialogs', [], ['first', '', ['Sheet1', 'Sheet2', 'Copy of Sheet1']]],
])('%s', (name, answers, result) => {
  it('runs as it is written', () => {
    expect(projectNamed(name).run('main', [], { answers }).result).toEqual(result);
  });
});

describe('what they do besides', () => {
  it('menus, mails, pages and triggers', () => {
    const menus = (name: string) => projectNamed(name).open()?.menus;
    expect(menus('tournament')).toEqual([
      { caption: 'Tournament', items: [{ caption: 'Draw', functionName: 'draw' }] },
    ]);
    expect(menus('dialogs')).toMatchObject([{ caption: null, items: [{ caption: 'Sidebar' }, { caption: 'Dialog' }] }]);
    const add = projectNamed('import-add-on').run('main');
    expect(add.mails[0]?.htmlBody).toContain('href="https://example.com/?a=1&amp;b=2"');
    expect(add.shown[0]?.html).toContain(`Reports of <b>${ACCOUNT}</b></p>\n<button`);
    expect(add.toasts).toEqual(['Sales is there.']);
    const dialogs = projectNamed('dialogs').run('main').shown;
    expect(dialogs.map(({ kind, title, width }) => [kind, title, width])).toEqual([
      ['sidebar', 'Cell', null],
      ['modal', 'Sheets', 400],
    ]);
    expect(dialogs[0]?.html).toContain('<style>body');
  });
});

describe('the calls of public samples for Sheets', () => {
  /** Read from Google's apps-script-samples: what each calls of the services for Sheets, and of others. */
  const SAMPLES = readFileSync(join(ROOT, 'test/fixtures/public-samples.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([sample = '', here = '', refused = '']) => ({
      sample,
      here: here.split(' ').filter(Boolean),
      refused: refused.split(' ').filter(Boolean),
    }));
  const OURS = readdirSync(PROJECTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|gs)$/.test(path))
    .map((path) => readFileSync(join(PROJECTS, path), 'utf8'))
    .join('\n');

  it('of at least ten of them each is called by a project above', () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(10);
    const calls = SAMPLES.flatMap(({ here }) => here);
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.filter((call) => !new RegExp(`\\.${call.split('.')[1]}\\b`).test(OURS))).toEqual([]);
  });
  it.each(SAMPLES.flatMap(({ refused }) => refused))('%s is refused by its name', (call) => {
    const [service, member] = call.split('.');
    const code = `function main() { return ${service === 'Spreadsheet' ? 'SpreadsheetApp.getActive()' : service}.${member}; }`;
    expect(() => open(code).run('main')).toThrow(/\b\w+\.\w+ is not available on the local host/);
  });
});
