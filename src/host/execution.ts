import { Script as CompiledScript, createContext, type Script } from 'node:vm';
import type { Bridge, Operations, Outcome, Request } from './bridge.ts';
import { dieNow, type Fault } from './fault.ts';
import { HostError, PlatformError } from './host-error.ts';

/** Everything one execution runs with. */
export interface ExecutionPlan {
  readonly emulation: Script;
  /** Run in this order. */
  readonly code: readonly Script[];
  readonly request: Request;
  readonly operations: Omit<Operations, 'ready' | 'finish'>;
  readonly fault: Fault | undefined;
  readonly strikes: (call: number, method: string, calledBefore: number) => boolean;
  readonly refusal: (method: string) => string | undefined;
  /** Milliseconds Google gives an execution. */
  readonly limit: number;
  /** Milliseconds of `limit` that were slept away on an injected clock. */
  readonly slept: () => number;
  readonly calls: CallCount;
  /** Told of every operation that changes cells, in order. */
  readonly changed: (operation: keyof Operations, args: readonly unknown[]) => void;
}

export interface CallCount {
  total: number;
  readonly byMethod: Map<string, number>;
}

export type Ending =
  | Outcome
  | { readonly kind: 'killed' }
  | { readonly kind: 'timeout' }
  /** The host itself could not go on: a full disk, for instance. */
  | { readonly kind: 'broken'; readonly error: HostError };

const START = new CompiledScript('{ const start = globalThis.__start; delete globalThis.__start; start(); }', {
  filename: 'start.js',
});

/** Runs one function in a fresh context. Afterwards the bridge is dead: whatever is left of the script has no effect. */
export function execute(plan: ExecutionPlan): Ending {
  let ending: Ending | undefined;
  const end = (how: Ending): void => {
    ending ??= how;
  };
  const sandbox = createContext(Object.assign(Object.create(null), { __bridge: makeBridge(plan, () => ending, end) }), {
    microtaskMode: 'afterEvaluate',
  });
  const deadline = Date.now() + plan.limit;
  try {
    for (const script of [plan.emulation, ...plan.code, START])
      script.runInContext(sandbox, { timeout: Math.max(1, deadline - Date.now()) });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') end({ kind: 'timeout' });
    else end(thrownAtTopLevel(error));
  }
  const how = ending ?? { kind: 'error', message: 'The function returned a promise that never settles.', stack: '' };
  end(how);
  return how;
}

function makeBridge(plan: ExecutionPlan, ended: () => Ending | undefined, end: (how: Ending) => void): Bridge {
  const operations: Operations = {
    ...plan.operations,
    ready: () => JSON.stringify(plan.request),
    finish: (outcome) => end(JSON.parse(outcome) as Outcome),
  };
  const dead = (): Error => new Error('This execution has ended.');
  return (method, operation, ...args) => {
    if (ended()) throw dead();
    const run = operations[operation] as (...args: unknown[]) => never;
    const call = (): never => {
      try {
        const result = run(...args);
        if (CHANGES.has(operation)) plan.changed(operation, args);
        return result;
      } catch (error) {
        if (error instanceof HostError) end({ kind: 'broken', error });
        throw error;
      }
    };
    if (plan.slept() > plan.limit) {
      end({ kind: 'timeout' });
      throw dead();
    }
    if (method === '') return call();
    const refused = plan.refusal(method);
    if (refused !== undefined) throw new PlatformError(refused);
    const before = plan.calls.byMethod.get(method) ?? 0;
    plan.calls.total += 1;
    plan.calls.byMethod.set(method, before + 1);
    if (!plan.strikes(plan.calls.total, method, before)) return call();
    const fault = plan.fault as Fault;
    if (fault.moment === 'after') call();
    if (fault.effect === 'throw')
      throw new PlatformError(fault.message ?? 'Service Spreadsheets timed out while accessing document.');
    if (fault.exitProcess) dieNow();
    end({ kind: 'killed' });
    throw dead();
  };
}

/** The operations that go through the write buffer. */
const CHANGES: ReadonlySet<keyof Operations> = new Set([
  'renameBook',
  'setTimeZone',
  'setLocale',
  'insertSheet',
  'deleteSheet',
  'moveSheet',
  'activate',
  'select',
  'setName',
  'removeName',
  'setSheet',
  'insertRows',
  'deleteRows',
  'insertColumns',
  'deleteColumns',
  'moveColumns',
  'hideRows',
  'hideColumns',
  'setSize',
  'fitColumns',
  'setConditionalFormats',
  'protect',
  'setProtection',
  'removeProtection',
  'write',
  'writeRich',
  'appendRow',
  'clear',
  'paint',
  'paintEach',
  'border',
  'note',
  'noteEach',
  'merge',
  'breakApart',
  'sort',
  'copy',
  'replaceAll',
] satisfies (keyof Operations)[]);

/** An exception outside any function: read as text only, its object belongs to the script. */
function thrownAtTopLevel(error: unknown): Outcome {
  let message = 'unknown error';
  let stack = '';
  try {
    message = String(error);
    stack = String((error as { stack?: unknown } | null)?.stack ?? '');
  } catch {
    // A script may throw anything, even what cannot be shown.
  }
  return { kind: 'error', message, stack };
}
