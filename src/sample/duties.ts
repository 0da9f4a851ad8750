import { type Moment, plusHours, plusMinutes } from '../domain/moment.ts';
import type { RawCell } from '../domain/normalise.ts';
import { fill, type Locale, type Words } from '../domain/words.ts';
import { byDaylight, DAYS, dayAt, onRota, SHIFT_HOURS, sampleEnd } from './calendar.ts';
import type { Dice } from './dice.ts';
import { type DutyMatter, dutyMatters, dutyWords } from './duty-matters.ts';
import type { Household } from './households.ts';
import { places } from './places.ts';
import { inOffice, moment, type Plan } from './plan.ts';

type Line = Readonly<Record<string, RawCell>>;

/** Matters that nobody settled, and duties that nobody signed: counted from the first of each. */
const NEVER_SETTLED = [3, 17, 26, 34];
const NEVER_SIGNED = [22, 67, 101, 127, 128, 160];

/** Plans a duty log for each of the three shifts of every day; the last one is not over. */
export function planDuties(
  plan: Plan,
  locale: Locale,
  shifts: readonly string[],
  homes: readonly Household[],
  dice: Dice,
): void {
  const text = dutyWords();
  const where = places();
  const all = dutyMatters();
  const { clerks, manager } = plan.cast;
  let [duties, leftOvers] = [0, 0];

  for (let day = 0; day < DAYS; day++)
    SHIFT_HOURS.forEach(([from, until], shift) => {
      const officer = clerks[onRota(day, shift)];
      const start = dayAt(day, from, -dice.whole(0, 8));
      const end = dayAt(day, until, dice.whole(0, 12));
      if (!officer || start > sampleEnd()) return;
      duties += 1;
      const over = end <= sampleEnd();
      const written = over ? plusMinutes(end, dice.whole(1, 15)) : plusMinutes(sampleEnd(), -12);
      const lines = matters(day, shift, start, plusMinutes(written, -30));
      const ticket = plan.record('duty-log', written, officer, {
        date: moment(dayAt(day)),
        shift: shifts[shift],
        officer,
        start: moment(start),
        end: over ? moment(end) : undefined,
        matters: lines,
      });
      if (!NEVER_SIGNED.includes(duties)) {
        const { at: morning, by } = inOffice(dayAt(day + 1, 8, 30), plan.cast);
        const at = plusMinutes(morning, shift * 2);
        plan.change('duty-log', ticket, at, by, { signedBy: by, signedAt: moment(at) }, text.signed[locale]);
      }
      settle(lines, (at, settled) => plan.writeOn('duty-log', ticket, at, { matters: settled }, text.settled[locale]));
    });

  function matters(day: number, shift: number, start: Moment, until: Moment): Line[] {
    const chosen = new Set(all.filter(({ once }) => once?.[0] === day && once[1] === shift));
    const inSeason = all
      .filter(({ shift: only = shift, days: [first, last] = [0, 99] }) => only === shift && day >= first && day <= last)
      .map((matter) => [matter, matter.weight] as const);
    for (let times = dice.whole(1, 4); times > 0; times--) chosen.add(dice.weighted(inSeason));
    return [...chosen]
      .map((matter) => line(matter, plusMinutes(start, matter.once?.[2] ?? dice.whole(15, until - start))))
      .sort((one, other) => timeOf(one) - timeOf(other));
  }

  function line({ kind, severity = 'ordinary', place, leftOver, situation, handling }: DutyMatter, at: Moment): Line {
    const home = dice.pick(homes);
    const facts = { room: home.room, b: home.building, f: home.floor, z: dice.pick(['A', 'B', 'C']) };
    const say = (words: Words): string => fill(words[locale], facts);
    const area = kind === 'routine' ? 'managed' : place === 'garden' ? 'greening' : place && 'public';
    return {
      at: moment(at),
      kind,
      situation: (place ? say(where[place]) + (locale === 'en' ? ': ' : '：') : '') + say(situation),
      handling: say(handling),
      severity,
      ...(area && { area }),
      ...(severity === 'serious' && { reportedTo: manager, reportedAt: moment(plusMinutes(at, dice.whole(4, 12))) }),
      ...(leftOver && { leftOver: say(leftOver) }),
    };
  }

  /** What was left over is settled after some days, each by a line of its own in the journal. */
  function settle(lines: readonly Line[], write: (at: Moment, lines: readonly Line[]) => void): void {
    let now = lines;
    for (const left of lines) {
      if (left.leftOver === undefined) continue;
      leftOvers += 1;
      if (NEVER_SETTLED.includes(leftOvers)) continue;
      const at = byDaylight(plusHours(timeOf(left), dice.whole(20, 100)));
      now = now.map((line) => (line === left ? { ...line, settledAt: moment(at) } : line));
      write(at, now);
    }
  }
}

const timeOf = (line: Line): Moment => (line.at as { readonly at: Moment }).at;
