import { asRecord, malformed } from '../adapters/form.ts';
import { LOCALES } from '../domain/words.ts';
import { fillSample } from './sample.ts';
import { newSeeds } from './seeds.ts';
import { setUp } from './set-up.ts';

/** Sets up the empty spreadsheet it runs in, with sample entries if asked. */
export function newWorkbook(request: unknown): null {
  const { locale: language, name, sample } = asRecord(request);
  const locale = LOCALES.find((one) => one === language);
  if (!locale) throw malformed('locale');
  if (typeof name !== 'string') throw malformed('name');
  if (sample === true) fillSample(locale);
  else setUp(locale, newSeeds(locale, name), false);
  return null;
}
