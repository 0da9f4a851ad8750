import { entryColumns, lineColumns, type SheetColumn } from '../domain/columns.ts';
import type { AnyRegister } from '../domain/register.ts';
import { fill, LOCALES, type Locale, type Words, words } from '../domain/words.ts';
import { lockScript, type Sheet, scriptZone, sheetNamed, spreadsheet } from './google.ts';
import { JOURNAL_SHEET } from './journal-sheet.ts';
import { type Layout, layoutOf } from './layout.ts';
import { SCHEMA } from './migrations/index.ts';
import { OUTBOX_SHEET } from './outbox-sheet.ts';
import { linesSheet } from './set-up.ts';
import { readSettings, SETTINGS_SHEET, type Settings } from './settings-sheet.ts';
import type { NoHead } from './workbook-head.ts';

/** The workbook as one execution sees it: what was read once is not read again. */
export interface Workbook extends Settings {
  readonly settingsSheet: Sheet;
  readonly journal: Sheet;
  readonly outbox: Sheet;
  /** Where the columns of a register's sheet are, or of the sheet of one of its lines. */
  layout(register: AnyRegister, lines?: string): Layout;
}

/** A workbook this program cannot work with: said in one sentence, with what to do. */
export class WorkbookError extends Error {
  readonly code:
    | 'not-set-up'
    | 'newer-schema'
    | 'older-schema'
    | 'head-spoilt'
    | 'time-zone'
    | 'sheet-missing'
    | 'busy'
    | 'journal-short'
    | 'journal-broken'
    | 'names-taken'
    | 'column-missing'
    | 'bad-request'
    | 'missing-column'
    | 'unknown-field'
    | 'same-field'
    | 'unknown-register'
    | 'unknown-period'
    | 'already-set-up'
    | 'not-allowed'
    | 'unknown-letter'
    | 'letter-settled'
    | 'unknown-entry'
    | 'not-proven'
    | 'not-signed'
    | 'not-gone'
    | 'automation-taken'
    | 'settings-changed'
    | 'unknown-year';
  readonly says: Words;
  constructor(code: WorkbookError['code'], says: Words, facts: Readonly<Record<string, string | number>> = {}) {
    const filled = words(fill(says['zh-CN'], facts), fill(says['zh-TW'], facts), fill(says.en, facts));
    super(`${code}: ${filled.en}`);
    this.code = code;
    this.says = filled;
  }
}

/** Milliseconds a person's entry waits for the lock (DESIGN §4). */
const WAIT_MS = 30_000;

/** Opens the workbook to write to it: nobody else's execution does until this one ends. */
export function openToWrite(): Workbook {
  lockToWrite();
  return openWorkbook();
}

/** Takes the lock for a workbook that is open. */
export function lockToWrite(): void {
  if (!lockScript(WAIT_MS)) throw new WorkbookError('busy', BUSY);
}

/** The settings with the workbook's head, whatever has become of the other sheets: one service call. */
export function openHead(): Opened {
  const opened = openHeadOfAnyAge();
  if (opened.head.schema < SCHEMA) throw new WorkbookError('older-schema', OLDER);
  return opened;
}
type Opened = Settings & Pick<Workbook, 'settingsSheet'>;

/** The same of a workbook from before too, which this program can bring up to date. */
export function openHeadOfAnyAge(): Opened {
  const settingsSheet = namedInAnyLanguage(SETTINGS_SHEET);
  const settings = settingsSheet && readSettings(settingsSheet);
  if (!settingsSheet || !settings) throw new WorkbookError('not-set-up', NOT_SET_UP);
  const schema = 'problem' in settings ? settings.schema : settings.head.schema;
  if (schema > SCHEMA) throw new WorkbookError('newer-schema', NEWER, { schema, known: SCHEMA });
  if ('problem' in settings) throw new WorkbookError(settings.problem, NO_HEAD[settings.problem]);
  if (!settings.sameClock) checkZone();
  return { ...settings, settingsSheet };
}

/** Opens the workbook: one service call for the settings and the head. */
export const openWorkbook = (): Workbook => withSheets(openHead());
export const openWorkbookOfAnyAge = (): Workbook => withSheets(openHeadOfAnyAge());

function withSheets(settings: Opened): Workbook {
  const { locale } = settings.head;
  const journal = ownSheet(JOURNAL_SHEET[locale]);
  const outbox = ownSheet(OUTBOX_SHEET[locale]);
  const layouts = new Map<string, Layout>();
  return {
    ...settings,
    journal,
    outbox,
    layout(register, lines) {
      const name = (lines === undefined ? register.sheet : linesSheet(register, lines))[locale];
      const layout =
        layouts.get(name) ??
        checked(
          read(name),
          lines === undefined ? entryColumns(register) : lineColumns(register.fields[lines]?.of ?? {}),
        );
      layouts.set(name, layout);
      return layout;
    },
  };
}

/** The clock on the wall is the workbook's: a script in another zone would write other times (DUTY-11). Two service calls. */
export function checkZone(): void {
  const [zone, script] = [spreadsheet().getSpreadsheetTimeZone(), scriptZone()];
  if (zone !== script) throw new WorkbookError('time-zone', OTHER_ZONE, { zone, script });
}

/** Whether there are settings; a blank sheet of that name is what an execution left that was killed. */
export const isSetUp = (): boolean => (namedInAnyLanguage(SETTINGS_SHEET)?.getLastRow() ?? 0) > 0;

/** The language of the workbook by the name of its settings, without reading a cell; a new one has the spreadsheet's. */
export function localeHere(): Locale {
  const found = LOCALES.find((locale) => sheetNamed(SETTINGS_SHEET[locale]) !== undefined);
  const google = spreadsheet().getSpreadsheetLocale();
  return (
    found ?? (google.startsWith('zh') ? (google.includes('TW') || google.includes('HK') ? 'zh-TW' : 'zh-CN') : 'en')
  );
}

function namedInAnyLanguage(name: Words): Sheet | undefined {
  const names = [...new Set(Object.values(name))];
  return names.map(sheetNamed).find((sheet) => sheet !== undefined);
}

/** Every column of ours once: a lost one would lose what belongs there, a copied one would be read instead. */
function checked(layout: Layout, columns: readonly SheetColumn[]): Layout {
  const keys = layout.runs.flatMap((run) => run.keys);
  for (const { key } of columns) {
    const times = keys.filter((one) => one === key).length;
    const sheet = layout.sheet.getName();
    if (times === 0) throw new WorkbookError('column-missing', COLUMN_MISSING, { sheet, column: key });
    if (times > 1) throw new WorkbookError('column-missing', COLUMN_TWICE, { sheet, column: key });
  }
  return layout;
}

function ownSheet(name: string): Sheet {
  const sheet = sheetNamed(name);
  if (!sheet) throw new WorkbookError('sheet-missing', SHEET_MISSING, { sheet: name });
  return sheet;
}

function read(name: string): Layout {
  const layout = layoutOf(ownSheet(name));
  if (layout.runs.length === 0) throw new WorkbookError('sheet-missing', SHEET_MISSING, { sheet: name });
  return layout;
}

const NOT_SET_UP = words(
  '这个工作簿还不是客服台账：请先用菜单「建立或修复」，或用 dutybook new 新建。',
  '這個工作簿還不是客服台賬：請先用選單「建立或修復」，或用 dutybook new 新建。',
  'This workbook is not set up for Dutybook: use the menu "Set up or repair", or make one with: dutybook new.',
);
const NEWER = words(
  '这个工作簿由更新的版本建立（格式 {schema}，本程序懂到 {known}）：请先升级程序，数据未改动。',
  '這個工作簿由更新的版本建立（格式 {schema}，本程式懂到 {known}）：請先升級程式，資料未改動。',
  'This workbook was made by a newer version (format {schema}, this program knows {known}): upgrade first. Nothing was changed.',
);
export const OLDER = words(
  '这个工作簿由以前的版本建立，新版本要先给它补上新的表和设置；已有的记录不变。请先用「文件 → 复制」另存一份，再点菜单「建立或修复」。',
  '這個工作簿由以前的版本建立，新版本要先給它補上新的表和設置；已有的記錄不變。請先用「檔案 → 建立副本」另存一份，再點選單「建立或修復」。',
  'This workbook was made by an earlier version and lacks new sheets and settings; what is recorded stays. Make a copy first (File → Make a copy), then use the menu "Set up or repair".',
);
const SPOILT = words(
  '「设置」表隐藏的第一行被人改过，读不懂：请撤销改动，或从备份恢复。没有写入任何内容。',
  '「設置」表隱藏的第一列被人改過，讀不懂：請撤銷改動，或從備份恢復。沒有寫入任何內容。',
  'The hidden first row of the settings was changed and cannot be read: undo that, or restore a backup. Nothing was written.',
);
const NO_HEAD: Readonly<Record<NoHead['problem'], Words>> = {
  'not-set-up': NOT_SET_UP,
  'head-spoilt': SPOILT,
};
const SHEET_MISSING = words(
  '工作表「{sheet}」不见了或首行被改：请撤销删除，或从备份恢复。',
  '工作表「{sheet}」不見了或首行被改：請撤銷刪除，或從備份恢復。',
  'The sheet "{sheet}" is gone or has lost its hidden key row: undo that, or restore a backup.',
);
const COLUMN_MISSING = words(
  '工作表「{sheet}」缺了一列（{column}），或隐藏的第二行被改：请撤销删除，或从备份恢复。没有写入任何内容。',
  '工作表「{sheet}」缺了一欄（{column}），或隱藏的第二列被改：請撤銷刪除，或從備份恢復。沒有寫入任何內容。',
  'The sheet "{sheet}" has lost its column {column}, or its hidden second row was changed: undo that, or restore a backup. Nothing was written.',
);
const COLUMN_TWICE = words(
  '工作表「{sheet}」里有两列都是 {column}：请删掉复制出来的那一列。没有写入任何内容。',
  '工作表「{sheet}」裡有兩欄都是 {column}：請刪掉複製出來的那一欄。沒有寫入任何內容。',
  'The sheet "{sheet}" has the column {column} twice: delete the copy. Nothing was written.',
);
export const OTHER_ZONE = words(
  '工作簿时区是 {zone}，程序是 {script}：请在「文件 → 设置」里改成 {script}。',
  '工作簿時區是 {zone}，程式是 {script}：請在「檔案 → 設定」裡改成 {script}。',
  'The workbook’s zone is {zone}, the program’s {script}: change it to {script} under File → Settings.',
);
const BUSY = words(
  '别人正在登记，请稍等几秒再试；您填的内容没有丢。',
  '別人正在登記，請稍等幾秒再試；您填的內容沒有丟。',
  'Someone else is recording: try again in a few seconds. What you entered is not lost.',
);
