import { day, fixedChoice, past, person, required, shift, text } from '../../domain/field.ts';
import { type Moment, plusDays } from '../../domain/moment.ts';
import { type Book, defineRegister } from '../../domain/register.ts';
import { type OnShift, shiftSpan, spanOn } from '../../domain/shift.ts';
import { words } from '../../domain/words.ts';
import { askedOn, expectedOn } from './expected.ts';

/** 调班申请: who takes whose shift; only what was approved before the shift began counts. */
export const shiftSwap = defineRegister({
  id: 'shift-swap',
  prefix: 'TB',
  sheet: words('调班申请', '調班申請', 'Shift swaps'),
  complete: 'SWAP-01',
  reads: ['roster', 'shift-swap'],
  asks: ({ date }) => (date === undefined ? [] : askedOn(...around(date))),
  fields: {
    applicant: required(person(words('申请人', '申請人', 'Applicant'))),
    date: required(day(words('日期', '日期', 'Date'))),
    shift: required(shift(words('班次', '班次', 'Shift'))),
    substitute: required(person(words('顶班人', '頂班人', 'Substitute'))),
    reason: required(text(words('原因', '原因', 'Reason'))),
    approver: required(person(words('请谁批准', '請誰批准', 'Approver'))),
    decision: fixedChoice(words('审批结果', '審批結果', 'Decision'), {
      approved: words('批准', '批准', 'Approved'),
      refused: words('不批', '不批', 'Refused'),
    }),
    decidedBy: person(words('审批人', '審批人', 'Decided by')),
    decidedAt: past(words('审批时间', '審批時間', 'Decided at')),
    refusedWhy: text(words('不批原因', '不批原因', 'Why refused')),
  },
  signatures: { decidedBy: { least: 'supervisor', not: ['applicant', 'substitute'] } },
  title: ['date', 'shift', 'applicant', 'substitute'],
  about: ['reason'],
  states: {
    requested: { words: words('待批', '待批', 'Requested'), tone: 'open' },
    lapsed: { words: words('过期未批', '過期未批', 'Lapsed'), tone: 'late' },
    approved: { words: words('已批', '已批', 'Approved'), tone: 'done' },
    refused: { words: words('不批', '不批', 'Refused'), tone: 'done' },
  },
  steps: [
    {
      id: 'decide',
      words: words('审批', '審批', 'Decide'),
      from: ['requested', 'lapsed'],
      fills: ['decision', 'decidedBy', 'decidedAt'],
      also: ['refusedWhy'],
    },
  ],
  begins: { applicant: 'me', decidedBy: 'me', decidedAt: 'now' },
  rules: [
    {
      id: 'SWAP-01',
      effect: 'reject',
      at: 'substitute',
      says: words(
        '顶班人不能是申请人自己。',
        '頂班人不能是申請人自己。',
        'Nobody substitutes for themselves: name somebody else.',
      ),
      holds: (swap) => swap.substitute !== swap.applicant,
    },
    {
      id: 'SWAP-01',
      effect: 'reject',
      at: 'approver',
      says: words(
        '批准人不能是申请人自己。',
        '批准人不能是申請人自己。',
        'Nobody approves their own swap: name somebody else.',
      ),
      holds: (swap) => swap.approver !== swap.applicant,
    },
    {
      id: 'SWAP-01',
      effect: 'reject',
      at: 'applicant',
      needsBook: true,
      says: words(
        '排班表上这一班是 {who}，没有 {applicant}：请核对日期和班次。',
        '排班表上這一班是 {who}，沒有 {applicant}：請核對日期和班次。',
        'The roster has {who} on this shift, not {applicant}: check the date and the shift.',
      ),
      holds: (swap, book) =>
        swap.decision === 'refused' || (expectedOn(book, swap.date, swap.shift)?.includes(swap.applicant) ?? true),
      facts: (swap, book) => ({
        applicant: swap.applicant,
        who: (expectedOn(book, swap.date, swap.shift) ?? []).join('、'),
      }),
    },
    {
      id: 'ROST-02',
      effect: 'reject',
      at: 'substitute',
      needsBook: true,
      says: words(
        '{who} 这时已在「{other}」值班，不能顶这一班：请换人。',
        '{who} 這時已在「{other}」值班，不能頂這一班：請換人。',
        '{who} is on "{other}" at that time and cannot take this shift: choose somebody else.',
      ),
      holds: (swap, book) => swap.decision === 'refused' || alreadyOn(swap, book) === undefined,
      facts: (swap, book) => ({ who: swap.substitute, other: alreadyOn(swap, book) ?? '' }),
    },
    {
      id: 'SWAP-02',
      effect: 'reject',
      at: 'decision',
      says: words(
        '审批要同时填写结果、审批人和审批时间。',
        '審批要同時填寫結果、審批人和審批時間。',
        'A decision is what, who and when: fill in all three.',
      ),
      holds: ({ decision, decidedBy, decidedAt }) =>
        (decision === undefined) === (decidedBy === undefined) &&
        (decision === undefined) === (decidedAt === undefined),
    },
    {
      id: 'SWAP-02',
      effect: 'reject',
      at: 'decidedAt',
      says: words(
        '班次已经开始，不能再批准；未经批准的顶班不算数，请写「不批」。',
        '班次已經開始，不能再批准；未經批准的頂班不算數，請寫「不批」。',
        'The shift has begun: a swap is approved before it or not at all. Write "Refused".',
      ),
      holds: (swap, { site }) => {
        const span = spanOn(site, swap);
        return swap.decision !== 'approved' || !span || (swap.decidedAt ?? span.until) < span.from;
      },
    },
    {
      id: 'SWAP-02',
      effect: 'warn',
      at: 'decidedAt',
      // Consent may have been given by word of mouth; that it is written down later is no reason to refuse what was so.
      once: ['decision', 'decidedAt'],
      says: words(
        '班次开始之后才登记批准：登记时间留在修改记录里，请确认事先确实批准过。',
        '班次開始之後才登記批准：登記時間留在修改記錄裡，請確認事先確實批准過。',
        'This approval is recorded after the shift began: the history keeps when it was. Make sure that it was given before.',
      ),
      holds: (swap, { site }, now) => {
        const from = spanOn(site, swap)?.from ?? Number.POSITIVE_INFINITY;
        return swap.decision !== 'approved' || (swap.decidedAt ?? from) >= from || now < from;
      },
    },
  ],
  limits: [
    {
      id: 'SWAP-02',
      at: 'decision',
      says: words(
        '{name} 到班次开始还没有审批，不算数：请主管写明「不批」，由原值班人到岗。',
        '{name} 到班次開始還沒有審批，不算數：請主管寫明「不批」，由原值班人到崗。',
        '{name} was not decided before the shift began and does not count: a supervisor writes "Refused", and the officer rostered comes.',
      ),
      due: (swap, site) => spanOn(site, swap)?.from,
      done: (swap) => swap.decision !== undefined,
    },
  ],
  state: (swap, now, site) => {
    if (swap.decision !== undefined) return swap.decision;
    return now >= (spanOn(site, swap)?.from ?? now + 1) ? 'lapsed' : 'requested';
  },
  owner: (swap) => swap.approver,
  life: (swap) => [{ from: swap.recordedAt, until: swap.decidedAt }],
});

/** A night shift reaches into the day after. */
const around = (date: Moment): readonly Moment[] => [-1, 0, 1].map((days) => plusDays(date, days));

/** The shift on which the substitute is expected at that time already. */
function alreadyOn(swap: OnShift & { readonly substitute: string }, book: Book): string | undefined {
  const own = spanOn(book.site, swap);
  if (!own) return undefined;
  for (const date of around(swap.date))
    for (const shift of book.site.shifts) {
      const { from, until } = shiftSpan(date, shift);
      const overlaps = from < own.until && own.from < until;
      if (overlaps && expectedOn(book, date, shift.name)?.includes(swap.substitute)) return shift.name;
    }
  return undefined;
}
