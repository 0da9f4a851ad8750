import { registerCalled } from '../adapters/settings-names.ts';
import { WorkbookError } from '../adapters/workbook.ts';
import { NO_ENTRY } from '../domain/intake.ts';
import { NO_PERIOD, type Period, periodOf } from '../domain/period.ts';
import type { AnyRegister } from '../domain/register.ts';
import { words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

/** The register of an id or a sheet's name, or a clear word that there is none. */
export function registerNamed(id: unknown): AnyRegister {
  const found = typeof id === 'string' ? registerCalled(id) : undefined;
  if (!found)
    throw new WorkbookError('unknown-register', NO_REGISTER, {
      id: String(id),
      known: REGISTERS.map((one) => `${one.id} ${one.sheet['zh-CN']}`).join(', '),
    });
  return found;
}

/** The register that a number belongs to, by its prefix; undefined for none. */
export const registerBehind = (number: string): AnyRegister | undefined =>
  REGISTERS.find(({ prefix }) => number.startsWith(`${prefix}-`));

/** The same, or a clear word that there is none. */
export function registerOfNumber(number: string): AnyRegister {
  const found = registerBehind(number);
  if (!found) throw new WorkbookError('unknown-entry', NO_ENTRY, { number });
  return found;
}

/** The period of an id, or a clear word that there is none. */
export function periodNamed(id: unknown): Period {
  const found = periodOf(String(id));
  if (!found) throw noPeriod(id);
  return found;
}

/** The month of that id: a week is none. */
export function monthNamed(id: unknown): Period {
  const found = periodNamed(id);
  if (found.kind !== 'monthly') throw noPeriod(id);
  return found;
}
const noPeriod = (id: unknown): WorkbookError => new WorkbookError('unknown-period', NO_PERIOD, { period: String(id) });

const NO_REGISTER = words(
  '没有登记表「{id}」，可用的有：{known}。',
  '沒有登記表「{id}」，可用的有：{known}。',
  'There is no register "{id}"; there are: {known}.',
);
