import { limitSample } from '../domain/limit.ts';
import { normaliseAll } from '../domain/normalise.ts';
import { LIMITS, type Limit, type Site } from '../domain/site.ts';
import { plainText } from './google.ts';
import { readCells, sectionRows, VALUES_COLUMN } from './settings-sheet.ts';
import type { Workbook } from './workbook.ts';

/** Whether the examples beside the limits say something else than the settings come to. */
export const areSamplesStale = ({ site }: Pick<Workbook, 'site'>): boolean =>
  site.limits.some((limit) => limit.sample !== sampleOf(limit, site));

/** Writes beside each limit what it comes to, where that does not stand there already. */
export function drawLimitSamples({ site, settingsSheet }: Pick<Workbook, 'site' | 'settingsSheet'>): void {
  if (!areSamplesStale({ site })) return;
  const keys = Object.keys(LIMITS.fields);
  const at = keys.indexOf('sample');
  for (const { row, cells } of sectionRows(readCells(settingsSheet), LIMITS.id)) {
    const raw = Object.fromEntries(keys.map((key, index) => [key, cells[index]]));
    const { answer, handle, ...others } = normaliseAll(LIMITS.fields, raw, LIMITS.id, site).values as Partial<Limit>;
    const isWhole = answer !== undefined && handle !== undefined && others.severity !== undefined;
    const sample = isWhole ? sampleOf({ ...others, answer, handle } as Limit, site) : '';
    if (cells[at] !== sample) settingsSheet.getRange(row, VALUES_COLUMN + at).setRichTextValue(plainText(sample));
  }
}

const sampleOf = (limit: Limit, { hours, locale }: Site): string => limitSample(limit, hours, locale);
