import {
  choice,
  fixedChoice,
  lines,
  longText,
  moment,
  past,
  person,
  phone,
  ref,
  required,
  text,
  type Values,
  whole,
} from '../../domain/field.ts';
import { RUNS_ON } from '../../domain/limit.ts';
import { type Moment, plusDays } from '../../domain/moment.ts';
import { defineRegister, type Span } from '../../domain/register.ts';
import { provided, type Role, SEVERITIES, type Severity } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { CATEGORY } from './complaint-category.ts';
import { answerDue, handlingDue, openSince, timesOf, visitDue } from './complaint-limits.ts';

const LATE_HINT = words(
  '按期限的时间计；下班后才完成的可能是 0',
  '按期限的時間計；下班後才完成的可能是 0',
  'In the time that the limit runs on: 0 where no working time had passed',
);

/** 投诉登记表: who complained of what, who answers for it, and how it was handled, visited and closed. */
export const complaint = defineRegister({
  id: 'complaint',
  prefix: 'TS',
  sheet: words('投诉登记表', '投訴登記表', 'Complaints'),
  complete: 'CMPL-01',
  fields: {
    receivedAt: required(past(words('受理时间', '受理時間', 'Received at'))),
    channel: required(
      choice(words('投诉渠道', '投訴渠道', 'Channel'), {
        call: words('来电', '來電', 'Call'),
        visit: words('来访', '來訪', 'Visit'),
        letter: words('书信', '書信', 'Letter'),
        online: words('网络', '網絡', 'Online'),
        superior: words('上级转办', '上級轉辦', 'Passed on by a superior'),
        media: words('媒体', '媒體', 'Media'),
      }),
    ),
    customer: required(text(words('投诉人', '投訴人', 'Customer'))),
    standing: choice(words('身份', '身份', 'Standing'), {
      owner: words('业主', '業主', 'Owner'),
      tenant: words('租户', '租戶', 'Tenant'),
      merchant: words('商户', '商戶', 'Merchant'),
      visitor: words('访客', '訪客', 'Visitor'),
      other: words('其他', '其他', 'Other'),
    }),
    room: text(words('房号', '房號', 'Room')),
    place: text(words('地点', '地點', 'Place')),
    phone: phone(words('联系电话', '聯繫電話', 'Phone')),
    category: required(CATEGORY),
    severity: required(fixedChoice(words('程度', '程度', 'Severity'), SEVERITIES)),
    content: required(longText(words('投诉内容', '投訴內容', 'Content'))),
    firstHandler: required(person(words('首问责任人', '首問責任人', 'First handler'))),
    dueAt: moment(words('处理期限', '處理期限', 'Due')),
    runsOn: fixedChoice(words('期限按', '期限按', 'Limit runs on'), RUNS_ON),
    handler: person(words('处理人', '處理人', 'Handler')),
    acceptedAt: past(words('接单时间', '接單時間', 'Accepted at')),
    department: text(words('责任部门', '責任部門', 'Department')),
    firstAnswer: longText(words('首次答复', '首次答覆', 'First answer')),
    firstAnswerAt: past(words('首次答复时间', '首次答覆時間', 'First answer at')),
    answeredLate: whole(words('答复超时（分钟）', '答覆超時（分鐘）', 'Answered late by (min)'), { hint: LATE_HINT }),
    holdSince: past(words('等待自', '等待自', 'On hold since')),
    holdWhy: text(words('等待原因', '等待原因', 'On hold because')),
    resumedAt: past(words('恢复处理时间', '恢復處理時間', 'Resumed at')),
    heldMinutes: whole(words('等待（分钟）', '等待（分鐘）', 'On hold (min)')),
    heldWorking: whole(words('等待（工作分钟）', '等待（工作分鐘）', 'On hold (working min)')),
    result: longText(words('处理结果', '處理結果', 'Result')),
    handledAt: past(words('处理完成时间', '處理完成時間', 'Handled at')),
    handledLate: whole(words('处理超时（分钟）', '處理超時（分鐘）', 'Handled late by (min)'), { hint: LATE_HINT }),
    justified: fixedChoice(words('投诉是否有效', '投訴是否有效', 'Justified'), {
      yes: words('有效', '有效', 'Justified'),
      no: words('无效', '無效', 'Not justified'),
    }),
    judgedBy: person(words('判定人', '判定人', 'Judged by')),
    judgedAt: past(words('判定时间', '判定時間', 'Judged at')),
    visit: ref(words('回访编号', '回訪編號', 'Return visit'), 'return-visit'),
    visitedAt: past(words('回访时间', '回訪時間', 'Visited at')),
    noVisitReason: text(words('未回访原因', '未回訪原因', 'Why no return visit')),
    dropped: fixedChoice(words('不再处理', '不再處理', 'Dropped'), {
      withdrawn: words('撤诉', '撤訴', 'Withdrawn'),
      'out-of-remit': words('非职责范围', '非職責範圍', 'Out of remit'),
    }),
    closedAt: past(words('办结时间', '辦結時間', 'Closed at')),
    reopenings: lines(words('重开记录', '重開記錄', 'Reopenings'), {
      handledAt: past(words('原处理完成时间', '原處理完成時間', 'Had been handled at')),
      dueAt: moment(words('原处理期限', '原處理期限', 'Had been due')),
      handledLate: whole(words('原处理超时（分钟）', '原處理超時（分鐘）', 'Had been handled late by (min)')),
      closedAt: past(words('原办结时间', '原辦結時間', 'Had been closed at')),
      closedBy: text(words('原回访编号', '原回訪編號', 'Had been closed by')),
      visitedAt: past(words('原回访时间', '原回訪時間', 'Had been visited at')),
      reopenedAt: required(past(words('重开时间', '重開時間', 'Reopened at'))),
      visit: required(text(words('回访编号', '回訪編號', 'Return visit'))),
      noVisitReason: text(words('原未回访原因', '原未回訪原因', 'Why it had not been visited')),
    }),
    links: text(words('关联编号', '關聯編號', 'Linked entries')),
  },
  assigned: [
    'dueAt',
    'runsOn',
    'answeredLate',
    'resumedAt',
    'heldMinutes',
    'heldWorking',
    'handledLate',
    'visit',
    'visitedAt',
    'reopenings',
  ],
  signatures: { judgedBy: { least: 'supervisor', not: ['handler', 'firstHandler'] } },
  reserved: [
    {
      id: 'CMPL-05',
      at: 'closedAt',
      least: 'manager',
      what: words('办结重大投诉', '辦結重大投訴', 'close serious complaints'),
      says: words(
        '重大投诉由经理办结：请经理登录后办结。',
        '重大投訴由經理辦結：請經理登入後辦結。',
        'A serious complaint is closed by a manager: let a manager sign in and close it.',
      ),
      in: isSerious,
    },
  ],
  closing: { when: 'closedAt', fields: ['handledAt', 'result', 'noVisitReason'] },
  title: ['customer', 'room', 'place'],
  about: ['category', 'content'],
  states: {
    received: { words: words('待处理', '待處理', 'Received'), tone: 'open' },
    handling: { words: words('处理中', '處理中', 'Handling'), tone: 'busy' },
    'on-hold': { words: words('等待', '等待', 'On hold'), tone: 'open' },
    overdue: { words: words('逾期', '逾期', 'Overdue'), tone: 'late' },
    handled: { words: words('已处理', '已處理', 'Handled'), tone: 'busy' },
    reopened: { words: words('重开', '重開', 'Reopened'), tone: 'open' },
    closed: { words: words('已办结', '已辦結', 'Closed'), tone: 'done' },
    withdrawn: { words: words('撤诉', '撤訴', 'Withdrawn'), tone: 'done' },
    'out-of-remit': { words: words('非职责范围', '非職責範圍', 'Out of remit'), tone: 'done' },
  },
  steps: [
    {
      id: 'accept',
      words: words('接单', '接單', 'Accept'),
      from: ['received', 'overdue'],
      fills: ['handler', 'acceptedAt'],
      also: ['department'],
    },
    {
      id: 'answer',
      words: words('首次答复', '首次答覆', 'First answer'),
      from: ['received', 'handling', 'on-hold', 'overdue'],
      fills: ['firstAnswer', 'firstAnswerAt'],
    },
    {
      id: 'hold',
      words: words('转入等待', '轉入等待', 'Put on hold'),
      from: ['received', 'handling', 'overdue'],
      fills: ['holdSince', 'holdWhy'],
    },
    {
      id: 'resume',
      words: words('恢复处理', '恢復處理', 'Resume'),
      from: ['on-hold'],
      clears: ['holdSince', 'holdWhy'],
    },
    {
      id: 'handle',
      words: words('处理完成', '處理完成', 'Handled'),
      from: ['received', 'handling', 'on-hold', 'overdue'],
      fills: ['result', 'handledAt'],
      also: ['department'],
    },
    {
      id: 'visit',
      words: words('回访', '回訪', 'Return visit'),
      from: ['handled', 'closed'],
      opens: { register: 'return-visit', names: 'follows', copies: { customer: 'customer', room: 'room' } },
    },
    {
      id: 'judge',
      words: words('判定', '判定', 'Judge'),
      from: ['received', 'handling', 'on-hold', 'overdue', 'handled', 'closed'],
      fills: ['justified', 'judgedBy', 'judgedAt'],
    },
    {
      id: 'close',
      words: words('办结', '辦結', 'Close'),
      from: ['handled'],
      fills: ['closedAt'],
      also: ['noVisitReason'],
    },
    {
      id: 'drop',
      words: words('撤诉或不受理', '撤訴或不受理', 'Withdrawn or out of remit'),
      from: ['received', 'handling', 'on-hold', 'overdue'],
      fills: ['dropped', 'closedAt'],
    },
  ],
  begins: {
    receivedAt: 'now',
    firstHandler: 'me',
    handler: 'me',
    acceptedAt: 'now',
    firstAnswerAt: 'now',
    holdSince: 'now',
    handledAt: 'now',
    judgedBy: 'me',
    judgedAt: 'now',
    closedAt: 'now',
  },
  assign: timesOf,
  rules: [
    {
      id: 'CMPL-01',
      effect: 'reject',
      at: 'room',
      says: words(
        '房号和地点至少填一个；对方不愿提供，请写「未提供」。',
        '房號和地點至少填一個；對方不願提供，請寫「未提供」。',
        'Give the room or the place; if the customer would not say, write 未提供.',
      ),
      holds: (complaint) => complaint.room !== undefined || complaint.place !== undefined,
    },
    {
      id: 'CMPL-05',
      effect: 'reject',
      at: 'result',
      says: words('处理完成要写处理结果。', '處理完成要寫處理結果。', 'It is handled with a result: write it down.'),
      holds: (complaint) => complaint.handledAt === undefined || complaint.result !== undefined,
    },
    {
      id: 'CMPL-05',
      effect: 'reject',
      at: 'handledAt',
      says: words(
        '处理完成时间早于受理或重开时间，请核对。',
        '處理完成時間早於受理或重開時間，請核對。',
        'It was handled before it was received, or reopened: check the times.',
      ),
      holds: (complaint) => complaint.handledAt === undefined || complaint.handledAt >= openSince(complaint),
    },
    {
      id: 'CMPL-05',
      effect: 'reject',
      at: 'closedAt',
      says: words(
        '办结要先处理完成，办结时间不早于处理完成时间。',
        '辦結要先處理完成，辦結時間不早於處理完成時間。',
        'It is closed once it is handled, and not before: fill in when it was handled.',
      ),
      holds: ({ closedAt, handledAt, dropped, ...complaint }) =>
        closedAt === undefined ||
        closedAt >= (dropped === undefined ? (handledAt ?? Number.POSITIVE_INFINITY) : openSince(complaint)),
    },
    {
      id: 'CMPL-05',
      effect: 'reject',
      at: 'noVisitReason',
      says: words(
        '办结要有回访；没有回访的，请写未回访原因，或登记回访记录。',
        '辦結要有回訪；沒有回訪的，請寫未回訪原因，或登記回訪記錄。',
        'It is closed by a return visit: record one, or say why none could be made.',
      ),
      holds: ({ closedAt, dropped, visit, noVisitReason }) =>
        closedAt === undefined || dropped !== undefined || visit !== undefined || noVisitReason !== undefined,
    },
    {
      id: 'CMPL-05',
      effect: 'reject',
      at: 'closedAt',
      says: words(
        '撤诉或非职责范围，请填办结时间。',
        '撤訴或非職責範圍，請填辦結時間。',
        'A dropped complaint needs the time it was closed at.',
      ),
      holds: (complaint) => complaint.dropped === undefined || complaint.closedAt !== undefined,
    },
    {
      id: 'CMPL-06',
      effect: 'reject',
      at: 'judgedAt',
      says: words(
        '判定有效或无效，要写判定人和判定时间。',
        '判定有效或無效，要寫判定人和判定時間。',
        'A judgement needs who judged, and when.',
      ),
      holds: ({ justified, judgedBy, judgedAt }) =>
        justified === undefined || (judgedBy !== undefined && judgedAt !== undefined),
    },
    {
      id: 'CMPL-09',
      effect: 'reject',
      at: 'acceptedAt',
      says: words(
        '换人处理要写接单时间；接单前由首问责任人负责。',
        '換人處理要寫接單時間；接單前由首問責任人負責。',
        'Another handler answers only once it is accepted: fill in when. Until then the first handler does.',
      ),
      holds: ({ handler, firstHandler, acceptedAt }) =>
        handler === undefined || handler === firstHandler || acceptedAt !== undefined,
    },
  ],
  limits: [
    {
      id: 'CMPL-02',
      at: 'firstAnswerAt',
      says: words(
        '{name} 首次答复已逾期 {hours} 小时，请 {who} 答复客户，并填写首次答复和时间。',
        '{name} 首次答覆已逾期 {hours} 小時，請 {who} 答覆客戶，並填寫首次答覆和時間。',
        'The first answer of {name} is {hours} hours overdue: {who} answers the customer and writes down what and when.',
      ),
      due: answerDue,
      // What was handled, closed or reopened has been answered, even where nobody wrote it down.
      done: ({ firstAnswerAt, handledAt, closedAt, reopenings = [] }) =>
        (firstAnswerAt ?? handledAt ?? closedAt) !== undefined || reopenings.length > 0,
      facts: (complaint) => ({ who: answerable(complaint) }),
    },
    {
      id: 'CMPL-02',
      at: 'dueAt',
      says: words(
        '{name} 处理已逾期 {hours} 小时，请 {who} 处理并填写结果。',
        '{name} 處理已逾期 {hours} 小時，請 {who} 處理並填寫結果。',
        '{name} is {hours} hours overdue: {who} handles it and writes the result.',
      ),
      due: handlingDue,
      done: ({ handledAt, closedAt }) => (handledAt ?? closedAt) !== undefined,
      facts: (complaint) => ({ who: answerable(complaint) }),
    },
    {
      id: 'RVIS-01',
      at: 'visitedAt',
      says: words(
        '{name} 处理后回访已逾期 {hours} 小时，请回访；确实不能回访的，写明未回访原因和办结时间，办结它。',
        '{name} 處理後回訪已逾期 {hours} 小時，請回訪；確實不能回訪的，寫明未回訪原因和辦結時間，辦結它。',
        'The return visit of {name} is {hours} hours overdue: visit; or, if none can be made, close it: say why not, and when it was closed.',
      ),
      due: visitDue,
      done: ({ visitedAt, closedAt }) => (visitedAt ?? closedAt) !== undefined,
    },
  ],
  alike: ['phone', 'room'],
  alerts: [
    {
      id: 'CMPL-03',
      says: words(
        '{severity}投诉 {number}：{title}',
        '{severity}投訴 {number}：{title}',
        '{severity} complaint {number}: {title}',
      ),
      tells: ({ severity, receivedAt: at }, site) =>
        TOLD_TO[severity].map((to) => ({
          key: severity,
          at,
          to,
          facts: { severity: SEVERITIES[severity][site.locale] },
        })),
    },
    {
      id: 'CMPL-04',
      says: words(
        '同一客户 {days} 天内第 {count} 次投诉：{title}（{number}）',
        '同一客戶 {days} 天內第 {count} 次投訴：{title}（{number}）',
        'The same customer complained {count} times in {days} days: {title} ({number})',
      ),
      tells: (complaint, { repeatCount, repeatDays }, alike) => {
        const customer = customerOf(complaint);
        if (customer === undefined) return [];
        const since = plusDays(complaint.receivedAt, -repeatDays);
        const others = alike.filter(
          (one) => customerOf(one) === customer && one.receivedAt > since && one.receivedAt <= complaint.receivedAt,
        );
        if (others.length + 1 < repeatCount) return [];
        const facts = { days: repeatDays, count: others.length + 1 };
        const once = { subject: customer, days: repeatDays };
        return [{ key: customer, at: complaint.receivedAt, to: 'manager', facts, once }];
      },
    },
  ],
  state: (complaint, now) => {
    if (complaint.closedAt !== undefined) return complaint.dropped ?? 'closed';
    if (complaint.handledAt !== undefined) return 'handled';
    // What was accepted or put on hold before it was reopened was so another time.
    const since = openSince(complaint);
    const reopened = (complaint.reopenings ?? []).length > 0;
    const isNow = (at: Moment | undefined): boolean => at !== undefined && (!reopened || at >= since);
    if (isNow(complaint.holdSince)) return 'on-hold';
    if (reopened && !isNow(complaint.acceptedAt)) return 'reopened';
    if (complaint.dueAt !== undefined && now > complaint.dueAt) return 'overdue';
    return complaint.acceptedAt === undefined ? 'received' : 'handling';
  },
  owner: (complaint) => answerable(complaint),
  handsOver: (complaint) => ({
    cause: complaint.content,
    course: complaint.holdWhy ?? complaint.firstAnswer,
    result: complaint.result,
    urgentSince:
      complaint.severity === 'serious' && complaint.handledAt === undefined ? openSince(complaint) : undefined,
  }),
  life: (complaint): readonly Span[] => {
    const closings = (complaint.reopenings ?? []).filter((line) => line.closedAt !== undefined);
    const starts = [complaint.receivedAt, ...closings.map((line) => line.reopenedAt)];
    const ends = [...closings.map((line) => line.closedAt), complaint.closedAt];
    return starts.map((from, index) => ({ from, until: ends[index] }));
  },
});

/** A return visit does not close it: a manager does. */
export function isSerious({ severity }: { readonly severity: string }): boolean {
  return severity === 'serious';
}

/** Whom a complaint is told to at once, by its severity. */
const TOLD_TO: Readonly<Record<Severity, readonly Role[]>> = {
  ordinary: [],
  important: ['manager'],
  serious: ['manager', 'general-manager'],
};

/** Who a customer is (CMPL-04): the same phone, else the same room and name; a placeholder is nobody. */
export function customerOf(one: {
  readonly phone?: string;
  readonly room?: string;
  readonly customer: string;
}): string | undefined {
  const [phone, room, name] = [one.phone, one.room, one.customer].map(provided);
  return phone ? `phone ${phone}` : room && name ? `name ${room} ${name}` : undefined;
}

export type Complaint = Values<(typeof complaint)['fields']>;

/** CMPL-09: the first handler stays answerable until someone else accepts it. */
export const answerable = ({
  firstHandler,
  handler,
  acceptedAt,
}: {
  readonly firstHandler: string;
  readonly handler?: string;
  readonly acceptedAt?: Moment;
}): string => (acceptedAt !== undefined && handler !== undefined ? handler : firstHandler);
