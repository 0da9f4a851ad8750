import type { Locale } from '../domain/words.ts';
import { newSeeds } from './seeds.ts';
import { setUp } from './set-up.ts';

export function fillSample(locale: Locale): void {
  setUp(locale, newSeeds(locale, 'sample'), true);
}
