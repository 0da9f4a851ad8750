import { type HostWorker, type Listeners, startHostWorker } from './host-worker.ts';
import type { WorkerStart } from './worker-messages.ts';

/** Changes the workbook's file while no host has it open; gives how that is undone. */
export type Change = () => () => void;

/** The host, whose thread may give way to one on another state of the file. Who asks anything meanwhile waits. */
export interface ChangingHost extends HostWorker {
  /** Decides with the host that stands; what it gives is done to the file, which is then opened anew. */
  replace(decide: (host: HostWorker) => Promise<Change | undefined>): Promise<void>;
}

export async function startChangingHost(start: Omit<WorkerStart, 'bell'>, listeners: Listeners): Promise<ChangingHost> {
  let host = await startHostWorker(start, listeners);
  /** Passed once no replacing is under way. */
  let gate: Promise<unknown> = Promise.resolve();

  async function replaced(change: Change): Promise<void> {
    await host.close(false);
    let undo = (): void => undefined;
    try {
      undo = change();
      host = await startHostWorker(start, listeners);
    } catch (failure) {
      await standAgain(undo);
      throw failure;
    }
  }
  async function standAgain(undo: () => void): Promise<void> {
    try {
      undo();
      host = await startHostWorker(start, listeners);
    } catch (failure) {
      listeners.gone(failure as Error);
    }
  }

  return {
    ask: (...asked) => gate.then(() => host.ask(...asked)),
    journal: (other) => gate.then(() => host.journal(other)),
    answer: (...given) => host.answer(...given),
    tick: () => void gate.then(() => host.tick()),
    close: (backUp) => gate.then(() => host.close(backUp)),
    replace(decide) {
      const done = gate.then(async () => {
        const change = await decide(host);
        if (change) await replaced(change);
      });
      gate = done.catch(() => undefined);
      return done;
    },
  };
}
