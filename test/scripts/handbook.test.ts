import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asItIs, HANDBOOK } from '../../scripts/handbook.ts';
import { ROOT } from '../host/fixture.ts';

it('the handbook says of every line of the menu, and of who may what, what the help says', () => {
  const text = readFileSync(join(ROOT, HANDBOOK), 'utf8');
  expect(asItIs(text)).toBe(text);
  expect(text).toContain('**导出**');
  expect(text).toContain('**经理**：');
});
