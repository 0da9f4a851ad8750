import type { ToldIssue } from '../adapters/calls.ts';
import { drawIssues, type FormerIssue, type Place } from '../adapters/issues-sheet.ts';
import { columnOf } from '../adapters/layout.ts';
import { mark, notesOf } from '../adapters/marks.ts';
import { SETTINGS_WIDTH, VALUES_COLUMN } from '../adapters/settings-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import { SECTIONS } from '../domain/site.ts';
import { REGISTERS } from '../registers/index.ts';
import { columnLetters } from '../writers/cells.ts';
import type { Look } from './look.ts';

/** Shows what is wrong: on the sheet of issues, and in the cells themselves. */
export function showIssues(look: Look, issues: readonly ToldIssue[]): void {
  const { workbook, now } = look;
  const placed = issues.map((issue) => ({ ...issue, place: placeOf(workbook, issue) }));
  markCells(look, issues, drawIssues(workbook.site.locale, placed, now));
  markSettings(workbook, issues);
}

/** Marks what is wrong in the settings: their columns have no keys, they count from the first value on. */
export function markSettings(
  { settingsSheet, lastRow }: Workbook,
  issues: readonly Pick<ToldIssue, 'register' | 'row' | 'field' | 'effect' | 'message' | 'rule'>[],
): void {
  const rows = new Map(Array.from({ length: lastRow - 1 }, (_, at) => [at + 2, new Map<string, string>()]));
  for (const issue of issues) {
    const at = settingAt(issue);
    const [note] = notesOf([issue]).values();
    if (at >= 0 && issue.effect === 'reject' && note !== undefined) rows.get(issue.row ?? 0)?.set(String(at), note);
  }
  const keys = Array.from({ length: SETTINGS_WIDTH - VALUES_COLUMN + 1 }, (_, at) => String(at));
  mark({ sheet: settingsSheet, runs: [{ start: VALUES_COLUMN, keys }] }, new Set(keys), rows);
}

/** Which value of its row a setting is; -1 for none. */
function settingAt({ register, field }: Pick<ToldIssue, 'register' | 'field'>): number {
  const section = SECTIONS.find(({ id }) => id === register);
  return section && field !== undefined ? Object.keys(section.fields).indexOf(field) : -1;
}

/** Marks drafts, rows with something wrong, and rows that had it before: those that are right now lose their marks. */
function markCells({ workbook, sheets }: Look, issues: readonly ToldIssue[], former: readonly FormerIssue[]): void {
  for (const { register, rows } of sheets) {
    const byNumber = new Map(rows.flatMap(({ entry, row }) => (entry ? [[entry.number, row] as const] : [])));
    const wrong = new Map<number, ToldIssue[]>();
    for (const { entry, row } of rows) if (!entry) wrong.set(row, []);
    for (const one of former) {
      const row = byNumber.get(one.number) ?? one.row;
      if (one.register === register.id && row > 0) wrong.set(row, []);
    }
    for (const issue of issues) {
      const { row, field, effect } = issue;
      const isHere =
        issue.register === register.id && row !== undefined && field !== undefined && field in register.fields;
      if (isHere && effect === 'reject' && register.fields[field]?.kind !== 'lines')
        wrong.set(row, [...(wrong.get(row) ?? []), issue]);
    }
    const marks = [...wrong].sort(([a], [b]) => a - b).map(([row, list]) => [row, notesOf(list)] as const);
    mark(workbook.layout(register), new Set(Object.keys(register.fields)), new Map(marks));
  }
}

/** The cell an issue is about, on the sheet of its register or of a register's lines. */
function placeOf(workbook: Workbook, { register: id, row, field }: ToldIssue): Place | undefined {
  if (row === undefined) return undefined;
  const setting = settingAt({ register: id, field });
  if (setting >= 0) return { sheet: workbook.settingsSheet, name: `${columnLetters(VALUES_COLUMN + setting)}${row}` };
  const register = REGISTERS.find((one) => one.id === id);
  if (!register) return undefined;
  const isLine = field !== undefined && register.fields[field]?.kind === 'lines';
  const layout = isLine ? workbook.layout(register, field) : workbook.layout(register);
  const keys = new Set(layout.runs.flatMap((run) => run.keys));
  const letters = field !== undefined && keys.has(field) ? columnLetters(columnOf(layout, field)) : '';
  return { sheet: layout.sheet, name: `${letters}${row}` };
}
