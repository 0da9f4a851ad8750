import { type Moment, momentOf, plusDays, plusMinutes, showDay, showMoment } from '../../src/domain/moment.ts';

/**
 * The entries of a large workbook: three years, evenly spread, ending on the morning of 14 February 2026. The same number of
 * entries gives the same rows. The keys of fields serve as headings.
 */
export const END = momentOf(2026, 2, 14, 9, 30) as Moment;
const DAYS = 3 * 365;
const START = plusDays(END, -DAYS);
/** Of complaints and key loans, so many in a thousand are open for good. */
const OPEN_PER_MILLE = 20;

/** How old what is still open may be: half a year in an ordinary department, or as old as the workbook in the worst case. */
export const OPEN_WITHIN = { ordinary: 180, worst: DAYS };
export type OpenWithin = keyof typeof OPEN_WITHIN;

export interface RowSource {
  readonly register: string;
  readonly headings: readonly string[];
  readonly count: number;
  /** Its rules read other entries: an import then reads whole registers for every slice, so it takes few and large ones. */
  readonly readsBook: boolean;
  row(index: number): readonly string[];
}

/** The registers of a workbook of so many entries, in an order in which each finds what it refers to. */
export function sourcesOf(entries: number, open: OpenWithin): readonly RowSource[] {
  const keys = Math.min(500, Math.ceil(entries / 20));
  const loans = Math.round(entries * 0.15) - keys;
  const duties = Math.round(entries * 0.1);
  const visits = Math.round(entries * 0.05);
  const complaints = entries - keys - loans - duties - visits;
  return [
    keySource(keys),
    loanSource(loans, keys, open),
    visitSource(visits),
    dutySource(duties),
    complaintSource(complaints, open),
  ];
}

/** A tag of the key inventory, from 0. */
export const tagOf = (index: number): string => `K-${String(index).padStart(4, '0')}`;

const keySource = (count: number): RowSource => ({
  register: 'key-inventory',
  headings: ['tag', 'opens', 'kind', 'good', 'cabinet', 'keeper'],
  count,
  readsBook: true,
  row: (index) => [tagOf(index), `${roomOf(index)} 机房`, 'plant', '9000', `柜 ${index % 40}`, pick(PEOPLE, index)],
});

const loanSource = (count: number, keys: number, openWithin: OpenWithin): RowSource => ({
  register: 'key-loan',
  headings: [
    ...['key', 'pieces', 'borrower', 'permittedBy', 'purpose', 'outAt', 'lentBy', 'lentAnyway'],
    ...['returns.at', 'returns.pieces', 'returns.condition', 'returns.by', 'returns.receivedBy'],
  ],
  count,
  readsBook: true,
  row(index) {
    const outAt = spread(index, count);
    const backAt = plusMinutes(outAt, 30 + (scatter(index) % 600));
    const open = isOpen(index, count, backAt, openWithin);
    const loan = [tagOf(index % keys), '1', pick(PEOPLE, index), pick(PEOPLE, index + 1), '巡检', showMoment(outAt)];
    const back = open
      ? ['', '', '', '', '']
      : [showMoment(backAt), '1', 'good', pick(PEOPLE, index), pick(PEOPLE, index + 2)];
    // What is not back is overdue by then, and its borrower's next loan asks why.
    return [...loan, pick(PEOPLE, index + 2), open ? '抢修' : '', ...back];
  },
});

const visitSource = (count: number): RowSource => ({
  register: 'return-visit',
  headings: ['at', 'kind', 'customer', 'room', 'way', 'visitor', 'reached', 'satisfaction', 'opinion'],
  count,
  readsBook: true,
  row(index) {
    const reached = scatter(index) % 10 > 0;
    const satisfaction = reached ? pick(['satisfied', 'satisfied', 'fairly', 'not'], scatter(index + 7)) : '';
    const asked = [showMoment(spread(index, count)), 'daily', pick(CUSTOMERS, index), roomOf(index), 'phone'];
    return [...asked, pick(PEOPLE, index), reached ? '是' : '否', satisfaction, reached ? '无其他意见' : ''];
  },
});

const dutySource = (count: number): RowSource => ({
  register: 'duty-log',
  headings: [
    ...['date', 'shift', 'officer', 'start', 'end'],
    ...['matters.at', 'matters.kind', 'matters.area', 'matters.situation', 'matters.handling', 'matters.severity'],
    ...['signedBy', 'signedAt'],
  ],
  count,
  readsBook: false,
  row(index) {
    const day = spread(index, count, 1);
    const date = showDay(day);
    const at = (hour: number): string => `${date} ${String(hour).padStart(2, '0')}:00`;
    const matter = [
      at(9),
      pick(['routine', 'call', 'found'], index),
      'managed',
      '业主来电询问停水时间。',
      '已答复。',
      'ordinary',
    ];
    return [date, '早班', pick(PEOPLE, index), at(7), at(15), ...matter, pick(PEOPLE, index + 3), at(16)];
  },
});

const complaintSource = (count: number, open: OpenWithin): RowSource => ({
  register: 'complaint',
  headings: COMPLAINT_HEADINGS,
  count,
  readsBook: false,
  row: (index) => complaintRow(index, count, open),
});

export const COMPLAINT_HEADINGS: readonly string[] = [
  ...['receivedAt', 'channel', 'customer', 'standing', 'room', 'phone', 'category', 'severity', 'content'],
  ...['firstHandler', 'department', 'firstAnswer', 'firstAnswerAt', 'result', 'handledAt', 'noVisitReason', 'closedAt'],
];

/** A complaint of `count`, as it would stand in a file. */
export function complaintRow(index: number, count: number, openWithin: OpenWithin): readonly string[] {
  const receivedAt = spread(index, count);
  const handledAt = plusMinutes(receivedAt, 60 + (scatter(index) % 4_200));
  const closedAt = plusMinutes(handledAt, 60 + (scatter(index + 1) % 7_200));
  const open = isOpen(index, count, closedAt, openWithin);
  const category = pick(CATEGORIES, scatter(index + 2));
  return [
    showMoment(receivedAt),
    pick(CHANNELS, scatter(index + 3)),
    pick(CUSTOMERS, scatter(index + 4)),
    'owner',
    roomOf(scatter(index + 5)),
    `138${10_000_000 + (scatter(index + 6) % 90_000_000)}`,
    category,
    scatter(index + 7) % 20 === 0 ? 'important' : 'ordinary',
    `业主反映${category}问题，第 ${index} 次登记，已通知处理人到场查看并回复。`,
    pick(PEOPLE, index),
    pick(DEPARTMENTS, scatter(index + 8)),
    '已受理，会尽快安排。',
    // Nothing that has happened lies ahead of the clock.
    showMoment(Math.min(plusMinutes(receivedAt, scatter(index + 9) % 60), END) as Moment),
    ...(open ? ['', '', '', ''] : ['已处理完毕。', showMoment(handledAt), '未提供', showMoment(closedAt)]),
  ];
}

function isOpen(index: number, count: number, closedAt: Moment, openWithin: OpenWithin): boolean {
  const days = OPEN_WITHIN[openWithin];
  const young = index >= count * (1 - days / DAYS);
  return closedAt > END || (young && scatter(index) % 1_000 < (OPEN_PER_MILLE * DAYS) / days);
}
/** The moment of an entry: evenly over the three years, those before `END` less `days`. */
const spread = (index: number, count: number, days = 0): Moment =>
  plusMinutes(START, Math.floor((index / count) * (DAYS - days) * 1_440));
/** A number that looks like chance and is the same in every run. */
function scatter(index: number): number {
  const mixed = Math.imul(index + 1, 2_654_435_761);
  const again = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519);
  return (again ^ (again >>> 13)) >>> 4;
}
const pick = (from: readonly string[], index: number): string => from[index % from.length] as string;
const roomOf = (index: number): string => `${1 + (index % 30)}-${101 + (index % 1_800)}`;

export const PEOPLE = ['周一鸣', '吴小雨', '郑可心', '冯海', '陈思', '褚亮', '卫南'];
const CUSTOMERS = Array.from({ length: 3_000 }, (_, index) => `业主${index}`);
const CHANNELS = ['call', 'visit', 'online', 'letter'];
const CATEGORIES = ['repairs', 'safety', 'cleaning', 'attitude', 'charges', 'noise', 'other'];
const DEPARTMENTS = ['工程部', '秩序部', '环境部', '客服部'];
