import { type Moment, plusDays, plusMinutes, startOfDay } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import { byDaylight, DAYS, dayAt } from './calendar.ts';
import { type Dice, type Fates, fateOf } from './dice.ts';
import { moment, type Plan } from './plan.ts';
import type { Department } from './site.ts';
import type { Say, Told } from './told.ts';

type Line = Readonly<Record<string, RawCell>>;

/** The turns of a day: where, when (minutes from the midnight before), what is looked at. The lights go on and off. */
const TURNS = [
  ['public', 9 * 60 + 20, ['hygiene', 'discipline', 'greening']],
  ['managed', 18 * 60 + 15, ['lighting', 'property']],
  ['managed', 29 * 60 + 45, ['lighting', 'property']],
] as const;

/** What the dice do not decide: patrols nobody made, and findings nobody has put right or looked at again. */
const SKIPPED = [38, 62, 110, 141];
const FATES: Fates = { stuck: [17], open: [20], unchecked: [18] };

const findings = (): Readonly<Record<string, readonly [Department, Told]>> => ({
  hygiene: ['cleaning', ['走廊有垃圾。', 'Rubbish in a corridor.']],
  greening: ['cleaning', ['草皮枯黄。', 'The turf is dry.']],
  lighting: ['engineering', ['两盏灯不亮。', 'Two lamps out.']],
  property: ['security', ['消防门没关。', 'Fire door left open.']],
});

/** Plans three patrols a day. Now and then something is not in order: it is put right within days and looked at again. */
export function planPatrols(plan: Plan, say: Say, dice: Dice): void {
  const trouble = findings();
  let [patrols, found] = [0, 0];
  for (let date = 0; date < DAYS; date++)
    for (const [area, minute, looked] of TURNS) {
      const at = plusMinutes(dayAt(date), minute + dice.whole(0, 25));
      const bad = dice.chance(14) ? dice.pick(looked.filter((item) => item in trouble)) : undefined;
      patrols += 1;
      if (SKIPPED.includes(patrols)) continue;
      if (bad) found += 1;
      const items = looked.map((item): Line => (item === bad ? troubled(item, at) : { item, inOrder: true }));
      const patroller = plan.clerkAt(at);
      const ticket = plan.record('patrol', plusMinutes(at, dice.whole(15, 30)), patroller, {
        at: moment(at),
        patroller,
        area,
        items,
      });
      const fate = bad && fateOf(FATES, found);
      if (!bad || fate === 'stuck' || fate === 'open') continue;
      const mended = byDaylight(plusDays(at, dice.chance(15) ? 4 : dice.whole(0, 1)));
      const put = (when: Moment, more: Line, reason: Told): Moment => {
        const now = items.map((line) => (line.item === bad ? { ...line, ...more } : line));
        return plan.writeOn('patrol', ticket, when, { items: now }, say(reason));
      };
      const mendedAt = moment(mended);
      const next = put(plusMinutes(mended, 20), { mendedAt }, ['已整改', 'Put right']);
      if (fate === 'unchecked') continue;
      const checked = byDaylight(plusDays(next, 1));
      put(plusMinutes(checked, 10), { mendedAt, checkedAt: moment(checked) }, ['复查合格', 'Checked again']);
    }

  function troubled(item: string, at: Moment): Line {
    const [department, finding] = trouble[item] ?? ['office', ['', '']];
    const [mender = ''] = plan.cast.hands(department);
    return { item, inOrder: false, finding: say(finding), mender, dueOn: moment(plusDays(startOfDay(at), 2)) };
  }
}
