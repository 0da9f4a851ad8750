import { openHost } from '../../src/host/host.ts';

/** Holds a workbook open until it is killed; a program of its own, started by store.test.ts. */
const [workbook = ''] = process.argv.slice(2);
openHost({ workbook, code: '', manifest: { timeZone: 'Asia/Shanghai' }, account: 'other@example.com' });
process.stdout.write('open\n');
setInterval(() => undefined, 1000);
