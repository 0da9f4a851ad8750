import { notAvailable } from './exception.ts';
import { checkArguments, type Signature, type Signatures } from './signature.ts';

/** The emulation behind a strict object, and the name of its class. */
const behind = new WeakMap<object, object>();
const names = new WeakMap<object, string>();

/** What every object answers without being a member of Google's: how it is shown and compared. */
const SILENT: ReadonlySet<string> = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'hasOwnProperty']);

/** A class of Google's: where it stands in messages, and what of it is supported. */
export interface Kind {
  /** As in "the method signature for SpreadsheetApp.Range.setValues". */
  readonly owner: string;
  readonly name: string;
  readonly signatures: Signatures;
}

/** What every emulation knows of itself: the object the script holds, for methods that return it. */
export abstract class Emulated<T> {
  declare readonly self: T;
}

const handlers = new Map<Kind, ProxyHandler<object>>();

/**
 * Wraps an emulation into the object a script gets: a member that is not supported throws, arguments are checked against
 * Google's signatures, and nothing can be set.
 */
export function strict<T>(kind: Kind, implementation: object): T {
  let handler = handlers.get(kind);
  if (!handler) {
    handler = makeHandler(kind);
    handlers.set(kind, handler);
  }
  const proxy = new Proxy({}, handler);
  (implementation as { self?: unknown }).self = proxy;
  behind.set(proxy, implementation);
  names.set(proxy, kind.name);
  return proxy as unknown as T;
}

/** Gives values that are no strict objects, enums for instance, a name for the check of arguments. */
export const named = <T extends object>(value: T, name: string): T => {
  names.set(value, name);
  return value;
};

export const nameOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? names.get(value) : undefined;

/** The emulation behind a strict object of the script. */
export const implementationOf = <T>(proxy: unknown): T => behind.get(proxy as object) as unknown as T;

function makeHandler(kind: Kind): ProxyHandler<object> {
  const signatures = new Map(Object.entries(kind.signatures));
  const methods = new Map<string, unknown>();
  const method = (name: string, signature: Signature): unknown => {
    let wrapped = methods.get(name);
    if (!wrapped) {
      wrapped = function (this: object, ...args: unknown[]): unknown {
        checkArguments(kind.owner, name, signature, args, nameOf);
        const implementation = implementationOf<Record<string, (...args: unknown[]) => unknown>>(this);
        return (implementation[name] as (...args: unknown[]) => unknown)(...args);
      };
      methods.set(name, wrapped);
    }
    return wrapped;
  };
  return {
    get: (_, name, proxy) => {
      if (name === 'toString') return () => kind.name;
      if (typeof name === 'symbol' || SILENT.has(name)) return undefined;
      const signature = signatures.get(name);
      if (!signature) throw notAvailable(`${kind.owner}.${name}`);
      // Without any alternative it is no method: an enum.
      return signature.length === 0 ? implementationOf<Record<string, unknown>>(proxy)[name] : method(name, signature);
    },
    set: (_, name) => {
      throw notAvailable(`Setting ${kind.owner}.${String(name)}`);
    },
    has: (_, name) => typeof name === 'string' && signatures.has(name),
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
    deleteProperty: () => false,
    defineProperty: () => false,
  };
}
