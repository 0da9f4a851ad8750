import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REGISTERS } from '../../src/registers/index.ts';
import { ROOT } from '../host/fixture.ts';

const HERE = join(ROOT, 'test/registers');

/** The rules that begin a title: `describe('KEYS-02 …`. */
const tested = new Set(
  readdirSync(HERE).flatMap((file) =>
    [...readFileSync(join(HERE, file), 'utf8').matchAll(/\b(?:describe|it)\(\s*['"`]([A-Z]{4}-\d{2}) /g)].map(
      ([, rule]) => rule,
    ),
  ),
);

/** Kept by the journal, the workbook's clock and the measures, so no register declares them. */
const KEPT_ELSEWHERE = ['DUTY-09', 'DUTY-11', 'DUTY-12', 'RVIS-04'];

it('every rule has a test that bears its id', () => {
  const declared = REGISTERS.flatMap(({ complete, rules, limits = [], alerts = [], retention }) => [
    complete,
    ...[...rules, ...limits, ...alerts].map(({ id }) => id),
    ...(retention ? [retention.id] : []),
  ]);
  const all = new Set([...declared, ...KEPT_ELSEWHERE]);
  expect([...all].filter((rule) => !tested.has(rule))).toEqual([]);
});
