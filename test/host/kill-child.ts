import { openHost } from '../../src/host/host.ts';

/** Runs one execution that dies by SIGKILL at the service call given; a program of its own, started by kill.test.ts. */
const [workbook = '', call = '1', moment = 'before', round = '0'] = process.argv.slice(2);
const code = `
  function append(round) {
    const book = SpreadsheetApp.getActive();
    const journal = book.getSheets()[0];
    const register = book.getSheets()[1];
    const next = journal.getLastRow() + 1;
    journal.getRange(next, 1, 1, 3).setValues([[round, '甲', next]]);
    SpreadsheetApp.flush();
    register.getRange(next, 2, 2, 2).setValues([[round, 'a'], [round, 'b']]);
    register.getRange(next, 2).setNote('注' + round).setBackground('#ff0000');
    SpreadsheetApp.flush();
    return next;
  }`;
const host = openHost({
  workbook,
  code,
  manifest: { timeZone: 'Asia/Shanghai' },
  account: 'desk@example.com',
  fault: { call: Number(call), moment: moment as 'before' | 'after', effect: 'kill', exitProcess: true },
});
process.stdout.write('opened\n');
host.run('append', [Number(round)]);
process.stdout.write('survived\n');
process.exit(0);
