import { told } from '../adapters/answer.ts';
import type { ToldIssue } from '../adapters/calls.ts';
import { now as clock } from '../adapters/google.ts';
import { lostHead, readKept } from '../adapters/kept-head.ts';
import type { SheetRow, WholeRegister } from '../adapters/register-sheet.ts';
import { linesSheet } from '../adapters/set-up.ts';
import { holidaysMissing } from '../adapters/settings-check.ts';
import { openWorkbook, type Workbook } from '../adapters/workbook.ts';
import type { GrowingBook } from '../domain/book.ts';
import { checkEntry, review } from '../domain/check.ts';
import type { Issue } from '../domain/issue.ts';
import type { Head } from '../domain/journal.ts';
import { type Moment, showDay } from '../domain/moment.ts';
import { type AnyEntry, type AnyRegister, isVoid } from '../domain/register.ts';
import { keptUntil } from '../domain/retention.ts';
import { isAsTaken, wrongCells } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { type Words, words } from '../domain/words.ts';
import { wordsOf } from '../locales/index.ts';
import { draftFault, hasLostNumber, nobody, takeDraft } from './drafts.ts';
import { goneNumbers, type Look, lookAt, missingFrom, type RegisterSeen } from './look.ts';
import { pinIssues } from './pin-issues.ts';
import { postIssues } from './post-issues.ts';
import { type StrayLine, strayLines } from './stray-lines.ts';

/** What is wrong, what is late, and what to look at, apart. */
export interface CheckAnswer {
  readonly reject: readonly ToldIssue[];
  readonly due: readonly ToldIssue[];
  readonly warn: readonly ToldIssue[];
  readonly entries: number;
  /** The workbook is marked as a sample: none of it is real. */
  readonly sample: boolean;
}

/** Checks the settings, every entry as its row stands now, typed by whomever, and that no row is gone. Changes nothing. */
export function check(): CheckAnswer {
  const kept = readKept();
  const workbook = openWorkbook();
  return checked(lookAt(workbook, clock()), lostHead(workbook, kept));
}

/** What a look finds wrong; `lost` is the head of the journal that the workbook does not lead up to. */
export function checked(look: Look, lost: Head | undefined): CheckAnswer {
  const { locale } = look.workbook.site;
  const issues = issuesOf(look, lost);
  const of = (effect: Issue['effect']): ToldIssue[] =>
    issues.filter((issue) => issue.effect === effect).map((issue) => told(issue, locale));
  return {
    reject: of('reject'),
    due: of('due'),
    warn: of('warn'),
    entries: look.sheets.reduce((sum, { rows }) => sum + rows.filter(({ entry }) => entry !== undefined).length, 0),
    sample: look.workbook.head.sample,
  };
}

/** All that is wrong, late or unusual, by register in the order of its rows; the settings first, what is missing last. */
export function issuesOf(look: Look, lost: Head | undefined): Issue[] {
  const { workbook, now, book } = look;
  const { site } = workbook;
  const issues: Issue[] = [
    ...restored(workbook, lost),
    ...workbook.issues,
    ...holidaysMissing(site, now),
    ...postIssues(workbook, now),
    ...pinIssues(workbook),
  ];
  for (const sheet of look.sheets) {
    const { register, rows, lines, recorded } = sheet;
    const seen = new Set<string>();
    for (const row of rows) {
      const { entry } = row;
      if (!entry) {
        issues.push(...unrecorded(look, sheet, row));
        continue;
      }
      if (seen.has(entry.number)) issues.push(issueAt(register, row, 'FORM-NUMBER', 'reject', TWICE));
      seen.add(entry.number);
      const asTaken = isAsTaken(register, entry, row);
      if (!recorded.numbers.has(entry.number)) issues.push(issueAt(register, row, 'FORM-NUMBER', 'reject', NOBODY));
      else if (!asTaken) issues.push(issueAt(register, row, 'DUTY-09', 'warn', BY_HAND));
      issues.push(...derived(register, row, entry, asTaken, site, now));
      const wrong = isVoid(entry) ? [] : [...row.issues, ...judged(register, row, entry, asTaken, book, now)];
      const all = [...wrong, ...review(register, entry, site, now)];
      issues.push(...all.map((issue) => ({ ...issue, number: entry.number, row: row.row })));
    }
    const gone = goneNumbers(sheet);
    issues.push(...gone.map((number) => rowGone(register, number, now)));
    issues.push(...misplaced(register, lines, new Set([...seen, ...gone]), site));
  }
  return [...issues, ...missingFrom(look)];
}

/** A row without a number: a draft with what keeps it from being taken in, or what is left of an entry's row. */
function unrecorded({ workbook, now, book }: Look, { register, digests }: RegisterSeen, row: SheetRow): Issue[] {
  if (hasLostNumber(row, digests)) return [issueAt(register, row, 'FORM-NUMBER', 'reject', NUMBER_LOST)];
  const { locale } = workbook.site;
  const { issues } = takeDraft(register, row, '', book, nobody(locale), now);
  const { missing, wrong } = draftFault(register, row, issues);
  const labels = missing.map((key) => `「${register.fields[key]?.words[locale] ?? key}」`).join('');
  const draft = missing.length > 0 ? DRAFT_LACKS : wrong.length > 0 ? DRAFT_WRONG : DRAFT;
  return [
    { ...issueAt(register, row, 'FORM-DRAFT', 'warn', draft), facts: { labels } },
    ...wrong.map((issue) => ({ ...issue, row: row.row })),
  ];
}

/** The row of an entry is gone; before its time is over that breaks the rule by which it is kept. */
function rowGone(register: AnyRegister, number: string, now: Moment): Issue {
  const { retention } = register;
  const until = keptUntil(retention, number);
  return retention && until !== undefined && now < until
    ? {
        ...formIssue(register, retention.id, 'reject', retention.says, { number }),
        facts: { until: showDay(until) },
      }
    : formIssue(register, 'FORM-ROW', 'reject', GONE, { number });
}

/** An older version of the workbook was restored: what was recorded since then is not in it. */
const restored = ({ head }: Workbook, lost: Head | undefined): Issue[] =>
  lost
    ? [
        {
          rule: 'FORM-RESTORED',
          effect: 'reject',
          register: 'journal',
          says: wordsOf('restored'),
          facts: { kept: lost.sequence, sequence: head.journal.sequence },
        },
      ]
    : [];

/** What was taken in is not judged again by what other entries and the settings have become since; what was changed by hand is. */
const judged = (
  register: AnyRegister,
  row: SheetRow,
  entry: AnyEntry,
  asTaken: boolean,
  book: GrowingBook,
  now: Moment,
): Issue[] => (asTaken ? [] : checkEntry(register, entry, book.without(register, entry.number), now, row.issues));

/**
 * What the program works out and somebody typed over. A timeline hides a row from the summaries, or shows it in the wrong one,
 * also when it is the field that was changed; a state of a row that was changed by hand is told with that.
 */
function derived(
  register: AnyRegister,
  row: SheetRow,
  entry: AnyEntry,
  asTaken: boolean,
  site: Site,
  now: Moment,
): Issue[] {
  const wrong = wrongCells(register, entry, row.cells, site, now);
  return [
    ...(wrong.includes('timeline') ? [issueAt(register, row, 'FORM-TIMELINE', 'reject', TIMELINE)] : []),
    ...(asTaken && wrong.includes('state') ? [issueAt(register, row, 'FORM-STATE', 'warn', STATE)] : []),
  ];
}

/** Lines that no entry has, and those whose numbers repeat or leave one out. */
const misplaced = (
  register: AnyRegister,
  lines: WholeRegister['lines'],
  numbers: ReadonlySet<string>,
  { locale }: Site,
): Issue[] =>
  strayLines(lines, (number) => numbers.has(number)).map(({ kind, number, row, field }) => {
    const { effect, says } = MISPLACED[kind];
    const issue = formIssue(register, 'FORM-LINE', effect, says, { number: number || undefined, row, field });
    return { ...issue, facts: { sheet: linesSheet(register, field)[locale] } };
  });

const issueAt = (register: AnyRegister, row: SheetRow, rule: string, effect: Issue['effect'], says: Words): Issue =>
  formIssue(register, rule, effect, says, { number: row.entry?.number, row: row.row });

const formIssue = (
  register: AnyRegister,
  rule: string,
  effect: Issue['effect'],
  says: Words,
  at: Pick<Issue, 'number' | 'row' | 'field'>,
): Issue => ({ rule, effect, register: register.id, ...at, says });

const DRAFT = words(
  '这一行还没有编号，是草稿：已填齐，下一次检查时登记。',
  '這一列還沒有編號，是草稿：已填齊，下一次檢查時登記。',
  'This row has no number: it is a draft, complete, and is recorded at the next check.',
);
const DRAFT_LACKS = words(
  '这一行还没有编号，是草稿，不计入：还缺{labels}，填齐后自动登记。',
  '這一列還沒有編號，是草稿，不計入：還缺{labels}，填齊後自動登記。',
  'This row has no number: it is a draft and does not count. It lacks {labels}; filled in, it is recorded by itself.',
);
const DRAFT_WRONG = words(
  '这一行还没有编号，是草稿，不计入：改正后自动登记。',
  '這一列還沒有編號，是草稿，不計入：改正後自動登記。',
  'This row has no number: it is a draft and does not count. Put right, it is recorded by itself.',
);
const NUMBER_LOST = words(
  '这一行原来有编号，被删掉了：请撤销，或把编号填回去；确实是多余的请删除整行。',
  '這一列原來有編號，被刪掉了：請復原，或把編號填回去；確實是多餘的請刪除整列。',
  'This row had a number, and it was taken out: undo that, or type the number again; if the row is one too many, delete it.',
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
const NOBODY = words(
  '日志里没有这个编号，没有人登记过这一行：请撤销改动，或删去编号后重新登记。',
  '日誌裡沒有這個編號，沒有人登記過這一列：請撤銷改動，或刪去編號後重新登記。',
  'The journal does not have this number: nobody recorded this row. Undo the change, or take the number out and record it.',
);
const GONE = words(
  '这条记录的行从表上删掉了：请撤销删除，或请主管用菜单「放回被删的行」。',
  '這條記錄的列從表上刪掉了：請復原，或請主管用選單「放回被刪的列」。',
  'The row of this entry was deleted from its sheet: undo that, or have a supervisor use the menu "Put deleted rows back".',
);
const TIMELINE = words(
  '隐藏的「时间线」与记录不符，汇总可能漏掉这一行：请撤销改动，或更正这条记录，系统会重写。',
  '隱藏的「時間線」與記錄不符，彙總可能漏掉這一列：請撤銷改動，或更正這條記錄，系統會重寫。',
  'The hidden timeline is not that of the entry, and summaries may miss it: undo the change, or correct the entry, which writes it anew.',
);
const STATE = words(
  '状态由系统推算，不能手填：请撤销改动，或更正这条记录，系统会重写。',
  '狀態由系統推算，不能手填：請撤銷改動，或更正這條記錄，系統會重寫。',
  'The state is worked out, never typed: undo the change, or correct the entry, which writes it anew.',
);
const MISPLACED: Readonly<Record<StrayLine['kind'], { readonly effect: 'reject' | 'warn'; readonly says: Words }>> = {
  'line-unclaimed': {
    effect: 'warn',
    says: words(
      '「{sheet}」的这一行没有所属编号，不计入任何记录：请在登记时填写明细。',
      '「{sheet}」的這一列沒有所屬編號，不計入任何記錄：請在登記時填寫明細。',
      'This line of "{sheet}" does not say of which entry it is, and counts in none: enter lines with their entry.',
    ),
  },
  'line-without-entry': {
    effect: 'reject',
    says: words(
      '「{sheet}」这一行的所属编号没有对应的记录：请撤销改动，或改回原来的编号。',
      '「{sheet}」這一列的所屬編號沒有對應的記錄：請撤銷改動，或改回原來的編號。',
      'There is no entry of the number that this line of "{sheet}" bears: undo the change, or give it its number back.',
    ),
  },
  'lines-misnumbered': {
    effect: 'warn',
    says: words(
      '这条记录在「{sheet}」的行号重复或有缺：请撤销改动，或按 1、2、3 改回行号。',
      '這條記錄在「{sheet}」的行號重複或有缺：請撤銷改動，或按 1、2、3 改回行號。',
      'The lines of this entry in "{sheet}" repeat a number or leave one out: undo the change, or number them 1, 2, 3 again.',
    ),
  },
};
