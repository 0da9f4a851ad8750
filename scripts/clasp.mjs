import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { say } from './say.mjs';

const CLASP = fileURLToPath(import.meta.resolve('@google/clasp'));

/** Exactly what goes to Google: the bundle, the add-on's pages and the manifest. */
export const PUSHED = [
  'dist/Code.js',
  'dist/Help.html',
  'dist/Setup.html',
  'dist/Sidebar-en.html',
  'dist/Sidebar-zh-CN.html',
  'dist/Sidebar-zh-TW.html',
  'dist/appsscript.json',
];

/** Runs clasp in the current folder with a project file of its choice. */
export const clasp = (project, args, how = {}) =>
  spawnSync(process.execPath, [CLASP, '--project', project, ...args], { encoding: 'utf8', ...how });

/** Why the files clasp would push are not exactly those; undefined when they are. Needs no network and no login. */
export function wrongToPush(project) {
  const { status, stdout, stderr } = clasp(project, ['show-file-status', '--json']);
  if (status !== 0) return say(...CANNOT_TELL) + (stderr.trim() || stdout.trim());
  const files = JSON.parse(stdout).filesToPush.map((path) => path.replaceAll('\\', '/'));
  const missing = PUSHED.filter((file) => !files.includes(file));
  const extra = files.filter((file) => !PUSHED.includes(file)).sort();
  if (missing.length > 0) return say(...MISSING) + missing.join(', ');
  return extra.length > 0 ? say(...EXTRA) + extra.join(', ') : undefined;
}

const CANNOT_TELL = ['clasp 没有给出清单：', 'clasp 沒有給出清單：', 'clasp could not tell what it would push: '];
const MISSING = [
  'dist 里缺文件，请先运行 npm run build：',
  'dist 裡缺檔案，請先執行 npm run build：',
  'Files are missing, run npm run build first: ',
];
const EXTRA = [
  'dist 里有不该推送的文件，请删除后再运行 npm run build：',
  'dist 裡有不該推送的檔案，請刪除後再執行 npm run build：',
  'These files do not belong in dist, remove them and run npm run build: ',
];
