import { fill, type Locale, type Words, words } from '../domain/words.ts';
import type { Why } from './data-fault.ts';

/** Every sentence says where, what, and what to do next. A missing line or language does not compile. */
const SENTENCES: Readonly<Record<Why, Words>> = {
  missing: words(
    '找不到文件 {file}。请检查文件名和文件夹后再试。',
    '找不到檔案 {file}。請檢查檔名和資料夾後再試。',
    'There is no file {file}. Check its name and folder, then try again.',
  ),
  unreadable: words(
    '{file} 打不开（{reason}）。请关闭正在使用它的程序，确认自己有读取权限后再试。',
    '{file} 打不開（{reason}）。請關閉正在使用它的程式，確認自己有讀取權限後再試。',
    '{file} cannot be opened ({reason}). Close the program that uses it, check that you may read it, then try again.',
  ),
  folder: words(
    '{file} 是文件夹，不是文件。请指定其中的一个 .csv 或 .xlsx 文件。',
    '{file} 是資料夾，不是檔案。請指定其中的一個 .csv 或 .xlsx 檔案。',
    '{file} is a folder or a device, not a file. Name a .csv or .xlsx file.',
  ),
  'other-spreadsheet': words(
    '{file} 是 {kind} 表格，不能直接导入。请用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx（不设密码）后再导入。',
    '{file} 是 {kind} 試算表，不能直接匯入。請用 Excel、WPS 或 LibreOffice 開啟，另存為 .xlsx（不設密碼）後再匯入。',
    '{file} is a spreadsheet of the kind {kind}, which cannot be imported. Open it in Excel, WPS or LibreOffice, save it as .xlsx without a password, and import that.',
  ),
  'no-spreadsheet': words(
    '{file} 不是表格（{kind}）。只能导入 .csv 和 .xlsx：请向提供者索取表格文件，或把内容整理到表格里再导入。',
    '{file} 不是試算表（{kind}）。只能匯入 .csv 和 .xlsx：請向提供者索取試算表檔案，或把內容整理到試算表裡再匯入。',
    '{file} is not a spreadsheet ({kind}). Only .csv and .xlsx can be imported: ask its sender for the table, or put its contents into one.',
  ),
  binary: words(
    '{file} 里有二进制内容，不是文字表格。请在原来的程序中另存为 .xlsx 或“CSV UTF-8”后再导入。',
    '{file} 裡有二進位內容，不是文字表格。請在原來的程式中另存為 .xlsx 或「CSV UTF-8」後再匯入。',
    '{file} holds binary data, not a table of text. Save it in its own program as .xlsx or “CSV UTF-8” and import that.',
  ),
  damaged: words(
    '{file} 已损坏或不完整（{part}）。请用 Excel 或 WPS 打开检查，另存为新的 .xlsx 后再导入。',
    '{file} 已損壞或不完整（{part}）。請用 Excel 或 WPS 開啟檢查，另存為新的 .xlsx 後再匯入。',
    '{file} is damaged or incomplete ({part}). Open it in Excel or WPS, check it, save it as a new .xlsx and import that.',
  ),
  'no-sheet': words(
    '{file} 里没有可见的工作表。请取消隐藏要导入的工作表，放在第一个，保存后再导入。',
    '{file} 裡沒有可見的工作表。請取消隱藏要匯入的工作表，放在第一個，儲存後再匯入。',
    '{file} has no visible sheet. Show the sheet to import, put it first, save and import again.',
  ),
  merged: words(
    '{file} 工作表“{sheet}”的 {range} 是跨行的合并单元格，看不出每一行的值。请取消合并，逐行填好后再导入。',
    '{file} 工作表「{sheet}」的 {range} 是跨列的合併儲存格，看不出每一列的值。請取消合併，逐列填好後再匯入。',
    '{file}, sheet “{sheet}”: {range} is merged over several rows, so the value of each row is not known. Unmerge it, fill in every row, and import again.',
  ),
  uncalculated: words(
    '{file} 工作表“{sheet}”的 {cell} 是没有算过的公式。请用 Excel 或 WPS 打开，重新计算并保存后再导入。',
    '{file} 工作表「{sheet}」的 {cell} 是沒有算過的公式。請用 Excel 或 WPS 開啟，重新計算並儲存後再匯入。',
    '{file}, sheet “{sheet}”: {cell} is a formula without a result. Open the file in Excel or WPS, recalculate, save and import again.',
  ),
  'odd-date': words(
    '{file} 工作表“{sheet}”的 {cell} 是读不懂的日期“{text}”。请在该单元格重新输入日期，保存后再导入。',
    '{file} 工作表「{sheet}」的 {cell} 是讀不懂的日期「{text}」。請在該儲存格重新輸入日期，儲存後再匯入。',
    '{file}, sheet “{sheet}”: {cell} holds a date that cannot be read, “{text}”. Type the date again, save and import again.',
  ),
  'no-heading': words(
    '{file} 第 {row} 行 {column} 列有内容，但这一列没有标题。第一行必须是标题：请删去上面的大标题行，给该列加上标题，或清空该单元格。',
    '{file} 第 {row} 列 {column} 欄有內容，但這一欄沒有標題。第一列必須是標題：請刪去上面的大標題列，為該欄加上標題，或清空該儲存格。',
    '{file}, row {row}: column {column} has a value but no heading. The first row must be the headings: remove a title above them, give the column a heading, or clear the cell.',
  ),
  'broken-utf-8': words(
    '{file} 第 {row} 行有损坏的字符（文件是 UTF-8 编码）。请回到原来的程序重新导出，或改好该行后另存为“CSV UTF-8”。',
    '{file} 第 {row} 列有損壞的字元（檔案是 UTF-8 編碼）。請回到原來的程式重新匯出，或改好該列後另存為「CSV UTF-8」。',
    '{file}, row {row}: a broken character (the file is UTF-8). Export it again from where it came, or mend the row and save as “CSV UTF-8”.',
  ),
  'broken-utf-16': words(
    '{file} 第 {row} 行有损坏的字符（文件是 UTF-16 编码）。请回到原来的程序重新导出，或改好该行后另存为“CSV UTF-8”。',
    '{file} 第 {row} 列有損壞的字元（檔案是 UTF-16 編碼）。請回到原來的程式重新匯出，或改好該列後另存為「CSV UTF-8」。',
    '{file}, row {row}: a broken character (the file is UTF-16). Export it again from where it came, or mend the row and save as “CSV UTF-8”.',
  ),
  'unknown-encoding': words(
    '{file} 从第 {row} 行起认不出文字编码（既不是 UTF-8，也不是 GB18030/GBK）。请用 Excel 打开，确认文字正常后另存为“CSV UTF-8”或 .xlsx。',
    '{file} 從第 {row} 列起認不出文字編碼（既不是 UTF-8，也不是 GB18030/GBK；可能是 Big5）。請用 Excel 開啟，確認文字正常後另存為「CSV UTF-8」或 .xlsx。',
    '{file}, from row {row}: the encoding of the text is neither UTF-8 nor GB18030/GBK. Open it in Excel, see that the words are right, and save it as “CSV UTF-8” or .xlsx.',
  ),
  'broken-quotes': words(
    '{file} 第 {row} 行的引号不成对。请用 Excel 打开，检查这一行及其上一行，另存为“CSV UTF-8”后再导入。',
    '{file} 第 {row} 列的引號不成對。請用 Excel 開啟，檢查這一列及其上一列，另存為「CSV UTF-8」後再匯入。',
    '{file}, row {row}: the quotation marks do not pair. Open it in Excel, check this row and the one above, save it as “CSV UTF-8” and import that.',
  ),
  'long-row': words(
    '{file} 第 {row} 行有 {cells} 格，标题只有 {headings} 个。多半是文字里的逗号没有加引号：请改好这一行后再导入。',
    '{file} 第 {row} 列有 {cells} 格，標題只有 {headings} 個。多半是文字裡的逗號沒有加引號：請改好這一列後再匯入。',
    '{file}, row {row}: {cells} cells under {headings} headings. Most likely a comma in the text stands without quotation marks: mend the row and import again.',
  ),
  'large-file': words(
    '{file} 超过 {megabytes} MB，太大了。请按年份或月份分成几个文件，逐个导入。',
    '{file} 超過 {megabytes} MB，太大了。請按年份或月份分成幾個檔案，逐個匯入。',
    '{file} is larger than {megabytes} MB. Split it by year or month and import the parts.',
  ),
  'large-unpacked': words(
    '{file} 解压后超过 {megabytes} MB，太大了。请删去图片和用不到的工作表，或按年份、月份分成几个文件，逐个导入。',
    '{file} 解壓後超過 {megabytes} MB，太大了。請刪去圖片和用不到的工作表，或按年份、月份分成幾個檔案，逐個匯入。',
    '{file} unpacks to more than {megabytes} MB. Remove pictures and sheets that are not needed, or split it by year or month and import the parts.',
  ),
  'packed-too-tightly': words(
    '{file} 的压缩比异常，像是“压缩炸弹”，没有打开。如果确是自己的表格，请在 Excel 中把要导入的行复制到新文件，另存为 .xlsx。',
    '{file} 的壓縮比異常，像是「壓縮炸彈」，沒有開啟。如果確是自己的表格，請在 Excel 中把要匯入的列複製到新檔案，另存為 .xlsx。',
    '{file} is packed so tightly that it may be a zip bomb, and was not opened. If it is a table of yours, copy its rows into a new workbook in Excel and save that as .xlsx.',
  ),
  'many-cells': words(
    '{file} 的行数乘以列数超过 {cells} 格，太大了。请删去用不到的列，或按年份、月份分成几个文件，逐个导入。',
    '{file} 的列數乘以欄數超過 {cells} 格，太大了。請刪去用不到的欄，或按年份、月份分成幾個檔案，逐個匯入。',
    '{file} has more than {cells} cells (rows × columns). Remove columns that are not needed, or split it by year or month and import the parts.',
  ),
  empty: words(
    '{file} 里没有内容（工作簿只读第一个可见的工作表）。请确认选对了文件，并把要导入的工作表放在第一个。',
    '{file} 裡沒有內容（活頁簿只讀第一個可見的工作表）。請確認選對了檔案，並把要匯入的工作表放在第一個。',
    '{file} is empty (of a workbook the first visible sheet is read). Check that it is the right file, and put the sheet to import first.',
  ),
  'same-heading': words(
    '{file} 的标题“{heading}”出现在 {columns} 列，分不清该用哪一列。请改成不同的标题后再导入。',
    '{file} 的標題「{heading}」出現在 {columns} 欄，分不清該用哪一欄。請改成不同的標題後再匯入。',
    '{file}: the heading “{heading}” stands over the columns {columns}. Give them different headings and import again.',
  ),
};

export const sayFault = (why: Why, facts: Readonly<Record<string, string | number>>, locale: Locale): string =>
  fill(SENTENCES[why][locale], facts);
