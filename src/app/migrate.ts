import type { Proven } from '../adapters/calls.ts';
import { drawAgain } from '../adapters/draw-again.ts';
import { declaredSheets, type Held, takenNames } from '../adapters/draw-missing.ts';
import { asRecord } from '../adapters/form.ts';
import { now as clock, flush } from '../adapters/google.ts';
import { journalLength, readJournal } from '../adapters/journal-sheet.ts';
import { drawLimitSamples } from '../adapters/limit-samples.ts';
import { MIGRATIONS, SCHEMA } from '../adapters/migrations/index.ts';
import {
  lockToWrite,
  openHeadOfAnyAge,
  openWorkbookOfAnyAge,
  type Workbook,
  WorkbookError,
} from '../adapters/workbook.ts';
import { writeHead } from '../adapters/workbook-head.ts';
import { isBlank } from '../domain/plain.ts';
import { words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { drawDerived } from './derived-cells.ts';
import { lookAt } from './look.ts';
import { allowed, managersOf } from './person.ts';
import { newSeeds } from './seeds.ts';

/** Which migrations a workbook from before wants, by their ids, and whether they were done. */
export interface MigrateAnswer {
  readonly wanted: readonly string[];
  readonly done: boolean;
}

/** Brings the workbook up to date for a person who has a copy: one who may edit the settings, where there is any. */
export function migrateFor(who: Proven): MigrateAnswer {
  const older = openWorkbookOfAnyAge();
  const now = clock();
  if (managersOf(older.site, now).length > 0) allowed(older, who, now, 'edit-settings');
  return migrate({ copied: true });
}

/**
 * Brings a workbook from before up to date, once whoever asks says that a copy is kept; else says what it wants. It asks nobody who
 * they are: no client may call it, and the local host's user has the whole file.
 */
export function migrate(request: unknown): MigrateAnswer {
  const { copied } = asRecord(request);
  const wanted = wantedHere();
  if (wanted.length === 0) return { wanted, done: false };
  lockToWrite();
  const older = openWorkbookOfAnyAge();
  const held = heldIn(older);
  const { locale } = older.site;
  const taken = takenNames(declaredSheets(REGISTERS, locale), held);
  if (taken.length > 0) throw new WorkbookError('names-taken', TAKEN, { names: taken.join('、') });
  if (copied !== true) return { wanted, done: false };
  bringUpToDate(older, held);
  return { wanted, done: true };
}

/** The ids of the migrations that the workbook wants. */
export const wantedHere = (): readonly string[] =>
  MIGRATIONS.slice(openHeadOfAnyAge().head.schema - 1).map(({ id }) => id);

/** The head says so last: what was killed before is done again from the beginning. */
function bringUpToDate({ site, settingsSheet, head }: Workbook, held: Held): void {
  const seeds = newSeeds(site.locale, site.name);
  for (const { run } of MIGRATIONS.slice(head.schema - 1))
    run({ site, settingsSheet, registers: REGISTERS, held, seeds });
  flush();
  const workbook = openWorkbookOfAnyAge();
  drawAgain(workbook, REGISTERS);
  drawLimitSamples(workbook);
  const look = lookAt(workbook, clock());
  for (const seen of look.sheets) drawDerived(look, seen);
  flush();
  writeHead(settingsSheet, { ...head, schema: SCHEMA });
  flush();
}

/** Everything that the journal ever had: what of it is missing was lost, and is not new. */
export function heldIn({ journal }: Workbook): Held {
  const held = new Set<string>();
  for (const line of readJournal(journal, 1, journalLength(journal))) {
    if (!line || line.register === '') continue;
    held.add(line.register);
    for (const [field, [, after]] of Object.entries(line.changes)) {
      if (isBlank(after)) continue;
      held.add(`${line.register}.${field}`);
      for (const one of Array.isArray(after) ? after : [])
        for (const key of Object.keys(Object(one))) held.add(`${line.register}.${field}.${key}`);
    }
  }
  return held;
}

const TAKEN = words(
  '新版本要建的工作表，已有别的表用了名字：{names}。请先给那些表改名，再来一次。没有改动。',
  '新版本要建的工作表，已有別的表用了名字：{names}。請先給那些表改名，再來一次。沒有改動。',
  'Sheets that the new version needs have the names of others: {names}. Rename those first, then try again. Nothing was changed.',
);
