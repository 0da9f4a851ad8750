import { openHost } from '../../src/host/host.ts';

/** Fills a workbook until the limit on the size of files stops it; a program of its own, started by store.test.ts. */
const [workbook = ''] = process.argv.slice(2);
const code = `
  function fills(round) {
    const rows = Array.from({ length: 500 }, (_, i) => ['字'.repeat(100) + round + '-' + i]);
    SpreadsheetApp.getActiveSheet().getRange(1, round + 1, 500, 1).setValues(rows);
    try { SpreadsheetApp.flush(); } catch (error) { console.log('caught'); }
    return round;
  }
  function width() { return SpreadsheetApp.getActiveSheet().getLastColumn(); }`;
process.on('SIGXFSZ', () => undefined);
const host = openHost({ workbook, code, manifest: { timeZone: 'Asia/Shanghai' }, account: 'desk@example.com' });
let acknowledged = 0;
let refused = '';
for (let round = 0; round < 20 && refused === ''; round++)
  try {
    host.run('fills', [round]);
    acknowledged += 1;
  } catch (error) {
    refused = (error as { code: string }).code;
  }
process.stdout.write(JSON.stringify({ acknowledged, refused, width: host.run('width').result }));
process.exit(0);
