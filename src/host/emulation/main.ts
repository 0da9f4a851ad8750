import type { Outcome, Request } from '../bridge.ts';
import { browser } from './browser.ts';
import { cacheService } from './cache.ts';
import { charts } from './charts.ts';
import { injectClock, injectRandom } from './clock.ts';
import { liveEvent } from './event.ts';
import { gmailApp } from './gmail-app.ts';
import { local } from './host.ts';
import { htmlService } from './html-service.ts';
import { lockService } from './lock.ts';
import { logger, scriptConsole } from './logger.ts';
import { mailApp } from './mail-app.ts';
import { mimeType } from './mime-type.ts';
import { MISSING } from './missing.ts';
import { propertiesService, scriptProperties, userProperties } from './properties.ts';
import { scriptApp } from './script-app.ts';
import { asResult } from './script-values.ts';
import { session } from './session.ts';
import { spreadsheetApp } from './spreadsheet-app.ts';
import { strict } from './strict.ts';
import { utilities } from './utilities.ts';

const scope = globalThis as unknown as Record<string, unknown> & { Date: DateConstructor };

const SERVICES: Readonly<Record<string, unknown>> = {
  Browser: browser,
  CacheService: cacheService,
  Charts: charts,
  GmailApp: gmailApp,
  HtmlService: htmlService,
  LockService: lockService,
  Logger: logger,
  MailApp: mailApp,
  MimeType: mimeType,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  ScriptProperties: scriptProperties,
  Session: session,
  SpreadsheetApp: spreadsheetApp,
  UserProperties: userProperties,
  Utilities: utilities,
  console: scriptConsole,
};

for (const name of Object.keys(SERVICES))
  Object.defineProperty(scope, name, { value: SERVICES[name], writable: true, configurable: true });
for (const name of MISSING) {
  const absent = strict({ owner: name, name, signatures: {} }, {});
  Object.defineProperty(scope, name, { value: absent, writable: true, configurable: true });
}
delete scope.WebAssembly;

const request = JSON.parse(local('ready')) as Request;
injectClock(scope);
if (request.ownRandom) injectRandom();

/** What stands in the global scope before the bundle is loaded: none of it can be run by name. */
const builtIn = new Set(Object.getOwnPropertyNames(scope));

function finish(outcome: Outcome): void {
  local('finish', JSON.stringify(outcome));
}

function fail(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  finish({ kind: 'error', message, stack: error instanceof Error ? String(error.stack) : '' });
}

function succeed(value: unknown): void {
  finish({ kind: 'result', result: asResult(value) });
}

/** Runs the requested function; a promise is awaited. */
function start(): void {
  try {
    const { functionName, args, event } = request;
    const runnable = Object.getOwnPropertyNames(scope).filter(
      (name) => !builtIn.has(name) && !name.endsWith('_') && typeof scope[name] === 'function',
    );
    if (functionName === null) {
      succeed(runnable);
      return;
    }
    const target = runnable.includes(functionName) ? scope[functionName] : undefined;
    if (typeof target !== 'function') {
      finish({ kind: 'unknown-function' });
      return;
    }
    const result: unknown = event ? target(liveEvent(event)) : target(...args);
    if (result instanceof Promise) result.then(succeed).catch(fail);
    else succeed(result);
  } catch (error) {
    fail(error);
  }
}

Object.defineProperty(scope, '__start', { value: start, configurable: true, enumerable: false });
