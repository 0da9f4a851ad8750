import type { Bridge, Operations } from '../bridge.ts';
import { exception } from './exception.ts';

const globals = globalThis as unknown as { __bridge?: Bridge };
const bridge = globals.__bridge as Bridge;
delete globals.__bridge;

/** While a list acts on its ranges: the name its first call counts under, then ''. */
let listMethod: string | undefined;

/** Several calls that Google makes as one: counted once, under that name. */
export function asOneCall(method: string, act: () => void): void {
  listMethod = method;
  try {
    act();
  } finally {
    listMethod = undefined;
  }
}

/** A service call by Google's name of the method: counted, and where faults strike. */
export function service<K extends keyof Operations>(
  method: string,
  operation: K,
  ...args: Parameters<Operations[K]>
): ReturnType<Operations[K]> {
  let counted = method;
  if (listMethod !== undefined && method !== '') {
    counted = listMethod;
    listMethod = '';
  }
  try {
    return bridge(counted, operation, ...args);
  } catch (error) {
    // The error belongs to the host: only its text may be seen by a script.
    throw exception(String((error as Error).message));
  }
}

/** Something the host knows or does without a service call. */
export const local = <K extends keyof Operations>(
  operation: K,
  ...args: Parameters<Operations[K]>
): ReturnType<Operations[K]> => service('', operation, ...args);

/** A list of the host, copied into one of the script's own. */
export function copied<T>(list: ArrayLike<T>): T[] {
  const copy: T[] = [];
  for (let i = 0; i < list.length; i++) copy[i] = list[i] as T;
  return copy;
}

/** A flat list of the host as rows of the script's own. */
export function asRows<T>(list: ArrayLike<T>, rows: number, columns: number): T[][] {
  const table: T[][] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const line: T[] = [];
    for (let column = 0; column < columns; column++) line[column] = list[at++] as T;
    table[row] = line;
  }
  return table;
}
