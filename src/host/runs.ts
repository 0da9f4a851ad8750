/**
 * One value for every row of a column (0-based, without end), kept as runs: `values[i]` holds up to row `ends[i]`
 * (exclusive), the last value for ever. A format over a whole column costs one run, however many rows there are.
 */
export interface Runs<T> {
  ends: number[];
  values: T[];
}

export const constantRuns = <T>(value: T): Runs<T> => ({ ends: [], values: [value] });

export const isConstant = <T>(runs: Runs<T>): boolean => runs.ends.length === 0;

/** Index of the run that holds `row`. */
function runAt<T>(runs: Runs<T>, row: number): number {
  let low = 0;
  let high = runs.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs.ends[middle] as number) > row) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const runValue = <T>(runs: Runs<T>, row: number): T => runs.values[runAt(runs, row)] as T;

/** Calls `visit` for every run that touches rows `from` to `to` (exclusive), cut to them. */
export function eachRun<T>(
  runs: Runs<T>,
  from: number,
  to: number,
  visit: (value: T, from: number, to: number) => void,
) {
  let start = from;
  for (let i = runAt(runs, from); start < to; i++) {
    const end = Math.min(runs.ends[i] ?? Number.POSITIVE_INFINITY, to);
    visit(runs.values[i] as T, start, end);
    start = end;
  }
}

/** Appends a run that reaches to `end`, joined to the one before when the value is the same. */
function append<T>(runs: Runs<T>, value: T, end: number): void {
  const last = runs.values.length - 1;
  const start = last < 0 ? 0 : (runs.ends[last] as number);
  if (end <= start) return;
  if (last >= 0 && runs.values[last] === value) runs.ends[last] = end;
  else {
    runs.values.push(value);
    runs.ends.push(end);
  }
}

/** Builds runs from pieces given in order; the last one must reach to infinity. */
function build<T>(fill: (append: (value: T, end: number) => void) => void): Runs<T> {
  const runs: Runs<T> = { ends: [], values: [] };
  fill((value, end) => append(runs, value, end));
  runs.ends.pop();
  return runs;
}

const FOREVER = Number.POSITIVE_INFINITY;

/** Every value in the rows `from` to `to` (exclusive) changed by `change`; the same runs when nothing differs. */
export function changeRuns<T>(runs: Runs<T>, from: number, to: number, change: (value: T) => T): Runs<T> {
  let differs = false;
  eachRun(runs, from, to, (value) => {
    if (change(value) !== value) differs = true;
  });
  if (!differs) return runs;
  return build((put) => {
    if (from > 0) eachRun(runs, 0, from, (value, _, end) => put(value, end));
    eachRun(runs, from, to, (value, _, end) => put(change(value), end));
    eachRun(runs, to, FOREVER, (value, _, end) => put(value, end));
  });
}

/** The rows from `from` on get `values`, one each. */
export function assignRuns<T>(runs: Runs<T>, from: number, values: readonly T[]): Runs<T> {
  const to = from + values.length;
  return build((put) => {
    if (from > 0) eachRun(runs, 0, from, (value, _, end) => put(value, end));
    for (let i = 0; i < values.length; i++) put(values[i] as T, from + i + 1);
    eachRun(runs, to, FOREVER, (value, _, end) => put(value, end));
  });
}

/** The values of `count` rows, one each. */
export function listRuns<T>(runs: Runs<T>, from: number, count: number): T[] {
  const values: T[] = new Array(count);
  eachRun(runs, from, from + count, (value, start, end) => values.fill(value, start - from, end - from));
  return values;
}

/** `count` new rows with `value` before row `at`. */
export function insertRuns<T>(runs: Runs<T>, at: number, count: number, value: T): Runs<T> {
  return build((put) => {
    if (at > 0) eachRun(runs, 0, at, (old, _, end) => put(old, end));
    put(value, at + count);
    eachRun(runs, at, FOREVER, (old, _, end) => put(old, end + count));
  });
}

/** Without the rows `at` to `at + count`. */
export function removeRuns<T>(runs: Runs<T>, at: number, count: number): Runs<T> {
  return build((put) => {
    if (at > 0) eachRun(runs, 0, at, (old, _, end) => put(old, end));
    eachRun(runs, at + count, FOREVER, (old, _, end) => put(old, end - count));
  });
}
