import { told } from '../adapters/answer.ts';
import { type EditedRows, editedRows } from '../adapters/edit.ts';
import { now as clock, lockScript } from '../adapters/google.ts';
import { readRows } from '../adapters/layout.ts';
import { drawLimitSamples } from '../adapters/limit-samples.ts';
import { mark, notesOf } from '../adapters/marks.ts';
import { openWorkbook, type Workbook, WorkbookError } from '../adapters/workbook.ts';
import type { Issue } from '../domain/issue.ts';
import type { Cells } from '../domain/row.ts';
import { wrongInLine, wrongInRow } from '../domain/typed.ts';
import { REGISTERS } from '../registers/index.ts';
import { markSettings } from './issues.ts';

/** Milliseconds an edit waits for the lock (DESIGN §4): what it leaves, the sweep marks. */
const WAIT_MS = 5_000;
/** Rows that are marked at once: a simple trigger has half a minute, and larger pastes are the sweep's. */
const MOST_ROWS = 500;

/**
 * Somebody has typed or pasted: what is wrong gets a note and a colour, what is right loses them. Nothing else is changed but
 * the examples beside the limits. A workbook that cannot be worked with is told of by whoever asks something of it, not at every edit.
 */
export function onEdit(event: unknown): void {
  const edited = editedRows(event, REGISTERS);
  if (!edited || (edited !== 'settings' && edited.count > MOST_ROWS) || !lockScript(WAIT_MS)) return;
  try {
    const workbook = openWorkbook();
    if (edited === 'settings') {
      const { locale } = workbook.site;
      drawLimitSamples(workbook);
      markSettings(
        workbook,
        workbook.issues.map((issue) => told(issue, locale)),
      );
    } else markEdited(workbook, edited);
  } catch (failure) {
    if (!(failure instanceof WorkbookError)) throw failure;
  }
}

function markEdited(workbook: Workbook, { register, lines, first, count }: Exclude<EditedRows, 'settings'>): void {
  const { site } = workbook;
  const now = clock();
  const layout = workbook.layout(register, lines);
  const of = lines === undefined ? register.fields : (register.fields[lines]?.of ?? {});
  const wrong = (cells: Cells): Issue[] =>
    lines === undefined ? wrongInRow(register, cells, site, now) : wrongInLine(register, lines, of, cells, site);
  const marks = readRows(layout, first, count).map(
    (cells, index) => [first + index, notesOf(wrong(cells).map((issue) => told(issue, site.locale)))] as const,
  );
  mark(layout, new Set(Object.keys(of)), new Map(marks));
}
