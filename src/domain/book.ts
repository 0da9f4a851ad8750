import { type AnyEntry, type AnyRegister, type Book, isVoid, lifeOf, nameOf, type RegisterName } from './register.ts';
import type { Site } from './site.ts';

/** A book that grows: an import adds each entry it takes, so that the next row sees it. */
export interface GrowingBook extends Book {
  /** Adds an entry, or puts it in place of the one with its number. */
  put(register: AnyRegister, entry: AnyEntry): void;
  /** The same book as an entry's own rules see it: without that entry, and with the others as they are about to stand. */
  without(register: RegisterName, number: string | undefined, others?: readonly Changed[]): Book;
  /** By number, voided ones too. */
  recorded(register: RegisterName, number: string): AnyEntry | undefined;
  /** The other entries, as far as they were loaded, whose field `key` holds the same as an entry's. */
  alike(register: RegisterName, key: string, entry: AnyEntry): readonly AnyEntry[];
}

/** An entry as it is about to stand. */
export interface Changed {
  readonly register: AnyRegister;
  readonly after: AnyEntry;
}

interface Shelf {
  readonly byNumber: Map<string, AnyEntry>;
  readonly byName: Map<string, Set<string>>;
  readonly openBy: Map<string, Set<string>>;
}

/** An empty book in memory. */
export function bookOf(site: Site): GrowingBook {
  const shelves = new Map<string, Shelf>();
  const shelf = (id: string): Shelf => {
    const found = shelves.get(id) ?? { byNumber: new Map(), byName: new Map(), openBy: new Map() };
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
    };
  };
  return {
    ...view(),
    put(register, one) {
      const { byNumber, byName, openBy } = shelf(register.id);
      const before = byNumber.get(one.number);
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
    alike: (register, key, entry) =>
      [...shelf(register.id).byNumber.values()].filter(
        (one) => one.number !== entry.number && one[key] === entry[key] && !isVoid(one),
      ),
  };
}

/** Open for good: some span of its life has no end. */
export const isOpen = (register: AnyRegister, entry: AnyEntry): boolean =>
  lifeOf(register, entry).some((span) => span.until === undefined);

const isNamed = ({ register, after }: Changed, name: string | undefined): boolean =>
  name === after.number || name === nameOf(register, after);
const openName = (register: AnyRegister, entry: AnyEntry): string =>
  register.openBy ? String(entry[register.openBy] ?? '') : '';

function add(index: Map<string, Set<string>>, name: string, number: string): void {
  const numbers = index.get(name) ?? new Set();
  index.set(name, numbers.add(number));
}
