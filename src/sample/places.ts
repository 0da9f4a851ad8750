/** Where things happen, near a household; `zone` is one of the car park's. */
export const places = () =>
  ({
    lift: ['{building} 栋电梯', 'Lift, building {building}'],
    corridor: ['{building} 栋 {floor} 层走廊', 'Corridor, building {building}, floor {floor}'],
    lobby: ['{building} 栋大堂', 'Lobby, building {building}'],
    garage: ['地下车库 {zone} 区', 'Car park, zone {zone}'],
    garden: ['中心花园', 'Central garden'],
    gate: ['东门岗', 'East gate'],
  }) as const;
export type Place = keyof ReturnType<typeof places>;
