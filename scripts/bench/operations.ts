import type { Host } from '../../src/host/host.ts';
import { ask, openBook } from './book.ts';
import { type Cost, costOf } from './cost.ts';
import { tagOf } from './rows.ts';

/** Service calls an operation may make, and one whose rules read two other registers or that writes a letter (DESIGN §4). */
const MOST_CALLS = 12;
const MOST_CALLS_AFAR = 18;

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
const HANDLED = { ...COMPLAINT, result: '已更换门锁。', handledAt: '2026-02-14 09:20' };
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
const ROSTERED = { date: '2026-03-02', shift: '早班', officers: '周一鸣' };
const SWAP = {
  ...{ date: '2026-03-02', shift: '早班', applicant: '周一鸣', substitute: '蒋苗' },
  ...{ reason: '看病', approver: '吴小雨' },
};
const PATROL = {
  at: '2026-02-14 08:40',
  patroller: '周一鸣',
  area: 'public',
  items: [
    { item: 'property', inOrder: true },
    { item: 'lighting', inOrder: false, finding: '3 栋前路灯不亮', mender: '蒋苗', dueOn: '2026-02-15' },
  ],
};
const UNIT = {
  ...{ unit: '3-1203', at: '2026-02-14 09:00', patroller: '周一鸣' },
  ...{ doors: true, water: true, power: true, dry: true },
};
const KEYS = {
  ...{ date: '2026-02-14', shift: '早班', direction: 'return', from: '蒋苗', to: '周一鸣' },
  keys: [{ key: tagOf(5), expected: 1, actual: 1 }],
};
const LOST = {
  ...{ key: tagOf(6), pieces: 1, kind: 'lost', foundAt: '2026-02-14 09:00', account: '点数时少一把。' },
  ...{ handling: 'copy', reportedTo: '吴小雨', reportedAt: '2026-02-14 09:10' },
};

interface Operation {
  readonly what: string;
  /** The other registers that its rules read, and those of the changes it causes. */
  readonly reads: readonly string[];
  /** Does it, and gives the number of its entry. `numbers` are those of the operations before it, by what they are. */
  run(at: AtDesk, numbers: ReadonlyMap<string, string>): Done;
}

const records = (what: string, register: string, values: object, reads: readonly string[] = []): Operation => ({
  what,
  reads,
  run: (at) => at.record(register, values),
});

/** In their order. None writes a letter. Nobody of the books borrows: each of them has dozens of keys out. */
export const OPERATIONS: readonly Operation[] = [
  records('record a complaint', 'complaint', COMPLAINT),
  records('record one that is handled', 'complaint', HANDLED),
  records('duty log with 1 matter', 'duty-log', { ...DUTY, matters: [MATTER] }, ['roster', 'shift-swap']),
  records('duty log with 3 matters', 'duty-log', { ...DUTY, matters: [MATTER, MATTER, MATTER] }, [
    ...['roster', 'shift-swap'],
  ]),
  records('lend a key', 'key-loan', LOAN, ['key-inventory']),
  records('lend another to who has one', 'key-loan', { ...LOAN, key: tagOf(4) }, ['key-inventory']),
  {
    what: 'take back some of its pieces',
    reads: ['key-inventory'],
    run: (at, numbers) => at.change('correct', 'key-loan', numbers.get('lend a key'), { returns: [RETURN] }),
  },
  {
    what: 'return visit that closes its complaint',
    reads: ['complaint'],
    run: (at, numbers) =>
      at.record('return-visit', { ...VISIT, follows: numbers.get('record one that is handled') ?? '' }),
  },
  {
    what: 'correct a complaint',
    reads: [],
    run: (at, numbers) =>
      at.change('correct', 'complaint', numbers.get('record a complaint'), { content: '门锁损坏，已第二次来电。' }),
  },
  {
    what: 'void a complaint',
    reads: [],
    run: (at, numbers) => at.change('void', 'complaint', numbers.get('record a complaint')),
  },
  records('put somebody on a shift', 'roster', ROSTERED),
  records('ask for a swap', 'shift-swap', SWAP, ['roster']),
  records('patrol with a finding', 'patrol', PATROL),
  records('look at a vacant unit', 'vacant-unit', UNIT),
  records('hand keys over', 'key-handover', KEYS, ['key-inventory']),
  records('report a key lost', 'key-incident', LOST, ['key-inventory', 'key-loan', 'key-handover']),
];

export const mostCalls = ({ reads }: Operation): number => (reads.length >= 2 ? MOST_CALLS_AFAR : MOST_CALLS);

/** Does each operation once at the desk of a workbook; gives what each cost. */
export function measureOperations(workbook: string): Cost[] {
  const host = openBook(workbook);
  try {
    const at = atDesk(host);
    const numbers = new Map<string, string>();
    return OPERATIONS.map((operation) => {
      const { number, cost } = operation.run(at, numbers);
      numbers.set(operation.what, number);
      return cost;
    });
  } finally {
    host.close();
  }
}

interface Done {
  readonly number: string;
  readonly cost: Cost;
}
type AtDesk = ReturnType<typeof atDesk>;

function atDesk(host: Host) {
  let operations = 0;
  const submit = (submission: object): Done => {
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
    change: (act: 'correct' | 'void', register: string, number = '', values?: object) =>
      submit({ act, register, number, reason: '登记有误', ...(values && { values }) }),
  };
}
