import type { Layout, Place } from './geometry.ts';
import type { CellSeen } from './rows.ts';

/** Between a cell's text and its lines, above and below, and left and right. */
const [PADDING_DOWN, PADDING_ACROSS] = [6, 11];
const LINE = 1.35;
const POINT = 4 / 3;
/** Text of usual size: as high as the least row. */
const USUAL = 13;
/** A row grows no higher than this for its text. */
const MOST = 400;

const canvas = document.createElement('canvas').getContext('2d');

/** How high a row must be for its texts: larger letters and wrapped lines need more; 0 where the usual height does. */
export function heightFor(
  row: number,
  { pinnedColumns, columns, width }: Layout,
  cell: (at: Place) => CellSeen | undefined,
): number {
  let most = 0;
  for (const column of [...pinnedColumns, ...columns]) {
    const seen = cell({ row, column });
    if (!seen || seen.text === '') continue;
    const { text, look } = seen;
    const size = look.size === undefined ? USUAL : look.size * POINT;
    if (size <= USUAL && look.wrap !== 'wrap') continue;
    const lines = look.wrap === 'wrap' ? linesOf(text, size, look.bold === true, width(column) - PADDING_ACROSS) : 1;
    if (lines > 1 || size > USUAL) most = Math.max(most, Math.ceil(lines * size * LINE) + PADDING_DOWN);
  }
  return Math.min(most, MOST);
}

function linesOf(text: string, size: number, bold: boolean, width: number): number {
  if (!canvas) return 1;
  canvas.font = `${bold ? '700 ' : ''}${size}px ${getComputedStyle(document.body).fontFamily}`;
  return text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(canvas.measureText(line).width / Math.max(20, width))))
    .reduce((sum, lines) => sum + lines, 0);
}
