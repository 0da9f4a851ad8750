import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  assignRuns,
  changeRuns,
  constantRuns,
  insertRuns,
  listRuns,
  type Runs,
  removeRuns,
  runValue,
} from '../../src/host/runs.ts';

const ROWS = 40;
const row = fc.nat(ROWS);
const count = fc.integer({ min: 1, max: 8 });
const value = fc.constantFrom('', 'a', 'b');

/** One change, made to runs and to a plain list alike. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), at: row, count, value }),
  fc.record({ kind: fc.constant('insert' as const), at: row, count, value }),
  fc.record({ kind: fc.constant('remove' as const), at: row, count, value }),
  fc.record({ kind: fc.constant('assign' as const), at: row, values: fc.array(value, { minLength: 1, maxLength: 8 }) }),
);

it('runs hold what a plain list would, and never two equal runs side by side', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let runs: Runs<string> = constantRuns('');
      const list: string[] = new Array(ROWS * 10).fill('');
      for (const move of steps) {
        if (move.kind === 'assign') {
          runs = assignRuns(runs, move.at, move.values);
          list.splice(move.at, move.values.length, ...move.values);
        } else if (move.kind === 'change') {
          runs = changeRuns(runs, move.at, move.at + move.count, (old) => old + move.value);
          for (let i = move.at; i < move.at + move.count; i++) list[i] += move.value;
        } else if (move.kind === 'insert') {
          runs = insertRuns(runs, move.at, move.count, move.value);
          list.splice(move.at, 0, ...new Array(move.count).fill(move.value));
        } else {
          runs = removeRuns(runs, move.at, move.count);
          list.splice(move.at, move.count);
        }
      }
      expect(listRuns(runs, 0, ROWS)).toEqual(list.slice(0, ROWS));
      expect(listRuns(runs, 7, 11)).toEqual(list.slice(7, 18));
      expect(runValue(runs, 13)).toBe(list[13]);
      expect(runs.values.some((held, i) => i > 0 && held === runs.values[i - 1])).toBe(false);
      expect(runs.ends.length).toBe(runs.values.length - 1);
    }),
  );
});

it('a whole column is one run, however long', () => {
  const runs = changeRuns(constantRuns(0), 1, 100_000, () => 5);
  expect(runs).toEqual({ ends: [1, 100_000], values: [0, 5, 0] });
});
