import { cellName } from './cell.ts';

/** What the host refuses or reports, by code. Everything else that is thrown is a defect of the host. */
export type HostErrorCode =
  | 'exists'
  | 'missing'
  | 'not-a-workbook'
  | 'newer-store'
  | 'properties-damaged'
  | 'in-use'
  | 'unknown-function'
  | 'illegal-argument'
  | 'script-error'
  | 'timeout'
  | 'killed'
  | 'read-only'
  | 'disk-full'
  | 'closed';

export class HostError extends Error {
  readonly code: HostErrorCode;
  /** The stack inside the script, when the script threw. */
  readonly scriptStack: string | undefined;

  constructor(code: HostErrorCode, message: string, scriptStack?: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
    this.scriptStack = scriptStack;
  }
}

/** An error the platform raises inside the script; its message is Google's. Scripts see an `Exception`. */
export class PlatformError extends Error {
  override readonly name: string = 'Exception';
}

/** A cell whose validation refuses what was to be put into it. */
export class InvalidInput extends PlatformError {
  readonly row: number;
  readonly column: number;
  readonly help: string | null;

  constructor(row: number, column: number, help: string | null) {
    super(`The data you entered in cell ${cellName(row, column)} violates the data validation rules set on this cell.`);
    this.row = row;
    this.column = column;
    this.help = help;
  }
}

/** Why an edit cannot be taken back. */
export class NotUndone extends PlatformError {
  readonly reason: 'nothing-to-undo' | 'changed-since';

  constructor(reason: 'nothing-to-undo' | 'changed-since') {
    super(reason === 'nothing-to-undo' ? 'Nothing to undo' : 'The cells have been changed since');
    this.reason = reason;
  }
}

/** What the local host cannot do truly, it refuses. */
export class NotAvailable extends PlatformError {
  constructor(what: string) {
    super(`${what} is not available on the local host`);
  }
}
