import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'libsql';
import { type Book, type BookMeta, FIRST_CHART_ID, firstSheetName } from './book.ts';
import { type Cell, Formula } from './cell.ts';
import { BESIDES, type Beside, emptyGrid, type Grid, noDirt, type SheetMeta, usedRows } from './grid.ts';
import { HostError } from './host-error.ts';
import { constantRuns, isConstant, type Runs } from './runs.ts';
import { StyleTable } from './style.ts';
import { lockWorkbook } from './workbook-lock.ts';

/** "GASw": marks an SQLite file as a workbook of this host. */
const APPLICATION_ID = 0x47415377;
/**
 * Raised when the tables change; a file with a higher number belongs to a newer program. 2: there are links among the layers,
 * which a program before would take for notes. A file becomes 2 with its first link, and until then any program reads it.
 */
const STORE_VERSION = 2;
const WITHOUT_LINKS = 1;

export type Connection = Database.Database;

/** One workbook file, held by this process alone until `close`. */
export interface Store {
  readonly path: string;
  readonly connection: Connection;
  close(): void;
}

const TABLES = `
  CREATE TABLE book (one INTEGER PRIMARY KEY CHECK (one = 1), meta TEXT NOT NULL);
  CREATE TABLE sheet (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, meta TEXT NOT NULL, row_order TEXT NOT NULL);
  CREATE TABLE cells (sheet INTEGER NOT NULL, id INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (sheet, id)) WITHOUT ROWID;
  CREATE TABLE layer (sheet INTEGER NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, runs TEXT NOT NULL,
    PRIMARY KEY (sheet, kind, position)) WITHOUT ROWID;
  CREATE TABLE style (id INTEGER PRIMARY KEY, style TEXT NOT NULL);
  CREATE TABLE cached (scope TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, until INTEGER NOT NULL,
    PRIMARY KEY (scope, name)) WITHOUT ROWID;
  CREATE TABLE mail (id TEXT PRIMARY KEY, account TEXT NOT NULL, sent_at INTEGER NOT NULL, recipients INTEGER NOT NULL,
    message TEXT NOT NULL, written INTEGER NOT NULL DEFAULT 0);
`;

/** Makes a new file with one empty sheet, as Google makes a new workbook. */
export function createStore(path: string, meta: { title: string; timeZone: string; locale: string }): void {
  if (existsSync(path)) throw new HostError('exists', `${path} is already there`);
  const store = connect(path);
  try {
    const { connection } = store;
    transaction(connection, () => {
      connection.exec(TABLES);
      connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${WITHOUT_LINKS}`);
      const book: BookMeta = {
        ...meta,
        id: workbookId(),
        activeSheet: 0,
        nextSheetId: 1_103_527_590,
        nextChartId: FIRST_CHART_ID,
      };
      connection.prepare('INSERT INTO book VALUES (1, ?)').run([JSON.stringify(book)]);
      connection.prepare('INSERT INTO style VALUES (0, ?)').run(['{}']);
      saveSheet(connection, emptyGrid(0, firstSheetName(meta.locale)), 0);
    });
  } catch (error) {
    store.close();
    rmSync(path, { force: true });
    throw asHostError(error, path);
  }
  store.close();
}

/** Opens a file for this process alone. */
export function openStore(path: string): Store {
  if (!existsSync(path)) throw new HostError('missing', `${path} is not there`);
  if (!looksLikeWorkbook(path)) throw new HostError('not-a-workbook', `${path} is not a workbook`);
  const store = connect(path);
  try {
    const { connection } = store;
    const version = pragma(connection, 'user_version');
    if (Number(version) > STORE_VERSION)
      throw new HostError('newer-store', `${path} was written by a newer version (${version} > ${STORE_VERSION})`);
    if (pragma(connection, 'quick_check(1)') !== 'ok') throw new HostError('not-a-workbook', `${path} is damaged`);
    return store;
  } catch (error) {
    store.close();
    throw asHostError(error, path);
  }
}

function connect(path: string): Store {
  let unlock: (() => void) | undefined;
  try {
    unlock = lockWorkbook(path);
    const connection = new Database(path);
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec('BEGIN IMMEDIATE; COMMIT');
    let open = true;
    return {
      path,
      connection,
      close: () => {
        if (!open) return;
        open = false;
        // Leaves everything in the one file, so that it can be copied or sent.
        connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        connection.close();
        unlock?.();
      },
    };
  } catch (error) {
    unlock?.();
    throw asHostError(error, path);
  }
}

/** Writes a copy to a file that is not there yet: all that was committed, in one file, whoever else has it open. */
export function copyStore({ connection, path }: Store, target: string): void {
  try {
    connection.prepare('VACUUM INTO ?').run([target]);
  } catch (error) {
    throw asHostError(error, path);
  }
}

/** Runs `write` as one transaction: all of it is on the disk afterwards, or nothing. */
export function transaction(connection: Connection, write: () => void): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    write();
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** An execution that is ended for its time stops anywhere, also in the middle of a transaction: nothing of that may stay. */
export function rollBack({ connection }: Store): void {
  if (connection.inTransaction) connection.exec('ROLLBACK');
}

/** Reads everything but the rows, which are read sheet by sheet when first needed. */
export function loadBook({ connection }: Store): Book {
  const bookRow = connection.prepare('SELECT meta FROM book').get() as { meta: string };
  const styles = connection.prepare('SELECT style FROM style ORDER BY id').all() as { style: string }[];
  const sheets = connection.prepare('SELECT id, meta, row_order FROM sheet ORDER BY position').all() as {
    id: number;
    meta: string;
    row_order: string;
  }[];
  const unread = new Set<number>();
  const grids = sheets.map(
    (sheet): Grid => ({
      id: sheet.id,
      // A sheet that was written before there were charts or named ranges has none.
      meta: { charts: [], names: [], ...(JSON.parse(sheet.meta) as Omit<SheetMeta, 'charts' | 'names'>) },
      rows: [],
      rowIds: expandOrder(JSON.parse(sheet.row_order) as [number, number][]),
      styles: [],
      besides: { note: [], link: [] },
      dirt: noDirt(),
    }),
  );
  for (const grid of grids) unread.add(grid.id);
  return {
    meta: { nextChartId: FIRST_CHART_ID, ...(JSON.parse(bookRow.meta) as Omit<BookMeta, 'nextChartId'>) },
    grids,
    styles: new StyleTable(styles.map((row) => JSON.parse(row.style))),
    deleted: [],
    metaChanged: false,
    orderChanged: false,
    stylesStored: styles.length,
    load: (grid) => {
      if (unread.delete(grid.id)) loadGrid(connection, grid);
    },
    height: (grid) => (unread.has(grid.id) ? storedHeight(connection, grid) : usedRows(grid)),
  };
}

function loadGrid(connection: Connection, grid: Grid): void {
  const layers = connection.prepare('SELECT kind, position, runs FROM layer WHERE sheet = ?').all([grid.id]) as {
    kind: string;
    position: number;
    runs: string;
  }[];
  for (const { kind, position, runs } of layers) {
    if (kind === 'style') {
      while (grid.styles.length < position) grid.styles.push(constantRuns(0));
      grid.styles[position] = JSON.parse(runs) as Runs<number>;
    } else {
      const columns = grid.besides[kind as Beside];
      while (columns.length < position) columns.push(constantRuns(''));
      columns[position] = JSON.parse(runs) as Runs<string>;
    }
  }
  /** By id; ids are given out in turn, so a plain list of numbers finds them. */
  const position = new Int32Array(grid.meta.nextRowId).fill(-1);
  for (let i = 0; i < grid.rowIds.length; i++) position[grid.rowIds[i] as number] = i;
  const rows = connection.prepare('SELECT id, cells FROM cells WHERE sheet = ?').raw().iterate([grid.id]) as Iterable<
    [number, string]
  >;
  for (const [id, text] of rows) {
    const at = position[id] ?? -1;
    if (at < 0) continue;
    while (grid.rows.length < at) grid.rows.push(undefined);
    grid.rows[at] = parseCells(text);
  }
}

/** How far down a sheet is filled whose rows need not be read for it: the journal's height is asked for at every execution. */
function storedHeight(connection: Connection, grid: Grid): number {
  const { rowIds } = grid;
  const inOrder = rowIds.every((id, i) => i === 0 || id > (rowIds[i - 1] as number));
  if (inOrder) {
    const [last] = connection.prepare('SELECT max(id) FROM cells WHERE sheet = ?').raw().get([grid.id]) as [
      number | null,
    ];
    return last === null ? 0 : rowIds.lastIndexOf(last) + 1;
  }
  const rows = connection.prepare('SELECT id FROM cells WHERE sheet = ?').raw().all([grid.id]) as [number][];
  const filled = new Set(rows.map(([id]) => id));
  let height = rowIds.length;
  while (height > 0 && !filled.has(rowIds[height - 1] as number)) height--;
  return height;
}

function parseCells(text: string): Cell[] {
  const cells = JSON.parse(text) as Cell[];
  // Only a formula is written as an object; looking for one first saves a pass over most rows.
  if (text.includes('{'))
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as Cell | { f: string };
      if (typeof cell === 'object' && cell !== null) cells[i] = new Formula(cell.f);
    }
  return cells;
}

/** Writes what differs from the store in one transaction. */
export function commitBook({ connection }: Store, book: Book): void {
  if (!isDirty(book)) return;
  transaction(connection, () => {
    const deleteRow = connection.prepare('DELETE FROM cells WHERE sheet = ? AND id = ?');
    const putRow = connection.prepare('INSERT OR REPLACE INTO cells VALUES (?, ?, ?)');
    if (book.metaChanged) connection.prepare('UPDATE book SET meta = ?').run([JSON.stringify(book.meta)]);
    const putStyle = connection.prepare('INSERT INTO style VALUES (?, ?)');
    for (let id = book.stylesStored; id < book.styles.list.length; id++)
      putStyle.run([id, JSON.stringify(book.styles.list[id])]);
    for (const id of book.deleted)
      for (const table of ['cells', 'layer']) connection.prepare(`DELETE FROM ${table} WHERE sheet = ?`).run([id]);
    for (const id of book.deleted) connection.prepare('DELETE FROM sheet WHERE id = ?').run([id]);
    for (const [position, grid] of book.grids.entries()) {
      const { dirt } = grid;
      if (dirt.meta || dirt.order || book.orderChanged) saveSheet(connection, grid, position);
      for (const [id, cells] of dirt.rows) {
        if (cells && cells.length > 0) putRow.run([grid.id, id, JSON.stringify(cells)]);
        else deleteRow.run([grid.id, id]);
      }
      for (const column of dirt.styleColumns) saveLayer(connection, grid.id, 'style', column, grid.styles[column], 0);
      for (const beside of BESIDES)
        for (const column of dirt.columnsOf[beside])
          saveLayer(connection, grid.id, beside, column, grid.besides[beside][column], '');
      if (dirt.columnsOf.link.size > 0) connection.exec(`PRAGMA user_version = ${STORE_VERSION}`);
    }
  });
  book.metaChanged = false;
  book.orderChanged = false;
  book.deleted = [];
  book.stylesStored = book.styles.list.length;
  for (const { dirt } of book.grids) {
    dirt.rows.clear();
    dirt.styleColumns.clear();
    for (const beside of BESIDES) dirt.columnsOf[beside].clear();
    dirt.meta = false;
    dirt.order = false;
  }
}

function isDirty(book: Book): boolean {
  if (book.metaChanged || book.orderChanged || book.deleted.length > 0) return true;
  return book.grids.some(
    ({ dirt }) =>
      dirt.meta ||
      dirt.order ||
      dirt.rows.size > 0 ||
      dirt.styleColumns.size > 0 ||
      BESIDES.some((beside) => dirt.columnsOf[beside].size > 0),
  );
}

function saveSheet(connection: Connection, grid: Grid, position: number): void {
  connection
    .prepare('INSERT OR REPLACE INTO sheet VALUES (?, ?, ?, ?)')
    .run([grid.id, position, JSON.stringify(grid.meta), JSON.stringify(packOrder(grid.rowIds))]);
}

function saveLayer<T>(
  connection: Connection,
  sheet: number,
  kind: string,
  column: number,
  runs: Runs<T> | undefined,
  none: T,
): void {
  if (runs && !(isConstant(runs) && runs.values[0] === none))
    connection
      .prepare('INSERT OR REPLACE INTO layer VALUES (?, ?, ?, ?)')
      .run([sheet, kind, column, JSON.stringify(runs)]);
  else connection.prepare('DELETE FROM layer WHERE sheet = ? AND kind = ? AND position = ?').run([sheet, kind, column]);
}

/** Row ids in the order of the rows, as [first, count] of consecutive ids. */
function packOrder(rowIds: readonly number[]): [number, number][] {
  const packed: [number, number][] = [];
  for (const id of rowIds) {
    const last = packed.at(-1);
    if (last && id === last[0] + last[1]) last[1]++;
    else packed.push([id, 1]);
  }
  return packed;
}

function expandOrder(packed: readonly [number, number][]): number[] {
  const rowIds: number[] = [];
  for (const [first, count] of packed) for (let i = 0; i < count; i++) rowIds.push(first + i);
  return rowIds;
}

/**
 * A look at the header before anything is opened, since opening writes: the magic bytes, our mark, and whether the file is
 * as long as it says. Other people's databases are left as they are.
 */
function looksLikeWorkbook(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw asHostError(error, path);
  }
  const length = readSync(file, header, 0, 100, 0);
  closeSync(file);
  if (length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return false;
  if (header.readUInt32BE(68) !== APPLICATION_ID) return false;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  // What is still in the write-ahead log is not in the file yet.
  const pending = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  return pending || pages * pageSize <= statSync(path).size;
}

function pragma(connection: Connection, name: string): unknown {
  const row = connection.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>;
  return Object.values(row)[0];
}

/** Translates what SQLite and the file system report. */
export function asHostError(error: unknown, path: string): unknown {
  if (error instanceof HostError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/BUSY|LOCKED/.test(code) || /database is locked/.test(message))
    return new HostError('in-use', `${path} is open in another program`);
  if (/NOTADB|CORRUPT/.test(code)) return new HostError('not-a-workbook', `${path} is damaged or not a workbook`);
  if (/READONLY|CANTOPEN|PERM|EACCES|EROFS/.test(code) || /Unable to open connection/.test(message))
    return new HostError('read-only', `${path} cannot be written`);
  if (/FULL|ENOSPC|IOERR/.test(code)) return new HostError('disk-full', `${path}: no space left (${message})`);
  return error;
}

/** 44 characters like a Drive id. */
function workbookId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `1${Array.from(crypto.getRandomValues(new Uint8Array(43)), (byte) => letters[byte & 63]).join('')}`;
}
