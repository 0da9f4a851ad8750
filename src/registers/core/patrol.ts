import { choice, day, lines, longText, past, person, required, yesNo } from '../../domain/field.ts';
import { type Moment, plusDays, showMoment, startOfDay } from '../../domain/moment.ts';
import { defineRegister, type RegisterName } from '../../domain/register.ts';
import { words } from '../../domain/words.ts';
import { inUse, lightingMissed, PATROL_AREA } from './patrol-plan.ts';

const fields = {
  at: required(past(words('巡查时间', '巡查時間', 'At'))),
  patroller: required(person(words('巡查人', '巡查人', 'Patroller'))),
  area: PATROL_AREA,
  items: lines(words('巡查项目', '巡查項目', 'Items'), {
    item: required(
      choice(words('项目', '項目', 'Item'), {
        property: words('物业完好', '物業完好', 'Property'),
        hygiene: words('卫生', '衛生', 'Hygiene'),
        discipline: words('劳动纪律', '勞動紀律', 'Discipline'),
        lighting: words('照明', '照明', 'Lighting'),
        greening: words('绿化', '綠化', 'Greening'),
      }),
    ),
    inOrder: required(yesNo(words('是否正常', '是否正常', 'In order'))),
    finding: longText(words('发现问题', '發現問題', 'Finding')),
    mender: person(words('整改人', '整改人', 'Put right by')),
    dueOn: day(words('整改期限', '整改期限', 'Until')),
    mendedAt: past(words('整改完成时间', '整改完成時間', 'Put right at')),
    checkedAt: past(words('复查时间', '複查時間', 'Checked again at')),
  }),
};
/** Named apart: what a rule of the book finds stands on its own register. */
const PATROL: RegisterName<typeof fields> = { id: 'patrol' };

/** 巡查记录: who walked where, what was in order, and what was put right by whom until when. */
export const patrol = defineRegister({
  id: 'patrol',
  prefix: 'XC',
  sheet: words('巡查记录', '巡查記錄', 'Patrols'),
  complete: 'PATR-01',
  fields,
  title: ['area', 'patroller'],
  about: ['items'],
  states: {
    'to-mend': { words: words('待整改', '待整改', 'To put right'), tone: 'open' },
    mended: { words: words('已整改', '已整改', 'Put right'), tone: 'busy' },
    checked: { words: words('已复查', '已複查', 'Checked again'), tone: 'done' },
    done: { words: words('已巡查', '已巡查', 'Done'), tone: 'done' },
  },
  begins: { at: 'now', patroller: 'me' },
  rules: [
    {
      id: 'PATR-01',
      effect: 'reject',
      at: 'items',
      says: words(
        '巡查要逐项写明是否正常，至少一项。',
        '巡查要逐項寫明是否正常，至少一項。',
        'A patrol says item by item what is in order: at least one.',
      ),
      holds: ({ items = [] }) => items.length > 0,
    },
    {
      id: 'PATR-01',
      effect: 'reject',
      each: 'items',
      at: 'finding',
      says: words(
        '不正常的要写发现问题；正常的请留空。',
        '不正常的要寫發現問題；正常的請留空。',
        'What is not in order needs a finding; what is has none.',
      ),
      holds: ({ inOrder, finding }) => inOrder === (finding === undefined),
    },
    {
      id: 'PATR-03',
      effect: 'reject',
      each: 'items',
      at: 'mender',
      says: words(
        '发现的问题要写整改人和整改期限，期限不早于巡查那天。',
        '發現的問題要寫整改人和整改期限，期限不早於巡查那天。',
        'A finding needs who puts it right and until when, not before the day of the patrol.',
      ),
      holds: ({ inOrder, mender, dueOn }, { at }) =>
        inOrder || (mender !== undefined && dueOn !== undefined && dueOn >= startOfDay(at)),
    },
    {
      id: 'PATR-03',
      effect: 'reject',
      each: 'items',
      at: 'mendedAt',
      says: words(
        '先整改、后复查，都不早于巡查；正常的项目请留空。',
        '先整改、後複查，都不早於巡查；正常的項目請留空。',
        'It is put right and then checked again, after the patrol; leave both blank for what is in order.',
      ),
      holds: ({ inOrder, mendedAt, checkedAt }, { at }) =>
        mendedAt === undefined
          ? checkedAt === undefined
          : !inOrder && mendedAt >= at && (checkedAt ?? mendedAt) >= mendedAt,
    },
  ],
  finds: [
    {
      id: 'PATR-02',
      effect: 'warn',
      days: 31,
      says: words(
        '{at} 的照明开关没有检查记录：查过的请补记巡查，项目选照明。',
        '{at} 的照明開關沒有檢查記錄：查過的請補記巡查，項目選照明。',
        'Nobody has recorded that the lights of {at} were checked: if somebody did, record the patrol, with the lighting as an item.',
      ),
      finds: (recent, site, now) => {
        const patrols = recent(PATROL);
        const time = inUse(patrols, { from: plusDays(now, -1), until: now });
        return lightingMissed(patrols, site, time).map((at) => ({
          key: showMoment(at),
          facts: { at: showMoment(at) },
        }));
      },
    },
  ],
  limits: [
    {
      id: 'PATR-03',
      at: 'items',
      says: words(
        '巡查 {name} 有问题已逾期 {hours} 小时未整改，请 {who} 整改，并填整改完成时间。',
        '巡查 {name} 有問題已逾期 {hours} 小時未整改，請 {who} 整改，並填整改完成時間。',
        'A finding of patrol {name} is {hours} hours overdue: {who} puts it right, and the time is filled in.',
      ),
      due: (patrol) => dueAt(firstOpen(patrol)),
      done: (patrol) => firstOpen(patrol) === undefined,
      facts: (patrol) => ({ who: firstOpen(patrol)?.mender ?? '' }),
    },
  ],
  state: (patrol) => {
    const findings = findingsOf(patrol);
    if (findings.length === 0) return 'done';
    if (firstOpen(patrol)) return 'to-mend';
    return findings.every(({ checkedAt }) => checkedAt !== undefined) ? 'checked' : 'mended';
  },
  owner: (patrol) => firstOpen(patrol)?.mender ?? patrol.patroller,
  handsOver: (patrol) => {
    const open = findingsOf(patrol).filter(({ checkedAt }) => checkedAt === undefined);
    return open.length === 0 ? undefined : { cause: open.map(({ finding }) => finding).join('；') };
  },
  life: (patrol) => findingsOf(patrol).map(({ checkedAt }) => ({ from: patrol.at, until: checkedAt })),
});

interface Item {
  readonly item: string;
  readonly finding?: string;
  readonly inOrder: boolean;
  readonly mender?: string;
  readonly dueOn?: Moment;
  readonly mendedAt?: Moment;
  readonly checkedAt?: Moment;
}
interface WithItems {
  readonly items?: readonly Item[];
}

/** The items that were not in order. */
export const findingsOf = ({ items = [] }: WithItems): readonly Item[] => items.filter(({ inOrder }) => !inOrder);
/** The end of the day until which a finding is to be put right. */
export const dueAt = (finding: Item | undefined): Moment | undefined =>
  finding?.dueOn === undefined ? undefined : plusDays(finding.dueOn, 1);
/** Of the findings that nobody has put right, the one that is due first. */
const firstOpen = (patrol: WithItems): Item | undefined =>
  [...findingsOf(patrol)]
    .filter(({ mendedAt }) => mendedAt === undefined)
    .sort((one, other) => (one.dueOn ?? 0) - (other.dueOn ?? 0))[0];
