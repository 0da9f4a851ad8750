import type { Area } from './a1-notation.ts';

/** The block around a block that is bounded by blank rows and columns, corners included, as Ctrl+A finds it. */
export function regionOf(from: Area, all: Area, isFilled: (row: number, column: number) => boolean): Area {
  let { row: top, column: left } = from;
  let [bottom, right] = [top + from.rows, left + from.columns];
  const isAny = (row: number, rows: number, column: number, columns: number): boolean => {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++)
        if (r >= 0 && c >= 0 && r < all.rows && c < all.columns && isFilled(r, c)) return true;
    return false;
  };
  for (let grown = true; grown; ) {
    grown = false;
    const [high, wide] = [bottom - top + 2, right - left + 2];
    if (top > 0 && isAny(top - 1, 1, left - 1, wide)) {
      top--;
      grown = true;
    }
    if (bottom < all.rows && isAny(bottom, 1, left - 1, wide)) {
      bottom++;
      grown = true;
    }
    if (left > 0 && isAny(top - 1, high, left - 1, 1)) {
      left--;
      grown = true;
    }
    if (right < all.columns && isAny(top - 1, high, right, 1)) {
      right++;
      grown = true;
    }
  }
  return { row: top, column: left, rows: bottom - top, columns: right - left };
}

/** Where Ctrl and an arrow key lead in a line of cells: to the end of what is filled, over what is blank to the next, or to the edge. */
export function nextFilled(texts: ArrayLike<string>, at: number, step: 1 | -1): number {
  const last = step > 0 ? texts.length - 1 : 0;
  const isFilled = (index: number): boolean => texts[index] !== '';
  if (at === last) return at;
  let next = at + step;
  if (isFilled(at) && isFilled(next)) {
    while (next !== last && isFilled(next + step)) next += step;
    return next;
  }
  while (next !== last && !isFilled(next)) next += step;
  return next;
}
