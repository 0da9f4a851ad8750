import type { Head } from '../domain/journal.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import type { AnyEntry, AnyRegister } from '../domain/register.ts';
import { showValue, stateOf } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { masked } from './register-export.ts';
import { type Report, text } from './table.ts';

/** What an alert about an entry is written from. */
export interface AlertInput {
  readonly register: AnyRegister;
  readonly entry: AnyEntry;
  /** The mail's subject says what is the matter. */
  readonly subject: string;
  readonly site: Site;
  readonly sample: boolean;
  readonly head: Head;
  readonly now: Moment;
  /** Whether the recipient sees phone numbers (SECR-01). */
  readonly phones: boolean;
}

/** An entry that somebody has to see at once: as it stands, field by field. */
export function alertReport({ register, entry, subject, site, sample, head, now, phones }: AlertInput): Report {
  const { locale } = site;
  const texts = TEXTS[locale];
  const fields = Object.entries(register.fields).flatMap(([key, field]) => {
    const value = entry[key];
    if (value === undefined) return [];
    const hidden = field.kind === 'phone' && !phones;
    const shown = hidden ? masked(String(value)) : showValue(register.id, key, field, value, site);
    return [[text(field.words[locale]), text(shown)]];
  });
  return {
    id: 'alert',
    title: subject,
    subtitle: [site.name, register.sheet[locale], entry.number].join(' · '),
    locale,
    sentences: [
      ...(sample ? [texts.sample] : []),
      fill(texts.alertBy, {
        by: entry.changedBy ?? entry.recordedBy,
        at: showMoment(entry.changedAt ?? entry.recordedAt),
      }),
    ],
    tables: [
      {
        id: register.id,
        title: fill(texts.alertState, { state: stateOf(register, entry, now, site).words[locale] }),
        columns: [
          { key: 'field', heading: texts.alertField, width: 16 },
          { key: 'value', heading: texts.alertValue, width: 60 },
        ],
        rows: fields,
      },
    ],
    charts: [],
    footnotes: [fill(texts.head, { sequence: head.sequence, hash: head.hash.slice(0, 16) })],
  };
}
