import {
  type AnyEntry,
  type AnyRegister,
  type Book,
  isVoid,
  lifeOf,
  nameOf,
  type Opened,
  type RegisterName,
} from './register.ts';
import type { Site } from './site.ts';

/** A book that grows: an import adds each entry it takes, so that the next row sees it. */
export interface GrowingBook extends Book {
  /** Adds an entry, or puts it in place of the one with its number. */
  put(register: AnyRegister, entry: AnyEntry): void;
  /** The same book as an entry's own rules see it: without that entry, and with the others as they are about to stand. */
  without(register: RegisterName, number: string | undefined, others?: readonly Changed[]): Book;
  /** By number, voided ones too. */
  recorded(register: RegisterName, number: string): AnyEntry | undefined;
}

/** An entry as it is about to stand. */
export interface Changed {
  readonly register: AnyRegister;
  readonly after: AnyEntry;
}

interface Shelf {
  register?: AnyRegister;
  readonly byNumber: Map<string, AnyEntry>;
  readonly byName: Map<string, Set<string>>;
  readonly openBy: Map<string, Set<string>>;
  /** By field and value; a field is sorted in once somebody asks by it. */
  readonly byValue: Map<string, Map<unknown, Set<string>>>;
}

/** An empty book in memory. */
export function bookOf(site: Site): GrowingBook {
  const shelves = new Map<string, Shelf>();
  const shelf = (id: string): Shelf => {
    const found = shelves.get(id) ?? {
      byNumber: new Map(),
      byName: new Map(),
      openBy: new Map(),
      byValue: new Map(),
    };
    shelves.set(id, found);
    return found;
  };
  const entry = (id: string, name: string | undefined, except: readonly string[]): AnyEntry | undefined => {
    if (name === undefined) return undefined;
    const { byNumber, byName } = shelf(id);
    const numbers = [...(byName.get(name) ?? []), name].filter((number) => !except.includes(number));
    return numbers.map((number) => byNumber.get(number)).find((one) => one !== undefined && !isVoid(one));
  };
  const openFor = (id: string, name: string | undefined, except: readonly string[]): AnyEntry[] => {
    const { byNumber, openBy } = shelf(id);
    return [...(openBy.get(name ?? '') ?? [])]
      .filter((number) => !except.includes(number))
      .flatMap((number) => byNumber.get(number) ?? []);
  };
  const where = (id: string, key: string, value: unknown, except: readonly string[]): AnyEntry[] => {
    const { byNumber, byValue } = shelf(id);
    let index = byValue.get(key);
    if (!index) {
      index = new Map();
      for (const one of byNumber.values()) add(index, one[key], one.number);
      byValue.set(key, index);
    }
    return [...(index.get(value) ?? [])]
      .filter((number) => !except.includes(number))
      .flatMap((number) => byNumber.get(number) ?? [])
      .filter((one) => !isVoid(one));
  };
  /** Worked out when it is asked for, and again once something has changed. */
  let opened: readonly Opened[] | undefined;
  const open = (): readonly Opened[] => {
    opened ??= [...shelves.values()].flatMap(({ register, byNumber }) =>
      register === undefined
        ? []
        : [...byNumber.values()].filter((entry) => isAsked(register, entry)).map((entry) => ({ register, entry })),
    );
    return opened;
  };
  const view = (without?: RegisterName, number?: string, others: readonly Changed[] = []): Book => {
    const changed = ({ id }: RegisterName): readonly Changed[] => others.filter(({ register }) => register.id === id);
    const except = (register: RegisterName): readonly string[] => [
      ...(register.id === without?.id && number !== undefined ? [number] : []),
      ...changed(register).map(({ after }) => after.number),
    ];
    return {
      site,
      entry: (register, name) =>
        (changed(register).find((one) => !isVoid(one.after) && isNamed(one, name))?.after ??
          entry(register.id, name, except(register))) as never,
      openFor: (register, name = '') =>
        [
          ...openFor(register.id, name, except(register)),
          ...changed(register)
            .filter((one) => isOpen(one.register, one.after) && openName(one.register, one.after) === name)
            .map(({ after }) => after),
        ] as never,
      where: (register, key, value) =>
        [
          ...where(register.id, key, value, except(register)),
          ...changed(register)
            .filter(({ after }) => !isVoid(after) && after[key] === value)
            .map(({ after }) => after),
        ] as never,
      open: () => [
        ...open().filter(({ register, entry }) => !except(register).includes(entry.number)),
        ...others
          .filter((one) => isAsked(one.register, one.after))
          .map(({ register, after: entry }) => ({ register, entry })),
      ],
    };
  };
  return {
    ...view(),
    put(register, one) {
      const found = shelf(register.id);
      const { byNumber, byName, openBy, byValue } = found;
      found.register = register;
      opened = undefined;
      const before = byNumber.get(one.number);
      for (const [key, index] of byValue) {
        if (before) index.get(before[key])?.delete(one.number);
        add(index, one[key], one.number);
      }
      if (before) {
        byName.get(nameOf(register, before))?.delete(before.number);
        openBy.get(openName(register, before))?.delete(before.number);
      }
      byNumber.set(one.number, one);
      if (register.knownBy) add(byName, nameOf(register, one), one.number);
      if (isOpen(register, one)) add(openBy, openName(register, one), one.number);
    },
    without: view,
    recorded: (register, number) => shelf(register.id).byNumber.get(number),
  };
}

/** Open for good: some span of its life has no end. */
export const isOpen = (register: AnyRegister, entry: AnyEntry): boolean =>
  lifeOf(register, entry).some((span) => span.until === undefined);

/** Whether it is open, or something is asked of it still. */
const isAsked = (register: AnyRegister, entry: AnyEntry): boolean =>
  isOpen(register, entry) || (!isVoid(entry) && register.awaits?.(entry) !== undefined);

const isNamed = ({ register, after }: Changed, name: string | undefined): boolean =>
  name === after.number || name === nameOf(register, after);
const openName = (register: AnyRegister, entry: AnyEntry): string =>
  register.openBy ? String(entry[register.openBy] ?? '') : '';

function add<Name>(index: Map<Name, Set<string>>, name: Name, number: string): void {
  const numbers = index.get(name) ?? new Set();
  index.set(name, numbers.add(number));
}
