import type { Words } from '../domain/words.ts';
import { inThree } from './in-three.ts';
import type { KeyKind } from './keys.ts';
import type { Department } from './site.ts';

/** What keys are borrowed for, by whom, and for how many minutes. */
export interface LoanMatter {
  readonly kind: KeyKind;
  readonly department: Department;
  readonly weight: number;
  readonly purpose: Words;
  readonly lasts: readonly [least: number, most: number];
  /** An outside worker, for whom a member of the staff signs. */
  readonly worker?: readonly [name: Words, company: Words];
}

export const loanMatters = (): readonly LoanMatter[] =>
  (
    [
      ['plant', 'engineering', 16, inThree('设备房例行巡查', 'Routine round'), [30, 110]],
      [
        'plant',
        'engineering',
        9,
        inThree('电梯维保', 'Lift maintenance'),
        [60, 200],
        [inThree('贺师傅', 'Mr He'), inThree('顺捷电梯', 'Shunjie Lifts')],
      ],
      [
        'public',
        'engineering',
        8,
        inThree('宽带布线', 'Broadband cabling'),
        [60, 240],
        [inThree('小邱', 'Mr Qiu'), inThree('联通达网络', 'Liantongda Networks')],
      ],
      ['public', 'engineering', 9, inThree('天台排水检查', 'Roof gutters'), [40, 160]],
      ['public', 'security', 9, inThree('消防器材检查', 'Fire equipment check'), [40, 150]],
      ['public', 'cleaning', 8, inThree('公共区域大扫除', 'Thorough cleaning'), [60, 240]],
      ['unit', 'office', 10, inThree('空置房巡查', 'Empty flat check'), [20, 70]],
      ['unit', 'engineering', 7, inThree('楼下渗漏排查', 'Leak below: looking for it'), [40, 180]],
      ['model-room', 'cleaning', 5, inThree('样板间保洁', 'Model room cleaning'), [60, 150]],
      ['deposited', 'office', 6, inThree('受业主委托开窗通风', 'Airing, as the owner asked'), [30, 120]],
    ] as const
  ).map(([kind, department, weight, purpose, lasts, worker]) => ({ kind, department, weight, purpose, lasts, worker }));

export const loanWords = () => ({
  back: inThree('归还', 'Returned'),
  late: inThree('施工未完，已电话催还', 'Work not done; asked for it by phone'),
  kept: inThree('借用人外出培训，催还中', 'The borrower is away; asked for it'),
  looked: inThree('每日检查未还钥匙', 'Daily check of keys not back'),
  copy: inThree('外出配钥匙', 'Having a copy cut'),
  wrongKey: inThree('拿错钥匙，未借出', 'The wrong key: it did not go out'),
  replaced: inThree('已补配一把', 'A new one was cut'),
});
