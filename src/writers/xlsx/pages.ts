import type { Content } from './cells.ts';
import { PAGE_WIDTH } from './grid.ts';
import type { RowHeight } from './sheet.ts';
import type { Line } from './workbook.ts';

/** A line of the page, and whether the next one must stand on the same page. */
export interface PageLine extends Line {
  readonly cells: [column: number, content: Content][];
  readonly height: RowHeight;
  readonly keepsNext: boolean;
}

/** What an upright A4 page has between its margins, in points, less a line for rounding and the repeated title. */
const PAGE_POINTS = 700;

/**
 * The rows after which a page must end, so that a chart is not cut in two and headings never stand alone at the foot.
 * Plain rows break where the printer likes.
 * A page that is fitted to its width shrinks, and takes more rows.
 */
export function breaksOf(lines: readonly PageLine[], widths: readonly number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const room = PAGE_POINTS * Math.max(1, total / PAGE_WIDTH);
  const breaks: number[] = [];
  let used = 0;
  for (const block of blocksOf(lines)) {
    const fits = used + block.points <= room;
    if (!fits && used > 0 && block.lines > 1) breaks.push(block.first);
    used = fits ? used + block.points : block.points % room;
  }
  return breaks;
}

/** Lines that stay together: `first` counts the lines before them. */
interface Block {
  readonly first: number;
  readonly lines: number;
  readonly points: number;
}

function blocksOf(lines: readonly PageLine[]): Block[] {
  const blocks: Block[] = [];
  let points = 0;
  let first = 0;
  for (const [i, line] of lines.entries()) {
    points += line.height.points;
    if (line.keepsNext) continue;
    blocks.push({ first, lines: i + 1 - first, points });
    first = i + 1;
    points = 0;
  }
  return blocks;
}
