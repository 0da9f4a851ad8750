import type { Scope } from './bridge.ts';
import type { Clock } from './clock.ts';

/** Who holds a lock, and until when on the execution's clock (for ever: until released). */
export interface Holder {
  readonly owner: string;
  readonly until: number;
}

export type Locks = Map<Scope, Holder>;

/** Takes the lock for `owner`, waiting for another holder up to `milliseconds` on the clock. */
export function tryLock(locks: Locks, scope: Scope, owner: string, milliseconds: number, clock: Clock): boolean {
  const deadline = clock.now() + milliseconds;
  const holder = locks.get(scope);
  if (holder && holder.owner !== owner && holder.until > clock.now()) {
    if (holder.until > deadline) {
      clock.sleep(milliseconds);
      return false;
    }
    clock.sleep(holder.until - clock.now());
  }
  locks.set(scope, { owner, until: Number.POSITIVE_INFINITY });
  return true;
}

export function holds(locks: Locks, scope: Scope, owner: string): boolean {
  return locks.get(scope)?.owner === owner;
}

/** Releasing a lock that is not held does nothing. */
export function releaseLock(locks: Locks, scope: Scope, owner: string): void {
  if (holds(locks, scope, owner)) locks.delete(scope);
}

/** At the end of an execution, and when a dialog opens, all of its locks are released. */
export function releaseAll(locks: Locks, owner: string): void {
  for (const [scope, holder] of locks) if (holder.owner === owner) locks.delete(scope);
}
