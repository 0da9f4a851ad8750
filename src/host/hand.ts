import { checkedAction, type Deed, perform, touched } from './act.ts';
import { type Book, gridOf } from './book.ts';
import { type Feed, isPending, pendingOf } from './changes.ts';
import { chartViews } from './chart-view.ts';
import { clientError, type FiringHost, firing } from './firing.ts';
import type { Grid } from './grid.ts';
import { HostError, InvalidInput, NotUndone, PlatformError } from './host-error.ts';
import type { Acted, Action, ActOptions, Paged, Refusal } from './page.ts';
import { byHand, type RunOptions } from './run.ts';
import { nextDue } from './triggers.ts';
import { makeEdits } from './undo.ts';
import { bookView, cellView, meet, windowView } from './view.ts';
import { zoneNamed } from './zone.ts';

/** What the workbook in people's hands needs of the host. */
export interface HandedHost extends FiringHost {
  readonly book: Book;
  readonly cellLimit: number;
  readonly feed: Feed;
  /** Throws when the host has been closed. */
  readonly checkOpen: () => void;
  readonly commit: () => void;
  /** Memory becomes what the file holds. */
  readonly reload: () => void;
}

export function inHands(host: HandedHost): Paged {
  const { book, properties, feed, commit, reload, start, last } = host;
  const { fire, fireInstalled, tick } = firing(host);
  const edits = makeEdits();
  let callable: readonly string[] | undefined;

  /** Nothing is left in memory of what was refused half-way. */
  function act(action: Action, run: ActOptions): Acted {
    const account = run.account ?? host.account;
    let deed: Deed;
    host.checkOpen();
    try {
      const refused = protectionAgainst(book, action, run);
      if (refused) return { done: false, refusal: refused };
      const lastBack = () => edits.last(account, book);
      deed = perform(action, { book, now: host.now(), cellLimit: host.cellLimit, lastBack });
      commit();
    } catch (error) {
      if (isPending(pendingOf(book))) reload();
      return { done: false, refusal: refusalFor(error) };
    }
    if (action.kind === 'undo') edits.drop(account);
    else if ('back' in deed) edits.add(account, deed.back);
    const there: RunOptions = { ...placeOf(action), ...run };
    const runs = deed.edit ? fire('onEdit', deed.edit, there) : [];
    if (deed.changeType !== null) runs.push(...fireInstalled('ON_CHANGE', { changeType: deed.changeType }, there));
    return { done: true, revision: feed.revision, runs, undoable: deed.back !== undefined };
  }

  /** The sheet somebody looks at: another may have deleted it. */
  function seen(sheet: number): Grid {
    host.checkOpen();
    if (!book.grids.some(({ id }) => id === sheet)) throw new HostError('illegal-argument', `Sheet ${sheet} not found`);
    return gridOf(book, sheet);
  }

  /** On the workbook's wall clock. */
  function yearNow(): number {
    return new Date(zoneNamed(book.meta.timeZone).toWall(host.now())).getUTCFullYear();
  }

  return {
    book: () => bookView(book, feed.revision),
    window: (sheet, rect) => windowView(book, seen(sheet), rect, feed.revision),
    charts: (sheet) => chartViews(book, seen(sheet)),
    cell: (sheet, row, column) => cellView(book, seen(sheet), row, column, yearNow()),
    call: (functionName, argumentsJson, run = {}) => {
      const args = listFrom(argumentsJson);
      try {
        const { result } = start({ functionName, args, event: null }, run, byHand(host.account, run));
        return { kind: 'value', value: result, execution: last() };
      } catch (error) {
        return { kind: 'error', error: clientError(error), execution: last() };
      }
    },
    functions: () => {
      callable ??= start({ functionName: null, args: [], event: null }, {}, byHand(host.account, {}))
        .result as string[];
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
    opened: (run = {}) => fire('onOpen', {}, run),
    tick,
    get nextDue() {
      return nextDue(properties);
    },
  };
}

/** Where whoever did it stands. */
function placeOf(action: Action): RunOptions {
  if (!('sheet' in action)) return {};
  const at = action.kind === 'type' || action.kind === 'paste' ? { row: action.row, column: action.column } : undefined;
  return { activeSheet: action.sheet, ...(at && { selection: { ...at, rows: 1, columns: 1 } }) };
}

function protectionAgainst(book: Book, action: Action, { confirmed }: ActOptions): Refusal | undefined {
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
