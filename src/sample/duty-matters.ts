import type { Place } from './places.ts';
import type { Told } from './told.ts';

/** Something that happens on duty. `room` is filled in. */
export interface DutyMatter extends More {
  readonly kind: string;
  readonly weight: number;
  readonly situation: Told;
  readonly handling: Told;
}
interface More {
  readonly severity?: 'important' | 'serious';
  readonly place?: Place;
  /** When it comes up, in hours from the midnight before: 24 to 31 is the night after. At any time, where nothing is said. */
  readonly hours?: readonly [from: number, until: number];
  readonly days?: readonly [first: number, last: number];
  readonly leftOver?: Told;
}
/** So heavy that it comes up for certain, on its one day. */
const STORY = 1e6;

type Listed = readonly [weight: number, situation: Told, handling: Told, more?: More];

export const dutyMatters = (): readonly DutyMatter[] => [
  ...listed('routine', [
    [
      30,
      ['检查公共照明开启。', 'Public lighting checked.'],
      ['各栋正常。', 'In order everywhere.'],
      { hours: [18, 19] },
    ],
    [30, ['巡查门禁和消防通道。', 'Doors and exits walked.'], ['无异常。', 'In order.'], { hours: [22, 30] }],
    [
      40,
      ['布置春节灯笼。', 'Lanterns put up for Spring Festival.'],
      ['各栋大堂已完成。', 'All lobbies done.'],
      { hours: [9, 15], days: [39, 43] },
    ],
  ]),
  ...listed('call', [
    [
      16,
      ['{room} 来电问物业费怎么缴。', '{room} asked how to pay the fee.'],
      ['告知线上和前台两种方式。', 'Told: online or at the desk.'],
      { hours: [8, 20] },
    ],
    [
      16,
      ['{room} 来电报修水龙头漏水。', '{room} reported a dripping tap.'],
      ['转工程部派工。', 'Passed to engineering.'],
      { hours: [7, 22] },
    ],
    [
      11,
      ['{room} 来电，访客进不了门。', "{room}'s visitor could not get in."],
      ['核实后通知门岗放行。', 'Checked, and let in.'],
      { hours: [8, 24] },
    ],
    [
      90,
      ['{room} 来电问何时来水。', '{room} asked when the water is back.'],
      ['已说明抢修进度。', 'Told how the repair stands.'],
      { hours: [7, 22], days: [19, 19] },
    ],
    [
      14,
      ['{room} 来电反映邻居吵闹。', '{room} reported noisy neighbours.'],
      ['保安上门劝止。', 'A guard went up.'],
      { hours: [22, 26] },
    ],
  ]),
  ...listed('found', [
    [
      9,
      ['消防门没关。', 'Fire door left open.'],
      ['当场关好，提醒住户。', 'Closed; residents reminded.'],
      { place: 'corridor' },
    ],
    [
      4,
      ['两盏灯不亮。', 'Two lamps out.'],
      ['已报工程部。', 'Reported to engineering.'],
      { place: 'garage', leftOver: ['待换灯', 'Lamps to be replaced'] },
    ],
    [
      1.5,
      ['井盖松动。', 'A loose manhole cover.'],
      ['已围挡并挂警示牌。', 'Fenced off.'],
      { place: 'garden', severity: 'important', leftOver: ['待更换井盖', 'Cover to be replaced'] },
    ],
  ]),
  ...listed('emergency', [
    [
      0.8,
      ['烟感报警。', 'Smoke alarm.'],
      ['到场查看为误报。', 'A false alarm.'],
      { place: 'corridor', severity: 'important' },
    ],
    [
      0.5,
      ['{room} 老人不适，叫了救护车。', 'Ambulance for {room}.'],
      ['引导进场，通知家属。', 'Shown the way; family told.'],
      { severity: 'important' },
    ],
    [
      STORY,
      ['市政水管爆裂，全区停水。', 'A city water main burst: no water on the site.'],
      ['报水务抢修，发通知。', 'Waterworks called, notice sent.'],
      {
        severity: 'serious',
        days: [18, 18],
        hours: [29, 30],
        leftOver: ['等市政修好后排放黄水', 'Flushing after the repair'],
      },
    ],
    [
      STORY,
      ['电梯困人，老人小孩各一名。', 'Two people trapped in a lift.'],
      ['维保 18:46 救出，停梯检查。', 'Freed at 18:46; lift stopped.'],
      {
        severity: 'serious',
        days: [37, 37],
        hours: [18, 18.5],
        leftOver: ['检验合格后恢复运行', 'Lift off until inspected'],
      },
    ],
    [
      STORY,
      ['2 栋 6 层电表箱冒烟。', 'Smoke from the meter box, building 2, floor 6.'],
      ['断电灭火，无人受伤。', 'Power cut, fire out, nobody hurt.'],
      { severity: 'serious', days: [42, 42], hours: [19, 20] },
    ],
    [
      STORY,
      ['烟花引燃中心花园枯草。', 'Fireworks set dry grass on fire.'],
      ['灭火器扑灭，无人受伤。', 'Put out; nobody hurt.'],
      { severity: 'serious', days: [46, 46], hours: [24, 25], leftOver: ['清理烧焦草皮', 'Burnt turf to be cleared'] },
    ],
  ]),
];

const listed = (kind: string, matters: readonly Listed[]): DutyMatter[] =>
  matters.map(([weight, situation, handling, more]) => ({ kind, weight, situation, handling, ...more }));
