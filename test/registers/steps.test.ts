import { expect, it } from 'vitest';
import { isLines } from '../../src/domain/field.ts';
import { PACKS, REGISTERS } from '../../src/registers/index.ts';

const named = (id: string | undefined) => REGISTERS.find((register) => register.id === id);

it('steps name states and fields that there are, and none that the program alone sets', () => {
  const wrong = REGISTERS.flatMap(({ id, fields, states, assigned = [], steps = [] }) =>
    steps.flatMap((step) => {
      const keys = [
        ...(step.fills ?? []),
        ...(step.also ?? []),
        ...(step.clears ?? []),
        ...Object.keys(step.opens?.copies ?? {}),
      ];
      const lost = keys.filter((key) => !fields[key] || assigned.includes(key));
      return [...lost, ...step.from.filter((state) => !states[state])].map((name) => `${id} ${step.id}: ${name}`);
    }),
  );
  expect(wrong).toEqual([]);
  expect(REGISTERS.flatMap(({ steps = [] }) => steps).length).toBeGreaterThan(10);
});

it('a step that opens another register’s entry names it in one of that register’s references', () => {
  const wrong = REGISTERS.flatMap(({ id, steps = [] }) =>
    steps.flatMap(({ id: step, opens }) => {
      if (!opens) return [];
      const { fields } = named(opens.register) ?? {};
      const refers = fields?.[opens.names]?.to === id;
      const copied = Object.values(opens.copies ?? {}).every((key) => key !== undefined && fields?.[key]);
      return refers && copied ? [] : [`${id} ${step}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('a form begins only fields that there are, with what fits them', () => {
  const FITS = {
    now: ['moment', 'day', 'clock'],
    me: ['person'],
    shift: ['shift', 'day', 'moment'],
  };
  const wrong = REGISTERS.flatMap(({ id, fields, begins = {} }) =>
    Object.entries(begins).flatMap(([path, beginning]) => {
      const [key = '', of] = path.split('.');
      const outer = fields[key];
      const field = of === undefined || !outer ? outer : isLines(outer) ? outer.of[of] : undefined;
      return field && beginning && FITS[beginning].includes(field.kind) ? [] : [`${id} ${path}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('people sign in fields of a person, and not where another field names them too', () => {
  const wrong = REGISTERS.flatMap(({ id, fields, signatures = {} }) =>
    Object.entries(signatures).flatMap(([key, { not = [] }]) =>
      [key, ...not].flatMap((name) => (fields[name]?.kind === 'person' ? [] : `${id} ${name}`)),
    ),
  );
  expect(wrong).toEqual([]);
});

it('every register is in one pack', () => {
  const packed = PACKS.flatMap(({ registers }) => registers.map(({ id }) => id));
  expect(new Set(packed).size).toBe(packed.length);
});
