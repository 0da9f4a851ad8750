import { choice, fixedChoice, longText, past, person, ref, required, text, yesNo } from '../../domain/field.ts';
import type { Moment } from '../../domain/moment.ts';
import { defineRegister, type Entry } from '../../domain/register.ts';
import type { Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { answerable, type Complaint, complaint, isSerious } from '../core/complaint.ts';
import { handledLate, movedOn } from '../core/complaint-limits.ts';

const fields = {
  at: required(past(words('回访时间', '回訪時間', 'At'))),
  kind: required(
    choice(words('回访类别', '回訪類別', 'Kind'), {
      daily: words('日常', '日常', 'Daily'),
      special: words('专项', '專項', 'Special'),
      'major-incident': words('重大事件', '重大事件', 'Major incident'),
      survey: words('满意度调查', '滿意度調查', 'Survey'),
      'after-sale': words('售后', '售後', 'After sale'),
      warranty: words('超保', '超保', 'Warranty'),
    }),
  ),
  follows: ref(words('回访对象编号', '回訪對象編號', 'Follows'), 'complaint'),
  customer: required(text(words('客户', '客戶', 'Customer'))),
  room: text(words('房号', '房號', 'Room')),
  way: required(
    choice(words('回访方式', '回訪方式', 'Way'), {
      phone: words('电话', '電話', 'Phone'),
      home: words('上门', '上門', 'Home'),
      counter: words('前台', '前台', 'Counter'),
    }),
  ),
  visitor: required(person(words('回访人', '回訪人', 'Visitor'))),
  reached: required(yesNo(words('是否联系上', '是否聯繫上', 'Reached'))),
  satisfaction: fixedChoice(words('满意度', '滿意度', 'Satisfaction'), {
    satisfied: words('满意', '滿意', 'Satisfied'),
    fairly: words('基本满意', '基本滿意', 'Fairly satisfied'),
    not: words('不满意', '不滿意', 'Not satisfied'),
  }),
  opinion: longText(words('意见建议', '意見建議', 'Opinion')),
  opened: text(words('转办编号', '轉辦編號', 'Opened entry')),
};
type Visit = Entry<typeof fields>;

/** 回访记录: who was asked afterwards, and how satisfied they were. A satisfied customer closes the complaint. */
export const returnVisit = defineRegister({
  id: 'return-visit',
  prefix: 'HF',
  sheet: words('回访记录', '回訪記錄', 'Return visits'),
  complete: 'RVIS-02',
  reads: ['complaint'],
  fields,
  title: ['customer', 'room'],
  about: ['satisfaction', 'opinion'],
  states: {
    done: { words: words('已回访', '已回訪', 'Done'), tone: 'done' },
    'not-reached': { words: words('未联系上', '未聯繫上', 'Not reached'), tone: 'open' },
  },
  begins: { at: 'now', visitor: 'me' },
  rules: [
    {
      id: 'RVIS-02',
      effect: 'reject',
      at: 'satisfaction',
      says: words(
        '联系上了就要填满意度；没联系上请留空。',
        '聯繫上了就要填滿意度；沒聯繫上請留空。',
        'Whoever was reached has a satisfaction; nobody reached has none.',
      ),
      holds: (visit) => visit.reached === (visit.satisfaction !== undefined),
    },
    {
      id: 'RVIS-02',
      effect: 'reject',
      at: 'visitor',
      needsBook: true,
      says: words(
        '处理人不能回访自己处理的投诉，请换人回访。',
        '處理人不能回訪自己處理的投訴，請換人回訪。',
        'The handler does not visit on his own work: let someone else do it.',
      ),
      holds: (visit, book) => {
        const followed = book.entry(complaint, visit.follows);
        return !followed || (visit.visitor !== answerable(followed) && visit.visitor !== followed.handler);
      },
    },
    {
      id: 'RVIS-02',
      effect: 'reject',
      at: 'follows',
      needsBook: true,
      says: words(
        '这条投诉还没处理完成，处理完成后再回访。',
        '這條投訴還沒處理完成，處理完成後再回訪。',
        'This complaint is not handled yet: visit after it is.',
      ),
      holds: (visit, book) => {
        const followed = book.entry(complaint, visit.follows);
        const handled = [followed?.handledAt, ...(followed?.reopenings ?? []).map((line) => line.handledAt)];
        return !followed || handled.some((at) => at !== undefined && at <= visit.at);
      },
    },
  ],
  state: (visit) => (visit.reached ? 'done' : 'not-reached'),
  causes: ({ before, after }, book) =>
    [...new Set([before?.follows, after?.follows])].flatMap((number) => {
      const followed = book.entry(complaint, number);
      if (!followed) return [];
      const [old, now] = [before, after].map((visit) => (visit?.follows === number ? visit : undefined));
      const left = followUp(followed, old, now, book.site);
      const values = Object.fromEntries(VISITED.map((key) => [key, left[key]]));
      return VISITED.every((key) => left[key] === followed[key])
        ? []
        : [{ register: complaint.id, number: followed.number, values }];
    }),
});

/** What a visit changes in the complaint it follows. */
const VISITED = [
  'handledAt',
  'dueAt',
  'handledLate',
  'closedAt',
  'visit',
  'visitedAt',
  'noVisitReason',
  'reopenings',
] as const;
type Visited = Pick<Complaint, (typeof VISITED)[number] | 'dropped' | 'severity' | 'runsOn'>;

/** The complaint once a visit is recorded, corrected or void. A word corrected in a visit of long ago changes nothing. */
function followUp(followed: Visited, old: Visit | undefined, now: Visit | undefined, site: Site): Visited {
  if (old && now && old.reached === now.reached && old.satisfaction === now.satisfaction) {
    if (old.at === now.at) return followed;
    if (followed.reopenings?.some((line) => line.visit === now.number)) return reopenedAnew(followed, now, site);
  }
  const freed = old ? takeBack(followed, old) : followed;
  return now ? apply(freed, now, site) : freed;
}

/**
 * CMPL-05: a satisfied customer closes the complaint, a serious one aside, a dissatisfied one reopens it; nobody reached changes
 * nothing, and neither does a visit to what was dropped, or one entered late that was made before it was handled again.
 */
function apply(followed: Visited, visit: Visit, site: Site): Visited {
  const { handledAt, dueAt, handledLate, closedAt, dropped, reopenings = [] } = followed;
  if (!visit.reached || dropped !== undefined || handledAt === undefined || visit.at < handledAt) return followed;
  if (visit.satisfaction !== 'not') {
    const closedByVisit = closedAt !== undefined && followed.visit !== undefined;
    return closedByVisit
      ? followed
      : {
          ...followed,
          visit: visit.number,
          visitedAt: visit.at,
          closedAt: closedAt ?? (isSerious(followed) ? undefined : visit.at),
        };
  }
  const reopening = {
    handledAt,
    dueAt,
    handledLate,
    closedAt,
    closedBy: followed.visit,
    visitedAt: followed.visitedAt,
    reopenedAt: latest(visit.at, closedAt),
    visit: visit.number,
    noVisitReason: followed.noVisitReason,
  };
  return {
    ...followed,
    ...UNVISITED,
    handledAt: undefined,
    handledLate: undefined,
    // Its limit stood still while it counted as handled.
    dueAt: movedOn(dueAt, followed.runsOn, site, [handledAt, reopening.reopenedAt]),
    closedAt: undefined,
    // Why nobody asked that time is no reason not to ask the next.
    noVisitReason: undefined,
    reopenings: [...reopenings, reopening],
  };
}
const UNVISITED = { visit: undefined, visitedAt: undefined };

/** A visit entered after the closing, and dated before it, reopens what was closed. */
const latest = (at: Moment, closedAt: Moment | undefined): Moment =>
  closedAt !== undefined && closedAt > at ? closedAt : at;

/** The visit that reopened it was made at another time than had been recorded. */
function reopenedAnew(followed: Visited, visit: Visit, site: Site): Visited {
  const reopenings = followed.reopenings?.map((line) =>
    line.visit === visit.number ? { ...line, reopenedAt: latest(visit.at, line.closedAt) } : line,
  );
  const line = reopenings?.[reopenings.length - 1];
  if (line?.visit !== visit.number || line.handledAt === undefined || line.dueAt === undefined)
    return { ...followed, reopenings };
  const dueAt = movedOn(line.dueAt, followed.runsOn, site, [line.handledAt, line.reopenedAt]);
  return { ...followed, reopenings, dueAt, handledLate: handledLate({ ...followed, dueAt }, site) };
}

/** The complaint as if the visit had not been made. One that was closed again since it reopened stays closed. */
function takeBack(followed: Visited, visit: Visit): Visited {
  const { reopenings = [], closedAt } = followed;
  const reopening = reopenings.find((line) => line.visit === visit.number);
  if (reopening) {
    const others = reopenings.filter((line) => line !== reopening);
    if (closedAt !== undefined || reopening !== reopenings[reopenings.length - 1])
      return { ...followed, reopenings: others };
    const { closedBy, ...before } = reopening;
    const { handledAt, dueAt = followed.dueAt, handledLate, visitedAt, noVisitReason } = before;
    const closed = { handledAt, handledLate, closedAt: before.closedAt, visit: closedBy, visitedAt, noVisitReason };
    return { ...followed, ...closed, dueAt, reopenings: others };
  }
  // What was dropped since is closed by that, whatever became of the visit.
  const unclosed = (at: Moment | undefined): Moment | undefined =>
    at === visit.at && followed.dropped === undefined ? undefined : at;
  if (followed.visit === visit.number) return { ...followed, ...UNVISITED, closedAt: unclosed(closedAt) };
  if (!reopenings.some((line) => line.closedBy === visit.number)) return followed;
  return {
    ...followed,
    reopenings: reopenings.map((line) =>
      line.closedBy === visit.number
        ? { ...line, closedBy: undefined, visitedAt: undefined, closedAt: unclosed(line.closedAt) }
        : line,
    ),
  };
}
