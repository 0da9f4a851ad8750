import type { AnyRegister } from '../domain/register.ts';
import { complaint } from './core/complaint.ts';
import { dutyLog } from './core/duty-log.ts';
import { keyInventory } from './core/key-inventory.ts';
import { keyLoan } from './core/key-loan.ts';
import { returnVisit } from './customer/return-visit.ts';

/** Every register of the workbook, in the order of its sheets. */
export const REGISTERS: readonly AnyRegister[] = [dutyLog, keyInventory, keyLoan, complaint, returnVisit];
