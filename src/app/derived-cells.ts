import { patchRows } from '../adapters/layout.ts';
import { lineAt, type SheetRow } from '../adapters/register-sheet.ts';
import { entryDigest } from '../domain/journal.ts';
import { type Cells, isAsJournalled, stateOf, toRow, wrongCells } from '../domain/row.ts';
import { hasLostNumber } from './drafts.ts';
import { goneNumbers, type Look, type RegisterSeen } from './look.ts';
import { onRecord } from './recorded.ts';

/** The cells that the program works out and that are not as they should be, by row. */
export function derivedCells({ workbook, now }: Look, { register, rows }: RegisterSeen): Map<number, Cells> {
  const wrong = new Map<number, Cells>();
  for (const row of rows) {
    const { entry } = row;
    if (!entry || !isAsJournalled(register, entry, row)) continue;
    const right = stateOf(register, entry, now, workbook.site).words[workbook.site.locale];
    const keys = new Set<string>(wrongCells(register, entry, row.cells, workbook.site, now));
    if (row.cells.state !== right) keys.add('state');
    if (keys.size === 0) continue;
    const cells = toRow(register, entry, workbook.site, now);
    wrong.set(row.row, Object.fromEntries([...keys].map((key) => [key, cells[key] ?? ''])));
  }
  return wrong;
}

/** Lines that are not numbered 1, 2, 3 … under their entry, by field and row. */
export function misnumbered({ rows, lines }: RegisterSeen): ReadonlyMap<string, ReadonlyMap<number, Cells>> {
  const numbers = new Set(rows.flatMap(({ entry }) => entry?.number ?? []));
  const wrong = new Map<string, Map<number, Cells>>();
  const inOrder = [...lines].sort((a, b) => lineAt(a.cells) - lineAt(b.cells) || a.row - b.row);
  const last = new Map<string, number>();
  for (const line of inOrder) {
    if (!numbers.has(line.number)) continue;
    const under = `${line.field} ${line.number}`;
    const right = (last.get(under) ?? 0) + 1;
    last.set(under, right);
    if (Number(line.cells.line) === right) continue;
    wrong.set(line.field, (wrong.get(line.field) ?? new Map<number, Cells>()).set(line.row, { line: right }));
  }
  return wrong;
}

/** Rows between two that are written cost less to be written with them than a call costs (platform.md). */
const GAP = 300;

/** Draws them again; what time alone has changed in few writes. */
export function drawDerived(look: Look, seen: RegisterSeen): void {
  const wrong = derivedCells(look, seen);
  const layout = look.workbook.layout(seen.register);
  const states = new Map<number, Cells>();
  const there = new Map(seen.rows.map((row) => [row.row, row]));
  let last: number | undefined;
  for (const [row, { state }] of wrong) {
    if (state === undefined) continue;
    if (last !== undefined && row - last <= GAP)
      for (let between = last + 1; between < row; between++)
        states.set(between, { state: there.get(between)?.cells.state ?? '' });
    states.set(row, { state });
    last = row;
  }
  patchRows(layout, states);
  const others = [...wrong].map(([row, { state: _, ...cells }]) => [row, cells] as const);
  patchRows(layout, new Map(others.filter(([, cells]) => Object.keys(cells).length > 0)));
  for (const [field, rows] of misnumbered(seen))
    patchRows(look.workbook.layout(seen.register, field), new Map([...rows].sort(([a], [b]) => a - b)));
}

/** Rows that were entries' and have lost their numbers. */
export const lostNumbers = ({ rows, digests, recorded }: RegisterSeen): SheetRow[] => {
  const lost = rows.filter((row) => !row.entry && hasLostNumber(row, digests));
  return lost.length > 0 && recorded.numbers.size > 0 ? lost : [];
};

/** Gives them back, where a row still says what was journalled of an entry that has none. */
export function giveBackNumbers({ workbook }: Look, seen: RegisterSeen): void {
  const lost = lostNumbers(seen);
  if (lost.length === 0) return;
  const { register } = seen;
  const byDigest = new Map(
    [...onRecord(workbook, register, goneNumbers(seen))].map(([number, entry]) => [
      entryDigest(register, entry),
      number,
    ]),
  );
  const numbers = lost.flatMap(({ row, digest }) => {
    const number = byDigest.get(digest);
    byDigest.delete(digest);
    return number === undefined ? [] : [[row, { number }] as const];
  });
  patchRows(workbook.layout(register), new Map(numbers));
}
