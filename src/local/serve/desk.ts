import type { Answer, Question } from '../../host/bridge.ts';
import type { Host } from '../../host/host.ts';
import { HostError } from '../../host/host-error.ts';
import type { TriggerRun } from '../../host/page.ts';
import type { Execution, RunOptions } from '../../host/run.ts';
import type { Calls, Changes, InFront, MenuItem, MenuView } from './messages.ts';
import type { ClockRun, HostCall, HostLeft, HostTells } from './worker-messages.ts';

/** What the windows' calls do to the host, one after the other. */
export interface Desk {
  do<Name extends HostCall>(window: string, name: Name, asks: Calls[Name]['asks']): HostTells<Name>;
  /** Runs what is due by the clock. */
  tick(): readonly ClockRun[];
}

export interface DeskListeners {
  /** A script asks the person at that window, and waits. */
  ask(window: string, question: Question, within: number): Answer;
  changed(changes: Changes): void;
}

export function makeDesk(host: Host, { ask, changed }: DeskListeners): Desk {
  let told = host.revision;
  /** What the menus offer: a window runs that and nothing else by a menu. */
  let offered: ReadonlySet<string> = new Set();

  const asking = (window: string): RunOptions => ({ ask: (question, within) => ask(window, question, within) });
  /** Each window has its own sheet in front and its own selection, and the script finds them active. */
  const inFront = (window: string, { front, selection }: InFront): RunOptions => ({
    ...asking(window),
    activeSheet: front,
    ...(selection && { selection }),
  });

  const calls: { readonly [Name in HostCall]: (window: string, asks: Calls[Name]['asks']) => HostTells<Name> } = {
    open(window) {
      const runs = host.opened(asking(window));
      const menus = runs.flatMap(({ execution }) => execution.menus) as MenuView[];
      offered = new Set(menus.flatMap(({ items }) => items.flatMap(functionsOf)));
      return { book: host.book(), menus, left: leftByRuns(runs, host) };
    },
    book: () => host.book(),
    window: (_, { sheet, ...rect }) => host.window(sheet, rect),
    charts: (_, { sheet }) => host.charts(sheet),
    cell: (_, { sheet, row, column }) => host.cell(sheet, row, column),
    act(window, { action, confirmed }) {
      const acted = host.act(action, { confirmed, ...asking(window) });
      if (!acted.done) return { refusal: acted.refusal };
      const left = leftByRuns(acted.runs, host);
      // Whoever adds a sheet wants to be on it.
      const front = action.kind === 'add-sheet' ? host.book().activeSheet : left.front;
      return { left: { ...left, front }, undoable: acted.undoable };
    },
    menu(window, { functionName, ...at }) {
      if (!offered.has(functionName)) throw new HostError('unknown-function', functionName);
      return { left: leftBy([host.run(functionName, [], inFront(window, at))], at.front, host) };
    },
    call(window, { functionName, argumentsJson, ...at }) {
      const called = host.call(functionName, argumentsJson, inFront(window, at));
      const rest = { left: leftBy([called.execution], at.front, host) };
      return called.kind === 'value' ? { ...rest, value: called.value } : { ...rest, error: called.error };
    },
  };

  function followed<Result>(work: () => Result): Result {
    try {
      return work();
    } finally {
      if (host.revision !== told) {
        changed(host.changesSince(told));
        told = host.revision;
      }
    }
  }

  return {
    do: (window, name, asks) => followed(() => calls[name](window, asks)),
    tick: () =>
      followed(() =>
        host.tick().map(({ handler, execution, error }) => ({
          handler,
          toasts: execution.toasts,
          error: error?.message ?? null,
        })),
      ),
  };
}

function leftBy(executions: readonly Execution[], front: number | null, host: Host): HostLeft {
  const active = executions.at(-1)?.activeSheet ?? front;
  return {
    toasts: executions.flatMap(({ toasts }) => toasts),
    shown: executions.flatMap(({ shown }) => shown),
    failures: [],
    front: front === null || active === front ? null : active,
    selection: front === null ? null : (executions.at(-1)?.selected ?? null),
    revision: host.revision,
  };
}

/** Of triggers: they bring no sheet to the front, and where they fail somebody should know. */
const leftByRuns = (runs: readonly TriggerRun[], host: Host): HostLeft => ({
  ...leftBy(
    runs.map(({ execution }) => execution),
    null,
    host,
  ),
  failures: runs.flatMap(({ handler, error }) => (error ? [`${handler}: ${error.message}`] : [])),
});

const functionsOf = (item: MenuItem): readonly string[] =>
  item === null ? [] : 'functionName' in item ? [item.functionName] : item.items.flatMap(functionsOf);
