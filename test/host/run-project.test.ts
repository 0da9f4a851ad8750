import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshPath, newWorkbook, ROOT } from './fixture.ts';

const MANIFEST = '{"timeZone": "Asia/Shanghai", "runtimeVersion": "V8"}';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a project; its manifest too, where none is given. */
function project(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries({ 'appsscript.json': MANIFEST, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
function host(...words: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'build/host.js'), ...words], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
const ran = (...words: string[]) => {
  const { code, out, err } = host('run', folder, ...words, '--json');
  if (out === '') throw new Error(err);
  return { code, ...JSON.parse(out) };
};

describe('host run', () => {
  it('prints what a function gave, logged, called and touched, and leaves nothing behind', () => {
    const mine = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('host-run-'));
    const before = mine();
    project({
      'Code.js': `function fill(times, word) {
        const sheet = SpreadsheetApp.getActiveSheet();
        sheet.getRange(1, 1, times, 2).setValues(Array.from({ length: times }, (_, row) => [row + 1, word]));
        console.log('filled ' + times);
        return sheet.getDataRange().getValues();
      }`,
    });
    expect(ran('fill', '[2, "早班"]')).toEqual({
      code: 0,
      result: [
        [1, '早班'],
        [2, '早班'],
      ],
      log: ['filled 2'],
      calls: expect.any(Number),
      cells: { read: 4, written: 4, searched: 0 },
    });
    const { code, out } = host('run', folder, 'fill', '[1, "x"]');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^filled 1\nresult: \[\[1,"x"\]\]\ncalls: \d+ \(.*\)\ncells: 2 read/),
    ]);
    expect(mine()).toEqual(before);
  });

  it('a workbook that is named is worked on and kept', () => {
    const workbook = newWorkbook();
    project({
      'Code.gs':
        'function add() { const s = SpreadsheetApp.getActiveSheet(); s.appendRow([1]); return s.getLastRow(); }',
    });
    expect([ran('add', '--workbook', workbook).result, ran('add', '--workbook', workbook).result]).toEqual([1, 2]);
    const nowhere = freshPath();
    expect(host('run', folder, 'add', '--workbook', nowhere)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('its clock and its user are as they are given', () => {
    project({
      'Code.js': `function who() {
        return [Session.getActiveUser().getEmail(), Utilities.formatDate(new Date(), 'GMT', 'yyyy-MM-dd HH:mm')];
      }`,
    });
    expect(ran('who', '--as', 'desk@example.com', '--at', '2026-02-14 09:30').result).toEqual([
      'desk@example.com',
      '2026-02-14 01:30',
    ]);
    expect(ran('who', '--at', '2026-02-14T09:30:00Z').result[1]).toBe('2026-02-14 09:30');
    expect(host('run', folder, 'who', '--at', 'soon')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a folder is read as clasp pushes it', () => {
  const ORDER = {
    'b.js': 'order.push("b");',
    'sub/c.gs': 'order.push("c");',
    'a.js': 'var order = ["a"]; function told() { return order; }',
  };

  it('by name, folders within; the pushed order first where there is one', () => {
    project(ORDER);
    expect(ran('told').result).toEqual(['a', 'b', 'c']);
    project({ '.clasp.json': '{"scriptId": "x", "filePushOrder": ["a.js", "sub/c.gs"]}' });
    expect(ran('told').result).toEqual(['a', 'c', 'b']);
  });

  it('the functions of every file can be called before the rest of any is run', () => {
    project({
      'a.js': 'const early = later();',
      'b.js': 'function later() { return "there"; } function told() { return early; }',
    });
    expect(ran('told').result).toBe('there');
  });

  it('from the root that clasp is told, without packages and links', () => {
    project({
      '.clasp.json': '{"rootDir": "src"}',
      'src/appsscript.json': MANIFEST,
      'src/Code.js': 'function told() { return typeof outside + typeof linked + typeof packaged; }',
      'src/node_modules/p/index.js': 'var packaged = 1;',
      'outside.js': 'var outside = 1;',
    });
    symlinkSync(join(folder, 'outside.js'), join(folder, 'src/linked.js'));
    expect(ran('told').result).toBe('undefinedundefinedundefined');
  });

  it('what the script shows is its HTML file', () => {
    project({
      'Code.js': 'function told() { return HtmlService.createHtmlOutputFromFile("Side").getContent(); }',
      'Side.html': '<b>值班</b>',
    });
    expect(ran('told').result).toBe('<b>值班</b>');
  });
});

describe('what goes wrong is told apart', () => {
  it('the script threw: 1, with its own file and line', () => {
    project({
      'a.js': 'function fine() {}\n',
      'b.js': '\n\nfunction bad() {\n  console.log("so far");\n  throw new Error("no");\n}\n',
    });
    const { code, log, error } = ran('bad');
    expect([code, log, error.message]).toEqual([1, ['so far'], 'Error: no']);
    expect(error.stack).toMatch(/\bb(\.js)?:5\b/);
    expect(host('run', folder, 'bad')).toMatchObject({ code: 1, out: expect.stringContaining('so far') });
  });

  it.each([
    ['no function of that name', { 'a.js': 'function fine() {}' }, ['missing']],
    ['no manifest', { 'a.js': 'function fine() {}', 'appsscript.json': '' }, ['fine']],
    [
      'a time zone that does not exist',
      { 'a.js': 'function fine() {}', 'appsscript.json': '{"timeZone":"Mars/Base"}' },
      ['fine'],
    ],
    ['no script', {}, ['fine']],
    ['one name twice', { 'a.js': 'function fine() {}', 'a.gs': '' }, ['fine']],
    ['arguments that are no list', { 'a.js': 'function fine() {}' }, ['fine', '{"a": 1}']],
    ['arguments that are no JSON', { 'a.js': 'function fine() {}' }, ['fine', '[1,']],
    ['no function named', { 'a.js': 'function fine() {}' }, []],
    ['an option there is not', { 'a.js': 'function fine() {}' }, ['fine', '--fast']],
    ['a syntax error', { 'a.js': 'function fine() {}', 'b.js': 'let = ;' }, ['fine']],
  ])('%s: 2, and one says why', (_, files, words) => {
    project(files as Record<string, string>);
    const { code, out, err } = host('run', folder, ...words);
    expect([code, out, err.length > 10, err.includes('    at ')]).toEqual([2, '', true, false]);
  });
});
