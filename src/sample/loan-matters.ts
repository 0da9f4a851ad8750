import type { Department } from './site.ts';
import type { Told } from './told.ts';

/** What keys are borrowed for: from which hooks, by whom, how often and for how many minutes; for an outside worker. */
export type LoanMatter = readonly [
  hooks: string,
  department: Department,
  weight: number,
  purpose: Told,
  lasts: readonly [least: number, most: number],
  worker?: readonly [name: Told, company: Told],
];

export const loanMatters = (): readonly LoanMatter[] => [
  ['GHJ', 'engineering', 16, ['设备房例行巡查', 'Routine round'], [30, 110]],
  [
    'G',
    'engineering',
    9,
    ['电梯维保', 'Lift maintenance'],
    [60, 200],
    [
      ['贺师傅', 'Mr He'],
      ['顺捷电梯', 'Shunjie Lifts'],
    ],
  ],
  [
    'E',
    'engineering',
    8,
    ['宽带布线', 'Broadband cabling'],
    [60, 240],
    [
      ['小邱', 'Mr Qiu'],
      ['联通达网络', 'Liantongda Networks'],
    ],
  ],
  ['D', 'engineering', 9, ['天台排水检查', 'Roof gutters'], [40, 160]],
  ['DEF', 'security', 9, ['消防器材检查', 'Fire equipment check'], [40, 150]],
  ['DF', 'cleaning', 8, ['公共区域大扫除', 'Thorough cleaning'], [60, 240]],
  ['A', 'security', 10, ['空置房巡查', 'Empty flat check'], [20, 70]],
  ['A', 'engineering', 7, ['楼下渗漏排查', 'Leak below: looking for it'], [40, 180]],
  ['C', 'cleaning', 5, ['样板间保洁', 'Model room cleaning'], [60, 150]],
  ['B', 'office', 6, ['受业主委托开窗通风', 'Airing, as the owner asked'], [30, 120]],
];

export const loanWords = () =>
  ({
    back: ['归还', 'Returned'],
    lentAnyway: ['急用，昨天借的下午一起还', 'Urgent; the other comes back with it'],
    late: ['还在用，已电话催还', 'Still in use; asked for it by phone'],
    looked: ['每日检查未还钥匙', 'Daily check of keys not back'],
    copy: ['外出配钥匙', 'Having a copy cut'],
    wrongKey: ['拿错钥匙，未借出', 'The wrong key: it did not go out'],
    damaged: ['归还时发现折断。', 'Found broken on return.'],
    lost: ['借用人说在外遗失。', 'The borrower lost it outside.'],
    short: ['早班清点少一把，找不到。', 'One short at the morning count.'],
    replaced: ['已补配一把', 'A new one was cut'],
  }) as const;
