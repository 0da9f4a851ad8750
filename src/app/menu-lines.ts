import { type Words, words } from '../domain/words.ts';
import type { Texts } from '../locales/zh-CN.ts';

/** A line of the menu: what it is called, the global function it runs, and what it is for, as the help and the handbook say. */
export interface MenuEntry {
  readonly caption: keyof Texts;
  readonly run: string;
  readonly about: Words;
}

/** The menu 客服台账; each group of lines is parted from the next. */
export const MENU: readonly (readonly MenuEntry[])[] = [
  [
    {
      caption: 'menuToday',
      run: 'openToday',
      about: words(
        '打开侧边栏：我的、逾期的、未结的，最急的在前，还剩多少时间。点一条就能接着办：接单、处理完成、归还、回访。',
        '開啟側邊欄：我的、逾期的、未結的，最急的在前，還剩多少時間。點一條就能接著辦：接單、處理完成、歸還、回訪。',
        'Opens the sidebar: what is yours, overdue and open, the most urgent first, with the time left. Press one to go on with it: accept, handle, return, visit.',
      ),
    },
    {
      caption: 'menuNew',
      run: 'openNew',
      about: words(
        '登记：选一张登记表，填好保存。时间可以照口头的说法写，例如「昨天 18:20」「半小时前」；填错会在旁边说明。',
        '登記：選一張登記表，填好儲存。時間可以照口頭的說法寫，例如「昨天 18:20」「半小時前」；填錯會在旁邊說明。',
        'Records something: choose a register, fill it in, save. Times may be written as they are said, like "yesterday 18:20" or "half an hour ago".',
      ),
    },
    {
      caption: 'menuFind',
      run: 'openFind',
      about: words(
        '输入房号、电话、姓名、编号或拼音首字母都行。',
        '輸入房號、電話、姓名、編號或拼音首字母都行。',
        'By room, phone, name, number, or pinyin initials.',
      ),
    },
    {
      caption: 'menuRoster',
      run: 'openRoster',
      about: words(
        '一个月谁值哪一班：空班、草稿、调班一眼看到，也看得到近三个月各人的夜班、周末和节假日。可以按前几周的规律排完，主管一次发布；「放到表上」把本月和下月画成一张表，每小时更新。',
        '一個月誰值哪一班：空班、草稿、調班一眼看到，也看得到近三個月各人的夜班、週末和節假日。可以按前幾週的規律排完，主管一次發布；「放到表上」把本月和下月畫成一張表，每小時更新。',
        'Who is on which shift of a month: gaps, drafts and swaps, and how nights, weekends and holidays are shared over three months. Go on by the pattern of the weeks before; a supervisor publishes it in one step. "Show on a sheet" draws this month and the next on a sheet, and each hour anew.',
      ),
    },
  ],
  [
    {
      caption: 'menuWeekly',
      run: 'showWeekly',
      about: words(
        '看上一周的汇总，表格下面有图。',
        '看上一週的彙總，表格下面有圖。',
        'Shows the summary of the last week, with charts below its tables.',
      ),
    },
    {
      caption: 'menuMonthly',
      run: 'showMonthly',
      about: words('看上个月的汇总。', '看上個月的彙總。', 'Shows the summary of the last month.'),
    },
    {
      caption: 'menuMailWeekly',
      run: 'mailWeekly',
      about: words(
        '把周报寄给设置里的收件人。同一期不会发两次。',
        '把週報寄給設置裡的收件人。同一期不會發兩次。',
        'Mails it to the recipients of the settings, never twice for a period.',
      ),
    },
    {
      caption: 'menuMailMonthly',
      run: 'mailMonthly',
      about: words(
        '把月报寄给设置里的收件人。同一期不会发两次。',
        '把月報寄給設置裡的收件人。同一期不會發兩次。',
        'Mails it to the recipients of the settings, never twice for a period.',
      ),
    },
    {
      caption: 'menuExport',
      run: 'openExport',
      about: words(
        '一张登记表（全部，或某月某周）或一期周报、月报，存成 Excel 文件。电话只有经理导出才显示，每次导出登记表都记在日志里。',
        '一張登記表（全部，或某月某週）或一期週報、月報，存成 Excel 檔案。電話只有經理匯出才顯示，每次匯出登記表都記在日誌裡。',
        'A register (all of it, a month or a week) or a summary as an Excel file. Phones are shown in a manager’s alone, and every export of a register is on record.',
      ),
    },
    {
      caption: 'menuLetters',
      run: 'decideLetters',
      about: words(
        '列出不知是否送到的邮件，由主管决定算收到还是重发。',
        '列出不知是否送到的郵件，由主管決定算收到還是重發。',
        'Mails of which nobody knows whether they arrived: a supervisor says so, or sends them again.',
      ),
    },
    {
      caption: 'menuHourly',
      run: 'setHourly',
      about: words(
        '主管开启一次，之后每小时自动收录表上手填的内容，到期发送周报、月报和提醒。',
        '主管開啟一次，之後每小時自動收錄表上手填的內容，到期發送週報、月報和提醒。',
        'A supervisor turns it on once: every hour it takes in what was typed into the sheets and mails what is due.',
      ),
    },
  ],
  [
    {
      caption: 'menuCheck',
      run: 'showCheck',
      about: words(
        '收录表上手填的行，再列出填错的、逾期的：在哪一行、怎么改。',
        '收錄表上手填的列，再列出填錯的、逾期的：在哪一列、怎麼改。',
        'Takes in rows typed into the sheets, then lists what is wrong and overdue: in which row, and what to do.',
      ),
    },
    {
      caption: 'menuHealth',
      run: 'showHealth',
      about: words(
        '看时区、账号、今天还能发几封邮件、表还能用多久、日志是否接得上；有问题的后面写着怎么办。',
        '看時區、帳號、今天還能發幾封郵件、表還能用多久、日誌是否接得上；有問題的後面寫著怎麼辦。',
        'The zone, the account, the mails left today, when the workbook will be full, the journal; what is wrong, with what to do.',
      ),
    },
    {
      caption: 'menuPutBack',
      run: 'putBackRows',
      about: words(
        '有人误删了行：主管按日志放回。',
        '有人誤刪了列：主管按日誌放回。',
        'Rows that somebody deleted: a supervisor puts them back from the journal.',
      ),
    },
    {
      caption: 'menuAccept',
      run: 'acceptOlder',
      about: words(
        '恢复过旧版本之后，主管说明原因，从它继续。',
        '恢復過舊版本之後，主管說明原因，從它繼續。',
        'After an older version was restored, a supervisor gives the reason and goes on from it.',
      ),
    },
    {
      caption: 'menuSettings',
      run: 'openSettings',
      about: words(
        '经理改项目、班次、人员、收件人，填错会在旁边说明；时限、目标、工作时间、节假日、代理、选项在后面那张表上改。',
        '經理改項目、班次、人員、收件人，填錯會在旁邊說明；時限、目標、工作時間、節假日、代理、選項在後面那張表上改。',
        'A manager changes the site, shifts, people and recipients, with what is wrong said beside it; limits, targets, working hours, holidays, deputies and options on the sheet behind.',
      ),
    },
    {
      caption: 'menuHolidays',
      run: 'fillOfficialDays',
      about: words(
        '经理把某一年的官方节假日和调休填进设置；自己填过的日子不动。',
        '經理把某一年的官方節假日和調休填進設置；自己填過的日子不動。',
        'A manager fills the official holidays of mainland China of a year into the settings; days that somebody typed in stay.',
      ),
    },
    {
      caption: 'menuSetUp',
      run: 'setUpHere',
      about: words(
        '第一次：建立工作簿。以后：补上缺的空表和标题行，更新下拉列表。',
        '第一次：建立工作簿。以後：補上缺的空表和標題列，更新下拉列表。',
        'At first: sets the workbook up. Later: draws what is missing, headings and drop-downs.',
      ),
    },
    {
      caption: 'menuHelp',
      run: 'openHelp',
      about: words('就是这一页。', '就是這一頁。', 'This page.'),
    },
  ],
];
