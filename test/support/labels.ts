import { type Fields, linesFields } from '../../src/domain/field.ts';
import type { AnyRegister } from '../../src/domain/register.ts';
import { REGISTERS } from '../../src/registers/index.ts';

/** What a person fills in, under the labels of the sheet: `{ 钥匙: 'A-1203', 数量: 2 }`. Lines stand as arrays. */
export type Filled = Readonly<Record<string, unknown>>;

export function registerOf(id: string): AnyRegister {
  const found = REGISTERS.find((one) => one.id === id);
  if (!found) throw new Error(`no register ${id}`);
  return found;
}

/** The register that an entry's number belongs to. */
export function registerOfNumber(number: string): AnyRegister {
  const found = REGISTERS.find((one) => number.startsWith(`${one.prefix}-`));
  if (!found) throw new Error(`no register numbers its entries like ${number}`);
  return found;
}

/** Labels into the keys a submission has. A label that no field bears is a mistake of the test and throws. */
export function keyed(register: AnyRegister, filled: Filled): Record<string, unknown> {
  const of = new Map(linesFields(register.fields));
  return under(register.fields, filled, register.id, (key, value) => {
    const lines = of.get(key);
    return lines && Array.isArray(value)
      ? value.map((line) => under(lines, line as Filled, `${register.id} ${key}`, (_key, cell) => cell))
      : value;
  });
}

function under(fields: Fields, filled: Filled, where: string, read: (key: string, value: unknown) => unknown) {
  const keys = new Map(Object.entries(fields).map(([key, field]) => [field.words['zh-CN'], key]));
  return Object.fromEntries(
    Object.entries(filled).map(([label, value]) => {
      const key = keys.get(label);
      if (key === undefined) throw new Error(`${where} has no field 「${label}」`);
      return [key, read(key, value)];
    }),
  );
}
