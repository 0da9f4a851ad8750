/**
 * `npm run deploy -- SCRIPT_ID [--force]`: pushes the two files of dist/ to the script of that id, and replaces whatever is
 * in it. The id stands in a file of its own, `.clasp-SCRIPT_ID.json`, which git ignores: each workbook has its own, and no id
 * is ever committed. Exit codes: clasp's own, or 2 when nothing was tried.
 */
import { writeFileSync } from 'node:fs';
import { clasp, wrongToPush } from './clasp.mjs';
import { say } from './say.mjs';

const words = process.argv.slice(2);
const force = words.includes('--force');
const [id, ...others] = words.filter((word) => word !== '--force');

function refused() {
  if (id === undefined || others.length > 0) return say(...NO_ID);
  // Script ids have 57 characters; it becomes part of a file's name.
  if (!/^[\w-]{30,100}$/.test(id)) return say(...BAD_ID) + id;
  // clasp asks before it replaces the manifest, and where it cannot ask it pushes nothing and calls that success.
  if (!force && !(process.stdin.isTTY && process.stdout.isTTY)) return say(...CANNOT_ASK);
  return undefined;
}

function deploy() {
  const project = `.clasp-${id}.json`;
  writeFileSync(project, `${JSON.stringify({ scriptId: id, rootDir: 'dist' }, null, 2)}\n`);
  const wrong = wrongToPush(project);
  if (wrong !== undefined) {
    console.error(wrong);
    return 1;
  }
  return clasp(project, ['push', ...(force ? ['--force'] : [])], { stdio: 'inherit' }).status ?? 1;
}

const NO_ID = [
  '请给出脚本 ID：npm run deploy -- 脚本ID（表格的「扩展程序 → Apps 脚本 → 项目设置」里可复制）。没有推送任何文件。',
  '請給出指令碼 ID：npm run deploy -- 指令碼ID（試算表的「擴充功能 → Apps Script → 專案設定」裡可複製）。沒有推送任何檔案。',
  'Say which script: npm run deploy -- SCRIPT_ID (copy it in the spreadsheet from Extensions → Apps Script → Project Settings). Nothing was pushed.',
];
const BAD_ID = [
  '这不是脚本 ID，没有推送任何文件：',
  '這不是指令碼 ID，沒有推送任何檔案：',
  'This is no script id, nothing was pushed: ',
];
const CANNOT_ASK = [
  '推送会替换目标脚本的全部内容，这里不能询问：确认无误请加 --force。没有推送任何文件。',
  '推送會替換目標指令碼的全部內容，這裡不能詢問：確認無誤請加 --force。沒有推送任何檔案。',
  'A push replaces everything in that script, and this terminal cannot ask: add --force when you are sure. Nothing was pushed.',
];

const refusal = refused();
if (refusal !== undefined) console.error(refusal);
process.exitCode = refusal === undefined ? deploy() : 2;
