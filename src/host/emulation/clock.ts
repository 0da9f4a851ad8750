import { local } from './host.ts';

/** Replaces what Date reads of the machine by the host's clock. The rest of Date is V8's own. */
export function injectClock(scope: { Date: DateConstructor }): void {
  const RealDate = scope.Date;
  function ScriptDate(this: unknown, ...args: unknown[]): unknown {
    const now = args.length === 0 ? [local('now')] : args;
    if (new.target === undefined) return new RealDate(local('now')).toString();
    return Reflect.construct(RealDate, now, new.target);
  }
  const { prototype } = RealDate;
  Object.defineProperty(ScriptDate, 'prototype', { value: prototype, writable: false });
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
  Object.defineProperty(ScriptDate, 'length', { value: 7 });
  for (const [name, value] of [
    ['now', () => local('now')],
    ['parse', RealDate.parse],
    ['UTC', RealDate.UTC],
  ] as const)
    Object.defineProperty(ScriptDate, name, { value, writable: true, configurable: true });
  Object.defineProperty(prototype, 'constructor', { value: ScriptDate, writable: true, configurable: true });
  Object.defineProperty(scope, 'Date', { value: ScriptDate, writable: true, configurable: true });
}

/** Replaces Math.random by the host's generator. */
export function injectRandom(): void {
  Object.defineProperty(Math, 'random', { value: () => local('random'), writable: true, configurable: true });
}
