import { openHost } from '../../src/host/host.ts';

/** Prints the heap after warming up and after many more executions; started by memory.test.ts with --expose-gc. */
const [workbook = ''] = process.argv.slice(2);
const code = `
  function works(round) {
    const sheet = SpreadsheetApp.getActiveSheet();
    const rows = [];
    for (let i = 0; i < 200; i++) rows.push([i, '文字' + round + '-' + i, new Date(), true]);
    sheet.getRange(2, 2, 200, 4).setValues(rows);
    sheet.getRange(2, 2, 200, 4).setNotes(rows.map((row) => row.map(() => 'n' + (round % 3))));
    return sheet.getRange(2, 2, 200, 4).getValues().length;
  }`;
const host = openHost({ workbook, code, manifest: { timeZone: 'Asia/Shanghai' }, account: 'desk@example.com' });

async function rounds(count: number): Promise<number> {
  for (let round = 0; round < count; round++) {
    host.run('works', [round]);
    // Contexts are only collected when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

const before = await rounds(50);
const after = await rounds(400);
process.stdout.write(JSON.stringify([before, after]));
host.close();
