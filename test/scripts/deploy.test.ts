import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/words.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const SCRIPT_ID = '1aB-cD_eF2gH3iJ4kL5mN6oP7qR8sT9uV0wX1yZ2aB3cD4eF5gH6iJ7kL8';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync(join(ROOT, '.clasp.json'), join(folder, '.clasp.json'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/Code.js'), 'function onOpen() {}');
  writeFileSync(join(folder, 'dist/Help.html'), '<!doctype html>');
  writeFileSync(join(folder, 'dist/Setup.html'), '<!doctype html>');
  for (const locale of LOCALES) writeFileSync(join(folder, `dist/Sidebar-${locale}.html`), '<!doctype html>');
  cpSync(join(ROOT, 'src/appsscript.json'), join(folder, 'dist/appsscript.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script in the folder: nobody is logged in, no terminal, and a network that answers nothing. */
function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', script), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C', HTTPS_PROXY: 'http://127.0.0.1:9' },
  });
  return { status, out: stdout.trim().split('\n').filter(Boolean), told: stderr };
}

describe('deploy:check', () => {
  it('lists the bundle, the sidebar and the manifest, and nothing else', () => {
    const sidebars = ['dist/Sidebar-en.html', 'dist/Sidebar-zh-CN.html', 'dist/Sidebar-zh-TW.html'];
    const out = ['dist/Code.js', 'dist/Help.html', 'dist/Setup.html', ...sidebars, 'dist/appsscript.json'];
    expect(run('deploy-check.mjs')).toEqual({ status: 0, out, told: '' });
  });

  it('names a file that would go to Google by mistake', () => {
    writeFileSync(join(folder, 'dist/leftover.html'), '');
    writeFileSync(join(folder, 'dist/notes.txt'), 'clasp pushes no text files');
    const { status, out, told } = run('deploy-check.mjs');
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(told).toContain('dist/leftover.html');
    expect(told).not.toContain('notes.txt');
  });

  it('names a file that the build did not make', () => {
    rmSync(join(folder, 'dist/Code.js'));
    const { status, told } = run('deploy-check.mjs');
    expect(status).toBe(1);
    expect(told).toContain('dist/Code.js');
  });
});

describe('deploy', () => {
  it.each([
    ['no script id', []],
    ['two script ids', [SCRIPT_ID, SCRIPT_ID]],
    ['a path for a script id', ['../../elsewhere-0123456789-0123456789']],
    [
      'the placeholder of .clasp.json',
      [JSON.parse(readFileSync(join(ROOT, '.clasp.json'), 'utf8')).scriptId, '--force'],
    ],
    ['no terminal to ask in', [SCRIPT_ID]],
  ])('refuses %s and leaves everything as it is', (_, args) => {
    const before = readdirSync(folder);
    const { status, told } = run('deploy.mjs', ...args);
    expect(status).toBe(2);
    expect(told.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('keeps the target in a file of its own that git ignores, and leaves .clasp.json without one', () => {
    const before = readFileSync(join(folder, '.clasp.json'), 'utf8');
    const { status, told } = run('deploy.mjs', SCRIPT_ID, '--force');
    expect(status).toBe(1);
    expect(told).toContain('No credentials found');
    const target = `.clasp-${SCRIPT_ID}.json`;
    expect(JSON.parse(readFileSync(join(folder, target), 'utf8'))).toEqual({ scriptId: SCRIPT_ID, rootDir: 'dist' });
    expect(readFileSync(join(folder, '.clasp.json'), 'utf8')).toBe(before);
    cpSync(join(ROOT, '.gitignore'), join(folder, '.gitignore'));
    spawnSync('git', ['init', '-q'], { cwd: folder });
    expect(spawnSync('git', ['check-ignore', '-q', target], { cwd: folder }).status).toBe(0);
  });

  it('pushes nothing when a file does not belong there', () => {
    writeFileSync(join(folder, 'dist/leftover.gs'), '');
    const { status, told } = run('deploy.mjs', SCRIPT_ID, '--force');
    expect(status).toBe(1);
    expect(told).toContain('dist/leftover.gs');
    expect(told).not.toContain('credentials');
  });
});

it('what the build leaves in dist is what is pushed', () => {
  expect(existsSync(join(ROOT, 'dist'))).toBe(true);
  rmSync(join(folder, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  expect(run('deploy-check.mjs').status).toBe(0);
});
