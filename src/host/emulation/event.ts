import type { TriggerEvent } from '../bridge.ts';
import { AuthMode, enumValue } from './enums.ts';
import { newRange } from './range.ts';
import { newUser } from './session.ts';
import { newSpreadsheet } from './spreadsheet.ts';

/** The event object of a trigger (documented: guides/triggers/events). */
export function liveEvent(event: TriggerEvent): object {
  const { authMode, user, range, value, oldValue, changeType, triggerUid, clock } = event;
  return {
    authMode: enumValue(AuthMode, authMode),
    ...(clock ?? { source: newSpreadsheet() }),
    ...(triggerUid === undefined ? {} : { triggerUid }),
    ...(changeType === undefined ? {} : { changeType }),
    // The user's name is missing in simple triggers more often than not; scripts must live without it.
    ...(user === '' ? {} : { user: newUser(user) }),
    ...(range ? { range: newRange(range.sheet, range) } : {}),
    ...(value === undefined ? {} : { value }),
    ...(oldValue === undefined ? {} : { oldValue }),
  };
}
