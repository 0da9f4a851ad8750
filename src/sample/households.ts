import type { Dice } from './dice.ts';
import type { Say } from './told.ts';

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

/** Eight buildings with people on floors 2 to 16, four flats a floor. */
export function households(say: Say, dice: Dice): readonly Household[] {
  const names = say([
    '王 李 张 刘 陈 杨 黄 赵 吴 徐 孙 朱 马 胡 郭 何 高 梁',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Xu Sun Zhu Ma Hu Guo He Gao Liang',
  ]).split(' ');
  const homes = new Map<string, Household>();
  for (let number = 1_000; number < 9_000; number += 17) {
    const [building, floor, flat] = [dice.whole(1, 8), dice.whole(2, 16), dice.whole(1, 4)];
    const room = `${building}-${floor}0${flat}`;
    const name = dice.pick(names);
    homes.set(room, {
      building,
      floor,
      room,
      up: `${building}-${floor + 1}0${flat}`,
      name: say(dice.chance(50) ? ['{name}先生', 'Mr {name}'] : ['{name}女士', 'Ms {name}'], { name }),
      phone: `1380000${number}`,
      standing: dice.chance(78) ? 'owner' : 'tenant',
    });
  }
  return [...homes.values()];
}
