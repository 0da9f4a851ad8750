/**
 * The main job with the real command line: a sample workbook, an import, a check, the week's summary, and the proof that
 * nothing was lost. `node scripts/walk-through.mjs [FOLDER]`; without one the folder is sample/.
 *
 * A second run replaces what the first one made and nothing else: a file that someone has changed or put there stays as it
 * is, and the run takes a folder of its own beside it, sample/2.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locale, say } from './say.mjs';

const PROGRAM = fileURLToPath(new URL('../build/local.js', import.meta.url));
const COMPLAINTS = fileURLToPath(new URL('start-complaints.csv', import.meta.url));
const WEEK = '2026-W07';
/** The sample ends on this evening; for the walk it is still that evening. */
export const CLOCK = '2026-02-28T20:30:00+08:00';

/** What the walk leaves in its folder. A refused row's file is named by the import. */
const BOOK = 'sample.dutybook';
/** What the script keeps beside the workbook. */
const BESIDE = `${BOOK}.properties`;
const FILES = ['complaints.csv', 'complaints.refused.csv', `${WEEK}.xlsx`, `${WEEK}.eml`];
/** Digests of those files as the walk left them: what differs since then is someone's work. */
const RECORD = '.walk-through.json';

class CouldNotRun extends Error {}

/** Runs a command of the program. Exit code 1 is an answer too: refused rows, or issues found. */
function dutybook(...args) {
  const env = { ...process.env, DUTYBOOK_NOW: CLOCK };
  const run = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', env, maxBuffer: 64_000_000 });
  if (run.status !== 0 && run.status !== 1) throw new CouldNotRun(run.stderr || run.stdout || String(run.error));
  return run;
}

/** A folder in which every file of the walk is missing or its own. */
function chooseFolder(folder) {
  for (let n = 1; ; n++) {
    const chosen = n === 1 ? folder : join(folder, String(n));
    if (isOurs(chosen)) return chosen;
  }
}

function isOurs(folder) {
  const record = recordOf(folder);
  const left = FILES.every((name) => !existsSync(join(folder, name)) || record[name] === digest(join(folder, name)));
  return left && (!existsSync(join(folder, BOOK)) || isSample(join(folder, BOOK)));
}

function recordOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, RECORD), 'utf8'));
  } catch {
    return {};
  }
}

/** A workbook says itself whether it is a sample, and a check changes nothing in it; what cannot be opened is none. */
function isSample(workbook) {
  try {
    return JSON.parse(dutybook('check', workbook, '--json').stdout).sample === true;
  } catch {
    return false;
  }
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function walkThrough(asked) {
  const folder = chooseFolder(asked);
  const at = (name) => join(folder, name);
  const [book, complaints, xlsx, eml] = [BOOK, 'complaints.csv', `${WEEK}.xlsx`, `${WEEK}.eml`].map(at);
  mkdirSync(folder, { recursive: true });
  for (const name of [BOOK, BESIDE, ...FILES, RECORD]) rmSync(at(name), { force: true });
  copyFileSync(COMPLAINTS, complaints);

  step(1, TITLES.sample, dutybook('new', book, '--locale', locale, '--sample').stdout);
  const imported = dutybook('import', book, 'complaint', complaints);
  step(2, TITLES.import, withoutProgress(imported.stderr) + imported.stdout);
  step(3, TITLES.check, dutybook('check', book).stdout);
  const summary = dutybook('summary', book, WEEK, '--xlsx', xlsx, '--eml', eml).stdout;
  step(4, TITLES.summary, mainFigures(summary));
  step(5, TITLES.verify, dutybook('verify', book).stdout);

  const made = FILES.filter((name) => existsSync(at(name)));
  writeFileSync(at(RECORD), JSON.stringify(Object.fromEntries(made.map((name) => [name, digest(at(name))])), null, 2));
  console.log([say(...MADE.xlsx) + xlsx, say(...MADE.eml) + eml, say(...MADE.book) + book, ''].join('\n'));
  console.log([say(...NEXT.title), ...next(book, at('complaints.refused.csv'))].join('\n'));
  return book;
}

function step(number, title, words) {
  const lines = words.trim().split('\n');
  console.log(
    [`${number}. ${say(...title)}`, ...lines.map((line) => (line === '' ? '' : `   ${line}`)), ''].join('\n'),
  );
}

const withoutProgress = (words) => words.replace(/^\d+ \/ \d+\n/gm, '');

/** The summary as the program says it, down to where the breakdowns begin (【register · by …】): the Excel file has those. */
function mainFigures(summary) {
  const blocks = summary.trim().split('\n\n');
  const breakdown = blocks.findIndex((block) => /^【.* · .*】/.test(block));
  return breakdown < 0 ? summary : [...blocks.slice(0, breakdown), say(...MORE)].join('\n\n');
}

const next = (book, refused) => [
  `  ${say(...NEXT.page)} npm run -s dutybook -- serve ${book}`,
  `  ${say(...NEXT.mend)} npm run -s dutybook -- import ${book} complaint ${refused}`,
  `  ${say(...NEXT.month)} npm run -s dutybook -- summary ${book} 2026-02`,
  `  ${say(...NEXT.real)} npm run -s dutybook -- new ${say(...NEXT.name)}.dutybook --locale ${locale}`,
  `  ${say(...NEXT.help)} npm run -s dutybook -- help`,
];

const TITLES = {
  sample: [
    '样例工作簿：虚构小区的两个月，时间停在 2026-02-28 晚上',
    '樣例工作簿：虛構小區的兩個月，時間停在 2026-02-28 晚上',
    'A sample workbook: two months of an invented site, on the evening of 2026-02-28',
  ],
  import: [
    '导入五条投诉，其中一条写错了',
    '匯入五條投訴，其中一條寫錯了',
    'Five complaints come in from a file, one of them wrong',
  ],
  check: ['检查全部记录', '檢查全部記錄', 'Every entry is checked'],
  summary: [`${WEEK} 的周报`, `${WEEK} 的週報`, `The summary of the week ${WEEK}`],
  verify: ['核对：记录有没有丢失或被改动', '核對：記錄有沒有丟失或被改動', 'Proof that nothing was lost or changed'],
};
const MORE = [
  '按类别、渠道、责任人等的明细在 Excel 文件和邮件里。',
  '按類別、渠道、責任人等的明細在 Excel 檔案和郵件裡。',
  'The breakdowns by category, channel, handler and more are in the Excel file and in the mail.',
];
const MADE = {
  xlsx: ['周报 Excel  ', '週報 Excel  ', 'Excel file  '],
  eml: ['周报邮件    ', '週報郵件    ', 'mail        '],
  book: ['工作簿      ', '工作簿      ', 'workbook    '],
};
const NEXT = {
  title: ['接下来可以试试：', '接下來可以試試：', 'What to try next:'],
  page: ['在浏览器里打开：', '在瀏覽器裡開啟：', 'open it in the browser:'],
  mend: ['改好退回的那一行，再导入：', '改好退回的那一列，再匯入：', 'mend the refused row, import it:'],
  month: ['看二月的月报：', '看二月的月報：', 'see the month:'],
  real: ['建立自己的工作簿：', '建立自己的工作簿：', 'make a workbook of your own:'],
  name: ['客服台账', '客服台賬', 'our-centre'],
  help: ['全部命令：', '全部命令：', 'all commands:'],
};

/** The sample workbook's file; undefined when the walk could not be done. */
export let book;
try {
  book = walkThrough(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'sample');
} catch (failure) {
  if (!(failure instanceof CouldNotRun)) throw failure;
  console.error(failure.message.trim());
  process.exitCode = 2;
}
