import {
  day,
  lines,
  longText,
  past,
  person,
  required,
  SHORT_TEXT,
  shift,
  text,
  whole,
  yesNo,
} from '../../domain/field.ts';
import { MINUTES_PER_DAY, type Moment, plusHours, plusMinutes, startOfDay } from '../../domain/moment.ts';
import { type Book, defineRegister, type HandedOver, nameOf, type Opened } from '../../domain/register.ts';
import { keptFor } from '../../domain/retention.ts';
import { shiftAt, shiftNamed, shiftSpan, spanOn } from '../../domain/shift.ts';
import { listed } from '../../domain/shown.ts';
import type { Shift, Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { agrees, type Counted, signsAs } from './counted-together.ts';
import { COUNTED_KEYS, keysByKind } from './key-count.ts';

/** HAND-10: minutes before the shift at which whoever takes over is there. */
const EARLY = 5;

/** 交接班记录: what one shift hands to the next, counted together and signed by both. */
export const handover = defineRegister({
  id: 'handover',
  prefix: 'JJ',
  sheet: words('交接班记录', '交接班記錄', 'Handovers'),
  complete: 'HAND-07',
  collects: (other) => other.handsOver !== undefined || COUNTED_KEYS.includes(other.id),
  fields: {
    date: required(day(words('日期', '日期', 'Date'))),
    fromShift: required(shift(words('交班班次', '交班班次', 'From shift'))),
    toShift: required(shift(words('接班班次', '接班班次', 'To shift'))),
    outgoing: required(person(words('交班人', '交班人', 'Outgoing'))),
    instructions: longText(words('上级指示', '上級指示', 'Instructions'), {
      hint: words('没有就写「无」', '沒有就寫「無」', 'None: say so'),
    }),
    matters: lines(words('交接事项', '交接事項', 'Matters handed over'), {
      matter: required(text(words('事项', '事項', 'Matter'))),
      cause: required(longText(words('原因', '原因', 'Cause'))),
      course: required(longText(words('经过', '經過', 'Course'))),
      result: required(longText(words('结果', '結果', 'Result'))),
      from: text(words('出自', '出自', 'From')),
      acknowledged: yesNo(words('接班人已确认', '接班人已確認', 'Acknowledged')),
    }),
    things: lines(words('物品清点', '物品清點', 'Things counted'), {
      thing: required(text(words('物品', '物品', 'Thing'))),
      expected: required(whole(words('应有', '應有', 'Expected'))),
      actual: whole(words('实有', '實有', 'Actual')),
      whereabouts: text(words('差异去向', '差異去向', 'Where the difference went')),
      settledAt: past(words('差异了结时间', '差異了結時間', 'Difference settled at')),
    }),
    keys: lines(words('钥匙清点', '鑰匙清點', 'Keys counted'), {
      kind: required(text(words('钥匙', '鑰匙', 'Keys'))),
      expected: required(whole(words('应在柜', '應在櫃', 'Expected in the cabinet'))),
      actual: whole(words('实在柜', '實在櫃', 'Found in the cabinet')),
      whereabouts: text(words('差异说明', '差異說明', 'What the difference is')),
      settledAt: past(words('差异了结时间', '差異了結時間', 'Difference settled at')),
    }),
    equipment: yesNo(words('重大设备正在启动或停机', '重大設備正在啟動或停機', 'Major equipment starting or stopping')),
    handedBy: person(words('交班签名', '交班簽名', 'Handed over by')),
    handedAt: past(words('交班时间', '交班時間', 'Handed over at')),
    incoming: person(words('接班人', '接班人', 'Incoming')),
    arrivedAt: past(words('到岗时间', '到崗時間', 'Arrived at')),
    urgent: longText(
      words('接班人复述的三件要事', '接班人複述的三件要事', 'The three most urgent matters, as restated'),
    ),
    fit: yesNo(words('接班人状态适合上岗', '接班人狀態適合上崗', 'Fit for duty')),
    acceptedBy: person(words('接班签名', '接班簽名', 'Accepted by')),
    acceptedAt: past(words('接班时间', '接班時間', 'Accepted at')),
    refusedBy: person(words('拒接人', '拒接人', 'Refused by')),
    refusedAt: past(words('拒接时间', '拒接時間', 'Refused at')),
    refusedWhy: longText(words('拒接原因', '拒接原因', 'Why refused')),
    overriddenBy: person(words('主管放行', '主管放行', 'Overridden by')),
    overriddenWhy: longText(words('放行原因', '放行原因', 'Why overridden')),
    remarks: longText(words('备注', '備註', 'Remarks')),
  },
  signatures: {
    handedBy: { least: 'desk' },
    acceptedBy: { least: 'desk', not: ['outgoing'] },
    refusedBy: { least: 'desk', not: ['outgoing'] },
    overriddenBy: { least: 'supervisor', not: ['outgoing', 'incoming'] },
  },
  title: ['date', 'fromShift', 'outgoing', 'incoming'],
  about: ['instructions'],
  states: {
    draft: { words: words('待交', '待交', 'Draft'), tone: 'open' },
    handed: { words: words('已交', '已交', 'Handed over'), tone: 'busy' },
    accepted: { words: words('已接', '已接', 'Accepted'), tone: 'done' },
    refused: { words: words('拒接', '拒接', 'Refused'), tone: 'late' },
  },
  steps: [
    {
      id: 'hand',
      words: words('交班', '交班', 'Hand over'),
      from: ['draft'],
      fills: ['handedBy', 'handedAt'],
      also: ['instructions', 'equipment'],
    },
    {
      id: 'accept',
      words: words('接班', '接班', 'Accept'),
      from: ['handed', 'refused'],
      fills: ['incoming', 'arrivedAt', 'urgent', 'fit', 'acceptedBy', 'acceptedAt'],
      marks: { field: 'matters', key: 'acknowledged', after: 'urgent' },
    },
    {
      id: 'refuse',
      words: words('拒接', '拒接', 'Refuse'),
      from: ['handed'],
      fills: ['refusedBy', 'refusedAt', 'refusedWhy'],
    },
    {
      id: 'override',
      words: words('主管放行', '主管放行', 'Override'),
      from: ['draft', 'handed', 'refused'],
      fills: ['overriddenBy', 'overriddenWhy'],
    },
  ],
  begins: {
    date: 'shift',
    fromShift: 'shift',
    outgoing: 'me',
    handedBy: 'me',
    handedAt: 'now',
    incoming: 'me',
    arrivedAt: 'now',
    acceptedBy: 'me',
    acceptedAt: 'now',
    refusedBy: 'me',
    refusedAt: 'now',
    overriddenBy: 'me',
  },
  prepares: (book, now) => {
    const { site } = book;
    const running = shiftAt(site, now);
    return {
      ...(running && {
        date: running.date,
        fromShift: running.shift.name,
        toShift: shiftAfter(site, running.shift).name,
      }),
      matters: pressing(book)
        .slice(0, MOST_MATTERS)
        .map((one) => matterOf(one, site, now)),
      things: site.things.map(({ name, pieces }) => ({ thing: name, expected: pieces })),
      keys: keysByKind(book).map(({ kind, pieces }) => ({ kind, expected: pieces })),
    };
  },
  retention: keptFor('DUTY-10', 3),
  rules: [
    {
      id: 'HAND-03',
      effect: 'reject',
      at: 'instructions',
      says: words(
        '上级指示要交接：请填写，没有就写「无」。',
        '上級指示要交接：請填寫，沒有就寫「無」。',
        'Instructions are handed over: write them down, or say that there are none.',
      ),
      holds: (one) => isPreparing(one) || one.instructions !== undefined,
    },
    {
      id: 'HAND-07',
      effect: 'reject',
      at: 'matters',
      needsBook: true,
      says: words(
        '交接事项里还缺 {missing}：请补上再交班。',
        '交接事項裡還缺 {missing}：請補上再交班。',
        'The matters handed over lack {missing}: add them before the shift is handed over.',
      ),
      holds: (one, book, now) => !isLive(one, now) || notListed(one, book).length === 0,
      facts: (one, book) => ({ missing: namesOf(notListed(one, book)) }),
    },
    {
      id: 'HAND-04',
      effect: 'reject',
      at: 'things',
      says: words(
        '共用物品还没有清点：{missing}。',
        '共用物品還沒有清點：{missing}。',
        'Shared things have not been counted yet: {missing}.',
      ),
      holds: (one, { site }, now) => !isLive(one, now) || uncounted(one, site).length === 0,
      facts: (one, { site }) => ({ missing: uncounted(one, site).join('、') }),
    },
    {
      id: 'HAND-04',
      effect: 'reject',
      each: 'things',
      at: 'whereabouts',
      says: words(
        '数量不符，请写明去向。',
        '數量不符，請寫明去向。',
        'The count differs: say where the difference went.',
      ),
      holds: (line) => agrees(line) || line.whereabouts !== undefined,
    },
    {
      id: 'HAND-04',
      effect: 'reject',
      at: 'keys',
      needsBook: true,
      says: words(
        '钥匙还没有清点：{missing}。',
        '鑰匙還沒有清點：{missing}。',
        'Keys have not been counted yet: {missing}.',
      ),
      holds: (one, book, now) => !isLive(one, now) || uncountedKeys(one, book).length === 0,
      facts: (one, book) => ({ missing: uncountedKeys(one, book).join('、') }),
    },
    {
      id: 'HAND-04',
      effect: 'reject',
      each: 'keys',
      at: 'whereabouts',
      says: words(
        '钥匙数量不符，请写明是哪一把、去了哪里。',
        '鑰匙數量不符，請寫明是哪一把、去了哪裡。',
        'The keys do not agree: say which one it is and where it went.',
      ),
      holds: (line) => agrees(line) || line.whereabouts !== undefined,
    },
    {
      id: 'HAND-05',
      effect: 'reject',
      at: 'handedAt',
      needsBook: true,
      says: words(
        '重大或紧急的事还没有处理完，不能交班：{urgent}。处理完再交，或请主管放行并写明原因。',
        '重大或緊急的事還沒有處理完，不能交班：{urgent}。處理完再交，或請主管放行並寫明原因。',
        'A major or urgent matter is unfinished, so the shift is not handed over: {urgent}. Finish it, or have a supervisor override with a reason.',
      ),
      holds: (one, book, now) =>
        !isLive(one, now) || one.overriddenBy !== undefined || unfinished(one, book).length === 0,
      facts: (one, book) => ({ urgent: namesOf(unfinished(one, book)) }),
    },
    {
      id: 'HAND-06',
      effect: 'reject',
      at: 'equipment',
      says: words(
        '要回答重大设备是否正在启动或停机；正在启停时不能交班。',
        '要回答重大設備是否正在啟動或停機；正在啟停時不能交班。',
        'Say whether major equipment is being started or stopped; while it is, the shift is not handed over.',
      ),
      holds: (one) =>
        isPreparing(one) || one.equipment === false || (one.equipment && one.overriddenBy !== undefined) === true,
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'handedBy',
      says: words(
        '交班要由交班人本人签名，并写明时间。',
        '交班要由交班人本人簽名，並寫明時間。',
        'The outgoing officer signs in person, with the time.',
      ),
      holds: (one) => signsAs(one.outgoing, one.handedBy, one.handedAt),
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'acceptedBy',
      says: words(
        '接班要由接班人本人签名，并写明时间。',
        '接班要由接班人本人簽名，並寫明時間。',
        'The incoming officer signs in person, with the time.',
      ),
      holds: (one) => signsAs(one.incoming, one.acceptedBy, one.acceptedAt),
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'acceptedAt',
      says: words(
        '交班人还没有签名交班，不能接班；接班时间不能早于交班时间。',
        '交班人還沒有簽名交班，不能接班；接班時間不能早於交班時間。',
        'Nothing is accepted before the outgoing officer has signed it over: check the times.',
      ),
      holds: ({ acceptedAt, handedAt }) =>
        acceptedAt === undefined || (handedAt !== undefined && acceptedAt >= handedAt),
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'incoming',
      says: words(
        '接班人不能是交班人自己。',
        '接班人不能是交班人自己。',
        'Nobody hands over to themselves: name who takes over.',
      ),
      holds: (one) => one.incoming !== one.outgoing,
    },
    {
      id: 'HAND-10',
      effect: 'reject',
      at: 'arrivedAt',
      says: words('接班要填写到岗时间。', '接班要填寫到崗時間。', 'Fill in when the incoming officer arrived.'),
      holds: (one) => one.acceptedAt === undefined || one.arrivedAt !== undefined,
    },
    {
      id: 'HAND-10',
      effect: 'warn',
      at: 'arrivedAt',
      says: words(
        '接班人没有提前 5 分钟到岗，计为迟到；接班人没到，交班人不能离岗。',
        '接班人沒有提前 5 分鐘到崗，計為遲到；接班人沒到，交班人不能離崗。',
        'The incoming officer was not there 5 minutes early, which counts as late; until then nobody leaves.',
      ),
      holds: (one, { site }) => !isLate(one, site),
    },
    {
      id: 'HAND-08',
      effect: 'reject',
      at: 'fit',
      says: words(
        '要确认接班人适合上岗；有喝酒迹象或神志不清的不能接班，请换人顶班。',
        '要確認接班人適合上崗；有喝酒跡象或神志不清的不能接班，請換人頂班。',
        'Confirm that the incoming officer is fit for duty; whoever is not does not take over: find a substitute.',
      ),
      holds: (one) => one.acceptedAt === undefined || one.fit === true,
    },
    {
      id: 'HAND-11',
      effect: 'reject',
      at: 'urgent',
      says: words(
        '接班人先复述三件要事，再看清单。',
        '接班人先複述三件要事，再看清單。',
        'The incoming officer restates the three most urgent matters before seeing the list.',
      ),
      holds: (one) => one.acceptedAt === undefined || one.urgent !== undefined,
    },
    {
      id: 'HAND-11',
      effect: 'reject',
      each: 'matters',
      at: 'acknowledged',
      says: words(
        '接班人要逐项确认，这一项还没有。',
        '接班人要逐項確認，這一項還沒有。',
        'The incoming officer acknowledges item by item: this one is not yet.',
      ),
      holds: (line, one) => one.acceptedAt === undefined || line.acknowledged === true,
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'refusedWhy',
      says: words(
        '拒接要写明谁、何时、为什么。',
        '拒接要寫明誰、何時、為什麼。',
        'A refusal is who, when and why: fill in all three.',
      ),
      holds: ({ refusedBy, refusedAt, refusedWhy }) =>
        (refusedBy === undefined) === (refusedAt === undefined) &&
        (refusedBy === undefined) === (refusedWhy === undefined),
    },
    {
      id: 'HAND-09',
      effect: 'reject',
      at: 'overriddenWhy',
      says: words(
        '主管放行要写明谁和为什么。',
        '主管放行要寫明誰和為什麼。',
        'An override is who and why: fill in both.',
      ),
      holds: ({ overriddenBy, overriddenWhy }) => (overriddenBy === undefined) === (overriddenWhy === undefined),
    },
  ],
  limits: [
    {
      id: 'HAND-09',
      at: 'acceptedAt',
      says: words(
        '{name} 的交接还没有完成，交班人不能离岗：请接班人签名，或写明拒接原因。',
        '{name} 的交接還沒有完成，交班人不能離崗：請接班人簽名，或寫明拒接原因。',
        'Handover {name} is not complete, and the outgoing officer stays: have the incoming one sign, or say why not.',
      ),
      due: (one, site) => spanOn(site, { date: one.date, shift: one.fromShift })?.until,
      done: (one) => one.acceptedAt !== undefined,
    },
    {
      id: 'HAND-04',
      at: 'things',
      says: words(
        '{name} 清点的差异还没有了结：请查明去向，填写了结时间。',
        '{name} 清點的差異還沒有了結：請查明去向，填寫了結時間。',
        'A difference counted at {name} is not settled: find out where it went, and fill in when.',
      ),
      due: (one) => one.acceptedAt,
      done: (one) => openDifferences(one).length === 0,
    },
  ],
  alerts: [
    {
      id: 'HAND-09',
      says: words('拒接班 {number}：{title}', '拒接班 {number}：{title}', 'Handover refused {number}: {title}'),
      tells: ({ refusedAt }) =>
        refusedAt === undefined
          ? []
          : (['supervisor', 'manager'] as const).map((to) => ({ key: 'refused', at: refusedAt, to })),
    },
    {
      id: 'HAND-05',
      says: words(
        '主管放行交班 {number}：{title}',
        '主管放行交班 {number}：{title}',
        'Handover overridden {number}: {title}',
      ),
      tells: ({ overriddenBy, handedAt, date }) =>
        overriddenBy === undefined ? [] : [{ key: 'overridden', at: handedAt ?? date, to: 'manager' }],
    },
  ],
  state: (one) => {
    if (one.acceptedAt !== undefined) return 'accepted';
    if (one.refusedAt !== undefined) return 'refused';
    return one.handedAt === undefined ? 'draft' : 'handed';
  },
  owner: (one) => (one.handedAt === undefined ? one.outgoing : (one.incoming ?? one.outgoing)),
  life: (one) => {
    const settled = [...(one.things ?? []), ...(one.keys ?? [])].flatMap(({ settledAt }) => settledAt ?? []);
    const isOver = one.acceptedAt !== undefined && openDifferences(one).length === 0;
    return [
      { from: one.recordedAt, until: isOver ? (Math.max(one.acceptedAt ?? 0, ...settled) as Moment) : undefined },
    ];
  },
  handsOver: (one): HandedOver | undefined => {
    const differences = openDifferences(one);
    if (one.acceptedAt === undefined || differences.length === 0) return undefined;
    return {
      leftOver: true,
      cause: differences.map(({ name }) => name).join('、'),
      result: differences.map(({ why }) => why).join('；'),
    };
  },
});

type Handing = {
  readonly date: Moment;
  readonly fromShift: string;
  readonly toShift: string;
  readonly handedAt?: Moment;
  readonly acceptedAt?: Moment;
  readonly arrivedAt?: Moment;
  readonly things?: readonly (Settled & { readonly thing: string })[];
  readonly keys?: readonly (Settled & { readonly kind: string })[];
  readonly matters?: readonly { readonly from?: string }[];
};
type Settled = Counted & { readonly whereabouts?: string; readonly settledAt?: Moment };

/** More than anybody reads at a change of shift; what is less pressing stays in its register. */
const MOST_MATTERS = 60;
/** Characters of a matter's cause, course and result that are taken over: the entry itself has all of them. */
const LONGEST = 100;

const isPreparing = ({ handedAt }: Handing): boolean => handedAt === undefined;
/** Hours after which a handover that was accepted is history: what is open or set by then has nothing to say of it. */
const LIVE_HOURS = 12;
/** Whether it is signed over and what is open now can be held against it. */
const isLive = (one: Handing, now: Moment): boolean =>
  !isPreparing(one) && (one.acceptedAt ?? now) > plusHours(now, -LIVE_HOURS);

/** The shift that begins as another ends, else the one after it in the settings. */
function shiftAfter(site: Site, shift: Shift): Shift {
  const at = site.shifts.indexOf(shift);
  return (
    site.shifts.find(({ start }) => start === shift.end % MINUTES_PER_DAY) ??
    (site.shifts[(at + 1) % site.shifts.length] as Shift)
  );
}

/** What is open and the business of the next shift, the most pressing first (HAND-02). */
function pressing(book: Book): readonly (Opened & { readonly told: HandedOver })[] {
  const open = book.open().flatMap((one) => {
    const told = one.register.handsOver?.(one.entry, book.site);
    return told ? [{ ...one, told }] : [];
  });
  // What has to be on the list comes first: urgent, left over, of the shift.
  const rank = ({ told, entry }: (typeof open)[number]): number =>
    told.urgentSince ?? (told.leftOver ? FAR + entry.recordedAt : 2 * FAR - entry.recordedAt);
  return open.sort((one, other) => rank(one) - rank(other));
}
/** Later than any moment. */
const FAR = 1e9;

function matterOf({ register, entry, told }: Opened & { readonly told: HandedOver }, site: Site, now: Moment) {
  const { title, about, state } = listed(register, entry, site, now);
  const cut = (text: string | undefined): string => (text || state.words[site.locale]).slice(0, LONGEST);
  return {
    matter: `${register.sheet[site.locale]} ${title}`.slice(0, SHORT_TEXT),
    cause: cut(told.cause ?? about),
    course: cut(told.course),
    result: cut(told.result),
    from: entry.number,
  };
}

/** What was there when the shift was signed over, and is open still: what comes later is nobody's fault. */
const thereAt = (at: Moment, { entry }: Opened): boolean => entry.recordedAt <= at;

/** HAND-02, DUTY-07: what came up in the shift, what an earlier one left over, and what is urgent has to be on the list. */
function notListed(one: Handing, book: Book): readonly Opened[] {
  const at = one.handedAt ?? one.date;
  const since = spanOn(book.site, { date: one.date, shift: one.fromShift })?.from ?? one.date;
  const named = new Set((one.matters ?? []).map(({ from }) => from));
  return pressing(book)
    .filter((open) => thereAt(at, open) && !named.has(open.entry.number))
    .filter(({ entry, told }) => told.leftOver || told.urgentSince !== undefined || entry.recordedAt >= since)
    .slice(0, MOST_MATTERS);
}

/** HAND-05: what is so pressing that it is finished first. */
const unfinished = (one: Handing, book: Book): readonly Opened[] => {
  const at = one.acceptedAt ?? one.handedAt ?? one.date;
  return pressing(book).filter((open) => thereAt(at, open) && (open.told.urgentSince ?? FAR) <= at);
};

const namesOf = (open: readonly Opened[]): string =>
  open
    .slice(0, MOST_NAMED)
    .map(({ register, entry }) => nameOf(register, entry))
    .join('、') + (open.length > MOST_NAMED ? ` … (${open.length})` : '');
const MOST_NAMED = 5;

/** HAND-04: the shared things of the settings that nobody has counted. */
const uncounted = ({ things = [] }: Handing, site: Site): readonly string[] => {
  const counted = new Set(things.flatMap(({ thing, actual }) => (actual === undefined ? [] : thing)));
  return site.things.map(({ name }) => name).filter((name) => !counted.has(name));
};
const uncountedKeys = ({ keys = [] }: Handing, book: Book): readonly string[] => {
  const counted = new Set(keys.flatMap(({ kind, actual }) => (actual === undefined ? [] : kind)));
  return keysByKind(book).flatMap(({ kind }) => (counted.has(kind) ? [] : kind));
};

/** The differences that nobody has settled, by what was counted. */
const openDifferences = ({
  things = [],
  keys = [],
}: Handing): readonly { readonly name: string; readonly why: string }[] =>
  [...things.map((line) => ({ ...line, name: line.thing })), ...keys.map((line) => ({ ...line, name: line.kind }))]
    .filter((line) => !agrees(line) && line.settledAt === undefined)
    .map(({ name, expected, actual, whereabouts = '' }) => ({
      name: `${name} ${actual}/${expected}`,
      why: whereabouts,
    }));

/** How many differences of a handover were not settled at a moment. */
export const differencesAt = ({ things = [], keys = [] }: Handing, at: Moment): number =>
  [...things, ...keys].filter((line) => !agrees(line) && (line.settledAt ?? at) >= at).length;

/** HAND-10: less than five minutes before the shift begins. */
export function isLate(one: Handing, site: Site): boolean {
  const begins = startOfNext(one, site);
  return one.arrivedAt !== undefined && begins !== undefined && one.arrivedAt > plusMinutes(begins, -EARLY);
}

/** When the shift begins that takes over: as the one that hands over ends. */
function startOfNext({ date, fromShift, toShift }: Handing, site: Site): Moment | undefined {
  const [from, to] = [spanOn(site, { date, shift: fromShift }), shiftNamed(site, toShift)];
  if (!from || !to) return undefined;
  const { until } = from;
  const days = [startOfDay(from.from), startOfDay(until)];
  const starts = days.map((one) => shiftSpan(one, to).from).filter((start) => start > from.from);
  return starts[0] ?? until;
}
