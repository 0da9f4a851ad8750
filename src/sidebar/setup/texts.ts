import { type Words, words } from '../../domain/words.ts';

/** What the first-run dialog says, in the language that is chosen in it. */
export const SAYS = {
  title: words('建立客服台账', '建立客服台賬', 'Set up Dutybook'),
  intro: words(
    '填好下面几项就能用。现在填的，以后都可以用菜单「设置」改。',
    '填好下面幾項就能用。現在填的，以後都可以用選單「設置」改。',
    'Fill in what follows and start. All of it can be changed later with the menu "Settings".',
  ),
  language: words('语言', '語言', 'Language'),
  purpose: words('用来', '用來', 'To'),
  real: words('正式使用', '正式使用', 'Work with'),
  sample: words('先看样例', '先看樣例', 'Try with a sample'),
  sampleHint: words(
    '会放进两个月的虚构记录，标明是样例，不能改成正式的台账：正式使用时请另建一个工作簿。',
    '會放進兩個月的虛構記錄，標明是樣例，不能改成正式的台賬：正式使用時請另建一個工作簿。',
    'Two months of invented entries, marked as a sample. It cannot become a real one: for that, make another workbook.',
  ),
  site: words('项目名称', '項目名稱', 'Name of the site'),
  shifts: words('班次', '班次', 'Shifts'),
  shiftsHint: words(
    '已按三班填好，照实改。夜班的结束时间早于开始时间，表示到第二天。',
    '已按三班填好，照實改。夜班的結束時間早於開始時間，表示到第二天。',
    'Three are proposed: change them to yours. A shift that ends before it starts ends on the next day.',
  ),
  addShift: words('加一个班次', '加一個班次', 'Add a shift'),
  people: words('人员', '人員', 'People'),
  peopleHint: words(
    '至少填一位经理。前台的人现在不全也没关系，以后再加。',
    '至少填一位經理。前台的人現在不全也沒關係，以後再加。',
    'At least one manager. Others can be added later.',
  ),
  addPerson: words('加一个人', '加一個人', 'Add a person'),
  weekly: words('收周报', '收週報', 'Weekly'),
  monthly: words('收月报', '收月報', 'Monthly'),
  remove: words('删掉第 {line} 行', '刪掉第 {line} 列', 'Delete row {line}'),
  create: words('建立工作簿', '建立工作簿', 'Set up the workbook'),
  creating: words(
    '正在建立，约需半分钟，请不要关闭…',
    '正在建立，約需半分鐘，請不要關閉…',
    'Setting up, which takes about half a minute: leave this open…',
  ),
  wrong: words(
    '还有 {count} 处要改，都标在旁边了。',
    '還有 {count} 處要改，都標在旁邊了。',
    '{count} things to mend, marked below.',
  ),
  done: words(
    '工作簿建好了。关掉这个窗口，用菜单「客服台账 → 今日待办」开始登记。',
    '工作簿建好了。關掉這個視窗，用選單「客服台賬 → 今日待辦」開始登記。',
    'The workbook is set up. Close this window and begin with the menu Dutybook → Today.',
  ),
  doneBefore: words(
    '工作簿已经建好了，没有再建一次。关掉这个窗口就可以开始。',
    '工作簿已經建好了，沒有再建一次。關掉這個視窗就可以開始。',
    'The workbook was set up already, and not a second time. Close this window and begin.',
  ),
  close: words('关闭', '關閉', 'Close'),
  lost: words(
    '没有收到答复，可能已经建好了。请再点一次「建立工作簿」：已经建好就不会再建。',
    '沒有收到答覆，可能已經建好了。請再點一次「建立工作簿」：已經建好就不會再建。',
    'No answer came; it may be done. Press "Set up the workbook" again: what is done is not done twice.',
  ),
  failed: words(
    '没有建成，填的内容都还在：{message}',
    '沒有建成，填的內容都還在：{message}',
    'It was not set up, and what you filled in is still here: {message}',
  ),
  settingsIntro: words(
    '时限、巡查计划、目标、工作时间、节假日、代理、选项不在这里，在后面的「设置」表上改。',
    '時限、巡查計畫、目標、工作時間、節假日、代理、選項不在這裡，在後面的「設置」表上改。',
    'Limits, patrols, targets, working hours, holidays, deputies and options are not here: change them on the sheet "Settings" behind.',
  ),
  editPeopleHint: words(
    '人离职了不要删，勾上「已离职」：他登记过的仍然有效。密码由本人在侧边栏里设。',
    '人離職了不要刪，勾上「已離職」：他登記過的仍然有效。密碼由本人在側邊欄裡設。',
    'Whoever leaves is not deleted: tick "Has left", and what they recorded stays right. People choose their PIN on the sidebar.',
  ),
  editShiftsHint: words(
    '结束时间早于开始时间，表示到第二天。',
    '結束時間早於開始時間，表示到第二天。',
    'A shift that ends before it starts ends on the next day.',
  ),
  recipientsHint: words(
    '周报、月报寄给他们。',
    '週報、月報寄給他們。',
    'The weekly and the monthly summary are mailed to them.',
  ),
  addRecipient: words('加一个收件人', '加一個收件人', 'Add a recipient'),
  signer: words('经理', '經理', 'Manager'),
  pin: words('密码', '密碼', 'PIN'),
  save: words('保存', '儲存', 'Save'),
  cancel: words('取消', '取消', 'Cancel'),
  savingSettings: words('正在保存，请不要关闭…', '正在儲存，請不要關閉…', 'Saving: leave this open…'),
  settings: words('设置', '設置', 'Settings'),
  saved: words('设置已保存。', '設置已儲存。', 'The settings are saved.'),
  noDropDowns: words(
    '但各表的下拉列表没有更新：{message}',
    '但各表的下拉列表沒有更新：{message}',
    'But the drop-downs of the sheets were not drawn again: {message}',
  ),
  settingsLost: words(
    '没有收到答复，可能已经保存。请再点一次「保存」：已经存了就不会再存。',
    '沒有收到答覆，可能已經儲存。請再點一次「儲存」：已經存了就不會再存。',
    'No answer came; it may be saved. Press "Save" again: what is saved is not saved twice.',
  ),
  notSaved: words(
    '没有保存，填的内容都还在：{message}',
    '沒有儲存，填的內容都還在：{message}',
    'It was not saved, and what you filled in is still here: {message}',
  ),
  at: words('{heading}：{message}', '{heading}：{message}', '{heading}: {message}'),
} satisfies Record<string, Words>;

export const LANGUAGES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;
