import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Host } from '../host/host.ts';

/** Where the copies of a workbook lie unless somebody says otherwise: a folder beside it. */
export const backupFolder = (file: string): string => `${file}.backups`;

const stemOf = (file: string): string => basename(file).replace(/\.dutybook$/, '');
const two = (n: number): string => String(n).padStart(2, '0');
/** `2026-03-02` on the wall's clock: the host has set the zone. */
export const dayOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** `2026-03-02 09:00` */
export const minuteOf = (at: number): string => {
  const date = new Date(at);
  return `${dayOf(at)} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** A time for a file's name: no system forbids any of it. */
export const stampOf = (at: number): string => {
  const date = new Date(at);
  return `${dayOf(at)} ${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
};

/** A path beside which nothing of that name stands yet: ` (2)` and on behind it. */
export function freePath(folder: string, name: string): string {
  for (let count = 1; ; count++) {
    const path = join(folder, `${name}${count === 1 ? '' : ` (${count})`}.dutybook`);
    if (!existsSync(path)) return path;
  }
}

/** Copies a workbook that is open, at somebody's wish: such a copy is never removed. Gives its path. */
export function backUp(host: Host, file: string, folder: string, at: number): string {
  mkdirSync(folder, { recursive: true });
  const target = freePath(folder, `${stemOf(file)} ${stampOf(at)}`);
  copyWhole(host, target);
  return target;
}

/** Today's automatic copy. `anew` replaces the one there is; older ones go as `superfluous` says. */
export function keepDaily(host: Host, file: string, at: number, anew: boolean): void {
  const folder = backupFolder(file);
  const day = dayOf(at);
  const named = (one: string): string => join(folder, `${stemOf(file)} ${one}.dutybook`);
  if (!anew && existsSync(named(day))) return;
  mkdirSync(folder, { recursive: true });
  copyWhole(host, named(day));
  const days = readdirSync(folder).flatMap((name) => {
    const found = /^(.*) (\d{4}-\d{2}-\d{2})\.dutybook$/.exec(name);
    return found?.[1] === stemOf(file) && found[2] !== undefined ? [found[2]] : [];
  });
  for (const one of superfluous(days, day)) rmSync(named(one));
}

/** A copy takes its name once it is whole. */
function copyWhole(host: Host, target: string): void {
  const draft = `${target}.part`;
  rmSync(draft, { force: true });
  try {
    host.copyTo(draft);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}

const DAYS_KEPT = 14;
const MONTHS_KEPT = 12;
const DAY_MS = 86_400_000;

/** Days whose copies are no longer needed: the last 14 days stay, and the last copy of each of the 12 months before. */
export function superfluous(days: readonly string[], today: string): readonly string[] {
  const oldest = new Date(Date.parse(today) - (DAYS_KEPT - 1) * DAY_MS).toISOString().slice(0, 10);
  const ends = new Map<string, string>();
  for (const day of [...days].sort()) if (day.slice(0, 7) < today.slice(0, 7)) ends.set(day.slice(0, 7), day);
  const kept = new Set([...ends.values()].slice(-MONTHS_KEPT));
  return days.filter((day) => day < oldest && !kept.has(day));
}

/** A copy of a workbook that is kept. */
export interface Backup {
  readonly path: string;
  /** Made once a day by itself, at somebody's wish, or before another one was restored. */
  readonly kind: 'daily' | 'asked' | 'before';
  readonly at: number;
  readonly bytes: number;
}

const BEFORE = ' before restore';

/** A name for what a workbook was before a copy takes its place. */
export const beforeRestore = (file: string, at: number): string => `${stemOf(file)}${BEFORE} ${stampOf(at)}`;

/** The copies that are kept: those in the folder beside a workbook, and those put aside beside itself. The newest first. */
export function backupsOf(file: string): readonly Backup[] {
  return [backupFolder(file), dirname(file)]
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
    .flatMap((path) => backupAt(file, path) ?? [])
    .sort((one, other) => other.at - one.at);
}

function backupAt(file: string, path: string): Backup | undefined {
  const name = basename(path);
  if (!name.startsWith(`${stemOf(file)} `)) return undefined;
  const found = /^( before restore)? (\d{4}-\d{2}-\d{2})(?: (\d{2})(\d{2})(\d{2}))?(?: \(\d+\))?\.dutybook$/.exec(
    name.slice(stemOf(file).length),
  );
  const of = statSync(path, { throwIfNoEntry: false });
  if (!found || !of?.isFile()) return undefined;
  const [, before, day, hours, minutes, seconds] = found;
  // A daily copy is made anew at the end of the day: its file says when.
  const at = hours === undefined ? of.mtimeMs : Date.parse(`${day}T${hours}:${minutes}:${seconds}`);
  return { path, kind: before ? 'before' : hours === undefined ? 'daily' : 'asked', at, bytes: of.size };
}

/** The newest copy in the folder beside a workbook, automatic or not. */
export function lastBackup(file: string): string | undefined {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return undefined;
  const copies = readdirSync(folder).filter((name) => name.endsWith('.dutybook'));
  const at = (name: string): number => statSync(join(folder, name)).mtimeMs;
  const newest = copies.sort((one, other) => at(one) - at(other)).at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}
