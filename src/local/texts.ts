import { type Words, words } from '../domain/words.ts';
import type { HostErrorCode } from '../host/host-error.ts';
import { wordsOf } from '../locales/index.ts';

/** What the command line says when it could not run: what is the matter and what to do. `{file}` is the workbook. */
export const HOST_SAYS: Readonly<Record<HostErrorCode, Words>> = {
  exists: words(
    '{file} 已经存在，没有覆盖：请换一个文件名，或先移走它。',
    '{file} 已經存在，沒有覆蓋：請換一個檔名，或先移走它。',
    '{file} exists already and was not overwritten: choose another name, or move it away first.',
  ),
  missing: words(
    '找不到 {file}：请核对文件名，或先用 dutybook new 新建。',
    '找不到 {file}：請核對檔名，或先用 dutybook new 新建。',
    '{file} is not there: check the name, or make it first with: dutybook new {file}',
  ),
  'not-a-workbook': words(
    '{file} 不是客服台账的工作簿（或已损坏），没有改动：请核对文件，或从备份恢复。',
    '{file} 不是客服台賬的工作簿（或已損壞），沒有改動：請核對檔案，或從備份恢復。',
    '{file} is no Dutybook workbook, or it is damaged. Nothing was changed: check the file, or restore a backup.',
  ),
  'newer-store': words(
    '{file} 由更新的版本保存，本程序打不开，没有改动：请先升级程序。',
    '{file} 由更新的版本儲存，本程式打不開，沒有改動：請先升級程式。',
    '{file} was saved by a newer version and cannot be opened by this one. Nothing was changed: upgrade first.',
  ),
  'properties-damaged': words(
    '{file}.properties 读不懂，没有改动：请从备份恢复它，或移走它（移走后不再知道工作簿是否被恢复成旧版本）。',
    '{file}.properties 讀不懂，沒有改動：請從備份恢復它，或移走它（移走後不再知道工作簿是否被恢復成舊版本）。',
    '{file}.properties cannot be read. Nothing was changed: restore a backup of it, or move it away (an older version of the workbook is then no longer noticed).',
  ),
  'in-use': words(
    '{file} 正被另一个窗口或程序使用：请先关闭它再试。',
    '{file} 正被另一個視窗或程式使用：請先關閉它再試。',
    '{file} is in use by another window or program: close that first, then try again.',
  ),
  'read-only': words(
    '{file} 不能写入：请检查文件夹是否存在，以及文件和文件夹的权限。',
    '{file} 不能寫入：請檢查資料夾是否存在，以及檔案和資料夾的權限。',
    '{file} cannot be written: check that its folder is there, and the permissions of both.',
  ),
  'disk-full': words(
    '磁盘已满，{file} 保持原样：请腾出空间再试。',
    '磁碟已滿，{file} 保持原樣：請騰出空間再試。',
    'The disk is full; {file} is as it was. Free some space, then try again.',
  ),
  timeout: words(
    '处理超过了六分钟，已停止：请分成几份再试。',
    '處理超過了六分鐘，已停止：請分成幾份再試。',
    'It took longer than six minutes and was stopped: try again in smaller parts.',
  ),
  'script-error': words(
    '程序出错，已写入的数据都完好：{detail}',
    '程式出錯，已寫入的資料都完好：{detail}',
    'The program failed; what was recorded is safe: {detail}',
  ),
  'unknown-function': words(
    '程序不完整：请重新 npm ci。',
    '程式不完整：請重新 npm ci。',
    'The program is incomplete: run npm ci again.',
  ),
  'illegal-argument': words('内部错误：{detail}', '內部錯誤：{detail}', 'Internal error: {detail}'),
  killed: words('已被中止；再运行一次即可。', '已被中止；再執行一次即可。', 'It was killed: run it again.'),
  closed: words('内部错误：{detail}', '內部錯誤：{detail}', 'Internal error: {detail}'),
};

export const CLI = {
  notBuilt: words(
    '程序还没有生成：请先运行 npm ci。',
    '程式還沒有產生：請先執行 npm ci。',
    'The program is not built: run npm ci first.',
  ),
  usage: words('用法：', '用法：', 'Usage:'),
  unknownCommand: words(
    '没有「{command}」这个命令：dutybook help 列出全部命令。',
    '沒有「{command}」這個命令：dutybook help 列出全部命令。',
    'There is no command "{command}": dutybook help lists them.',
  ),
  wrongArguments: words('参数不对：{detail}', '參數不對：{detail}', 'The arguments are off: {detail}'),
  badLocale: words(
    '没有语言「{locale}」：可用 zh-CN、zh-TW、en。',
    '沒有語言「{locale}」：可用 zh-CN、zh-TW、en。',
    'There is no language "{locale}": use zh-CN, zh-TW or en.',
  ),
  badMap: words(
    '{file} 不是合规的列对应表（JSON）：{detail}',
    '{file} 不是合規的欄對應表（JSON）：{detail}',
    '{file} is no map of columns in JSON: {detail}',
  ),
  cannotWrite: words(
    '{file} 写不进去（{reason}）：如果它正在 Excel 中打开，请先关闭，并确认文件夹存在、可写，磁盘有空间。',
    '{file} 寫不進去（{reason}）：如果它正在 Excel 中開啟，請先關閉，並確認資料夾存在、可寫，磁碟有空間。',
    '{file} cannot be written ({reason}): close it in Excel, and check that its folder is there and may be written and the disk has room.',
  ),
  isFolder: words(
    '{file} 是文件夹：请写出文件名。',
    '{file} 是資料夾：請寫出檔名。',
    '{file} is a folder: name a file.',
  ),
  overWorkbook: words(
    '{file} 是工作簿，没有覆盖：请换一个文件名。',
    '{file} 是工作簿，沒有覆蓋：請換一個檔名。',
    '{file} is a workbook and was not overwritten: choose another name.',
  ),
  unexpected: words(
    '程序出错，请把这一行告诉维护者：{detail}',
    '程式出錯，請把這一行告訴維護者：{detail}',
    'The program failed; tell this line to whoever maintains it: {detail}',
  ),
  serving: words(
    '{file} 已在浏览器中打开（仅限本机）：\n{address}\n请让本窗口开着；按 Ctrl+C 结束。',
    '{file} 已在瀏覽器中開啟（僅限本機）：\n{address}\n請讓本視窗開著；按 Ctrl+C 結束。',
    '{file} is open in the browser, on this machine alone:\n{address}\nLeave this window open; Ctrl+C ends it.',
  ),
  badSmtp: words(
    '{file} 里的发信设置不对：要有 "url"（smtps://用户:密码@服务器:465）和 "from"（发件地址）。',
    '{file} 裡的發信設定不對：要有 "url"（smtps://使用者:密碼@伺服器:465）和 "from"（寄件地址）。',
    'The settings for sending mail in {file} are off: "url" (smtps://user:password@server:465) and "from" (an address) are needed.',
  ),
  ranByItself: words('{time} 定时任务：{names}', '{time} 定時任務：{names}', '{time} ran by the clock: {names}'),
  ranLate: words(
    '{time} 补做了程序关闭期间错过的定时任务：{names}',
    '{time} 補做了程式關閉期間錯過的定時任務：{names}',
    '{time} caught up with what was due while the program was closed: {names}',
  ),
  failedByItself: words(
    '{time} 定时任务 {names} 出错：{detail}',
    '{time} 定時任務 {names} 出錯：{detail}',
    '{time} {names}, run by the clock, failed: {detail}',
  ),
  mailsHandedOver: words(
    '{count} 封邮件已交给发信服务器。',
    '{count} 封郵件已交給寄信伺服器。',
    '{count} mails were handed to the mail server.',
  ),
  mailNotSent: words('有一封邮件没有发出：{detail}', '有一封郵件沒有寄出：{detail}', 'A mail was not sent: {detail}'),
  mailsWait: words(
    '待发邮件里有 {count} 封，不会自己再发：用 dutybook serve {file} 打开，在「待发邮件」里查看、发送。',
    '待發郵件裡有 {count} 封，不會自己再寄：用 dutybook serve {file} 開啟，在「待發郵件」裡查看、寄出。',
    '{count} mails wait and are not sent again by themselves: open dutybook serve {file} and look at “Mails to send”.',
  ),
  mailsWaitHere: words(
    '没有设置发信服务器：{count} 封邮件没有真的发出，放在待发邮件里。用 dutybook serve {file} 打开，在「待发邮件」里查看、另存；要自动发出，请按 README 设置 {file}.smtp.json。',
    '沒有設定寄信伺服器：{count} 封郵件沒有真的寄出，放在待發郵件裡。用 dutybook serve {file} 開啟，在「待發郵件」裡查看、另存；要自動寄出，請按 README 設定 {file}.smtp.json。',
    'No mail server is set: {count} mails did not go out and wait. Open dutybook serve {file} and look at “Mails to send”; to have them sent, set {file}.smtp.json as the README says.',
  ),
  portTaken: words(
    '端口 {port} 已被占用，改用 {other}。',
    '埠 {port} 已被占用，改用 {other}。',
    'Port {port} is taken; using {other}.',
  ),
  made: words('已建立 {file}', '已建立 {file}', 'Made {file}'),
  upToDate: words(
    '{file} 由以前的版本建立，已补上新的表和设置；之前的样子备份在 {copy}',
    '{file} 由以前的版本建立，已補上新的表和設置；之前的樣子備份在 {copy}',
    '{file} was made by an earlier version and got the new sheets and settings; as it was it is kept in {copy}',
  ),
  backedUp: words('已备份到 {file}', '已備份到 {file}', 'Copied to {file}'),
  backupBusy: words(
    '{file} 正开着，没有备份：请先在打开它的窗口按 Ctrl+C 结束，再备份。页面开着时每天会自动备份一次，结束时再备份一次。',
    '{file} 正開著，沒有備份：請先在打開它的視窗按 Ctrl+C 結束，再備份。頁面開著時每天會自動備份一次，結束時再備份一次。',
    '{file} is open and was not copied: end it with Ctrl+C in its window first. While it is served it is copied every day, and once more at the end.',
  ),
  backupFailed: words(
    '自动备份没有成功，工作不受影响：{detail}',
    '自動備份沒有成功，工作不受影響：{detail}',
    'The automatic backup failed; the work goes on: {detail}',
  ),
  noSmtp: words(
    '没有设置发信服务器：邮件不会自己发出，在页面的「待发邮件」里等着',
    '沒有設定寄信伺服器：郵件不會自己寄出，在頁面的「待發郵件」裡等著',
    'No mail server is set: mails are not sent by themselves, they wait on the page',
  ),
  lastBackup: words('上次备份 {file}', '上次備份 {file}', 'The last backup is {file}'),
  noBackup: words(
    '还没有备份：请用 dutybook backup {file}，或用 dutybook serve 打开时自动备份。',
    '還沒有備份：請用 dutybook backup {file}，或用 dutybook serve 開啟時自動備份。',
    'There is no backup yet: run dutybook backup {file}, or open it with dutybook serve, which makes one every day.',
  ),
  sameFile: words(
    '备份和要恢复的是同一个文件，没有改动：请写出备份的文件名。',
    '備份和要恢復的是同一個檔案，沒有改動：請寫出備份的檔名。',
    'The copy is the file itself. Nothing was changed: name the backup.',
  ),
  restoredFrom: words('已从 {copy} 恢复 {file}', '已從 {copy} 恢復 {file}', 'Restored {file} from {copy}'),
  keptAside: words(
    '原来的工作簿没有删，改名为 {file}：恢复错了，把它恢复回来即可。',
    '原來的工作簿沒有刪，改名為 {file}：恢復錯了，把它恢復回來即可。',
    'The workbook that was there is kept as {file}: if this was a mistake, restore that one.',
  ),
  newerLost: words(
    '原来的日志有 {now} 条（到 {nowAt}），备份有 {old} 条（到 {oldAt}）：备份之后登记的 {count} 条不在恢复后的工作簿里。请主管用 dutybook accept 说明原因，再补登。',
    '原來的日誌有 {now} 條（到 {nowAt}），備份有 {old} 條（到 {oldAt}）：備份之後登記的 {count} 條不在恢復後的工作簿裡。請主管用 dutybook accept 說明原因，再補登。',
    'The journal had {now} lines (until {nowAt}), the copy has {old} (until {oldAt}): {count} that were written since are missing now. Let a supervisor run dutybook accept with the reason, then record them again.',
  ),
  otherLost: words(
    '原来的日志有 {now} 条（到 {nowAt}），备份有 {old} 条（到 {oldAt}），两边从某处起各登记各的：原来登记的、备份里没有的，不在恢复后的工作簿里。请主管用 dutybook accept 说明原因，再对照改名留下的那一份补登。',
    '原來的日誌有 {now} 條（到 {nowAt}），備份有 {old} 條（到 {oldAt}），兩邊從某處起各登記各的：原來登記的、備份裡沒有的，不在恢復後的工作簿裡。請主管用 dutybook accept 說明原因，再對照改名留下的那一份補登。',
    'The journal had {now} lines (until {nowAt}), the copy has {old} (until {oldAt}), and from somewhere on each went its own way: what was recorded and is not in the copy is missing now. Let a supervisor run dutybook accept with the reason, then record it again by the workbook that was kept.',
  ),
  notComparable: words(
    '原来的工作簿打不开，无法比较少了什么：{detail}',
    '原來的工作簿打不開，無法比較少了什麼：{detail}',
    'The workbook that was there cannot be opened, so what is missing cannot be told: {detail}',
  ),
  noRows: words(
    '{file} 只有首行，没有数据：请核对是不是这个文件。',
    '{file} 只有首行，沒有資料：請核對是不是這個檔案。',
    '{file} has headings and no rows: check that it is the right file.',
  ),
  imported: words(
    '收下 {accepted} 条，原有 {already} 条，退回 {refused} 行，提醒 {warnings} 处。',
    '收下 {accepted} 條，原有 {already} 條，退回 {refused} 列，提醒 {warnings} 處。',
    '{accepted} accepted, {already} were there already, {refused} rows refused, {warnings} warnings.',
  ),
  refusedIn: words(
    '退回的行连同原因在 {file}：改好后再导入这个文件。',
    '退回的列連同原因在 {file}：改好後再匯入這個檔案。',
    'The refused rows and the reasons are in {file}: mend them and import that file.',
  ),
  ignored: words(
    '没有认出这些列，已略过：{columns}。如果它们有用，请核对列名，或用 --columns 说明。',
    '沒有認出這些欄，已略過：{columns}。如果它們有用，請核對欄名，或用 --columns 說明。',
    'These columns were not recognised and are passed over: {columns}. If they matter, check the headings, or say with --columns what they are.',
  ),
  keptRefused: words(
    '上次退回的行您可能正在修改，已另存为 {file}。',
    '上次退回的列您可能正在修改，已另存為 {file}。',
    'The rows refused last time, which you may be mending, are kept in {file}.',
  ),
  reasons: words('退回原因', '退回原因', 'Refused because'),
  reason: words('{heading}：{message}', '{heading}：{message}', '{heading}: {message}'),
  row: words('第 {row} 行', '第 {row} 列', 'row {row}'),
  checked: words(
    '共 {entries} 条：{reject} 处有误，{due} 处逾期，{warn} 处提醒。',
    '共 {entries} 條：{reject} 處有誤，{due} 處逾期，{warn} 處提醒。',
    '{entries} entries: {reject} wrong, {due} overdue, {warn} to look at.',
  ),
  reject: words('有误', '有誤', 'Wrong'),
  due: words('逾期', '逾期', 'Overdue'),
  warn: words('提醒', '提醒', 'To look at'),
  more: words(
    '…… 还有 {count} 处，完整清单用 --json。',
    '…… 還有 {count} 處，完整清單用 --json。',
    '… and {count} more: --json lists them all.',
  ),
  wrote: words('已写入 {file}', '已寫入 {file}', 'Wrote {file}'),
  verified: words(
    '日志 {lines} 条，环环相扣，与各表一致。校验 {hash}',
    '日誌 {lines} 條，環環相扣，與各表一致。校驗 {hash}',
    'The journal holds, {lines} lines, and every sheet equals it. Digest {hash}',
  ),
  brokenAt: words(
    '日志从第 {line} 条起对不上。',
    '日誌從第 {line} 條起對不上。',
    'The journal is broken from line {line} on.',
  ),
  restoredExport: words(
    '工作簿被恢复成旧版本，导出的不是最新记录：请用 dutybook check 查看怎么办。',
    '工作簿被恢復成舊版本，匯出的不是最新記錄：請用 dutybook check 查看怎麼辦。',
    'An older version of the workbook was restored, so this is not the latest: dutybook check says what to do.',
  ),
  accepted: wordsOf('acceptDone'),
  nothingToAccept: wordsOf('acceptNothing'),
  restored: wordsOf('restored'),
  unprojected: words(
    '有 {count} 条日志还没写到表里：下一次登记时会自动补上。',
    '有 {count} 條日誌還沒寫到表裡：下一次登記時會自動補上。',
    '{count} lines of the journal are not on the sheets yet: the next entry brings them there.',
  ),
  'not-on-sheet': words(
    '{number} 在日志里，表上没有。',
    '{number} 在日誌裡，表上沒有。',
    '{number} is in the journal and not on its sheet.',
  ),
  'not-in-journal': words(
    '{number} 在表上，日志里没有。',
    '{number} 在表上，日誌裡沒有。',
    '{number} is on its sheet and not in the journal.',
  ),
  differs: words(
    '{number} 的表与日志不一致，有人直接改过。',
    '{number} 的表與日誌不一致，有人直接改過。',
    '{number} differs from the journal: it was changed by hand.',
  ),
  'twice-on-sheet': words(
    '{number} 在表上出现两次。',
    '{number} 在表上出現兩次。',
    '{number} stands on its sheet twice.',
  ),
  'state-differs': words(
    '{number} 的状态被人改过，与记录不符。',
    '{number} 的狀態被人改過，與記錄不符。',
    'The state of {number} was changed by hand: the entry says another.',
  ),
  'timeline-differs': words(
    '{number} 的隐藏时间线被人改过，汇总会漏掉它。',
    '{number} 的隱藏時間線被人改過，彙總會漏掉它。',
    'The hidden timeline of {number} was changed by hand: summaries may miss it.',
  ),
  'digest-differs': words(
    '{number} 的隐藏校验码被人改过。',
    '{number} 的隱藏校驗碼被人改過。',
    'The hidden digest of {number} was changed by hand.',
  ),
  'line-without-entry': words(
    '明细写着属于 {number}，但没有这条记录。',
    '明細寫著屬於 {number}，但沒有這條記錄。',
    'A line says that it belongs to {number}, and there is no such entry.',
  ),
  'lines-misnumbered': words(
    '{number} 的明细行号重复或有缺。',
    '{number} 的明細行號重複或有缺。',
    'The lines of {number} repeat a number or leave one out.',
  ),
  exported: words('导出 {entries} 条到 {file}', '匯出 {entries} 條到 {file}', '{entries} entries exported to {file}'),
  masked: words(
    '电话已隐藏；经理可用 --as 姓名 导出电话。',
    '電話已隱藏；經理可用 --as 姓名 匯出電話。',
    'Phones are hidden; a manager exports them with --as NAME.',
  ),
} satisfies Record<string, Words>;
