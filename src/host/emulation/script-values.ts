/**
 * A result as google.script.run carries it (documented: guides/html/communication): a Date anywhere loses the whole result,
 * undefined becomes null, Map, Set and RegExp become {}, a circle fails.
 */
export function asResult(value: unknown): unknown {
  const lost = { date: false };
  const carried = carry(value, lost, []);
  return lost.date ? null : carried;
}

function carry(value: unknown, lost: { date: boolean }, above: readonly unknown[]): unknown {
  if (value === undefined || value === null || typeof value === 'function' || typeof value === 'symbol') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') throw new TypeError('Do not know how to serialize a BigInt');
  if (typeof value !== 'object') return value;
  if (above.includes(value)) throw new TypeError('Converting circular structure to JSON');
  if (value instanceof Date) {
    lost.date = true;
    return null;
  }
  const path = above.concat([value]);
  if (Array.isArray(value)) return value.map((element) => carry(element, lost, path));
  if (value instanceof Map || value instanceof Set || value instanceof RegExp) return {};
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, carry(member, lost, path)]));
}
