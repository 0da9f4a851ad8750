import type { Attribute, AttributeValue } from './style.ts';
import type { TriggerEventType } from './triggers.ts';

/**
 * What the emulation inside the context can ask of the host. Arguments and answers are primitives, JSON texts, or flat
 * lists of primitives which the emulation copies: nothing else of the host may get near a script.
 * Rows and columns are 0-based; a block is (sheet, row, column, rows, columns).
 */
export interface Operations {
  // the workbook
  book(): string;
  sheetIds(): ArrayLike<number>;
  sheet(sheet: number): string;
  renameBook(title: string): void;
  setTimeZone(name: string): void;
  setLocale(locale: string): void;
  insertSheet(name: string | null, index: number | null, template: number | null): number;
  deleteSheet(sheet: number): void;
  moveSheet(sheet: number, index: number): void;
  activate(sheet: number): void;
  /** What is selected where this person sits, as a block in JSON; the first cell of the active sheet where nothing is. */
  selection(): string;
  select(...block: Block): void;
  /** The named ranges, each a block with its name. */
  names(): string;
  setName(...block: [...Block, name: string]): void;
  removeName(name: string): void;
  flush(): void;
  // a sheet
  setSheet(
    sheet: number,
    property: 'name' | 'hidden' | 'tabColor' | 'frozenRows' | 'frozenColumns',
    value: string | number | boolean | null,
  ): void;
  usedRows(sheet: number): number;
  usedColumns(sheet: number): number;
  insertRows(sheet: number, at: number, count: number, model: number | null): void;
  deleteRows(sheet: number, at: number, count: number): void;
  insertColumns(sheet: number, at: number, count: number, model: number): void;
  deleteColumns(sheet: number, at: number, count: number): void;
  moveColumns(sheet: number, from: number, count: number, to: number): void;
  hideRows(sheet: number, at: number, count: number, hidden: boolean): void;
  hideColumns(sheet: number, at: number, count: number, hidden: boolean): void;
  isHidden(sheet: number, axis: 'row' | 'column', at: number): boolean;
  setSize(sheet: number, axis: 'row' | 'column', at: number, count: number, pixels: number): void;
  size(sheet: number, axis: 'row' | 'column', at: number): number;
  fitColumns(sheet: number, at: number, count: number): void;
  conditionalFormats(sheet: number): string;
  setConditionalFormats(sheet: number, json: string): void;
  protections(sheet: number): string;
  protect(sheet: number, json: string | null): number;
  setProtection(sheet: number, id: number, description: string, warningOnly: boolean): void;
  removeProtection(sheet: number, id: number): void;
  charts(sheet: number): string;
  /** Gives the new chart's id. */
  insertChart(sheet: number, json: string): number;
  updateChart(sheet: number, json: string): void;
  removeChart(sheet: number, id: number): void;
  // cells
  values(...block: Block): CellBlock;
  display(...block: Block): ArrayLike<string>;
  formulas(...block: Block): ArrayLike<string>;
  write(...block: [...Block, cells: CellBlock['cells'], dates: CellBlock['dates'], mode: WriteMode]): void;
  rich(...block: Block): RichBlock;
  writeRich(...block: [...Block, texts: RichBlock['texts'], links: RichBlock['links']]): void;
  appendRow(sheet: number, cells: CellBlock['cells'], dates: CellBlock['dates']): void;
  clear(...block: [...Block, contents: boolean, formats: boolean, notes: boolean, validations: boolean]): void;
  style(...block: [...Block, attribute: Attribute]): ArrayLike<AttributeValue>;
  paint(...block: [...Block, attribute: Attribute, value: AttributeValue | null]): void;
  paintEach(...block: [...Block, attribute: Attribute, values: ArrayLike<AttributeValue | null>]): void;
  border(...block: [...Block, json: string]): void;
  notes(...block: Block): ArrayLike<string>;
  note(...block: [...Block, text: string]): void;
  noteEach(...block: [...Block, texts: ArrayLike<string>]): void;
  isBlank(...block: Block): boolean;
  merges(...block: Block): string;
  merge(...block: Block): void;
  breakApart(...block: Block): void;
  sort(...block: [...Block, json: string]): void;
  copy(...block: [...Block, toSheet: number, toRow: number, toColumn: number, carry: Carry, move: boolean]): void;
  find(...block: [...Block, json: string]): string;
  replaceAll(...block: [...Block, json: string, by: string]): number;
  // the other services
  properties(scope: Scope): string;
  setProperties(scope: Scope, json: string, deleteOthers: boolean): void;
  deleteProperty(scope: Scope, name: string): void;
  cached(scope: Scope, names: string): string;
  cache(scope: Scope, json: string, seconds: number): void;
  uncache(scope: Scope, names: string): void;
  tryLock(scope: Scope, milliseconds: number): boolean;
  releaseLock(scope: Scope): void;
  hasLock(scope: Scope): boolean;
  email(whose: 'active' | 'effective'): string;
  scriptTimeZone(): string;
  sendMail(json: string): void;
  mailQuota(): number;
  toast(text: string, title: string, seconds: number): void;
  addMenu(json: string): void;
  ask(json: string): string;
  show(json: string): void;
  triggers(): string;
  installTrigger(handler: string, event: TriggerEventType, schedule: string | null): string;
  removeTrigger(id: string): boolean;
  // without a service call
  log(line: string): void;
  sleep(milliseconds: number): void;
  now(): number;
  random(): number;
  formatDate(instant: number, timeZone: string, pattern: string): string;
  encode(text: string): string;
  decode(bytes: string): string;
  toBase64(bytes: string, webSafe: boolean): string;
  fromBase64(text: string, webSafe: boolean): string;
  digest(algorithm: string, bytes: string): string;
  hmac(algorithm: string, bytes: string, key: string): string;
  /** Milliseconds since 1970; throws where the text does not follow the pattern. */
  parseDate(text: string, timeZone: string, pattern: string): number;
  parseCsv(text: string, delimiter: string): string;
  gzip(bytes: string): string;
  ungzip(bytes: string): string;
  zip(json: string): string;
  unzip(bytes: string): string;
  colour(text: string): string;
  /** Null when the project has no HTML file of that name. */
  htmlFile(name: string): string | null;
  hasScope(scope: string): boolean;
  // the execution itself
  ready(): string;
  finish(outcome: string): void;
}

/** Cells as they cross the bridge: row by row, '' for empty; `dates` are the positions that are instants in ms. */
export interface CellBlock {
  readonly cells: ArrayLike<string | number | boolean | null>;
  readonly dates: ArrayLike<number>;
}

/** Rich texts as they cross the bridge, null for a cell without text, and where each links to, '' for nowhere. */
export interface RichBlock {
  readonly texts: ArrayLike<string | null>;
  readonly links: ArrayLike<string>;
}

/** How a text that is written is understood: parsed as typed, kept as text, or as a formula. */
export type WriteMode = 'typed' | 'text' | 'formula';

/** A TextFinder's settings. */
export interface Search {
  readonly text: string;
  readonly matchCase: boolean;
  readonly matchEntireCell: boolean;
  readonly useRegularExpression: boolean;
  readonly matchFormulaText: boolean;
}

/** What copyTo and moveTo carry. */
export type Carry = 'all' | 'contents' | 'format';

export type Block = [sheet: number, row: number, column: number, rows: number, columns: number];
export type Scope = 'script' | 'document' | 'user';

/** The one function that passes into the context. `method` is Google's name of a service call, '' when there is none. */
export type Bridge = <K extends keyof Operations>(
  method: string,
  operation: K,
  ...args: Parameters<Operations[K]>
) => ReturnType<Operations[K]>;

/** What the emulation is asked to run, as JSON from `ready`. */
export interface Request {
  /** Null asks for the names of all that can be run. */
  readonly functionName: string | null;
  readonly args: readonly unknown[];
  /** An event's live members, made inside the context. */
  readonly event: TriggerEvent | null;
  readonly ownRandom: boolean;
}

export interface TriggerEvent {
  readonly authMode: string;
  /** The active user's address; '' when Google does not say. */
  readonly user: string;
  readonly range: {
    readonly sheet: number;
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  } | null;
  readonly value?: string;
  readonly oldValue?: string;
  /** Of onChange, by Google's name. */
  readonly changeType?: string;
  /** Of an installable trigger. */
  readonly triggerUid?: string;
  /** The members of a time trigger, which has no spreadsheet. */
  readonly clock?: Readonly<Record<string, number | string>>;
}

/** How it ended, as JSON to `finish`. */
export type Outcome =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'unknown-function' }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string };

/** A question of `Ui.alert` or `Ui.prompt`. */
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly prompt: string;
  readonly buttons: string;
}

export interface Answer {
  readonly button: string;
  readonly text?: string;
}

/** What `Ui.showSidebar` or a dialog opened. */
export interface Shown {
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly html: string;
  /** Pixels; null where the script did not say. A sidebar is as wide as Google makes it. */
  readonly width: number | null;
  readonly height: number | null;
  readonly metaTags: readonly { readonly name: string; readonly content: string }[];
}
