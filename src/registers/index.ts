import type { AnyRegister } from '../domain/register.ts';
import { type Words, words } from '../domain/words.ts';
import { complaint } from './core/complaint.ts';
import { dutyLog } from './core/duty-log.ts';
import { handover } from './core/handover.ts';
import { keyHandover } from './core/key-handover.ts';
import { keyIncident } from './core/key-incident.ts';
import { keyInventory } from './core/key-inventory.ts';
import { keyLoan } from './core/key-loan.ts';
import { majorIncident } from './core/major-incident.ts';
import { patrol } from './core/patrol.ts';
import { roster } from './core/roster.ts';
import { shiftSwap } from './core/shift-swap.ts';
import { vacantUnit } from './core/vacant-unit.ts';
import { returnVisit } from './customer/return-visit.ts';

/** The registers by their packs, in the order of their sheets. */
export const PACKS: readonly Pack[] = [
  {
    words: words('值班 · 钥匙 · 投诉', '值班 · 鑰匙 · 投訴', 'Duty · Keys · Complaints'),
    registers: [
      dutyLog,
      majorIncident,
      handover,
      roster,
      shiftSwap,
      patrol,
      vacantUnit,
      keyInventory,
      keyLoan,
      keyHandover,
      keyIncident,
      complaint,
    ],
  },
  { words: words('客户服务', '客戶服務', 'Customers'), registers: [returnVisit] },
];
interface Pack {
  readonly words: Words;
  readonly registers: readonly AnyRegister[];
}

/** Every register of the workbook, in the order of its sheets. */
export const REGISTERS: readonly AnyRegister[] = PACKS.flatMap(({ registers }) => registers);
