import type { Severity } from '../domain/site.ts';
import type { Words } from '../domain/words.ts';
import { inThree } from './in-three.ts';
import type { Place } from './places.ts';

/** Something that happens on duty. `room`, `b`, `f` and `z` are filled in. */
export interface DutyMatter extends More {
  readonly kind: string;
  readonly weight: number;
  readonly situation: Words;
  readonly handling: Words;
}
interface More {
  readonly severity?: Severity;
  readonly place?: Place;
  /** The shift it belongs to: 0 early, 1 middle, 2 night; any. */
  readonly shift?: number;
  readonly days?: readonly [first: number, last: number];
  readonly leftOver?: Words;
  /** It happens once: at that minute of that shift of that day, whatever the dice say. */
  readonly once?: readonly [day: number, shift: number, minute: number];
}
type Listed = readonly [weight: number, situation: Words, handling: Words, more?: More];

export const dutyMatters = (): readonly DutyMatter[] => [
  ...listed('routine', [
    [
      12,
      inThree('清点对讲机、钥匙和应急灯。', 'Radios, keys and torches counted.'),
      inThree('数量相符。', 'All there.'),
    ],
    [
      20,
      inThree('检查公共照明开启。', 'Public lighting checked.'),
      inThree('各栋正常。', 'In order in every building.'),
      { shift: 1 },
    ],
    [
      24,
      inThree('巡查门禁和消防通道。', 'Doors and fire exits walked.'),
      inThree('无异常。', 'Nothing to report.'),
      { shift: 2 },
    ],
    [
      30,
      inThree('布置春节灯笼。', 'Lanterns put up for Spring Festival.'),
      inThree('各栋大堂已完成。', 'All lobbies done.'),
      { shift: 0, days: [39, 43] },
    ],
  ]),
  ...listed('call', [
    [
      12,
      inThree('{room} 来电问物业费怎么缴。', '{room} asked how to pay the fee.'),
      inThree('告知线上和前台两种方式。', 'Told: online or at the desk.'),
    ],
    [
      14,
      inThree('{room} 来电报修水龙头漏水。', '{room} reported a dripping tap.'),
      inThree('转工程部派工。', 'Passed to engineering.'),
    ],
    [
      11,
      inThree('{room} 来电，访客进不了门。', "{room}'s visitor could not get in."),
      inThree('核实后通知门岗放行。', 'Checked, and let in.'),
    ],
    [
      80,
      inThree('{room} 来电问何时来水。', '{room} asked when the water is back.'),
      inThree('已说明抢修进度。', 'Told how the repair stands.'),
      { days: [19, 19] },
    ],
    [
      9,
      inThree('{room} 来电反映邻居吵闹。', '{room} reported noisy neighbours.'),
      inThree('保安上门劝止。', 'A guard asked them to stop.'),
      { shift: 2 },
    ],
  ]),
  ...listed('found', [
    [
      9,
      inThree('消防门没关。', 'Fire door left open.'),
      inThree('当场关好，提醒住户。', 'Closed; residents reminded.'),
      { place: 'corridor' },
    ],
    [
      7,
      inThree('两盏灯不亮。', 'Two lamps out.'),
      inThree('已报工程部。', 'Reported to engineering.'),
      { place: 'garage', leftOver: inThree('待换灯', 'Lamps to be replaced') },
    ],
    [
      3,
      inThree('井盖松动。', 'A loose manhole cover.'),
      inThree('已围挡并挂警示牌。', 'Fenced off, sign put up.'),
      { place: 'garden', severity: 'important', leftOver: inThree('待更换井盖', 'Cover to be replaced') },
    ],
    [
      6,
      inThree('堆放纸箱。', 'Boxes left here.'),
      inThree('通知保洁清走。', 'Cleaners took them away.'),
      { place: 'corridor' },
    ],
  ]),
  ...listed('emergency', [
    [
      2,
      inThree('烟感报警。', 'Smoke alarm.'),
      inThree('到场查看为误报。', 'A false alarm.'),
      { place: 'corridor', severity: 'important' },
    ],
    [
      2,
      inThree('{room} 老人不适，叫了救护车。', 'An ambulance was called for {room}.'),
      inThree('引导进场，通知家属。', 'Shown the way; family told.'),
      { severity: 'important' },
    ],
    [
      0,
      inThree('市政水管爆裂，全区停水。', 'A city water main burst: no water on the site.'),
      inThree('报水务抢修，发通知，安排送水车。', 'Waterworks called, notice sent, water truck ordered.'),
      {
        once: [18, 2, 460],
        severity: 'serious',
        leftOver: inThree('等市政修好后排放黄水', 'Flushing after the repair'),
      },
    ],
    [
      0,
      inThree('电梯困人，老人小孩各一名。', 'Two people trapped in a lift.'),
      inThree('维保 18:46 救出，停梯检查。', 'Freed at 18:46; lift stopped.'),
      { once: [37, 1, 206], severity: 'serious', leftOver: inThree('检验合格后恢复运行', 'Lift off until inspected') },
    ],
    [
      0,
      inThree('2 栋 6 层电表箱冒烟。', 'Smoke from the meter box, building 2, floor 6.'),
      inThree('断电灭火，无人受伤，已换开关。', 'Power cut, fire out, nobody hurt; switch replaced.'),
      { once: [42, 1, 255], severity: 'serious' },
    ],
    [
      0,
      inThree('烟花引燃中心花园枯草。', 'Fireworks set dry grass on fire.'),
      inThree('用两具灭火器扑灭，无人受伤。', 'Put out with two extinguishers; nobody hurt.'),
      { once: [46, 2, 155], severity: 'serious', leftOver: inThree('节后补种草皮', 'Turf after the holidays') },
    ],
  ]),
];

const listed = (kind: string, matters: readonly Listed[]): DutyMatter[] =>
  matters.map(([weight, situation, handling, more]) => ({ kind, weight, situation, handling, ...more }));

export const dutyWords = () => ({
  signed: inThree('每日签阅', 'Signed'),
  settled: inThree('遗留事项已了结', 'Left-over matter settled'),
});
