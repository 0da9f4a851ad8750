import { choice, fixedChoice, longText, past, person, ref, required, text, whole } from '../../domain/field.ts';
import { plusDays } from '../../domain/moment.ts';
import { defineRegister } from '../../domain/register.ts';
import { words } from '../../domain/words.ts';
import { lacks } from './counted-together.ts';
import { keyHandover } from './key-handover.ts';
import { losing } from './key-inventory.ts';
import { cameBack, keyLoan } from './key-loan.ts';

const KINDS = {
  damaged: words('损坏', '損壞', 'Damaged'),
  lost: words('丢失', '丟失', 'Lost'),
};

/** 钥匙损坏丢失报告: which pieces are damaged or lost, how it came about, and what is done about it. */
export const keyIncident = defineRegister({
  id: 'key-incident',
  prefix: 'YG',
  sheet: words('钥匙损坏丢失报告', '鑰匙損壞丟失報告', 'Key incidents'),
  complete: 'KEYS-07',
  reads: ['key-inventory', 'key-loan', 'key-handover'],
  fields: {
    key: required(ref(words('钥匙', '鑰匙', 'Key'), 'key-inventory')),
    pieces: required(whole(words('数量', '數量', 'Pieces'), { min: 1 })),
    kind: required(fixedChoice(words('损坏或丢失', '損壞或丟失', 'Damaged or lost'), KINDS)),
    loan: ref(words('借用编号', '借用編號', 'Loan'), 'key-loan', {
      hint: words(
        '借出期间损坏丢失的填：台账数量已随归还更改',
        '借出期間損壞丟失的填：台賬數量已隨歸還更改',
        'If it happened while lent out: the return has changed the counts already',
      ),
    }),
    slip: ref(words('交接单编号', '交接單編號', 'Key handover'), 'key-handover'),
    foundAt: required(past(words('发现时间', '發現時間', 'Found at'))),
    account: required(longText(words('详细经过', '詳細經過', 'Account'))),
    handling: required(
      choice(words('处理方式', '處理方式', 'Handling'), {
        lock: words('换锁', '換鎖', 'Change the lock'),
        copy: words('补配', '補配', 'Cut another'),
        other: words('其他', '其他', 'Other'),
      }),
    ),
    reportedTo: required(person(words('上报人', '上報人', 'Reported to'))),
    reportedAt: required(past(words('上报时间', '上報時間', 'Reported at'))),
    outcome: text(words('处理结果', '處理結果', 'Outcome')),
    settledAt: past(words('处理完成时间', '處理完成時間', 'Settled at')),
  },
  title: ['key'],
  about: ['kind', 'account'],
  states: {
    reported: { words: words('已报', '已報', 'Reported'), tone: 'open' },
    settled: { words: words('已处理', '已處理', 'Settled'), tone: 'done' },
  },
  steps: [
    {
      id: 'settle',
      words: words('处理完成', '處理完成', 'Settle'),
      from: ['reported'],
      fills: ['outcome', 'settledAt'],
    },
  ],
  begins: { foundAt: 'now', reportedAt: 'now', settledAt: 'now' },
  rules: [
    {
      id: 'KEYS-07',
      effect: 'reject',
      at: 'reportedAt',
      says: words(
        '上报时间早于发现时间，请核对两个时间。',
        '上報時間早於發現時間，請核對兩個時間。',
        'It was reported before it was found: check both times.',
      ),
      holds: ({ foundAt, reportedAt }) => reportedAt >= foundAt,
    },
    {
      id: 'KEYS-07',
      effect: 'reject',
      at: 'settledAt',
      says: words(
        '处理完成要写处理结果和时间，时间不早于发现时间。',
        '處理完成要寫處理結果和時間，時間不早於發現時間。',
        'It is settled with an outcome and a time, not before it was found: fill in both.',
      ),
      holds: ({ foundAt, outcome, settledAt }) =>
        (settledAt === undefined) === (outcome === undefined) && (settledAt ?? foundAt) >= foundAt,
    },
    {
      id: 'KEYS-07',
      effect: 'reject',
      at: 'loan',
      needsBook: true,
      says: words(
        '这笔借用借的是另一把钥匙，请核对编号。',
        '這筆借用借的是另一把鑰匙，請核對編號。',
        'That loan is of another key: check the number.',
      ),
      holds: ({ key, loan }, book) => (book.entry(keyLoan, loan)?.key ?? key) === key,
    },
    {
      id: 'KEYS-07',
      effect: 'reject',
      at: 'loan',
      needsBook: true,
      says: words(
        '这笔借用里还没有这么多损坏或遗失的归还：请先在借用里登记归还，再写报告。',
        '這筆借用裡還沒有這麼多損壞或遺失的歸還：請先在借用裡登記歸還，再寫報告。',
        'Not as many have come back damaged or lost on that loan: record the return there first, then report it.',
      ),
      holds: ({ kind, pieces, loan }, book) => {
        const lent = book.entry(keyLoan, loan);
        return !lent || cameBack(lent, kind) >= pieces;
      },
    },
    {
      id: 'KEYS-07',
      effect: 'warn',
      at: 'loan',
      needsBook: true,
      says: words(
        '这把钥匙现在有借出的：如果是借出期间损坏丢失的，请在借用里登记归还，再更正这里的借用编号。',
        '這把鑰匙現在有借出的：如果是借出期間損壞丟失的，請在借用裡登記歸還，再更正這裡的借用編號。',
        'Pieces of this key are out: if it happened on that loan, record the return there, then name the loan here.',
      ),
      holds: ({ key, loan, settledAt }, book) =>
        loan !== undefined || settledAt !== undefined || book.openFor(keyLoan, key).length === 0,
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      at: 'slip',
      needsBook: true,
      says: words(
        '这张交接单上这把钥匙没有少，或已有报告：请核对编号，或更正那份报告。',
        '這張交接單上這把鑰匙沒有少，或已有報告：請核對編號，或更正那份報告。',
        'None of this key is missing on that slip, or it is reported already: check the number, or correct that report.',
      ),
      holds: ({ key, slip, ...report }, book) => {
        const counted = book.entry(keyHandover, slip);
        // Corrected, it has a number, and its line names it.
        const { number } = report as { readonly number?: string };
        const line = counted?.keys?.find((one) => one.key === key);
        return !counted || (line !== undefined && lacks(line) > 0 && (line.incident ?? number) === number);
      },
    },
  ],
  limits: [
    {
      id: 'KEYS-07',
      at: 'settledAt',
      says: words(
        '钥匙报告 {name} 已逾期 {hours} 小时未处理，请换锁或补配，填写处理结果。',
        '鑰匙報告 {name} 已逾期 {hours} 小時未處理，請換鎖或補配，填寫處理結果。',
        'Key incident {name} is {hours} hours overdue: change the lock or cut another key, and write the outcome.',
      ),
      due: ({ foundAt }, site) => plusDays(foundAt, site.keyIncidentDays),
      done: ({ settledAt }) => settledAt !== undefined,
    },
  ],
  alerts: [
    {
      id: 'KEYS-07',
      says: words(
        '钥匙{kind}报告 {number}：{title}',
        '鑰匙{kind}報告 {number}：{title}',
        'Key incident ({kind}) {number}: {title}',
      ),
      tells: ({ kind, reportedAt: at }, site) => [
        { key: kind, at, to: 'manager', facts: { kind: KINDS[kind][site.locale] } },
      ],
    },
  ],
  state: ({ settledAt }) => (settledAt === undefined ? 'reported' : 'settled'),
  handsOver: ({ account, outcome }) => ({ cause: account, result: outcome }),
  life: ({ foundAt, settledAt }) => [{ from: foundAt, until: settledAt }],
  causes: ({ before, after }, book) => {
    const both = [before, after];
    const changeOf = (pieces: (one: typeof before) => number): number => pieces(after) - pieces(before);
    const tags = new Set(both.map((one) => one?.key));
    const loans = new Set(both.map((one) => one?.loan));
    return [
      // What happened while it was lent has changed the counts with the return of the loan.
      ...[...tags].flatMap((tag) => {
        const more = (kind: keyof typeof KINDS): number =>
          changeOf((one) => (one?.key === tag && one?.loan === undefined && one?.kind === kind ? one.pieces : 0));
        return losing(book, tag, more('damaged'), more('lost'));
      }),
      ...[...loans].flatMap((number) => {
        const loan = book.entry(keyLoan, number);
        const more = changeOf((one) => (one?.loan === number ? (one?.pieces ?? 0) : 0));
        if (!loan || more === 0) return [];
        const reported = (loan.reported ?? 0) + more;
        return [{ register: keyLoan.id, number: loan.number, values: { reported: reported || undefined } }];
      }),
      ...[...new Set(both.map((one) => one?.slip))].flatMap((number) => {
        const slip = book.entry(keyHandover, number);
        const own = (after ?? before)?.number;
        const isNow = (key: string): boolean => after?.slip === number && after?.key === key;
        const keys = (slip?.keys ?? []).map((line) => ({
          ...line,
          incident: isNow(line.key) ? own : line.incident === own ? undefined : line.incident,
        }));
        const isChanged = keys.some(({ incident }, at) => incident !== slip?.keys?.[at]?.incident);
        return slip && isChanged ? [{ register: keyHandover.id, number: slip.number, values: { keys } }] : [];
      }),
    ];
  },
});
