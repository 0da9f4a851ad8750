import { type ToldIssue, told } from '../adapters/answer.ts';
import { now as clock } from '../adapters/google.ts';
import { readAll, type SheetRow } from '../adapters/register-sheet.ts';
import { checkZone, openWorkbook } from '../adapters/workbook.ts';
import { bookOf, type GrowingBook } from '../domain/book.ts';
import { checkEntry, review } from '../domain/check.ts';
import type { Issue } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import { type AnyEntry, type AnyRegister, isVoid } from '../domain/register.ts';
import { isAsTaken } from '../domain/row.ts';
import { type Words, words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** What is wrong, what is late, and what to look at, apart. */
export interface CheckAnswer {
  readonly reject: readonly ToldIssue[];
  readonly due: readonly ToldIssue[];
  readonly warn: readonly ToldIssue[];
  readonly entries: number;
  /** The workbook is marked as a sample: none of it is real. */
  readonly sample: boolean;
}

/** Checks the settings and every entry as its row stands now, typed by whomever. Changes nothing. */
export function check(): CheckAnswer {
  checkZone();
  const workbook = openWorkbook();
  const { site } = workbook;
  const now = clock();
  const sheets = REGISTERS.map((register) => ({ register, rows: readAll(workbook, register) }));
  const book = bookOf(site);
  for (const { register, rows } of sheets) for (const { entry } of rows) if (entry) book.put(register, entry);
  const issues: Issue[] = [...workbook.issues];
  for (const { register, rows } of sheets) {
    const seen = new Set<string>();
    for (const row of rows) {
      const { entry } = row;
      if (!entry) {
        issues.push(issueAt(register, row, 'FORM-DRAFT', 'warn', DRAFT));
        continue;
      }
      if (seen.has(entry.number)) issues.push(issueAt(register, row, 'FORM-NUMBER', 'reject', TWICE));
      seen.add(entry.number);
      const asTaken = isAsTaken(register, entry, row);
      if (!asTaken) issues.push(issueAt(register, row, 'DUTY-09', 'warn', BY_HAND));
      const wrong = isVoid(entry) ? [] : [...row.issues, ...judged(register, row, entry, asTaken, book, now)];
      const all = [...wrong, ...review(register, entry, site, now)];
      issues.push(...all.map((issue) => ({ ...issue, number: entry.number, row: row.row })));
    }
  }
  const of = (effect: Issue['effect']): ToldIssue[] =>
    issues.filter((issue) => issue.effect === effect).map((issue) => told(issue, site.locale));
  return {
    reject: of('reject'),
    due: of('due'),
    warn: of('warn'),
    entries: sheets.reduce((sum, { rows }) => sum + rows.filter(({ entry }) => entry !== undefined).length, 0),
    sample: workbook.head.sample,
  };
}

/** What was taken in is not judged again by what other entries and the settings have become since; what was changed by hand is. */
const judged = (
  register: AnyRegister,
  row: SheetRow,
  entry: AnyEntry,
  asTaken: boolean,
  book: GrowingBook,
  now: Moment,
): Issue[] => (asTaken ? [] : checkEntry(register, entry, book.without(register, entry.number), now, row.issues));

const issueAt = (register: AnyRegister, row: SheetRow, rule: string, effect: Issue['effect'], says: Words): Issue => ({
  rule,
  effect,
  register: register.id,
  number: row.entry?.number,
  row: row.row,
  says,
});

const DRAFT = words(
  '这一行还没有编号，是草稿；登记后才计入。',
  '這一列還沒有編號，是草稿；登記後才計入。',
  'This row has no number: it is a draft and does not count until it is recorded.',
);
const TWICE = words(
  '编号重复，请删除复制出来的那一行。',
  '編號重複，請刪除複製出來的那一列。',
  'The number stands here twice: delete the row that was copied.',
);
const BY_HAND = words(
  '登记后有人直接改了表格，待说明：请写明原因并更正。',
  '登記後有人直接改了表格，待說明：請寫明原因並更正。',
  'Changed by hand after it was recorded: explain why with a correction.',
);
