import type { FieldKind } from './field.ts';
import { type Moment, showDay, showMoment, showTime } from './moment.ts';
import type { Beginning } from './register.ts';
import { shiftAt } from './shift.ts';
import type { Site } from './site.ts';

/** Who fills in a form, when and where. */
export interface Seat {
  readonly site: Site;
  readonly person: string;
  readonly now: Moment;
}

/** What a field of that kind begins with, as a person would type it; blank when there is nothing to begin with. */
export function beginningOf(beginning: Beginning, kind: FieldKind, { site, person, now }: Seat): string {
  if (beginning === 'me') return person;
  if (beginning === 'now') return shown(kind, now);
  const running = shiftAt(site, now);
  if (!running) return '';
  return kind === 'shift' ? running.shift.name : shown(kind, running.date);
}

const shown = (kind: FieldKind, at: Moment): string =>
  kind === 'day' ? showDay(at) : kind === 'clock' ? showTime(at) : showMoment(at);
