import type { Host } from '../../src/host/host.ts';
import { ask, openBook } from './book.ts';
import { type Cost, costOf } from './cost.ts';
import { tagOf } from './rows.ts';

/** Service calls an operation may make, and one whose rules read two other registers or that writes a letter (DESIGN §4). */
const MOST_CALLS = 12;
const MOST_CALLS_AFAR = 18;

interface Operation {
  readonly what: string;
  /** The other registers that its rules read, and those of the changes it causes. */
  readonly reads: readonly string[];
}

/** In the order in which `measureOperations` does them. None writes a letter. Nobody of the books borrows: each of them has dozens of keys out. */
export const OPERATIONS: readonly Operation[] = [
  { what: 'record a complaint', reads: [] },
  { what: 'duty log with 1 matter', reads: ['roster', 'shift-swap'] },
  { what: 'duty log with 3 matters', reads: ['roster', 'shift-swap'] },
  { what: 'lend a key', reads: ['key-inventory'] },
  { what: 'lend another to who has one', reads: ['key-inventory'] },
  { what: 'take back some of its pieces', reads: ['key-inventory'] },
  { what: 'return visit that closes its complaint', reads: ['complaint'] },
  { what: 'correct a complaint', reads: [] },
  { what: 'void a complaint', reads: [] },
];

export const mostCalls = ({ reads }: Operation): number => (reads.length >= 2 ? MOST_CALLS_AFAR : MOST_CALLS);

/** Does each operation once at the desk of a workbook; gives what each cost. */
export function measureOperations(workbook: string): Cost[] {
  const host = openBook(workbook);
  try {
    const at = atDesk(host);
    const complaint = at.record('complaint', COMPLAINT);
    const handled = at.record('complaint', { ...COMPLAINT, result: '已更换门锁。', handledAt: '2026-02-14 09:20' });
    const one = at.record('duty-log', { ...DUTY, matters: [MATTER] });
    const three = at.record('duty-log', { ...DUTY, matters: [MATTER, MATTER, MATTER] });
    const loan = at.record('key-loan', LOAN);
    const another = at.record('key-loan', { ...LOAN, key: tagOf(4) });
    const back = at.change('correct', 'key-loan', loan.number, { returns: [RETURN] });
    const visit = at.record('return-visit', { ...VISIT, follows: handled.number });
    const corrected = at.change('correct', 'complaint', complaint.number, { content: '门锁损坏，已第二次来电。' });
    const voided = at.change('void', 'complaint', complaint.number);
    return [complaint, one, three, loan, another, back, visit, corrected, voided].map(({ cost }) => cost);
  } finally {
    host.close();
  }
}

function atDesk(host: Host) {
  let operations = 0;
  const submit = (submission: object): { readonly number: string; readonly cost: Cost } => {
    operations += 1;
    const request = { key: `bench-${String(operations).padStart(4, '0')}`, person: '周一鸣', ...submission };
    const answer = ask<{ recorded: boolean; number: string; issues: readonly unknown[] }>(
      host,
      'dutybookSubmit',
      request,
    );
    if (!answer.recorded || !host.last) throw new Error(`refused: ${JSON.stringify(answer.issues)}`);
    return { number: answer.number, cost: costOf(host.last) };
  };
  return {
    record: (register: string, values: object) => submit({ act: 'record', register, values }),
    change: (act: 'correct' | 'void', register: string, number: string, values?: object) =>
      submit({ act, register, number, reason: '登记有误', ...(values && { values }) }),
  };
}

const COMPLAINT = {
  receivedAt: '2026-02-14 09:00',
  channel: 'call',
  customer: '业主甲',
  room: '3-1202',
  category: 'repairs',
  severity: 'ordinary',
  content: '门锁损坏，无法进门。',
  firstHandler: '吴小雨',
};
const DUTY = {
  date: '2026-02-14',
  shift: '早班',
  officer: '周一鸣',
  start: '2026-02-14 07:00',
};
const MATTER = {
  at: '2026-02-14 08:30',
  kind: 'call',
  situation: '业主来电询问停水时间。',
  handling: '已答复。',
  severity: 'ordinary',
};
const LOAN = {
  key: tagOf(3),
  pieces: 2,
  borrower: '蒋苗',
  permittedBy: '吴小雨',
  purpose: '检修水泵',
  outAt: '2026-02-14 09:10',
  lentBy: '周一鸣',
};
const RETURN = { at: '2026-02-14 09:25', pieces: 1, condition: 'good', by: '蒋苗', receivedBy: '周一鸣' };
const VISIT = {
  at: '2026-02-14 09:25',
  kind: 'daily',
  customer: '业主甲',
  way: 'phone',
  visitor: '冯海',
  reached: true,
  satisfaction: 'satisfied',
};
