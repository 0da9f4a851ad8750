import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { checkedAction, type Deed, perform, touched } from './act.ts';
import { type Book, gridOf } from './book.ts';
import type { Answer, Operations, Request, Scope, TriggerEvent } from './bridge.ts';
import { isPending, makeFeed, pendingOf } from './changes.ts';
import { makeClock, seededRandom } from './clock.ts';
import { execute } from './execution.ts';
import { type Fault, faultWatch, type KillVariant } from './fault.ts';
import { HostError, InvalidInput, NotUndone, PlatformError } from './host-error.ts';
import { writeOutbox } from './mail.ts';
import { type CellCount, cellOperations } from './operations-cells.ts';
import { serviceOperations, type Traces } from './operations-services.ts';
import { sheetOperations } from './operations-sheets.ts';
import type { Acted, Action, ActOptions, ClientError, Paged, Refusal, TriggerRun } from './page.ts';
import { refusal } from './permissions.ts';
import type { Execution, RunOptions } from './run.ts';
import { clockMembers } from './schedule.ts';
import { type Holder, type Locks, releaseAll } from './script-lock.ts';
import { argumentsAsJson } from './script-values.ts';
import { asHostError, commitBook, createStore, loadBook, openStore } from './store.ts';
import {
  dueTriggers,
  type InstalledTrigger,
  nextDue,
  prepareTriggers,
  putOff,
  type TriggerEventType,
  triggerNamed,
  triggersFor,
} from './triggers.ts';
import { makeEdits } from './undo.ts';
import { bookView, cellView, meet, windowView } from './view.ts';
import { zoneNamed } from './zone.ts';

export interface HostOptions {
  /** Path of the workbook's file. */
  readonly workbook: string;
  /** Source of the bundle: one plain script with top-level functions. */
  readonly code: string;
  /** The project's HTML files, by name without `.html`. */
  readonly html?: Readonly<Record<string, string>>;
  /** The parsed appsscript.json. Without `oauthScopes` every call is allowed, as when Google finds the scopes itself. */
  readonly manifest: { readonly timeZone: string; readonly oauthScopes?: readonly string[] };
  /** Mail address of the user who executes. */
  readonly account: string;
  /** Milliseconds since 1970; the script's clock too. Without it the machine's clock, and sleeping really waits. */
  readonly now?: () => number;
  /** Makes Math.random and Utilities.getUuid repeatable. */
  readonly seed?: number;
  /** Folder for .eml files; `<workbook>.outbox` by default. */
  readonly outbox?: string;
  readonly cellLimit?: number;
  readonly fault?: Fault;
  /** What a killed execution leaves of the writes it has not flushed: nothing by default. */
  readonly killVariant?: KillVariant;
  /** Milliseconds of one execution, six minutes by default; and of a simple trigger, 30 seconds. */
  readonly executionLimit?: number;
  readonly simpleTriggerLimit?: number;
}

/** An edit by hand, as a trigger is told of it; rows and columns from 1. */
export interface EditEvent {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly value?: string;
  readonly oldValue?: string;
}

export interface Host extends Paged {
  /** Runs a top-level function as google.script.run or a menu would. */
  run(functionName: string, args?: readonly unknown[], options?: RunOptions): Execution;
  /** Runs the simple trigger onOpen alone, if the bundle has one, and throws what it throws. */
  open(options?: RunOptions): Execution | undefined;
  /** Runs the simple trigger onEdit alone, if the bundle has one. The cells must have been changed before. */
  edit(event: EditEvent, options?: RunOptions): Execution | undefined;
  /** Another execution takes a lock, until then on the clock or until it is freed here. */
  holdLock(scope: Scope, holder: Holder): void;
  freeLock(scope: Scope): void;
  /** The fault for the executions to come; undefined for none. */
  setFault(fault: Fault | undefined): void;
  /** Writes the .eml file of every mail sent so far that has none; gives their paths. */
  flushOutbox(): Promise<readonly string[]>;
  /** What the last execution did, also when `run` threw. */
  readonly last: Execution | undefined;
  close(): void;
}

/** In whose name an execution runs, and what it may do. */
interface Mode {
  /** The effective user: for a trigger whoever made it. */
  readonly account: string;
  /** Who sits at the keyboard. */
  readonly actor: string;
  readonly simple: boolean;
  /** Whether somebody is there to see menus and dialogs. */
  readonly ui: boolean;
}

const CELL_LIMIT = 10_000_000;
const EXECUTION_LIMIT = 6 * 60_000;
const SIMPLE_TRIGGER_LIMIT = 30_000;

/** Makes a workbook with one empty sheet, as Google does. Refuses a file that is there. */
export function createWorkbook(path: string, options: { title: string; timeZone: string; locale: string }): void {
  zoneNamed(options.timeZone);
  createStore(path, { title: options.title, timeZone: options.timeZone, locale: options.locale });
}

/** Opens a workbook, for this process alone, to run a bundle on it. */
export function openHost(options: HostOptions): Host {
  const { workbook: path, manifest } = options;
  zoneNamed(manifest.timeZone);
  const emulation = compiledEmulation();
  const code = compiled(options.code);
  const store = openStore(path);
  prepareTriggers(store.connection);
  const locks: Locks = new Map();
  const random = options.seed === undefined ? Math.random : seededRandom(options.seed);
  const cellLimit = options.cellLimit ?? CELL_LIMIT;
  const killVariant = options.killVariant ?? 'none';
  /** One object for as long as the host is open: whoever holds it sees what it becomes. */
  const book = guarded(path, () => loadBook(store));
  const reload = (): void => void Object.assign(book, loadBook(store));
  let fault = options.fault;
  let strikes = faultWatch(fault);
  let executions = 0;
  let last: Execution | undefined;
  let closed = false;
  let callable: readonly string[] | undefined;

  const edits = makeEdits();
  const feed = makeFeed(makeClock(options.now).now());

  function commit(): void {
    const pending = pendingOf(book);
    guarded(path, () => commitBook(store, book));
    feed.add(pending);
  }

  function start(request: Omit<Request, 'ownRandom'>, run: RunOptions, mode: Mode): Execution {
    const { simple } = mode;
    if (closed) throw new HostError('closed', `${path} has been closed`);
    // The script's Date follows the script's zone through the process: Node has no zone per context.
    process.env.TZ = manifest.timeZone;
    if (run.activeSheet !== undefined && book.grids.some(({ id }) => id === run.activeSheet))
      book.meta.activeSheet = run.activeSheet;
    const clock = makeClock(options.now);
    const count: CellCount = { read: 0, written: 0, searched: 0 };
    const traces: Traces = { log: [], toasts: [], mails: [], menus: [], questions: [], shown: [] };
    const calls = { total: 0, byMethod: new Map<string, number>() };
    const owner = `execution ${++executions}`;
    /** The buffered changes, kept only where a prefix of them may have to be made again. */
    let buffer: { operation: keyof Operations; args: readonly unknown[] }[] = [];
    const flush = (): void => {
      commit();
      buffer = [];
    };
    const limit = simple
      ? (options.simpleTriggerLimit ?? SIMPLE_TRIGGER_LIMIT)
      : (options.executionLimit ?? EXECUTION_LIMIT);
    const started = Date.now();
    const cellsOf = (of: Book) => ({
      ...sheetOperations(of, cellLimit),
      ...cellOperations(of, count, clock.now, cellLimit),
    });
    const ending = execute({
      emulation,
      code,
      request: { ...request, ownRandom: options.seed !== undefined },
      operations: {
        ...cellsOf(book),
        ...serviceOperations({
          connection: store.connection,
          clock,
          random,
          seeded: options.seed !== undefined,
          account: mode.account,
          // Google tells it to the maker of a trigger about himself alone, unless both are of one domain.
          activeUser: simple || mode.actor !== mode.account ? '' : mode.actor,
          effectiveUser: simple ? '' : mode.account,
          scopes: manifest.oauthScopes,
          timeZone: manifest.timeZone,
          locks,
          owner,
          answers: [...(run.answers ?? [])],
          ask:
            run.ask &&
            ((question) => {
              // Others go on while a person thinks: they must not find half of what this execution has written.
              flush();
              return run.ask?.(question, Math.max(0, limit - (Date.now() - started))) as Answer;
            }),
          html: options.html ?? {},
          traces,
        }),
        flush,
      },
      fault,
      strikes,
      refusal: (method) => refusal(method, manifest.oauthScopes, mode),
      limit,
      slept: () => (options.now ? clock.slept : 0),
      calls,
      changed: (operation, args) => {
        if (typeof killVariant === 'object') buffer.push({ operation, args: args.map(kept) });
      },
    });
    releaseAll(locks, owner);
    last = {
      result: ending.kind === 'result' ? ending.result : null,
      log: traces.log,
      calls: calls.total,
      cellsRead: count.read,
      cellsWritten: count.written,
      cellsSearched: count.searched,
      toasts: traces.toasts,
      byMethod: Object.fromEntries(calls.byMethod),
      mails: traces.mails,
      menus: traces.menus,
      questions: traces.questions,
      shown: traces.shown,
      activeSheet: book.meta.activeSheet,
    };
    if (ending.kind === 'broken') {
      reload();
      throw ending.error;
    }
    if (ending.kind === 'killed' || ending.kind === 'timeout') {
      if (killVariant !== 'all') reload();
      if (typeof killVariant === 'object') {
        const again = cellsOf(book) as unknown as Record<string, (...args: unknown[]) => unknown>;
        for (const { operation, args } of buffer.slice(0, killVariant.prefix)) again[operation]?.(...args);
      }
    }
    try {
      commit();
    } catch (error) {
      // What memory holds is not what the file holds: memory gives way.
      reload();
      throw error;
    }
    if (ending.kind === 'killed') throw new HostError('killed', 'The execution was killed.');
    if (ending.kind === 'timeout') throw new HostError('timeout', 'Exceeded maximum execution time');
    if (ending.kind === 'unknown-function')
      throw new HostError('unknown-function', `Script function not found: ${request.functionName}`);
    if (ending.kind === 'error') throw new HostError('script-error', ending.message, ending.stack);
    return last;
  }

  /** On the workbook's wall clock. */
  function yearNow(): number {
    const now = makeClock(options.now).now();
    return new Date(zoneNamed(book.meta.timeZone).toWall(now)).getUTCFullYear();
  }

  const actorOf = (run: RunOptions): string => run.account ?? options.account;
  /** As the person at the keyboard, with everything the manifest allows. */
  const byHand = (run: RunOptions): Mode => ({ account: actorOf(run), actor: actorOf(run), simple: false, ui: true });

  function simpleTrigger(functionName: string, event: TriggerEvent, run: RunOptions): Execution | undefined {
    try {
      return start({ functionName, args: [], event }, run, { ...byHand(run), simple: true });
    } catch (error) {
      if (error instanceof HostError && error.code === 'unknown-function') return undefined;
      throw error;
    }
  }

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
    return { trigger, handler, account, execution: last as Execution, error };
  }

  /** All that an event of the workbook sets off: the simple trigger, then the installed ones. */
  function fire(name: 'onOpen' | 'onEdit', type: TriggerEventType, event: Partial<TriggerEvent>, run: RunOptions) {
    const runs: TriggerRun[] = [];
    let there = true;
    const simple = ran(null, name, actorOf(run), () => {
      there = simpleTrigger(name, { authMode: 'LIMITED', user: '', range: null, ...event }, run) !== undefined;
    });
    if (there) runs.push(simple);
    for (const trigger of triggersFor(store.connection, type)) runs.push(installed(trigger, event, run));
    return runs;
  }

  /** Nothing is left in memory of what was refused half-way. */
  function act(action: Action, run: ActOptions): Acted {
    if (closed) throw new HostError('closed', `${path} has been closed`);
    const account = actorOf(run);
    let deed: Deed;
    try {
      const refused = protectionAgainst(action, run);
      if (refused) return { done: false, refusal: refused };
      const lastTaken = () => edits.last(account, book);
      deed = perform(action, { book, now: makeClock(options.now).now(), cellLimit, lastTaken });
      commit();
    } catch (error) {
      if (isPending(pendingOf(book))) reload();
      return { done: false, refusal: refusalFor(error) };
    }
    if (action.kind === 'undo') edits.drop(account);
    else if (deed.taken) edits.add(account, deed.taken, gridOf(book, deed.taken.sheet));
    const there: RunOptions = { ...('sheet' in action ? { activeSheet: action.sheet } : {}), ...run };
    const runs = deed.edit ? fire('onEdit', 'ON_EDIT', deed.edit, there) : [];
    if (deed.changeType !== null)
      for (const trigger of triggersFor(store.connection, 'ON_CHANGE'))
        runs.push(installed(trigger, { changeType: deed.changeType }, there));
    return { done: true, revision: feed.revision, runs };
  }

  function protectionAgainst(action: Action, { confirmed }: ActOptions): Refusal | undefined {
    if (!('sheet' in action)) return undefined;
    const grid = gridOf(book, action.sheet);
    const rect = touched(action, grid);
    if (rect === undefined) return undefined;
    const hit = grid.meta.protections.filter((known) => known.rect === null || (rect && meet(known.rect, rect)));
    const hard = hit.find(({ warningOnly }) => !warningOnly);
    const found = hard ?? (confirmed ? undefined : hit[0]);
    return (
      found && {
        reason: hard ? 'protected' : 'protected-warning',
        message: 'You are trying to edit part of this sheet that should not be changed accidentally.',
        detail: found.description,
      }
    );
  }

  return {
    run: (functionName, args = [], run = {}) =>
      start({ functionName, args: argumentsAsJson(args), event: null }, run, byHand(run)),
    open: (run = {}) => simpleTrigger('onOpen', { authMode: 'LIMITED', user: '', range: null }, run),
    edit: ({ sheet, row, column, rows = 1, columns = 1, value, oldValue }, run = {}) =>
      simpleTrigger(
        'onEdit',
        {
          authMode: 'LIMITED',
          user: '',
          range: { sheet, row: row - 1, column: column - 1, rows, columns },
          ...(value === undefined ? {} : { value }),
          ...(oldValue === undefined ? {} : { oldValue }),
        },
        run,
      ),
    book: () => bookView(book, feed.revision),
    window: (sheet, rect) => windowView(book, gridOf(book, sheet), rect, feed.revision),
    cell: (sheet, row, column) => cellView(book, gridOf(book, sheet), row, column, yearNow()),
    call: (functionName, argumentsJson, run = {}) => {
      const args = listFrom(argumentsJson);
      try {
        const { result } = start({ functionName, args, event: null }, run, byHand(run));
        return { kind: 'value', value: result, execution: last as Execution };
      } catch (error) {
        return { kind: 'error', error: clientError(error), execution: last as Execution };
      }
    },
    functions: () => {
      const before = last;
      callable ??= start({ functionName: null, args: [], event: null }, {}, byHand({})).result as string[];
      last = before;
      return callable;
    },
    act: (action, run = {}) => act(checkedAction(action), run),
    get revision() {
      return feed.revision;
    },
    changesSince: (revision) =>
      feed.since(
        revision,
        book.grids.map(({ id }) => id),
      ),
    opened: (run = {}) => fire('onOpen', 'ON_OPEN', {}, run),
    tick: () => {
      const runs: TriggerRun[] = [];
      const { now } = makeClock(options.now);
      // Each once at the most: what a handler makes, or makes due, waits for the next time.
      for (const { id } of dueTriggers(store.connection, now())) {
        const trigger = triggerNamed(store.connection, id);
        if (!trigger) continue;
        putOff(store.connection, trigger, now());
        runs.push(installed(trigger, { clock: clockMembers(now()) }, {}));
      }
      return runs;
    },
    get nextDue() {
      return nextDue(store.connection);
    },
    holdLock: (scope, holder) => void locks.set(scope, holder),
    freeLock: (scope) => void locks.delete(scope),
    setFault: (next) => {
      fault = next;
      strikes = faultWatch(next);
    },
    flushOutbox: () => writeOutbox(store.connection, options.outbox ?? `${path}.outbox`),
    get last() {
      return last;
    },
    close: () => {
      closed = true;
      store.close();
    },
  };
}

/** What Google lets a client know of a failure: never the stack. */
function clientError(failure: unknown): ClientError {
  if (failure instanceof HostError && TOLD.has(failure.code)) return { name: 'ScriptError', message: failure.message };
  throw failure;
}

const TOLD: ReadonlySet<string> = new Set(['script-error', 'timeout', 'unknown-function', 'illegal-argument']);

/** Why an action was refused; whatever is no refusal is thrown on. */
function refusalFor(error: unknown): Refusal {
  if (error instanceof InvalidInput) {
    const { message, row, column, help } = error;
    return { reason: 'validation', message, cell: { row, column }, ...(help === null ? {} : { detail: help }) };
  }
  if (error instanceof NotUndone) return { reason: error.reason, message: error.message };
  if (error instanceof PlatformError) return { reason: 'impossible', message: error.message };
  throw error;
}

/** The arguments of a call, as a client sends them. */
function listFrom(json: string): unknown[] {
  let args: unknown;
  try {
    args = JSON.parse(json);
  } catch {
    args = null;
  }
  if (!Array.isArray(args)) throw new HostError('illegal-argument', 'The arguments are no JSON list');
  return args;
}

/** A copy that survives the context an argument came from. */
const kept = (argument: unknown): unknown =>
  typeof argument === 'object' && argument !== null ? Array.from(argument as ArrayLike<unknown>) : argument;

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asHostError(error, path);
  }
}

function compiled(source: string): Script {
  try {
    return new Script(source, { filename: 'Code.js' });
  } catch (error) {
    throw new HostError('script-error', String(error), (error as Error).stack);
  }
}

let emulationScript: Script | undefined;

/** `build/emulation.js` beside the nearest package.json, compiled once. */
function compiledEmulation(): Script {
  if (!emulationScript) {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
    const path = join(folder, 'build', 'emulation.js');
    emulationScript = new Script(readFileSync(path, 'utf8'), { filename: 'emulation.js' });
  }
  return emulationScript;
}
