import { day, longText, moment, name, past, person, required, text, yesNo } from '../../domain/field.ts';
import { type Moment, plusDays, startOfDay } from '../../domain/moment.ts';
import { defineRegister, type RegisterName } from '../../domain/register.ts';
import type { Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';

const fields = {
  unit: required(name(words('空置房号', '空置房號', 'Unit'))),
  at: required(past(words('巡查时间', '巡查時間', 'At'))),
  patroller: required(person(words('巡查人', '巡查人', 'Patroller'))),
  doors: required(yesNo(words('门窗正常', '門窗正常', 'Doors and windows in order'))),
  water: required(yesNo(words('水正常', '水正常', 'Water in order'))),
  power: required(yesNo(words('电正常', '電正常', 'Power in order'))),
  dry: required(yesNo(words('无渗漏', '無滲漏', 'No leaks'))),
  finding: longText(words('发现问题', '發現問題', 'Finding')),
  mender: person(words('整改人', '整改人', 'Put right by')),
  dueOn: day(words('整改期限', '整改期限', 'Until')),
  mendedAt: past(words('整改完成时间', '整改完成時間', 'Put right at')),
  checkedAt: past(words('复查时间', '複查時間', 'Checked again at')),
  handedOverAt: past(words('交付时间', '交付時間', 'Handed over at'), {
    hint: words('房子不再空置，以后不用巡查', '房子不再空置，以後不用巡查', 'No longer vacant: inspected no more'),
  }),
  next: text(words('下次巡查编号', '下次巡查編號', 'Next visit')),
  nextAt: moment(words('下次巡查时间', '下次巡查時間', 'Next visit at')),
};
/** Named apart: what follows from a visit is another of the same register. */
const VISITS: RegisterName<typeof fields> = { id: 'vacant-unit' };

/** 空置房巡查: how a vacant unit was found, and when somebody has to look again. */
export const vacantUnit = defineRegister({
  id: 'vacant-unit',
  prefix: 'KZ',
  sheet: words('空置房巡查', '空置房巡查', 'Vacant units'),
  complete: 'PATR-04',
  openBy: 'unit',
  fields,
  assigned: ['next', 'nextAt'],
  // Those that this one has followed: when it is corrected or void, others do.
  asks: ({ number }) => (number === undefined ? [] : [{ register: VISITS.id, key: 'next', value: number }]),
  title: ['unit', 'patroller'],
  about: ['finding'],
  states: {
    done: { words: words('已巡查', '已巡查', 'Done'), tone: 'done' },
    overdue: { words: words('逾期未巡', '逾期未巡', 'Past due'), tone: 'late' },
    'to-mend': { words: words('待整改', '待整改', 'To put right'), tone: 'open' },
    mended: { words: words('已整改', '已整改', 'Put right'), tone: 'busy' },
    'handed-over': { words: words('已交付', '已交付', 'Handed over'), tone: 'done' },
  },
  steps: [
    { id: 'mend', words: words('整改完成', '整改完成', 'Put right'), from: ['to-mend'], fills: ['mendedAt'] },
    { id: 'check', words: words('复查', '複查', 'Check again'), from: ['mended'], fills: ['checkedAt'] },
    {
      id: 'hand-over',
      words: words('交付，不再空置', '交付，不再空置', 'No longer vacant'),
      from: ['done', 'overdue'],
      fills: ['handedOverAt'],
    },
  ],
  begins: { at: 'now', patroller: 'me', mendedAt: 'now', checkedAt: 'now', handedOverAt: 'now' },
  rules: [
    {
      id: 'PATR-04',
      effect: 'reject',
      at: 'finding',
      says: words(
        '有不正常的要写发现问题；全部正常请留空。',
        '有不正常的要寫發現問題；全部正常請留空。',
        'What is not in order needs a finding; where all is, leave it blank.',
      ),
      holds: (visit) => isInOrder(visit) === (visit.finding === undefined),
    },
    {
      id: 'PATR-03',
      effect: 'reject',
      at: 'mender',
      says: words(
        '发现的问题要写整改人和整改期限，期限不早于巡查那天。',
        '發現的問題要寫整改人和整改期限，期限不早於巡查那天。',
        'A finding needs who puts it right and until when, not before the day of the visit.',
      ),
      holds: ({ at, finding, mender, dueOn }) =>
        finding === undefined || (mender !== undefined && dueOn !== undefined && dueOn >= startOfDay(at)),
    },
    {
      id: 'PATR-03',
      effect: 'reject',
      at: 'mendedAt',
      says: words(
        '先整改、后复查，都不早于巡查；没有发现问题请留空。',
        '先整改、後複查，都不早於巡查；沒有發現問題請留空。',
        'It is put right and then checked again, after the visit; without a finding leave both blank.',
      ),
      holds: ({ at, finding, mendedAt, checkedAt }) =>
        mendedAt === undefined
          ? checkedAt === undefined
          : finding !== undefined && mendedAt >= at && (checkedAt ?? mendedAt) >= mendedAt,
    },
    {
      id: 'PATR-04',
      effect: 'reject',
      at: 'handedOverAt',
      says: words(
        '交付时间早于巡查，请核对两个时间。',
        '交付時間早於巡查，請核對兩個時間。',
        'It was handed over before the visit: check both times.',
      ),
      holds: ({ at, handedOverAt }) => handedOverAt === undefined || handedOverAt >= at,
    },
  ],
  limits: [
    {
      id: 'PATR-04',
      at: 'at',
      says: words(
        '{unit} 已逾期 {hours} 小时没有巡查：请巡查并登记；不再空置的，填交付时间。',
        '{unit} 已逾期 {hours} 小時沒有巡查：請巡查並登記；不再空置的，填交付時間。',
        '{unit} is {hours} hours past its inspection: inspect it and record the visit; if it is vacant no more, fill in when it was handed over.',
      ),
      due: (visit, site) => nextDue(visit, site),
      done: ({ nextAt, handedOverAt }) => (nextAt ?? handedOverAt) !== undefined,
      facts: ({ unit }) => ({ unit }),
    },
    {
      id: 'PATR-03',
      at: 'mendedAt',
      says: words(
        '{unit} 的问题已逾期 {hours} 小时未整改，请 {who} 整改，并填整改完成时间。',
        '{unit} 的問題已逾期 {hours} 小時未整改，請 {who} 整改，並填整改完成時間。',
        'The finding in {unit} is {hours} hours overdue: {who} puts it right, and the time is filled in.',
      ),
      due: ({ dueOn }) => (dueOn === undefined ? undefined : plusDays(dueOn, 1)),
      done: ({ mendedAt }) => mendedAt !== undefined,
      facts: ({ unit, mender = '' }) => ({ unit, who: mender }),
    },
  ],
  // A visit that is entered late is followed already.
  assign: (visit, _site, before, _now, book) => {
    const { unit, at } = visit;
    if (unit === undefined || at === undefined || (before?.unit === unit && before.at === at)) return {};
    const later = book.openFor(VISITS, unit).find((one) => one.at > at);
    return later ? { next: later.number, nextAt: later.at } : before?.unit === unit ? {} : UNFOLLOWED;
  },
  state: (visit, now, site) => {
    const { finding, mendedAt, checkedAt, nextAt, handedOverAt } = visit;
    if (finding !== undefined && mendedAt === undefined) return 'to-mend';
    if (finding !== undefined && checkedAt === undefined) return 'mended';
    if (handedOverAt !== undefined) return 'handed-over';
    return nextAt === undefined && now > nextDue(visit, site) ? 'overdue' : 'done';
  },
  owner: ({ finding, mendedAt, mender, patroller }) =>
    finding !== undefined && mendedAt === undefined ? (mender ?? patroller) : patroller,
  handsOver: ({ finding, checkedAt }) =>
    finding === undefined || checkedAt !== undefined ? undefined : { cause: finding },
  life: ({ at, nextAt, handedOverAt }) => [{ from: at, until: earliest(nextAt, handedOverAt) }],
  awaits: ({ at, finding, checkedAt }) => (finding === undefined || checkedAt !== undefined ? undefined : at),
  causes: ({ before, after }, book) => {
    const own = (after ?? before)?.number;
    const led = before ? book.where(VISITS, 'next', own) : [];
    const stays = before !== undefined && before.unit === after?.unit;
    const links = new Map(
      led.map((one) => [one, stays && after && one.at <= after.at ? following(after) : followed(before)] as const),
    );
    if (after)
      for (const one of book.openFor(VISITS, after.unit))
        if (one.number !== own && one.at <= after.at && !links.has(one)) links.set(one, following(after));
    return [...links].flatMap(([{ number, next, nextAt }, values]) =>
      next === values.next && nextAt === values.nextAt ? [] : [{ register: VISITS.id, number, values }],
    );
  },
});

type Link = { readonly next?: string; readonly nextAt?: Moment };
const UNFOLLOWED: Link = { next: undefined, nextAt: undefined };
const following = ({ number, at }: { readonly number: string; readonly at: Moment }): Link => ({
  next: number,
  nextAt: at,
});
const followed = (one: Link | undefined): Link => ({ next: one?.next, nextAt: one?.nextAt });

const isInOrder = (visit: {
  readonly doors: boolean;
  readonly water: boolean;
  readonly power: boolean;
  readonly dry: boolean;
}): boolean => visit.doors && visit.water && visit.power && visit.dry;

/** PATR-04: as many days after the last visit as the site has set. */
export const nextDue = ({ at }: { readonly at: Moment }, { vacantDays }: Site): Moment => plusDays(at, vacantDays);

const earliest = (...moments: readonly (Moment | undefined)[]): Moment | undefined => {
  const known = moments.flatMap((one) => one ?? []);
  return known.length === 0 ? undefined : (Math.min(...known) as Moment);
};
