/**
 * The thread that runs the host. It takes one call after the other; while a script waits for a person it takes the others'
 * calls all the same, inside the question.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { HealthAnswer } from '../../app/health.ts';
import type { Answer, Question } from '../../host/bridge.ts';
import { type Host, openHost } from '../../host/host.ts';
import { HostError } from '../../host/host-error.ts';
import { keepDaily } from '../backups.ts';
import { say as inTerminal, tell, terminalLocale } from '../output.ts';
import { type Journal, journalOf } from '../restoring.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { bringUpToDate } from '../up-to-date.ts';
import { makeDesk } from './desk.ts';
import type { FromWorker, GivenAnswer, ToWorker, WorkerStart } from './worker-messages.ts';

const { bell, ahead, ours, ...start } = workerData as WorkerStart;
const port = parentPort as NonNullable<typeof parentPort>;
const say = (message: FromWorker): void => port.postMessage(message);

try {
  const host = openHost({ ...start, ...(ahead === undefined ? {} : { now: () => Date.now() + ahead }) });
  if (ours) upToDate(host);
  work(host);
} catch (error) {
  if (!(error instanceof HostError)) throw error;
  say({ kind: 'failed', code: error.code, message: error.message });
}

/** One that cannot be brought up to date is served all the same: it says so to whoever asks something of it. */
function upToDate(host: Host): void {
  try {
    bringUpToDate(host, start.workbook, Date.now() + (ahead ?? 0));
  } catch (failure) {
    if (!(failure instanceof RunError)) throw failure;
    tell(failure.say(terminalLocale()));
  }
}

function work(host: Host): void {
  const rung = new Int32Array(bell);
  /** By the question's number: an answer may come while its question sleeps under a later one. */
  const answers = new Map<number, GivenAnswer>();
  let questions = 0;
  /** Questions that are open, one inside the other. */
  let asking = 0;
  let closing: Extract<ToWorker, { kind: 'close' }> | undefined;

  const desk = makeDesk(host, { ask, changed: (changes) => say({ kind: 'news', news: { kind: 'changed', changes } }) });
  let ended = false;
  /** One writing of mails after the other: each finds what the one before has left. */
  let writing = Promise.resolve();

  /** Puts a question to a window and sleeps until it is answered, for `within` milliseconds at the most. */
  function ask(window: string, question: Question, within: number): Answer {
    const id = ++questions;
    const until = Date.now() + within;
    asking += 1;
    say({ kind: 'question', window, id, question });
    try {
      while (!closing) {
        const rings = Atomics.load(rung, 0);
        const received = receiveMessageOnPort(port) as { message: ToWorker } | undefined;
        if (received) take(received.message);
        const answer = answers.get(id);
        if (answer && answers.delete(id)) return answer;
        if (!received && Atomics.wait(rung, 0, rings, Math.max(0, until - Date.now())) === 'timed-out') break;
      }
      say({ kind: 'unasked', question: id });
      return { button: 'CLOSE' };
    } finally {
      asking -= 1;
    }
  }

  function take(message: ToWorker): void {
    if (message.kind === 'answer') answers.set(message.question, message.answer);
    else if (message.kind === 'close') closing = message;
    else if (message.kind === 'tick') tick();
    else {
      const { id } = message;
      try {
        say({ kind: 'tells', id, tells: message.kind === 'journal' ? journal(message.other) : called(message) });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        say({ kind: 'refused', id, refusal: { code: error.code, message: error.message } });
      }
    }
  }

  const called = ({ window, name, asks }: Extract<ToWorker, { kind: 'call' }>): unknown =>
    desk.do(window, name, asks as never);

  function journal(other: Journal | undefined): Journal | null {
    if (!ours) return null;
    const { answer } = host.run('dutybookHealth', other ? [other] : []).result as { answer?: HealthAnswer };
    return answer?.journal ? journalOf(answer) : null;
  }

  /** What is due by the clock; not while a script waits for a person, who may be away. */
  function tick(): void {
    if (asking > 0) return;
    const runs = desk.tick();
    if (runs.length > 0) say({ kind: 'ran', runs });
  }

  function writeMails(): void {
    writing = writing.then(async () => {
      const paths = await host.flushOutbox();
      if (paths.length > 0) say({ kind: 'mails', paths });
    });
  }

  /** Once a day, and once more at the end. Where it cannot be done, that is said and the work goes on. */
  function backUp(anew: boolean): void {
    try {
      keepDaily(host, start.workbook, Date.now() + (ahead ?? 0), anew);
    } catch (failure) {
      if (!unsaid) return;
      unsaid = false;
      tell(inTerminal(CLI.backupFailed, { detail: failure instanceof Error ? failure.message : String(failure) }));
    }
  }
  let unsaid = true;

  port.on('message', async (message: ToWorker) => {
    take(message);
    writeMails();
    await writing;
    if (!closing) return backUp(false);
    if (ended) return;
    ended = true;
    if (closing.backUp) backUp(true);
    host.close();
    port.close();
  });
  say({ kind: 'ready' });
  backUp(false);
}
