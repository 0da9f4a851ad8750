import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const LEFT = [
  '2026-W07.eml',
  '2026-W07.xlsx',
  'complaints.csv',
  'complaints.refused.csv',
  'sample.dutybook',
  'sample.dutybook.properties',
];

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'start-'));
});
afterAll(() => rmSync(place, { recursive: true }));

/** What `npm start` runs once the program is built. */
function walk(language: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/walk-through.mjs')], {
    cwd: place,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: place, LANG: language },
  });
  return { status, out: stdout, told: stderr };
}
function dutybook(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'build/local.js'), ...args], { cwd: place, encoding: 'utf8' });
}
const filesIn = (folder: string): string[] =>
  readdirSync(join(place, folder)).filter((name) => !name.startsWith('.') && !name.endsWith('.lock'));
const rowsOf = (file: string): string[] => readFileSync(join(place, file), 'utf8').trim().split(/\r?\n/);

describe('npm start', () => {
  it('leaves a workbook, the week as Excel and as a mail, and the one wrong row with its reason', () => {
    const { status, out, told } = walk('zh_CN.UTF-8');
    expect([status, told]).toEqual([0, '']);
    expect(filesIn('sample')).toEqual(LEFT);
    for (const file of ['2026-W07.xlsx', '2026-W07.eml', 'sample.dutybook']) expect(out).toContain(`sample/${file}`);
    const [wrong, ...others] = rowsOf('sample/complaints.refused.csv').slice(1);
    expect(others).toEqual([]);
    expect(rowsOf('sample/complaints.csv').filter((row) => wrong?.startsWith(row))).toHaveLength(1);
    const summary = JSON.parse(dutybook('summary', 'sample/sample.dutybook', '2026-W07', '--json').stdout);
    expect(summary.sample).toBe(true);
    expect(summary.measures['complaints-received'].count).toBeGreaterThan(4);
  });

  it('says what to try next in a few lines, which work as they stand', () => {
    const lines = walk('en_GB.UTF-8').out.trimEnd().split('\n');
    const next = lines.slice(lines.findIndex((line) => line.startsWith('What to try next')) + 1);
    expect(next.length).toBeLessThanOrEqual(5);
    const month = next.find((line) => line.includes(' summary '))?.split(' -- ')[1] ?? '';
    expect(dutybook(...month.split(' ')).status).toBe(0);
  });

  it('replaces its own sample, and takes a folder beside what somebody else has put there or changed', () => {
    const linesOfJournal = () => JSON.parse(dutybook('verify', 'sample/sample.dutybook', '--json').stdout).lines;
    const before = linesOfJournal();
    dutybook('export', 'sample/sample.dutybook', 'complaint', '--xlsx', 'complaints.xlsx');
    expect(linesOfJournal()).toBe(before + 1);
    writeFileSync(join(place, 'sample/notes.txt'), 'mine');
    expect(walk('zh_TW.UTF-8').status).toBe(0);
    expect(filesIn('sample')).toEqual([...LEFT, 'notes.txt'].sort());
    expect(linesOfJournal()).toBe(before);

    appendFileSync(join(place, 'sample/complaints.refused.csv'), 'mended');
    const mended = readFileSync(join(place, 'sample/complaints.refused.csv'), 'utf8');
    const { status, out } = walk('zh_TW.UTF-8');
    expect(status).toBe(0);
    expect(out).toContain('sample/2/sample.dutybook');
    expect(filesIn('sample/2')).toEqual(LEFT);
    expect(readFileSync(join(place, 'sample/complaints.refused.csv'), 'utf8')).toBe(mended);
  });

  it('never replaces a workbook that is no sample', () => {
    rmSync(join(place, 'sample'), { recursive: true });
    expect(walk('C').status).toBe(0);
    const real = join(place, 'sample/sample.dutybook');
    rmSync(real);
    dutybook('new', real);
    const before = readFileSync(real);
    expect(walk('C').out).toContain('sample/2/sample.dutybook');
    expect(readFileSync(real).equals(before)).toBe(true);
  });
});
