/** Where things happen: `b` is a building, `f` a floor, `z` a zone of the car park. */
export const places = () =>
  ({
    lift: ['{b} 栋电梯', 'Lift, building {b}'],
    corridor: ['{b} 栋 {f} 层走廊', 'Corridor, building {b}, floor {f}'],
    lobby: ['{b} 栋大堂', 'Lobby, building {b}'],
    garage: ['地下车库 {z} 区', 'Car park, zone {z}'],
    garden: ['中心花园', 'Central garden'],
    bins: ['垃圾房', 'Bin room'],
    gate: ['东门岗', 'East gate'],
  }) as const;
export type Place = keyof ReturnType<typeof places>;
