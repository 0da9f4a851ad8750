import { plusMinutes } from '../domain/moment.ts';
import { fill, type Locale, type Words } from '../domain/words.ts';
import { dayAt } from './calendar.ts';
import { inThree } from './in-three.ts';
import { moment, type Plan, type Ticket } from './plan.ts';

/** A key of the cabinet, as the loans see it. */
export interface SampleKey {
  readonly tag: string;
  readonly kind: KeyKind;
  readonly good: number;
  readonly ticket: Ticket;
}
export type KeyKind = 'unit' | 'model-room' | 'public' | 'plant' | 'deposited';

/** What a kind of keys opens: `n` is a room, a building or nothing; a ring has a letter and so many pieces of each. */
type Ring = readonly [kind: KeyKind, letter: string, good: number, opens: Words, each: string];
const rings = (): readonly Ring[] => [
  [
    'unit',
    'A',
    2,
    inThree('{n}', '{n}'),
    '1-1801 1-1803 2-1802 2-1804 3-1801 3-1804 4-1802 4-1803 5-1801 5-1804 6-1802 6-1803 7-1801 7-1803 8-1802',
  ],
  ['deposited', 'B', 1, inThree('{n}', '{n}'), '1-1004 2-1101 3-803 4-1402 5-502 6-704 7-1301 8-404'],
  ['model-room', 'C', 2, inThree('样板间 {n}', 'Model room {n}'), '1 2 3 4'],
  ['public', 'D', 3, inThree('{n} 栋天台', 'Roof, building {n}'), BUILDINGS],
  ['public', 'E', 3, inThree('{n} 栋弱电井', 'Cable shaft, building {n}'), BUILDINGS],
  ['public', 'F', 3, inThree('会所活动室', 'Club room'), ''],
  ['plant', 'G', 3, inThree('{n} 栋电梯机房', 'Lift machine room, building {n}'), BUILDINGS],
  ['plant', 'H', 3, inThree('{n} 号水泵房', 'Pump room {n}'), '1 2 3'],
  ['plant', 'J', 3, inThree('{n} 号配电房', 'Switch room {n}'), '1 2 3'],
  ['plant', 'K', 2, inThree('发电机房', 'Generator room'), ''],
  ['plant', 'L', 2, inThree('中控室机柜', 'Control room racks'), ''],
];
const BUILDINGS = '1 2 3 4 5 6 7 8';

/** The flat that is moved into: its keys go to the owner. */
const MOVED_IN = 'A-04';

/** Plans the cabinet as it is counted on the first day, and gives the keys that can be lent. */
export function planKeys(plan: Plan, locale: Locale): readonly SampleKey[] {
  const cabinet = inThree('{n} 号柜', 'Cabinet {n}')[locale];
  const { clerks, manager, supervisor } = plan.cast;
  let at = dayAt(0, 8, 50);
  const keys = rings().flatMap(([kind, letter, good, opens, each], ring) =>
    each.split(' ').map((n, index): SampleKey => {
      at = plusMinutes(at, 2);
      const tag = `${letter}-${String(index + 1).padStart(2, '0')}`;
      const ticket = plan.record('key-inventory', at, manager, {
        tag,
        opens: fill(opens[locale], { n }),
        kind,
        good,
        sealed: kind === 'plant' ? 1 : 0,
        cabinet: fill(cabinet, { n: ring + 1 }),
        keeper: kind === 'plant' ? supervisor : clerks[ring % clerks.length],
      });
      return { tag, kind, good, ticket };
    }),
  );
  const gone = keys.find(({ tag }) => tag === MOVED_IN);
  if (gone) {
    const now = dayAt(33, 10, 20);
    const out = { good: 0, withOwner: gone.good, withdrawnAt: moment(now) };
    const reason = inThree('收楼，钥匙全部交业主', 'Moved in: all keys are with the owner')[locale];
    plan.change('key-inventory', gone.ticket, now, supervisor, out, reason);
  }
  return keys.filter((key) => key !== gone);
}
