import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { Question } from '../../host/bridge.ts';
import { HostError, type HostErrorCode } from '../../host/host-error.ts';
import { builtPath } from '../bundle.ts';
import type { Journal } from '../restoring.ts';
import type { CallName, Calls, News, Refusal } from './messages.ts';
import type {
  ClockRun,
  FromWorker,
  GivenAnswer,
  HostCall,
  HostTells,
  ToWorker,
  WorkerStart,
} from './worker-messages.ts';

/** The host in a thread of its own: an execution takes its time, and waits in `Ui.alert`, without holding up HTTP. */
export interface HostWorker {
  ask<Name extends HostCall>(window: string, name: Name, asks: Calls[Name]['asks']): Promise<HostTells<Name>>;
  answer(question: number, answer: GivenAnswer): void;
  /** Runs what is due by the clock. */
  tick(): void;
  /** How far the journal reaches, and whether it leads up to another head; null where the program cannot read it. */
  journal(other: Journal | undefined): Promise<Journal | null>;
  /** `backUp`: with a copy of the day's end. */
  close(backUp: boolean): Promise<void>;
}

export interface Listeners {
  mails(paths: readonly string[]): void;
  ran(runs: readonly ClockRun[]): void;
  news(news: News): void;
  question(window: string, id: number, question: Question): void;
  /** Nobody waits for an answer any more. */
  unasked(id: number): void;
  /** The thread is gone, and with it every call that waited. */
  gone(error: Error): void;
}

/** A call that the host refused, for the window that made it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

type Waiting = { readonly resolve: (tells: never) => void; readonly reject: (error: Error) => void };

/** Opens the workbook in a new thread. Throws a HostError when it cannot be opened. */
export function startHostWorker(start: Omit<WorkerStart, 'bell'>, listeners: Listeners): Promise<HostWorker> {
  const bell = new SharedArrayBuffer(4);
  // The zone of the script's clock is the process's, so its environment is shared.
  const worker = new Worker(builtPath('build', 'serve-worker.js'), {
    workerData: { ...start, bell } satisfies WorkerStart,
    env: SHARE_ENV,
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let closing = false;

  /** Rings too: a thread that sleeps inside a question takes its messages by hand. */
  function post(message: ToWorker): void {
    worker.postMessage(message);
    const flag = new Int32Array(bell);
    Atomics.add(flag, 0, 1);
    Atomics.notify(flag, 0);
  }

  const host: HostWorker = {
    ask: (window, name, asks) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        post({ kind: 'call', id, window, name, asks });
      }),
    answer: (question, answer) => post({ kind: 'answer', question, answer }),
    tick: () => post({ kind: 'tick' }),
    journal: (other) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        post({ kind: 'journal', id, other });
      }),
    async close(backUp) {
      closing = true;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      post({ kind: 'close', backUp });
      await ended;
    },
  };

  function settle(id: number, how: (call: Waiting) => void): void {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call) how(call);
  }

  return new Promise((resolve, reject) => {
    const gone = (error: Error): void => {
      reject(error);
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      if (!closing) listeners.gone(error);
    };
    worker.on('error', gone);
    worker.on('exit', (code) => gone(new Error(`The host's thread ended with ${code}.`)));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(host);
      else if (message.kind === 'failed') {
        closing = true;
        reject(new HostError(message.code as HostErrorCode, message.message));
      } else if (message.kind === 'tells') settle(message.id, ({ resolve }) => resolve(message.tells as never));
      else if (message.kind === 'refused') settle(message.id, ({ reject }) => reject(new Refused(message.refusal)));
      else if (message.kind === 'news') listeners.news(message.news);
      else if (message.kind === 'mails') listeners.mails(message.paths);
      else if (message.kind === 'ran') listeners.ran(message.runs);
      else if (message.kind === 'question') listeners.question(message.window, message.id, message.question);
      else listeners.unasked(message.question);
    });
  });
}

/** The calls that this side answers itself. */
const OWN_CALLS: readonly CallName[] = ['answer', 'mails', 'mail', 'send', 'backups', 'backup', 'restore'];
export const isHostCall = (name: CallName): name is HostCall => !OWN_CALLS.includes(name);
