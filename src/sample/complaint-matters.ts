import type { Severity } from '../domain/site.ts';
import type { Place } from './places.ts';
import type { Department } from './site.ts';
import type { Told } from './told.ts';

/** Something residents complain of, and how it ends. */
export interface ComplaintMatter extends More {
  readonly category: string;
  readonly department: Department;
  /** How often, against the others; 0: only when told. */
  readonly weight: number;
  readonly content: Told;
  readonly result: Told;
}
interface More {
  readonly severity?: Severity;
  readonly place?: Place;
  /** The hours of the day and the days of the sample in which it comes up: 8 to 21, every day. */
  readonly hours?: readonly [from: number, until: number];
  readonly days?: readonly [first: number, last: number];
  /** Percent of these that the manager finds justified: 90. */
  readonly justified?: number;
  /** Nothing the site answers for. */
  readonly outOfRemit?: true;
}

type Listed = Readonly<Record<string, readonly [weight: number, content: Told, result: Told, more?: More]>>;

export const complaintMatters = (): Readonly<Record<string, ComplaintMatter>> => ({
  ...listed('repairs', 'engineering', {
    leak: [
      7,
      ['卫生间吊顶滴水，怀疑 {up} 渗漏。', 'The bathroom ceiling drips; {up} may leak.'],
      ['{up} 地漏老化，已重做，闭水试验合格。', 'Floor drain of {up} resealed and tested.'],
      { severity: 'important' },
    ],
    lift: [
      7,
      ['电梯有异响，停层不平。', 'The lift is noisy and stops unevenly.'],
      ['更换导靴并调平，测试正常。', 'Guide shoes replaced; tested.'],
      { place: 'lift' },
    ],
    light: [
      8,
      ['走廊灯坏了几天，晚上很暗。', 'The corridor light has been out for days.'],
      ['已换灯，同栋一并排查。', 'Lamp replaced; whole building checked.'],
      { place: 'corridor', hours: [17, 22] },
    ],
    drain: [
      6,
      ['厨房下水堵塞返水。', 'The kitchen drain is blocked.'],
      ['疏通主管，试水畅通。', 'Main pipe cleared; runs freely.'],
    ],
    outage: [
      500,
      ['突然停水，事先没有通知。', 'No water, and no notice before.'],
      ['市政水管爆裂，已恢复供水。', 'A city main burst; water is back.'],
      { hours: [7, 22], days: [19, 19], justified: 40 },
    ],
    yellow: [
      200,
      ['来水后水发黄，不敢用。', 'The water is yellow since it came back.'],
      ['水箱清洗，管网排放，送检合格。', 'Tank cleaned, pipes flushed, sample passed.'],
      { severity: 'important', days: [20, 21] },
    ],
    trapped: [
      0,
      ['被困电梯二十分钟，老人受惊。', 'Trapped in the lift for twenty minutes.'],
      ['更换零件，检验合格，上门致歉。', 'Part replaced; apology made.'],
      { severity: 'serious', place: 'lift', justified: 100 },
    ],
  }),
  ...listed('safety', 'security', {
    space: [
      8,
      ['固定车位被外来车占用。', "A visitor's car stands in the rented space."],
      ['通知移车，门岗加强登记。', 'Car moved; gate reminded.'],
      { place: 'garage', hours: [17, 22] },
    ],
    scooter: [
      5,
      ['有人推电动车上楼充电，怕起火。', 'E-bikes are charged upstairs: fire risk.'],
      ['劝离并登记，电梯口加设提醒。', 'Owner spoken to; a warning put at the lift.'],
      { severity: 'important', place: 'lobby' },
    ],
    falling: [
      4,
      ['楼上抛下烟头和杂物。', 'Rubbish is thrown from above.'],
      ['查看监控，逐户提醒。', 'Recordings seen, every flat warned.'],
      { severity: 'important' },
    ],
    dog: [
      5,
      ['有人遛狗不牵绳，吓到小孩。', 'A dog without a lead frightened a child.'],
      ['找到犬主劝导，增设提示牌。', 'Owner spoken to; a sign put up.'],
      { place: 'garden' },
    ],
    fireworks: [
      30,
      ['夜里有人燃放烟花。', 'Fireworks at night.'],
      ['保安到场制止，入户告知。', 'Stopped by the guards.'],
      { place: 'garden', hours: [18, 24], days: [44, 55] },
    ],
  }),
  ...listed('cleaning', 'cleaning', {
    litter: [
      7,
      ['楼道垃圾两天没清。', 'Rubbish in the corridor for two days.'],
      ['当日清运，增加保洁次数。', 'Cleared; more rounds.'],
      { place: 'corridor' },
    ],
    smell: [
      5,
      ['电梯里有宠物尿味。', 'The lift smells of pets.'],
      ['轿厢消毒除味，加一次巡查。', 'Disinfected; checked once more a day.'],
      { place: 'lift' },
    ],
  }),
  ...listed('noise', 'office', {
    upstairs: [
      9,
      ['楼上 {up} 深夜拖家具、跑跳。', 'Furniture dragged in {up}, late at night.'],
      ['和 {up} 沟通，铺地垫，十点后停止。', '{up} agreed to lay mats and stop at ten.'],
      { hours: [20, 24], justified: 50 },
    ],
  }),
  ...listed('renovation', 'security', {
    drilling: [
      11,
      ['{up} 装修午休时间打钻。', '{up} is drilling during the midday rest.'],
      ['责令停工整改，重申施工时段。', 'Work stopped; the hours were made clear.'],
      { hours: [12, 14], days: [4, 43] },
    ],
    debris: [
      6,
      ['装修垃圾挡住消防门。', 'Building waste blocks the fire door.'],
      ['限时清走，扣押金一次。', 'Cleared at once; taken from the deposit.'],
      { severity: 'important', place: 'corridor', days: [4, 45] },
    ],
  }),
  ...listed('charges', 'office', {
    bill: [
      5,
      ['物业费账单比上期多。', 'The fee bill is higher than the last.'],
      ['核对面积和减免，说明差额。', 'Checked; difference explained.'],
      { justified: 30 },
    ],
  }),
  ...listed('attitude', 'security', {
    guard: [
      4,
      ['门岗保安说话生硬。', 'The guard at the gate was rude.'],
      ['听取录音，当面致歉。', 'Recording heard; apology made.'],
      { place: 'gate', justified: 50 },
    ],
  }),
  ...listed('other', 'office', {
    fumes: [
      4,
      ['街对面餐馆油烟飘进家里。', 'Fumes from the restaurant across the street.'],
      ['不在物业范围，已转社区。', 'Outside the site: passed on.'],
      { outOfRemit: true },
    ],
  }),
});

const listed = (category: string, department: Department, matters: Listed): Record<string, ComplaintMatter> =>
  Object.fromEntries(
    Object.entries(matters).map(([name, [weight, content, result, more]]) => [
      name,
      { category, department, weight, content, result, ...more },
    ]),
  );
