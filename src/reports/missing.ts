import { type Issue, sayIssue } from '../domain/issue.ts';
import { TEXTS } from '../locales/index.ts';
import { footnotes, type MadeAt } from './keys-out.ts';
import type { Report } from './table.ts';

/** What nobody has recorded, a sentence each. */
export function missingReport(issues: readonly Issue[], subject: string, { site, sample, head, now }: MadeAt): Report {
  const { locale } = site;
  const texts = TEXTS[locale];
  return {
    id: 'missing',
    title: subject,
    subtitle: site.name,
    locale,
    sentences: [...(sample ? [texts.sample] : []), ...issues.map((issue) => sayIssue(issue, locale))],
    tables: [],
    charts: [],
    footnotes: footnotes(texts, head, now),
  };
}
