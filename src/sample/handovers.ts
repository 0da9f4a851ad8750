import { plusMinutes } from '../domain/moment.ts';
import type { Book } from '../domain/register.ts';
import { YES } from '../domain/row.ts';
import { shownValues } from '../domain/shown.ts';
import { handover } from '../registers/core/handover.ts';
import { DAYS, dayAt, onRota, SHIFT_HOURS, sampleEnd } from './calendar.ts';
import { type Cells, moment, type Plan } from './plan.ts';
import type { Say } from './told.ts';

/** Changes of shift at which the next officer came late, and one at which a radio was missing: counted from the first. */
const LATE = [23, 88, 141];
const MISSING = 57;

/** Plans the handover at the end of every shift, with what is open then; the last one is being prepared. */
export function planHandovers(plan: Plan, say: Say): void {
  const { clerks, supervisor } = plan.cast;
  let changes = 0;
  for (let day = 0; day < DAYS; day++)
    SHIFT_HOURS.forEach(([from, until], shift) => {
      if (dayAt(day, from) > sampleEnd()) return;
      changes += 1;
      const outgoing = clerks[onRota(day, shift)] ?? '';
      const incoming = clerks[shift < 2 ? onRota(day, shift + 1) : onRota(day + 1, 0)] ?? '';
      const end = dayAt(day, until);
      const isOver = end <= sampleEnd();
      const at = isOver ? plusMinutes(end, -10) : plusMinutes(sampleEnd(), -5);
      const gone = changes === MISSING ? say(['电梯班借用', 'Lent to the lift crew']) : undefined;
      const signed = { equipment: false, handedBy: outgoing, handedAt: moment(at) };
      const ticket = plan.record('handover', at, outgoing, (book) => ({
        ...countedBy(book, gone),
        outgoing,
        instructions: say(['无', 'None']),
        ...(isOver && signed),
        ...(isOver && isPressed(book) && override()),
      }));
      const accepted = plusMinutes(end, LATE.includes(changes) ? 9 : -1);
      const takeOver = (book: Book): Cells => ({
        matters: acknowledged(book, ticket.number),
        incoming,
        arrivedAt: moment(plusMinutes(accepted, -6)),
        urgent: say(['无', 'None']),
        fit: true,
        acceptedBy: incoming,
        acceptedAt: moment(accepted),
      });
      if (isOver) plan.change('handover', ticket, accepted, incoming, takeOver, '');
      const back = dayAt(day + 1, 9, 20);
      if (gone) plan.change('handover', ticket, back, supervisor, settle, say(['对讲机已归还', 'The radio is back']));

      function settle(book: Book): Cells {
        const { things = [] } = shownIn(book, book.entry(handover, ticket.number) ?? {});
        return {
          things: (things as readonly Line[]).map((one) => ({
            ...one,
            ...(one.whereabouts && { settledAt: moment(back) }),
          })),
        };
      }

      function countedBy(book: Book, missing: string | undefined): Cells {
        const { things = [], keys = [], ...shown } = shownIn(book, handover.prepares?.(book, at) ?? {});
        const found = (line: Line): Line => ({ ...line, actual: line.expected ?? '' });
        const [first, ...others] = (things as readonly Line[]).map(found);
        const short = { ...first, actual: Number(first?.expected) - 1, whereabouts: missing ?? '' };
        return {
          ...shown,
          things: first ? [missing === undefined ? first : short, ...others] : [],
          keys: (keys as readonly Line[]).map(found),
        } as Cells;
      }
    });

  const override = (): Cells => ({
    overriddenBy: supervisor,
    overriddenWhy: say(['主管在现场接手', 'The supervisor is there and sees to it']),
  });
}

type Line = Readonly<Record<string, string | number>>;

const shownIn = (book: Book, values: object): Cells =>
  shownValues(handover as never, values as never, book.site) as Cells;

/** Whether something is so urgent that a shift is not handed over without leave. */
const isPressed = (book: Book): boolean =>
  book.open().some(({ register, entry }) => register.handsOver?.(entry, book.site)?.urgentSince !== undefined);

/** The matters of a handover, each with a tick. */
const acknowledged = (book: Book, number: string): Cells['matters'] => {
  const { matters = [] } = shownIn(book, book.entry(handover, number) ?? {});
  return (matters as readonly Line[]).map((line) => ({ ...line, acknowledged: YES[book.site.locale] }));
};
