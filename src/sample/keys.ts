import { plusMinutes } from '../domain/moment.ts';
import { dayAt } from './calendar.ts';
import { moment, type Plan, type Ticket } from './plan.ts';
import type { Say, Told } from './told.ts';

/** A key of the cabinet, as the loans see it. */
export interface SampleKey {
  /** Its first letter says which hook of the cabinet it hangs on: what it opens, for those who know. */
  readonly tag: string;
  readonly good: number;
  readonly ticket: Ticket;
}

/** What the keys of a hook open: `n` is one of `each`, a room or a building. */
type Hook = readonly [letter: string, kind: string, good: number, opens: Told, each: string];

function hooks(): readonly Hook[] {
  const buildings = '1 2 3 4 5 6 7 8';
  return [
    [
      'A',
      'unit',
      2,
      ['{n}', '{n}'],
      '1-1801 1-1803 2-1802 2-1804 3-1801 3-1804 4-1802 4-1803 5-1801 5-1804 6-1802 6-1803 7-1801 7-1803 8-1802',
    ],
    ['B', 'deposited', 1, ['{n}', '{n}'], '1-1004 2-1101 3-803 4-1402 5-502 6-704 7-1301 8-404'],
    ['C', 'model-room', 2, ['样板间 {n}', 'Model room {n}'], '1 2 3 4'],
    ['D', 'public', 3, ['{n} 栋天台', 'Roof, building {n}'], buildings],
    ['E', 'public', 3, ['{n} 栋弱电井', 'Cable shaft, building {n}'], buildings],
    ['F', 'public', 3, ['会所活动室', 'Club room'], ''],
    ['G', 'plant', 3, ['{n} 栋电梯机房', 'Lift machine room, building {n}'], buildings],
    ['H', 'plant', 3, ['{n} 号水泵房', 'Pump room {n}'], '1 2 3 4'],
    ['J', 'plant', 3, ['{n} 号配电房', 'Switch room {n}'], '1 2 3 4'],
  ];
}

/** The flat that is moved into: its keys go to the owner. */
const MOVED_IN = 'A-04';

/** Plans the cabinet as it is counted on the first day, and gives the keys that can be lent. */
export function planKeys(plan: Plan, say: Say): readonly SampleKey[] {
  const { clerks, manager, supervisor } = plan.cast;
  let at = dayAt(0, 8, 50);
  const keys = hooks().flatMap(([letter, kind, good, opens, each], hook) =>
    each.split(' ').map((n, index): SampleKey => {
      at = plusMinutes(at, 2);
      const tag = `${letter}-${String(index + 1).padStart(2, '0')}`;
      const ticket = plan.record('key-inventory', at, manager, {
        tag,
        opens: say(opens, { n }),
        kind,
        good,
        sealed: kind === 'plant' ? 1 : 0,
        cabinet: say(['{letter} 柜', 'Cabinet {letter}'], { letter }),
        keeper: kind === 'plant' ? supervisor : (clerks[hook % clerks.length] as string),
      });
      return { tag, good, ticket };
    }),
  );
  const gone = keys.find(({ tag }) => tag === MOVED_IN);
  if (gone) {
    const now = dayAt(33, 10, 20);
    const out = { good: 0, withOwner: gone.good, withdrawnAt: moment(now) };
    const reason = say(['收楼，钥匙全部交业主', 'Moved in: all keys are with the owner']);
    plan.change('key-inventory', gone.ticket, now, supervisor, out, reason);
  }
  return keys.filter((key) => key !== gone);
}
