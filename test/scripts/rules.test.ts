import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOGUE, catalogue } from '../../scripts/rules.ts';
import { ROOT } from '../host/fixture.ts';

const written = readFileSync(join(ROOT, CATALOGUE), 'utf8');

it('the catalogue of rules says what the registers and the tests say', () => {
  expect(catalogue(ROOT)).toBe(written);
});

it('each rule in it has a sentence, what provokes it and what proves it', () => {
  const chapters = written.split('\n## ').slice(1, -1);
  expect(chapters.length).toBeGreaterThan(40);
  for (const chapter of chapters) {
    expect(chapter).toMatch(/^[A-Z]{4}-\d{2} · [a-z-]+ · [a-z]+\n\n\S/);
    expect(chapter).toMatch(/\nProvoked by: “[^”]+”/);
    expect(chapter).toMatch(/\nProved by: `test\/\S+\.test\.ts` “[^”]+”/);
  }
});
