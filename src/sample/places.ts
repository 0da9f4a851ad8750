import { inThree } from './in-three.ts';

/** Where things happen: `b` is a building, `f` a floor, `z` a zone of the car park. */
export const places = () => ({
  lift: inThree('{b} 栋电梯', 'Lift, building {b}'),
  corridor: inThree('{b} 栋 {f} 层走廊', 'Corridor, building {b}, floor {f}'),
  lobby: inThree('{b} 栋大堂', 'Lobby, building {b}'),
  garage: inThree('地下车库 {z} 区', 'Car park, zone {z}'),
  garden: inThree('中心花园', 'Central garden'),
  bins: inThree('垃圾房', 'Bin room'),
  gate: inThree('东门岗', 'East gate'),
});
export type Place = keyof ReturnType<typeof places>;
