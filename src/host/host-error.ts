/** What the host refuses or reports, by code. Everything else that is thrown is a defect of the host. */
export type HostErrorCode =
  | 'exists'
  | 'missing'
  | 'not-a-workbook'
  | 'newer-store'
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

/** What the local host cannot do truly, it refuses. */
export class NotAvailable extends PlatformError {
  constructor(what: string) {
    super(`${what} is not available on the local host`);
  }
}
