import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Answer, Operations, Question, Scope, Shown } from './bridge.ts';
import { digestOf, gzipped, hmacOf, ungzipped, unzipped, type ZipPart, zipped } from './bytes.ts';
import type { Clock } from './clock.ts';
import { colourOf } from './colour.ts';
import { formatDate, parseDate } from './date-pattern.ts';
import { HostError, PlatformError } from './host-error.ts';
import { acceptMail, remainingQuota } from './mail.ts';
import type { Message } from './message.ts';
import type { PropertyStore } from './properties.ts';
import { type ClockDraft, settled } from './schedule.ts';
import { holds, type Locks, releaseAll, releaseLock, tryLock } from './script-lock.ts';
import { type Connection, transaction } from './store.ts';
import { installTrigger, removeTrigger, triggersOf } from './triggers.ts';

type ServiceOperations = Pick<
  Operations,
  | 'properties'
  | 'setProperties'
  | 'deleteProperty'
  | 'cached'
  | 'cache'
  | 'uncache'
  | 'tryLock'
  | 'releaseLock'
  | 'hasLock'
  | 'email'
  | 'scriptTimeZone'
  | 'sendMail'
  | 'mailQuota'
  | 'toast'
  | 'addMenu'
  | 'ask'
  | 'show'
  | 'triggers'
  | 'installTrigger'
  | 'removeTrigger'
  | 'log'
  | 'sleep'
  | 'now'
  | 'random'
  | 'formatDate'
  | 'encode'
  | 'decode'
  | 'toBase64'
  | 'fromBase64'
  | 'digest'
  | 'hmac'
  | 'parseDate'
  | 'parseCsv'
  | 'gzip'
  | 'ungzip'
  | 'zip'
  | 'unzip'
  | 'colour'
  | 'htmlFile'
  | 'hasScope'
>;

/** What one execution leaves besides cells. */
export interface Traces {
  readonly log: string[];
  readonly toasts: string[];
  readonly mails: Message[];
  readonly menus: unknown[];
  readonly questions: Question[];
  readonly shown: Shown[];
}

export interface ServiceSurroundings {
  readonly connection: Connection;
  readonly properties: PropertyStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly seeded: boolean;
  /** Whom the execution runs as: whose properties, mails, triggers and quotas these are. */
  readonly account: string;
  /** Who sits at the keyboard; '' when Google would not say. */
  readonly activeUser: string;
  /** The account as the script may know it: a simple trigger may not. */
  readonly effectiveUser: string;
  readonly timeZone: string;
  readonly scopes: readonly string[] | undefined;
  readonly locks: Locks;
  /** Names this execution as an owner of locks. */
  readonly owner: string;
  readonly answers: Answer[];
  readonly ask: ((question: Question) => Answer) | undefined;
  /** The project's HTML files, by name without `.html`. */
  readonly html: Readonly<Record<string, string>>;
  readonly traces: Traces;
}

const PROPERTY_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const CACHE_KEY_CHARACTERS = 250;
const CACHE_VALUE_BYTES = 100 * 1024;
const CACHE_SECONDS = 21_600;

/** Properties, cache, locks, mail and the rest; what they write is kept at once, not with the cells' buffer. */
export function serviceOperations(around: ServiceSurroundings): ServiceOperations {
  const { connection, clock, traces } = around;
  const place = (scope: Scope): string => (scope === 'user' ? `user ${around.account}` : scope);
  const properties = (scope: Scope): Readonly<Record<string, string>> => around.properties.read(place(scope));

  return {
    properties: (scope) => JSON.stringify(properties(scope)),
    setProperties: (scope, json, deleteOthers) => {
      const wanted = JSON.parse(json) as Record<string, string>;
      const after = deleteOthers ? wanted : { ...properties(scope), ...wanted };
      for (const value of Object.values(wanted))
        if (Buffer.byteLength(value) > PROPERTY_BYTES) throw new PlatformError('Argument too large: value');
      if (
        Object.entries(after).reduce(
          (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
          0,
        ) > STORE_BYTES
      )
        throw new PlatformError(
          'You have exceeded the property storage quota. Please remove some properties and try again.',
        );
      around.properties.write(place(scope), sorted(after));
    },
    deleteProperty: (scope, name) => {
      const { [name]: _, ...others } = properties(scope);
      around.properties.write(place(scope), others);
    },
    cached: (scope, names) => {
      const get = connection.prepare('SELECT value FROM cached WHERE scope = ? AND name = ? AND until > ?');
      const found: Record<string, string> = {};
      for (const name of JSON.parse(names) as string[]) {
        const row = get.get([place(scope), name, clock.now()]) as { value: string } | undefined;
        if (row) found[name] = row.value;
      }
      return JSON.stringify(found);
    },
    cache: (scope, json, seconds) => {
      const values = Object.entries(JSON.parse(json) as Record<string, string>);
      for (const [name, value] of values) {
        if (name.length > CACHE_KEY_CHARACTERS) throw new PlatformError('Argument too large: key');
        if (Buffer.byteLength(value) > CACHE_VALUE_BYTES) throw new PlatformError('Argument too large: value');
      }
      if (seconds < 1 || seconds > CACHE_SECONDS) throw new PlatformError('Invalid argument: expirationInSeconds');
      transaction(connection, () => {
        const put = connection.prepare('INSERT OR REPLACE INTO cached VALUES (?, ?, ?, ?)');
        for (const [name, value] of values) put.run([place(scope), name, value, clock.now() + seconds * 1000]);
      });
    },
    uncache: (scope, names) => {
      const remove = connection.prepare('DELETE FROM cached WHERE scope = ? AND name = ?');
      for (const name of JSON.parse(names) as string[]) remove.run([place(scope), name]);
    },
    tryLock: (scope, milliseconds) => tryLock(around.locks, scope, around.owner, milliseconds, clock),
    releaseLock: (scope) => releaseLock(around.locks, scope, around.owner),
    hasLock: (scope) => holds(around.locks, scope, around.owner),
    email: (whose) => (whose === 'active' ? around.activeUser : around.effectiveUser),
    scriptTimeZone: () => around.timeZone,
    sendMail: (json) => {
      const id = freeMailId(around);
      const message: Message = {
        ...(JSON.parse(json) as Omit<Message, 'id' | 'sentAt' | 'from'>),
        id,
        sentAt: clock.now(),
        from: around.account,
      };
      acceptMail(connection, message);
      traces.mails.push(message);
    },
    mailQuota: () => remainingQuota(connection, around.account, clock.now()),
    toast: (text, title) => void traces.toasts.push(title === '' ? text : `${title}: ${text}`),
    addMenu: (json) => void traces.menus.push(JSON.parse(json)),
    ask: (json) => {
      // Documented: Ui.alert and Ui.prompt suspend the script and drop its locks.
      releaseAll(around.locks, around.owner);
      const question = JSON.parse(json) as Question;
      traces.questions.push(question);
      const answer = around.answers.shift() ?? around.ask?.(question);
      if (!answer) throw new PlatformError('Cannot call SpreadsheetApp.getUi() from this context.');
      if (answer.button !== 'CLOSE' && !question.buttons.split('_').includes(answer.button))
        throw new HostError('illegal-argument', `No button is called ${answer.button}`);
      return JSON.stringify(answer);
    },
    show: (json) => void traces.shown.push(JSON.parse(json) as Shown),
    triggers: () =>
      JSON.stringify(
        triggersOf(around.properties, around.account).map(({ id, handler, event }) => ({ id, handler, event })),
      ),
    installTrigger: (handler, event, schedule) => {
      // Google's ids are long numbers.
      const id = Array.from({ length: 19 }, (_, i) => Math.floor(around.random() * (i ? 10 : 9)) + (i ? 0 : 1)).join(
        '',
      );
      installTrigger(around.properties, {
        id,
        account: around.account,
        handler,
        event,
        schedule:
          schedule === null
            ? null
            : settled(JSON.parse(schedule) as ClockDraft, clock.now(), around.timeZone, around.random),
        made: clock.now(),
      });
      return id;
    },
    removeTrigger: (id) => removeTrigger(around.properties, around.account, id),
    log: (line) => void traces.log.push(line),
    sleep: (milliseconds) => clock.sleep(milliseconds),
    now: () => clock.now(),
    random: () => around.random(),
    formatDate,
    encode: (text) => Buffer.from(text, 'utf8').toString('latin1'),
    decode: (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'),
    toBase64: (bytes, webSafe) => {
      const text = Buffer.from(bytes, 'latin1').toString('base64');
      return webSafe ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
    },
    fromBase64: (text, webSafe) => {
      if (!(webSafe ? /^[\w-]*={0,2}$/ : /^[A-Za-z0-9+/]*={0,2}$/).test(text))
        throw new PlatformError('Could not decode string.');
      return Buffer.from(text, webSafe ? 'base64url' : 'base64').toString('latin1');
    },
    digest: digestOf,
    hmac: hmacOf,
    gzip: gzipped,
    ungzip: ungzipped,
    zip: (json) => zipped(JSON.parse(json) as ZipPart[]),
    unzip: (bytes) => JSON.stringify(unzipped(bytes)),
    parseDate,
    parseCsv: (text, delimiter) => {
      try {
        // Lines may differ in length.
        return JSON.stringify(
          parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }),
        );
      } catch {
        throw new PlatformError('Could not parse text.');
      }
    },
    colour: colourOf,
    htmlFile: (name) => (Object.hasOwn(around.html, name) ? (around.html[name] as string) : null),
    hasScope: (scope) => around.scopes?.includes(scope) ?? true,
  };
}

const sorted = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** An id no mail has: a seed that is used again would repeat them. */
function freeMailId({ connection, seeded, random }: ServiceSurroundings): string {
  const known = connection.prepare('SELECT 1 FROM mail WHERE id = ?');
  for (;;) {
    const id = seeded ? uuid(random) : randomUUID();
    if (known.get([id]) === undefined) return id;
  }
}

/** A version 4 UUID out of the seeded generator. */
function uuid(random: () => number): string {
  const digit = (n: number): string => Math.floor(random() * n).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) =>
    letter === 'x' ? digit(16) : (8 + Math.floor(random() * 4)).toString(16),
  );
}
