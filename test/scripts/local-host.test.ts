import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LOCAL_HOST, listedAnew, signatureNames } from '../../scripts/local-host.ts';

it('docs/local-host.md lists what the emulation has and has not', () => {
  const text = readFileSync(LOCAL_HOST, 'utf8');
  expect(text).toBe(listedAnew(text));
  expect(text).toContain('| **Range** | `activate`');
});

it('no class of the emulation is left out of it', () => {
  const script = readFileSync('scripts/local-host.ts', 'utf8');
  expect(signatureNames().length).toBeGreaterThan(40);
  expect(signatureNames().filter((name) => !new RegExp(`\\b${name}\\b`).test(script))).toEqual([]);
});
