import {
  choice,
  day,
  type Fields,
  fixedChoice,
  lines,
  longText,
  past,
  person,
  required,
  shift,
  text,
} from '../../domain/field.ts';
import { hoursBetween, type Moment, plusDays, plusHours, showDay, showTime, startOfDay } from '../../domain/moment.ts';
import { defineRegister, type RegisterName } from '../../domain/register.ts';
import { keptFor } from '../../domain/retention.ts';
import { type OnShift, spanOn } from '../../domain/shift.ts';
import { SEVERITIES } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { AREAS } from './areas.ts';
import { askedOn, expectedOn, ROSTER, type Rostered } from './expected.ts';

/** DUTY-02: the longest span of a duty, and how far it may lie outside its shift, in hours. */
const LONGEST_DUTY = 16;
const AROUND_SHIFT = 2;
/** What is judged by the hours of the shift: those of the day on which it was recorded, whatever they are later. */
const SHIFTED = ['date', 'shift', 'start', 'end'];

/** DUTY-06: days for which a shift without a record is asked for; summaries count it for good. */
const GAPS_SHOWN = 7;
/** Named apart: what a rule of the book finds stands on its own register. */
const DUTY_LOG: RegisterName<Fields> = { id: 'duty-log' };
/** DUTY-04: the reports of its matters, whose register leans on this one. */
const REPORTS: RegisterName<Fields> = { id: 'major-incident' };
interface Placed {
  readonly number: string;
  readonly matter?: number;
}

/** 值班记录: who was on duty from when to when, and what happened. */
export const dutyLog = defineRegister({
  id: 'duty-log',
  prefix: 'ZB',
  sheet: words('值班记录', '值班記錄', 'Duty log'),
  complete: 'DUTY-01',
  reads: ['roster', 'shift-swap', 'major-incident'],
  asks: ({ number, date, matters = [] }) => [
    ...(date === undefined ? [] : askedOn(date)),
    ...(matters.some(({ report }) => report !== undefined)
      ? [{ register: REPORTS.id, key: 'duty', value: number }]
      : []),
  ],
  fields: {
    date: required(day(words('日期', '日期', 'Date'))),
    shift: required(shift(words('班次', '班次', 'Shift'))),
    officer: required(person(words('值班人', '值班人', 'Officer'))),
    start: required(past(words('开始', '開始', 'Start'))),
    end: past(words('结束', '結束', 'End')),
    matters: lines(words('值班事项', '值班事項', 'Matters'), {
      at: required(past(words('时间', '時間', 'At'))),
      kind: required(
        choice(words('事项类别', '事項類別', 'Kind'), {
          routine: words('日常', '日常', 'Routine'),
          call: words('来电', '來電', 'Call'),
          found: words('巡查发现', '巡查發現', 'Found on patrol'),
          emergency: words('突发事件', '突發事件', 'Emergency'),
        }),
      ),
      area: choice(words('区域', '區域', 'Area'), AREAS),
      situation: required(longText(words('情况', '情況', 'Situation'))),
      handling: required(longText(words('处理结果', '處理結果', 'Handling'))),
      severity: required(fixedChoice(words('程度', '程度', 'Severity'), SEVERITIES)),
      reportedTo: person(words('上报人', '上報人', 'Reported to')),
      reportedAt: past(words('上报时间', '上報時間', 'Reported at')),
      leftOver: text(words('遗留事项', '遺留事項', 'Left over')),
      settledAt: past(words('遗留了结时间', '遺留了結時間', 'Settled at')),
      report: text(words('重大事件报告', '重大事件報告', 'Written report')),
      filedAt: past(words('报告提交时间', '報告提交時間', 'Report filed at')),
    }),
    signedBy: person(words('签阅人', '簽閱人', 'Signed by')),
    signedAt: past(words('签阅时间', '簽閱時間', 'Signed at')),
  },
  assigned: ['matters.report', 'matters.filedAt'],
  signatures: { signedBy: { least: 'supervisor', not: ['officer'] } },
  title: ['date', 'shift', 'officer'],
  about: ['matters'],
  states: {
    'on-duty': { words: words('值班中', '值班中', 'On duty'), tone: 'busy' },
    ended: { words: words('已结束', '已結束', 'Ended'), tone: 'open' },
    signed: { words: words('已签阅', '已簽閱', 'Signed'), tone: 'done' },
  },
  steps: [
    { id: 'matter', words: words('加事项', '加事項', 'Add a matter'), from: ['on-duty', 'ended'], fills: ['matters'] },
    { id: 'end', words: words('结束值班', '結束值班', 'End the duty'), from: ['on-duty'], fills: ['end'] },
    {
      id: 'sign',
      words: words('签阅', '簽閱', 'Sign'),
      from: ['ended'],
      fills: ['signedBy', 'signedAt'],
      together: true,
    },
    {
      id: 'report',
      words: words('写重大事件报告', '寫重大事件報告', 'Report a major incident'),
      from: ['on-duty', 'ended', 'signed'],
      opens: { register: 'major-incident', names: 'duty' },
    },
  ],
  begins: {
    date: 'shift',
    shift: 'shift',
    officer: 'me',
    start: 'now',
    end: 'now',
    'matters.at': 'now',
    signedBy: 'me',
    signedAt: 'now',
  },
  retention: keptFor('DUTY-10', 3),
  rules: [
    {
      id: 'DUTY-05',
      effect: 'warn',
      at: 'officer',
      needsBook: true,
      says: words(
        '这一班排的是 {who}；调班要在班前批准，私自顶班不算数：请核对值班人，或请主管说明。',
        '這一班排的是 {who}；調班要在班前批准，私自頂班不算數：請核對值班人，或請主管說明。',
        'The roster has {who} on this shift, and only a swap approved before it counts: check the officer, or have the supervisor explain.',
      ),
      holds: (duty, book) => expectedOn(book, duty.date, duty.shift)?.includes(duty.officer) ?? true,
      facts: (duty, book) => ({ who: (expectedOn(book, duty.date, duty.shift) ?? []).join('、') }),
    },
    {
      id: 'DUTY-01',
      effect: 'reject',
      at: 'end',
      says: words('签阅前要填写结束时间。', '簽閱前要填寫結束時間。', 'Fill in the end before the duty is signed.'),
      holds: (duty) => duty.signedAt === undefined || duty.end !== undefined,
    },
    {
      id: 'DUTY-08',
      effect: 'reject',
      at: 'signedAt',
      says: words(
        '签阅要同时填写签阅人和签阅时间。',
        '簽閱要同時填寫簽閱人和簽閱時間。',
        'A signature is who signed and when: fill in both.',
      ),
      holds: (duty) => (duty.signedBy === undefined) === (duty.signedAt === undefined),
    },
    {
      id: 'DUTY-08',
      effect: 'reject',
      at: 'signedAt',
      says: words(
        '签阅时间早于值班结束，请核对两个时间。',
        '簽閱時間早於值班結束，請核對兩個時間。',
        'It was signed before the duty ended: check both times.',
      ),
      holds: ({ signedAt, end }) => signedAt === undefined || end === undefined || signedAt >= end,
    },
    {
      id: 'DUTY-02',
      effect: 'reject',
      at: 'end',
      says: words(
        '结束要晚于开始，请核对两个时间。',
        '結束要晚於開始，請核對兩個時間。',
        'The end must be after the start: check both times.',
      ),
      holds: (duty) => duty.end === undefined || duty.end > duty.start,
    },
    {
      id: 'DUTY-02',
      effect: 'reject',
      at: 'end',
      says: words(
        '这个班次不跨零点，结束要在同一天；请核对日期或班次。',
        '這個班次不跨零點，結束要在同一天；請核對日期或班次。',
        'This shift does not cross midnight: the end must be on the same day. Check the date or the shift.',
      ),
      once: SHIFTED,
      holds: ({ date, shift, end }, { site }) => {
        const until = spanOn(site, { date, shift })?.until;
        const nextDay = plusDays(date, 1);
        return end === undefined || until === undefined || end <= nextDay || plusHours(until, AROUND_SHIFT) > nextDay;
      },
    },
    {
      id: 'DUTY-02',
      effect: 'reject',
      at: 'end',
      says: words(
        '值班超过 16 小时，请核对时间，或分成两班登记。',
        '值班超過 16 小時，請核對時間，或分成兩班登記。',
        'A duty lasts at most 16 hours: check the times, or record two duties.',
      ),
      holds: (duty) => duty.end === undefined || hoursBetween(duty.start, duty.end) <= LONGEST_DUTY,
    },
    {
      id: 'DUTY-02',
      effect: 'reject',
      at: 'start',
      says: words(
        '值班时间不在班次前后两小时内；跨零点的班次，日期是开始的那天。',
        '值班時間不在班次前後兩小時內；跨零點的班次，日期是開始的那天。',
        'The duty does not lie within its shift, give or take two hours; a night shift has the date on which it began.',
      ),
      once: SHIFTED,
      holds: ({ date, shift, start, end = start }, { site }) => {
        const span = spanOn(site, { date, shift });
        return !span || (start >= plusHours(span.from, -AROUND_SHIFT) && end <= plusHours(span.until, AROUND_SHIFT));
      },
    },
    {
      id: 'DUTY-02',
      effect: 'reject',
      each: 'matters',
      at: 'at',
      says: words(
        '事项时间不在值班时间内；零点以后的事项属于班次开始的那天。',
        '事項時間不在值班時間內；零點以後的事項屬於班次開始的那天。',
        'The matter lies outside the duty; after midnight it belongs to the date on which the shift began.',
      ),
      once: [...SHIFTED, 'matters.at'],
      holds: ({ at }, { date, shift, start, end }, { site }) => {
        const until = spanOn(site, { date, shift })?.until;
        return at >= start && at <= (end ?? (until === undefined ? at : plusHours(until, AROUND_SHIFT)));
      },
    },
    {
      id: 'DUTY-03',
      effect: 'reject',
      each: 'matters',
      at: 'reportedTo',
      says: words(
        '重大事项要写明上报人和上报时间。',
        '重大事項要寫明上報人和上報時間。',
        'A serious matter needs whom it was reported to, and when.',
      ),
      holds: (matter) =>
        matter.severity !== 'serious' || (matter.reportedTo !== undefined && matter.reportedAt !== undefined),
    },
    {
      id: 'DUTY-03',
      effect: 'reject',
      each: 'matters',
      at: 'reportedAt',
      says: words(
        '上报时间早于事项时间，请核对两个时间。',
        '上報時間早於事項時間，請核對兩個時間。',
        'It was reported before it happened: check both times.',
      ),
      holds: (matter) => matter.reportedAt === undefined || matter.reportedAt >= matter.at,
    },
    {
      id: 'DUTY-01',
      effect: 'reject',
      each: 'matters',
      at: 'settledAt',
      says: words(
        '有遗留事项才填了结时间。',
        '有遺留事項才填了結時間。',
        'Only a matter left over has a time at which it was settled.',
      ),
      holds: (matter) => matter.settledAt === undefined || matter.leftOver !== undefined,
    },
    {
      id: 'DUTY-07',
      effect: 'reject',
      each: 'matters',
      at: 'settledAt',
      says: words(
        '遗留了结时间早于事项时间，请核对两个时间。',
        '遺留了結時間早於事項時間，請核對兩個時間。',
        'It was settled before it happened: check both times.',
      ),
      holds: (matter) => matter.settledAt === undefined || matter.settledAt >= matter.at,
    },
  ],
  limits: [
    {
      id: 'DUTY-04',
      at: 'matters',
      says: words(
        '值班 {name} 的重大事项已逾期 {hours} 小时没有书面报告：请写重大事件报告并提交。',
        '值班 {name} 的重大事項已逾期 {hours} 小時沒有書面報告：請寫重大事件報告並提交。',
        'The written report of a serious matter in duty {name} is {hours} hours overdue: write it, and file it.',
      ),
      due: (duty) => {
        const at = unreportedSince(duty);
        return at === undefined ? undefined : reportDue(at);
      },
      done: (duty) => unreportedSince(duty) === undefined,
    },
  ],
  alerts: [
    {
      id: 'DUTY-05',
      says: words(
        '值班人与排班不符 {number}：{title}，排的是 {who}',
        '值班人與排班不符 {number}：{title}，排的是 {who}',
        'Not the rostered officer {number}: {title}, rostered {who}',
      ),
      tells: ({ date, shift, officer, start }, _site, _alike, book) => {
        const expected = expectedOn(book, date, shift) ?? [officer];
        const facts = { who: expected.join('、') };
        return expected.includes(officer) ? [] : [{ key: officer, at: start, to: 'supervisor', facts }];
      },
    },
    {
      id: 'DUTY-03',
      says: words(
        '值班重大事项 {number}：{title} {at}',
        '值班重大事項 {number}：{title} {at}',
        'Serious matter on duty {number}: {title} {at}',
      ),
      tells: (duty) =>
        (duty.matters ?? []).flatMap(({ severity, at }, index) =>
          severity === 'serious' ? [{ key: `${index + 1}`, at, to: 'manager', facts: { at: showTime(at) } }] : [],
        ),
    },
  ],
  finds: [
    {
      id: 'DUTY-06',
      effect: 'due',
      days: GAPS_SHOWN,
      of: ['roster'],
      says: words(
        '{date} {shift} 排了 {who}，没有值班记录：请补记；没有人值班的，请主管查明。',
        '{date} {shift} 排了 {who}，沒有值班記錄：請補記；沒有人值班的，請主管查明。',
        '{who} was rostered on {date} {shift}, and there is no duty record: record it; if nobody was there, a supervisor finds out why.',
      ),
      finds: (recent, site, now) => {
        const kept = new Set(
          (recent(DUTY_LOG) as unknown as readonly OnShift[]).map((duty) => `${duty.date} ${duty.shift}`),
        );
        return (recent(ROSTER) as unknown as readonly Rostered[])
          .filter((one) => one.publishedAt !== undefined && !kept.has(`${one.date} ${one.shift}`))
          .filter((one) => {
            const until = spanOn(site, one)?.until;
            return until !== undefined && until <= now && until > plusDays(now, -GAPS_SHOWN);
          })
          .map(({ date, shift, officers }) => {
            const day = showDay(date);
            return { key: `${day} ${shift}`, facts: { date: day, shift, who: officers } };
          });
      },
    },
  ],
  state: (duty) => (duty.signedAt !== undefined ? 'signed' : duty.end !== undefined ? 'ended' : 'on-duty'),
  // DUTY-07: what is left over stays open until it is settled.
  owner: (duty) => duty.officer,
  awaits: (duty) => unreportedSince(duty),
  handsOver: ({ matters = [] }) => {
    const left = matters.filter(({ leftOver, settledAt }) => leftOver !== undefined && settledAt === undefined);
    // HAND-02: what was serious is told though it has been handled, until its report is filed and is told itself.
    const told = matters.filter((one) => left.includes(one) || isUnreported(one));
    if (told.length === 0) return undefined;
    const serious = left.flatMap(({ severity, at }) => (severity === 'serious' ? at : []));
    return {
      ...(left.length > 0 && { leftOver: true as const }),
      cause: told.map(({ situation }) => situation).join('；'),
      course: told.map(({ handling }) => handling).join('；'),
      result: told.flatMap(({ leftOver }) => leftOver ?? []).join('；'),
      urgentSince: serious.length === 0 ? undefined : (Math.min(...serious) as Moment),
    };
  },
  life: (duty) =>
    (duty.matters ?? []).flatMap(({ leftOver, at, settledAt }) =>
      leftOver === undefined ? [] : [{ from: at, until: settledAt }],
    ),
  // A matter that has its report may come to stand elsewhere: the report goes on naming it by its place.
  causes: ({ after }, book) =>
    (after?.matters ?? []).flatMap(({ report }, index) => {
      const [filed, matter] = [book.entry(REPORTS, report) as Placed | undefined, index + 1];
      return filed && filed.matter !== matter
        ? [{ register: REPORTS.id, number: filed.number, values: { matter } }]
        : [];
    }),
});

/** DUTY-04: the end of the next day. */
export const reportDue = (at: Moment): Moment => plusDays(startOfDay(at), 2);

interface Reportable {
  readonly at: Moment;
  readonly severity: string;
  readonly filedAt?: Moment;
}
const isUnreported = ({ severity, filedAt }: Reportable): boolean => severity === 'serious' && filedAt === undefined;

/** When the first serious matter was of which no report is filed. */
function unreportedSince({ matters = [] }: { readonly matters?: readonly Reportable[] }): Moment | undefined {
  const at = matters.flatMap((one) => (isUnreported(one) ? one.at : []));
  return at.length === 0 ? undefined : (Math.min(...at) as Moment);
}
