import { optionsOf } from '../../domain/options.ts';
import type { Book } from '../../domain/register.ts';
import { inCabinet, type Key, keyInventory } from './key-inventory.ts';

/** The registers that tell what hangs there. */
export const COUNTED_KEYS: readonly string[] = [keyInventory.id, ...(keyInventory.reads ?? [])];

/** Pieces that hang in the cabinet now, by the kind of key as the site calls it: what a count at the change of shift finds. */
export function keysByKind(book: Book): readonly { readonly kind: string; readonly pieces: number }[] {
  const labels = optionsOf(book.site, keyInventory.id, 'kind', keyInventory.fields.kind);
  const pieces = new Map<string, number>();
  for (const { register, entry } of book.open()) {
    if (register.id !== keyInventory.id) continue;
    const key = entry as unknown as Key;
    const kind = labels.get(key.kind) ?? key.kind;
    pieces.set(kind, (pieces.get(kind) ?? 0) + Math.max(0, inCabinet(book, key) + key.sealed));
  }
  return [...pieces].map(([kind, count]) => ({ kind, pieces: count }));
}
