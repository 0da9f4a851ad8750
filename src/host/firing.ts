import type { TriggerEvent } from './bridge.ts';
import { HostError } from './host-error.ts';
import type { ClientError, TriggerRun } from './page.ts';
import type { PropertyStore } from './properties.ts';
import { byHand, type Execution, type Mode, type RunOptions, type Start } from './run.ts';
import { clockMembers } from './schedule.ts';
import {
  dueTriggers,
  type InstalledTrigger,
  putOff,
  type TriggerEventType,
  triggerNamed,
  triggersFor,
} from './triggers.ts';

export interface FiringHost {
  readonly properties: PropertyStore;
  /** Who runs the host, where nobody else is named. */
  readonly account: string;
  readonly now: () => number;
  readonly start: Start;
  readonly last: () => Execution;
}

/** What sets off triggers: events of the workbook, and the clock. */
export interface Firing {
  /** The simple trigger, then the installed ones. */
  fire(name: 'onOpen' | 'onEdit', event: Partial<TriggerEvent>, run: RunOptions): TriggerRun[];
  /** The installed ones of that event. */
  fireInstalled(type: TriggerEventType, event: Partial<TriggerEvent>, run: RunOptions): TriggerRun[];
  tick(): TriggerRun[];
}

const TYPES = { onOpen: 'ON_OPEN', onEdit: 'ON_EDIT' } as const;

export function firing({ properties, account: owner, now, start, last }: FiringHost): Firing {
  const actorOf = (run: RunOptions): string => run.account ?? owner;

  /** Runs an installed trigger under the account of its maker; that it fails concerns nobody else. */
  function installed(trigger: InstalledTrigger, event: Partial<TriggerEvent>, run: RunOptions): TriggerRun {
    const { id, account, handler } = trigger;
    const clock = trigger.event === 'CLOCK';
    const mode: Mode = { account, actor: clock ? account : actorOf(run), simple: false, ui: !clock };
    const full = { authMode: 'FULL', user: clock ? '' : mode.actor, range: null, triggerUid: id, ...event };
    return ran(id, handler, account, () => start({ functionName: handler, args: [], event: full }, run, mode));
  }

  function ran(trigger: string | null, handler: string, account: string, run: () => void): TriggerRun {
    let error: ClientError | null = null;
    try {
      run();
    } catch (failure) {
      error = clientError(failure);
    }
    return { trigger, handler, account, execution: last(), error };
  }

  const fireInstalled: Firing['fireInstalled'] = (type, event, run) =>
    triggersFor(properties, type).map((trigger) => installed(trigger, event, run));

  return {
    fireInstalled,
    fire: (name, event, run) => {
      const full = { authMode: 'LIMITED', user: '', range: null, ...event };
      const mode = { ...byHand(owner, run), simple: true };
      let there = true;
      const simple = ran(null, name, actorOf(run), () => {
        there = ifThere(() => start({ functionName: name, args: [], event: full }, run, mode)) !== undefined;
      });
      return [...(there ? [simple] : []), ...fireInstalled(TYPES[name], event, run)];
    },
    tick: () => {
      const runs: TriggerRun[] = [];
      // Each once at the most: what a handler makes, or makes due, waits for the next time.
      for (const { id } of dueTriggers(properties, now())) {
        const trigger = triggerNamed(properties, id);
        if (!trigger) continue;
        putOff(properties, trigger, now());
        runs.push(installed(trigger, { clock: clockMembers(now()) }, {}));
      }
      return runs;
    },
  };
}

/** The execution of a function that a bundle need not have. */
export function ifThere(run: () => Execution): Execution | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof HostError && error.code === 'unknown-function') return undefined;
    throw error;
  }
}

/** What Google lets a client know of a failure: never the stack. */
export function clientError(failure: unknown): ClientError {
  if (failure instanceof HostError && TOLD.has(failure.code)) return { name: 'ScriptError', message: failure.message };
  throw failure;
}

const TOLD: ReadonlySet<string> = new Set(['script-error', 'timeout', 'unknown-function', 'illegal-argument']);
