import { local } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Logger = GoogleAppsScript.Base.Logger;

const texts = ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any'];

export const loggerSignatures = { clear: [[]], getLog: [[]], log: texts.map((_, i) => texts.slice(0, i + 1)) } as const;
const kind: Kind = { owner: 'Logger', name: 'Logger', signatures: loggerSignatures };

/** A value as a log line shows it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '[object]';
  }
}

/** Fills %s, %d and the like; what is left over follows behind a space. */
function formatted(args: readonly unknown[]): string {
  if (typeof args[0] !== 'string') return args.map(shown).join(' ');
  let next = 1;
  const text = args[0].replace(/%[sdifoOj]/g, (mark) => (next < args.length ? shown(args[next++]) : mark));
  return [text, ...args.slice(next).map(shown)].join(' ');
}

class LoggerImpl extends Emulated<Logger> {
  lines: string[] = [];
  log(...args: unknown[]): Logger {
    const line = formatted(args);
    this.lines.push(line);
    local('log', line);
    return this.self;
  }
  getLog(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
  clear(): void {
    this.lines = [];
  }
}

export const logger: Logger = strict<Logger>(kind, new LoggerImpl());

const timers = new Map<string, number>();
const write = (...args: unknown[]): void => local('log', formatted(args));

/** Apps Script's console: the six methods it documents. */
export const scriptConsole = Object.freeze({
  log: write,
  info: write,
  warn: write,
  error: write,
  time: (label: string): void => void timers.set(label, local('now')),
  timeEnd: (label: string): void => write(`${label}: ${local('now') - (timers.get(label) ?? local('now'))}ms`),
});
