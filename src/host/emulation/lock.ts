import type { Scope } from '../bridge.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { service } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Lock = GoogleAppsScript.Lock.Lock;
type Service = GoogleAppsScript.Lock.LockService;

export const lockSignatures = { hasLock: [[]], releaseLock: [[]], tryLock: [['int']], waitLock: [['int']] } as const;
export const lockServiceSignatures = { getDocumentLock: [[]], getScriptLock: [[]], getUserLock: [[]] } as const;

const kind: Kind = { owner: 'LockService.Lock', name: 'Lock', signatures: lockSignatures };
const serviceKind: Kind = { owner: 'LockService', name: 'LockService', signatures: lockServiceSignatures };

class LockImpl extends Emulated<Lock> implements Exact<Lock, keyof typeof lockSignatures> {
  readonly scope: Scope;
  constructor(scope: Scope) {
    super();
    this.scope = scope;
  }
  hasLock(): boolean {
    return service('Lock.hasLock', 'hasLock', this.scope);
  }
  releaseLock(): void {
    service('Lock.releaseLock', 'releaseLock', this.scope);
  }
  tryLock(timeoutInMillis: number): boolean {
    return service('Lock.tryLock', 'tryLock', this.scope, timeoutInMillis);
  }
  waitLock(timeoutInMillis: number): void {
    if (!service('Lock.waitLock', 'tryLock', this.scope, timeoutInMillis))
      throw exception('Lock timeout: another process was holding the lock for too long.');
  }
}

class ServiceImpl extends Emulated<Service> implements Exact<Service, keyof typeof lockServiceSignatures> {
  getScriptLock(): Lock {
    return strict<Lock>(kind, new LockImpl('script'));
  }
  getDocumentLock(): Lock {
    return strict<Lock>(kind, new LockImpl('document'));
  }
  getUserLock(): Lock {
    return strict<Lock>(kind, new LockImpl('user'));
  }
}

export const lockService: Service = strict<Service>(serviceKind, new ServiceImpl());
