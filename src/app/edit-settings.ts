import { told } from '../adapters/answer.ts';
import type { SettingsAnswer, SettingsStart } from '../adapters/calls.ts';
import { drawAgain } from '../adapters/draw-again.ts';
import { asRecord, malformed } from '../adapters/form.ts';
import { now as clock, flush } from '../adapters/google.ts';
import {
  isAsWanted,
  readStanding,
  type Standing,
  settingChanges,
  type Wanted,
  type WantedLine,
} from '../adapters/settings-edit.ts';
import { readCells } from '../adapters/settings-sheet.ts';
import { openToWrite, openWorkbook, type Workbook, WorkbookError } from '../adapters/workbook.ts';
import { digest } from '../domain/journal.ts';
import {
  FILLED_IN,
  isBlankLine,
  isComplete,
  judgeSettings,
  type SettingsLines,
  typedFields,
} from '../domain/settings-lines.ts';
import type { Section } from '../domain/site.ts';
import { words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { whoMayWhat } from './may-lines.ts';
import { allowed, authorHere, deskPerson, managersOf } from './person.ts';
import { recovered, storeSettings } from './store.ts';

/** What the dialog of the settings begins with: the sheet's lines, as they stand. */
export function settingsStart({ settingsSheet, site }: Workbook): SettingsStart {
  const lines = typedLines(readStanding(readCells(settingsSheet), site));
  const { locale } = site;
  const now = clock();
  const managers = managersOf(site, now).map((one) => deskPerson(site, one, now));
  return { locale, lines, base: baseOf(lines), managers, may: whoMayWhat(locale) };
}

/**
 * Saves what was changed in the dialog, and nothing else of the sheet: all of it, or nothing where something is wrong. Only
 * managers edit settings, once there is one; on record in the journal.
 */
export function saveSettings(request: unknown): SettingsAnswer {
  const { base, lines } = asRecord(request);
  if (typeof base !== 'string') throw malformed('base');
  const wanted = readWanted(lines);
  const workbook = openToWrite();
  const { site, settingsSheet } = workbook;
  const now = clock();
  const head = recovered(workbook, now);
  const isManaged = managersOf(site, now).length > 0;
  const author = isManaged ? allowed(workbook, request, now, 'edit-settings') : authorHere(workbook, request, now);
  const cells = readCells(settingsSheet);
  const standing = readStanding(cells, site);
  if (baseOf(typedLines(standing)) !== base) {
    // The answer to an earlier try may have been lost.
    if (isAsWanted(standing, wanted, site)) return { done: true, issues: [] };
    throw new WorkbookError('settings-changed', CHANGED);
  }
  // People who have left stay in the settings, so that what they did stays right; the site has one line.
  for (const id of ['site', 'people'] as const)
    if (!standing[id].every((_, index) => wanted[id].some(({ at, typed }) => at === index && !isBlankLine(typed))))
      throw malformed(id);
  const judged = judgeSettings(site.locale, typedLines(wanted));
  const issues = judged.issues.map((issue) => told(issue, site.locale));
  if (!isComplete(judged)) return { done: false, issues };
  const changes = settingChanges(cells, standing, wanted, site);
  if (changes.length === 0) return { done: true, issues };
  storeSettings(workbook, head, changes, author, now);
  return { done: true, issues, ...dropDownsAgain() };
}

/** People and shifts are choices on the sheets. What keeps them from being drawn is no reason not to save. */
function dropDownsAgain(): Pick<SettingsAnswer, 'note'> {
  const workbook = openWorkbook();
  try {
    drawAgain(workbook, REGISTERS);
    flush();
    return {};
  } catch (failure) {
    if (failure instanceof WorkbookError) return { note: failure.says[workbook.site.locale] };
    throw failure;
  }
}

const typedLines = (lines: Standing | Wanted): SettingsLines =>
  Object.fromEntries(FILLED_IN.map(({ id }) => [id, lines[id].map(({ typed }) => typed)])) as unknown as SettingsLines;
const baseOf = (lines: SettingsLines): string => digest(JSON.stringify(lines)).slice(0, 16);

/** More than any site has, and longer than any setting is. */
const MOST_LINES = 500;
const LONGEST = 1_000;

/** Checks the shape: any editor of the workbook can send anything. */
function readWanted(given: unknown): Wanted {
  const all = asRecord(given);
  const lineOf = (section: Section, one: unknown): WantedLine => {
    const { at, typed } = asRecord(one);
    if (at !== undefined && at !== null && (typeof at !== 'number' || !Number.isInteger(at) || at < 0))
      throw malformed('at');
    const texts = asRecord(typed);
    const read = typedFields(section).map(([key]) => {
      const text = texts[key];
      if (typeof text !== 'string' || text.length > LONGEST) throw malformed(key);
      return [key, text] as const;
    });
    return { ...(typeof at === 'number' && { at }), typed: Object.fromEntries(read) };
  };
  return Object.fromEntries(
    FILLED_IN.map((section) => {
      const lines = all[section.id];
      if (!Array.isArray(lines) || lines.length > MOST_LINES) throw malformed(section.id);
      return [section.id, lines.map((one) => lineOf(section, one))];
    }),
  ) as unknown as Wanted;
}

const CHANGED = words(
  '设置刚被别人改过，这次没有保存：请记下您要改的，关掉窗口，再用菜单「设置」打开。',
  '設置剛被別人改過，這次沒有儲存：請記下您要改的，關掉視窗，再用選單「設置」開啟。',
  'Somebody has just changed the settings, and nothing was saved: note what you wanted, close this window and open Settings again.',
);
