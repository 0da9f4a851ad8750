import type { Head } from '../domain/journal.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import type { Entry } from '../domain/register.ts';
import { stateOf } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { stillOut } from '../registers/core/custody.ts';
import { dueOf, inTimeUntil, keyLoan } from '../registers/core/key-loan.ts';
import { count, momentCell, type Report, text } from './table.ts';

export type Loan = Entry<(typeof keyLoan)['fields']>;

/** A mail of the hourly run is made at a moment, from a workbook as it then was. */
export interface MadeAt {
  readonly site: Site;
  readonly sample: boolean;
  readonly head: Head;
  readonly now: Moment;
}

/** KEYS-06: the keys that are not back, the oldest first: who has them, since when, and why. */
export function keysOut(loans: readonly Loan[], subject: string, { site, sample, head, now }: MadeAt): Report {
  const { locale } = site;
  const texts = TEXTS[locale];
  const { fields } = keyLoan;
  const oldest = [...loans].sort((a, b) => a.outAt - b.outAt);
  const isLate = (loan: Loan): boolean => now > inTimeUntil(loan, site);
  const late = oldest.filter(isLate);
  const unexplained = late.filter((loan) => loan.notReturnedWhy === undefined);
  return {
    id: 'keys-out',
    title: subject,
    subtitle: site.name,
    locale,
    sentences: [
      ...(sample ? [texts.sample] : []),
      fill(texts.keysOut, { count: loans.length, late: late.length, unexplained: unexplained.length }),
    ],
    tables: [
      {
        id: keyLoan.id,
        title: keyLoan.sheet[locale],
        columns: [
          { key: 'key', heading: fields.key.words[locale], width: 14 },
          { key: 'pieces', heading: fields.pieces.words[locale], width: 6 },
          { key: 'borrower', heading: fields.borrower.words[locale], width: 16 },
          { key: 'outAt', heading: fields.outAt.words[locale], width: 16 },
          { key: 'dueBack', heading: fields.dueBack.words[locale], width: 16 },
          { key: 'state', heading: texts.state, width: 8 },
          { key: 'notReturnedWhy', heading: fields.notReturnedWhy.words[locale], width: 30 },
        ],
        rows: oldest.map((loan) => [
          text(loan.key),
          count(stillOut(loan)),
          text([loan.borrower, loan.onBehalfOf, loan.company].filter(Boolean).join(' · ')),
          momentCell(loan.outAt),
          momentCell(dueOf(loan)),
          text(stateOf(keyLoan, loan, now, site).words[locale]),
          text(loan.notReturnedWhy ?? (isLate(loan) ? texts.reasonMissing : '')),
        ]),
      },
    ],
    charts: [],
    footnotes: footnotes(texts, head, now),
  };
}

export const footnotes = (texts: (typeof TEXTS)['zh-CN'], head: Head, now: Moment): string[] => [
  fill(texts.madeAt, { at: showMoment(now) }),
  fill(texts.head, { sequence: head.sequence, hash: head.hash.slice(0, 16) }),
];
