import type { Risen } from '../domain/climb.ts';
import { sayIssue } from '../domain/issue.ts';
import { listed } from '../domain/shown.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { footnotes, type MadeAt } from './keys-out.ts';
import { momentCell, type Report, text } from './table.ts';

/** ROLE-01: what is overdue and has come up to somebody, the longest overdue first. */
export function risenReport(all: readonly Risen[], subject: string, { site, sample, head, now }: MadeAt): Report {
  const { locale } = site;
  const texts = TEXTS[locale];
  return {
    id: 'risen',
    title: subject,
    subtitle: site.name,
    locale,
    sentences: [...(sample ? [texts.sample] : []), fill(texts.risen, { count: all.length })],
    tables: [
      {
        id: 'risen',
        title: texts.risenTitle,
        columns: [
          { key: 'number', heading: texts.number, width: 18 },
          { key: 'register', heading: texts.risenRegister, width: 14 },
          { key: 'title', heading: texts.risenWhat, width: 20 },
          { key: 'owner', heading: texts.risenOwner, width: 10 },
          { key: 'due', heading: texts.risenDue, width: 16 },
          { key: 'says', heading: texts.alertValue, width: 50 },
        ],
        rows: [...all]
          .sort((a, b) => a.due - b.due)
          .map(({ register, entry, owner, due, issue }) => [
            text(entry.number),
            text(register.sheet[locale]),
            text(listed(register, entry, site, now).title),
            text(owner),
            momentCell(due),
            text(sayIssue(issue, locale)),
          ]),
      },
    ].filter(({ rows }) => rows.length > 0),
    charts: [],
    footnotes: footnotes(texts, head, now),
  };
}
