import type { ExportAnswer } from '../adapters/calls.ts';
import { asRecord } from '../adapters/form.ts';
import { base64, now as clock } from '../adapters/google.ts';
import { keepHead, lostHead, readKept } from '../adapters/kept-head.ts';
import { readAll } from '../adapters/register-sheet.ts';
import { openToWrite } from '../adapters/workbook.ts';
import { aside, digest } from '../domain/journal.ts';
import { may } from '../domain/may.ts';
import { showMoment } from '../domain/moment.ts';
import { fill } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { belonging, registerTable } from '../reports/register-export.ts';
import { fileName } from '../writers/file-name.ts';
import { writeTableXlsx } from '../writers/xlsx.ts';
import { allowed } from './person.ts';
import { periodNamed, registerNamed } from './registers.ts';
import { recovered, store } from './store.ts';

/**
 * A register, or what of it belongs to a period, as an Excel file, for whoever may read it (SECR-02). Every export is on record:
 * who, when, what (SECR-03).
 */
export function exportRegister(request: unknown): ExportAnswer {
  const { register: id, period: periodId } = asRecord(request);
  const register = registerNamed(id);
  const period = periodId === undefined || periodId === null ? undefined : periodNamed(periodId);
  const kept = readKept();
  const workbook = openToWrite();
  const now = clock();
  const { site } = workbook;
  const texts = TEXTS[site.locale];
  const author = allowed(workbook, request, now, 'export');
  const head = recovered(workbook, now);
  const lost = lostHead({ ...workbook, head }, kept);
  const { person } = author;
  const phones = may(author.role, 'see-phones');
  const masked = !phones && Object.values(register.fields).some((field) => field.kind === 'phone');
  const all = readAll(workbook, register).flatMap(({ entry }) => entry ?? []);
  const entries = period ? belonging(register, all, period) : all;
  const range = period?.id ?? texts.exportAll;
  const changes = { range: [null, range], entries: [null, entries.length], phones: [null, phones] } as const;
  const key = `export:${digest(`${register.id} ${range} ${person} ${head.journal.hash}`).slice(0, 16)}`;
  const line = aside({ key, at: now, person, account: author.account, act: 'export', register: register.id, changes });
  const next = store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  const { journal } = next;
  if (!lost) keepHead(next);
  const facts = {
    site: site.name,
    register: register.sheet[site.locale],
    range,
    count: entries.length,
    by: person,
    at: showMoment(now),
  };
  const caption = fill(texts.exportCaption, {
    ...facts,
    sequence: journal.sequence,
    hash: journal.hash.slice(0, 16),
  });
  const table = registerTable({ register, entries, site, now, phones });
  const bytes = writeTableXlsx(table, {
    createdAt: now,
    creator: texts.mailSender,
    locale: site.locale,
    caption: [
      caption,
      ...(masked ? [texts.masked] : []),
      ...(lost ? [fill(texts.restored, { kept: lost.sequence, sequence: head.journal.sequence })] : []),
    ].join(' · '),
  });
  return {
    entries: entries.length,
    phonesMasked: masked,
    isRestored: lost !== undefined,
    name: fileName(`${site.name} ${facts.register} ${range}`, 'xlsx'),
    xlsx: base64(bytes),
  };
}
