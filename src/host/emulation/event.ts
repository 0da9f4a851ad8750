import type { TriggerEvent } from '../bridge.ts';
import { AuthMode, enumValue } from './enums.ts';
import { newRange } from './range.ts';
import { newSpreadsheet } from './spreadsheet.ts';

/** The event object of a simple trigger (documented: guides/triggers/events). */
export function liveEvent({ authMode, range, value, oldValue }: TriggerEvent): object {
  return {
    authMode: enumValue(AuthMode, authMode),
    source: newSpreadsheet(),
    // The user's name is missing in simple triggers more often than not; scripts must live without it.
    ...(range ? { range: newRange(range.sheet, range) } : {}),
    ...(value === undefined ? {} : { value }),
    ...(oldValue === undefined ? {} : { oldValue }),
  };
}
