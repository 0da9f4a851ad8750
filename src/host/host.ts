import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type { Book } from './book.ts';
import type { Answer, Operations, Request, Scope, TriggerEvent } from './bridge.ts';
import type { Rect } from './cell.ts';
import { makeFeed, pendingOf } from './changes.ts';
import { makeClock, seededRandom } from './clock.ts';
import { execute } from './execution.ts';
import { type Fault, faultWatch, type KillVariant } from './fault.ts';
import { ifThere } from './firing.ts';
import { inHands } from './hand.ts';
import { HostError } from './host-error.ts';
import { writeOutbox } from './mail.ts';
import { type CellCount, cellOperations } from './operations-cells.ts';
import { serviceOperations, type Traces } from './operations-services.ts';
import { sheetOperations } from './operations-sheets.ts';
import type { Paged } from './page.ts';
import { refusal } from './permissions.ts';
import type { SourceFile } from './project.ts';
import { type PropertyStore, propertiesBeside } from './properties.ts';
import { byHand, type Execution, type Mode, type RunOptions } from './run.ts';
import { type Holder, type Locks, releaseAll } from './script-lock.ts';
import { argumentsAsJson } from './script-values.ts';
import { asHostError, commitBook, copyStore, createStore, loadBook, openStore, rollBack } from './store.ts';
import { setProcessZone, zoneNamed } from './zone.ts';

export interface HostOptions {
  /** Path of the workbook's file. */
  readonly workbook: string;
  /** Source of the bundle: one plain script with top-level functions; or the files of a project, as they are run one after the other. */
  readonly code: string | readonly SourceFile[];
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
  /** Writes a copy of the workbook, between executions, to a file that is not there yet. */
  copyTo(target: string): void;
  close(): void;
}

const CELL_LIMIT = 10_000_000;
const EXECUTION_LIMIT = 6 * 60_000;
const SIMPLE_TRIGGER_LIMIT = 30_000;
/** Milliseconds that are left to an execution for writing, when it runs while another waits. */
const LAST_COMMIT = 2000;

/** Makes a workbook with one empty sheet, as Google does. Refuses a file that is there. */
export function createWorkbook(path: string, options: { title: string; timeZone: string; locale: string }): void {
  zoneNamed(options.timeZone);
  createStore(path, { title: options.title, timeZone: options.timeZone, locale: options.locale });
}

/** Opens a workbook, for this process alone, to run a bundle on it. */
export function openHost(options: HostOptions): Host {
  const { workbook: path, manifest } = options;
  setProcessZone(manifest.timeZone);
  const emulation = compiledEmulation();
  const files = typeof options.code === 'string' ? [{ name: 'Code.js', source: options.code }] : options.code;
  const code = files.map(compiled);
  const store = openStore(path);
  const locks: Locks = new Map();
  const random = options.seed === undefined ? Math.random : seededRandom(options.seed);
  const cellLimit = options.cellLimit ?? CELL_LIMIT;
  const killVariant = options.killVariant ?? 'none';
  /** One object for as long as the host is open: whoever holds it sees what it becomes. */
  const book = guarded(path, () => loadBook(store));
  const reload = (): void => void Object.assign(book, loadBook(store));
  const properties = propertiesOf(book);
  let fault = options.fault;
  let strikes = faultWatch(fault);
  let executions = 0;
  let last: Execution | undefined;
  let closed = false;
  /** Until when the execution runs that waits for a person while another is begun. */
  let waitingUntil = Number.POSITIVE_INFINITY;

  const feed = makeFeed(makeClock(options.now).now());

  function commit(): void {
    const pending = pendingOf(book);
    guarded(path, () => commitBook(store, book));
    feed.add(pending);
  }

  function checkOpen(): void {
    if (closed) throw new HostError('closed', `${path} has been closed`);
  }

  function propertiesOf({ meta }: Book): PropertyStore {
    try {
      return propertiesBeside(path, meta.id);
    } catch (error) {
      store.close();
      throw error;
    }
  }

  function start(request: Omit<Request, 'ownRandom'>, run: RunOptions, mode: Mode): Execution {
    const { simple } = mode;
    checkOpen();
    setProcessZone(manifest.timeZone);
    if (run.activeSheet !== undefined && book.grids.some(({ id }) => id === run.activeSheet))
      book.meta.activeSheet = run.activeSheet;
    const before = selectionOn(book, run.selection);
    book.selection = before;
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
    const whole = simple
      ? (options.simpleTriggerLimit ?? SIMPLE_TRIGGER_LIMIT)
      : (options.executionLimit ?? EXECUTION_LIMIT);
    // The end of the one that waits would tear this one down with it.
    const limit = Math.max(1, Math.min(whole, waitingUntil - Date.now() - LAST_COMMIT));
    const outer = waitingUntil;
    const until = Date.now() + limit;
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
          properties,
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
              waitingUntil = until;
              // What others begin meanwhile, and the script's own rest, need some time.
              const answer = run.ask?.(question, Math.max(0, until - Date.now() - limit / 6)) as Answer;
              waitingUntil = outer;
              return answer;
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
    waitingUntil = outer;
    rollBack(store);
    releaseAll(locks, owner);
    const execution: Execution = {
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
      selected: selectedSince(book, before),
    };
    // Looking up what can be called is no execution.
    if (request.functionName !== null) last = execution;
    if (ending.kind === 'broken') {
      reload();
      throw ending.error;
    }
    if (ending.kind === 'killed' || ending.kind === 'timeout') {
      if (killVariant !== 'all') reload();
      // A commit may have been made of which nobody was told any more.
      feed.add({ book: true, sheets: book.grids.map(({ id }) => ({ sheet: id, rows: null })) });
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
    return execution;
  }

  const paged = inHands({
    book,
    properties,
    account: options.account,
    cellLimit,
    now: () => makeClock(options.now).now(),
    feed,
    checkOpen,
    commit,
    reload,
    start,
    last: () => last as Execution,
  });
  const simpleTrigger = (functionName: string, event: TriggerEvent, run: RunOptions): Execution | undefined =>
    ifThere(() => start({ functionName, args: [], event }, run, { ...byHand(options.account, run), simple: true }));

  return {
    run: (functionName, args = [], run = {}) =>
      start({ functionName, args: argumentsAsJson(args), event: null }, run, byHand(options.account, run)),
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
    ...paged,
    get revision() {
      return paged.revision;
    },
    get nextDue() {
      return paged.nextDue;
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
    copyTo: (target) => {
      checkOpen();
      copyStore(store, target);
    },
    close: () => {
      closed = true;
      store.close();
    },
  };
}

/** What a person has selected on the active sheet, where it still lies on it. */
function selectionOn({ grids, meta }: Book, rect: Rect | undefined): Book['selection'] {
  const sheet = grids.find(({ id }) => id === meta.activeSheet)?.meta;
  const isThere =
    sheet && rect && rect.row + rect.rows <= sheet.maxRows && rect.column + rect.columns <= sheet.maxColumns;
  return isThere && rect.rows > 0 && rect.columns > 0 ? { sheet: meta.activeSheet, ...rect } : undefined;
}

function selectedSince({ selection }: Book, before: Book['selection']): Rect | null {
  if (!selection || selection === before) return null;
  const { row, column, rows, columns } = selection;
  return { row, column, rows, columns };
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

function compiled({ name, source }: SourceFile): Script {
  try {
    return new Script(source, { filename: name });
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
