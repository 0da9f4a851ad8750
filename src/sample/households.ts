import type { Locale } from '../domain/words.ts';
import type { Dice } from './dice.ts';
import { inThree } from './in-three.ts';

/** Who lives where: a household complains under one name and one number. All invented. */
export interface Household {
  readonly building: number;
  readonly floor: number;
  readonly room: string;
  /** The room above. */
  readonly up: string;
  readonly name: string;
  readonly phone: string;
  readonly standing: 'owner' | 'tenant';
}

const HOUSEHOLDS = 150;
const surnames = () =>
  inThree(
    '王 李 张 刘 陈 杨 黄 赵 吴 徐 孙 朱 马 胡 郭 何 高 梁',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Xu Sun Zhu Ma Hu Guo He Gao Liang',
  );
const called = () => [inThree('{name}先生', 'Mr {name}'), inThree('{name}女士', 'Ms {name}')];

/** Eight buildings with people on floors 2 to 16, four flats a floor. */
export function households(locale: Locale, dice: Dice): readonly Household[] {
  const names = surnames()[locale].split(' ');
  const titles = called().map((title) => title[locale]);
  const taken = new Map<string, Household>();
  while (taken.size < HOUSEHOLDS) {
    const [building, floor, flat] = [dice.whole(1, 8), dice.whole(2, 16), dice.whole(1, 4)];
    const room = roomAt(building, floor, flat);
    taken.set(room, {
      building,
      floor,
      room,
      up: roomAt(building, floor + 1, flat),
      name: dice.pick(titles).replace('{name}', dice.pick(names)),
      phone: `1380000${1_000 + taken.size * 37}`,
      standing: dice.chance(78) ? 'owner' : 'tenant',
    });
  }
  return [...taken.values()];
}

const roomAt = (building: number, floor: number, flat: number): string => `${building}-${floor}0${flat}`;
