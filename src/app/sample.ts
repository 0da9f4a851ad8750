import { openWorkbook } from '../adapters/workbook.ts';
import type { Locale } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { sampleEnd } from '../sample/calendar.ts';
import { planMonths } from '../sample/months.ts';
import { play } from '../sample/play.ts';
import { siteName, siteSeeds } from '../sample/site.ts';
import { newSeeds, seededHolidays } from './seeds.ts';
import { setUp } from './set-up.ts';
import { store } from './store.ts';

/** The most changes one write takes (DESIGN §4). */
const A_WRITE = 2_000;

/**
 * Sets up a workbook of two invented months of an invented site, marked as a sample. Every entry goes the way of one that
 * somebody hands in, at its own moment; the clock on the wall plays no part.
 */
export function fillSample(locale: Locale): void {
  setUp(
    locale,
    { ...newSeeds(locale, siteName(locale)), ...siteSeeds(locale), holidays: seededHolidays(locale) },
    true,
  );
  const workbook = openWorkbook();
  const until = sampleEnd();
  const { changes, serials } = play(planMonths(workbook.site), until, workbook.site, REGISTERS);
  let { head } = workbook;
  for (let done = 0; done < changes.length; done += A_WRITE)
    head = store(workbook, head, { changes: changes.slice(done, done + A_WRITE), serials }, until);
}
