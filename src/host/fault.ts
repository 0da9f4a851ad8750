/** One fault, which strikes once in the life of a host: at a service call, before or after its effect. */
export interface Fault {
  /** The n-th service call of the execution, from 1; or … */
  readonly call?: number;
  /** … the `nth` (default 1) call of this method, by Google's name: `Range.setValues`. */
  readonly method?: string;
  readonly nth?: number;
  readonly moment: 'before' | 'after';
  /** `kill`: the execution ends there for good. `throw`: the call throws into the script. */
  readonly effect: 'kill' | 'throw';
  /** What is thrown; Google's time-out of the service by default. */
  readonly message?: string;
  /** With `kill`: the whole process dies, as by a power cut. */
  readonly exitProcess?: boolean;
}

/** What a killed execution leaves of its buffered writes: open on Google, so every variant can be had. */
export type KillVariant = 'none' | 'all' | { readonly prefix: number };

/** Tells of each call whether the fault strikes. */
export function faultWatch(fault: Fault | undefined): (call: number, method: string, calledBefore: number) => boolean {
  let struck = false;
  return (call, method, calledBefore) => {
    if (!fault || struck) return false;
    struck =
      fault.method === undefined
        ? call === fault.call
        : method === fault.method && calledBefore + 1 === (fault.nth ?? 1);
    return struck;
  };
}

export function dieNow(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment to arrive; nothing may run until it does.
  for (;;);
}
