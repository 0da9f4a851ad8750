import { isMainThread, parentPort, SHARE_ENV, Worker, workerData } from 'node:worker_threads';
import { openHost } from '../../src/host/host.ts';

/** Opens a workbook in two workers, one that shares the environment and one with its own; started by zone.test.ts. */
const code = 'function midnight() { return new Date(2026, 1, 14).toISOString(); }';
function seen(workbook: string): string {
  try {
    const host = openHost({ workbook, code, manifest: { timeZone: 'Asia/Shanghai' }, account: 'desk@example.com' });
    const { result } = host.run('midnight');
    host.close();
    return String(result);
  } catch (error) {
    return String(error);
  }
}

if (isMainThread) {
  const [workbook = ''] = process.argv.slice(2);
  const look = (env: typeof SHARE_ENV | undefined, then: () => void): void => {
    const worker = new Worker(new URL(import.meta.url), { workerData: workbook, ...(env ? { env } : {}) });
    worker.on('message', (line) => process.stdout.write(`${line}\n`)).on('exit', then);
  };
  look(undefined, () => look(SHARE_ENV, () => undefined));
} else parentPort?.postMessage(seen(String(workerData)));
