/**
 * Runs on Google what test/contract/ runs on the local host: each case on this workbook, emptied before it. Bind it to a workbook
 * that holds nothing else. What differs is listed on a sheet.
 */
const [AT, DIFFERS] = ['self-test at', 'self-test differs '];
/** Google ends an execution after six minutes: the menu goes on where the last run stopped. */
const MOST_MILLISECONDS = 4 * 60 * 1000;
const RESULTS = '自检';

function onOpen() {
  SpreadsheetApp.getUi().createMenu('自检 Self-test').addItem('运行 Run', 'selfTest').addToUi();
}

/** Gives how many cases have run so far, how many there are, and those that differ: the case's number and what came of it. */
function selfTest() {
  const book = SpreadsheetApp.getActive();
  // The cases have the script's and the user's properties for themselves.
  const state = PropertiesService.getDocumentProperties();
  const began = Date.now();
  let at = Number(state.getProperty(AT) || 0);
  if (at === 0) for (const key of state.getKeys()) if (key.startsWith(DIFFERS)) state.deleteProperty(key);
  for (; at < CASES.length && Date.now() - began < MOST_MILLISECONDS; at++) {
    const got = gotOf(CASES[at], book);
    if (got !== CASES[at].expected) state.setProperty(DIFFERS + at, got.slice(0, 2000));
    state.setProperty(AT, String(at + 1));
  }
  const differing = state
    .getKeys()
    .filter((key) => key.startsWith(DIFFERS))
    .map((key) => ({ at: Number(key.slice(DIFFERS.length)), got: state.getProperty(key) }))
    .sort((one, other) => one.at - other.at);
  emptied(book, {});
  if (at === CASES.length) {
    listed(book, differing);
    state.deleteProperty(AT);
  } else book.toast(`${at} / ${CASES.length}：请再运行一次。Run it once more.`, RESULTS, -1);
  return { ran: at, of: CASES.length, differing };
}

/** What a case gives, as text: a value, or what it throws. */
function gotOf(one, book) {
  emptied(book, one);
  try {
    return textOf(one.run(book));
  } catch (error) {
    return error?.message !== undefined ? `${error.name}: ${error.message}` : String(error);
  }
}

/** As a new workbook of one sheet. */
function emptied(book, { locale = 'zh_CN', zone = 'Asia/Shanghai' }) {
  book.setSpreadsheetLocale(locale);
  book.setSpreadsheetTimeZone(zone);
  book.rename('客服台账');
  for (const named of book.getNamedRanges()) named.remove();
  const fresh = book.insertSheet(`self-test ${Utilities.getUuid()}`);
  for (const sheet of book.getSheets()) if (sheet.getSheetId() !== fresh.getSheetId()) book.deleteSheet(sheet);
  fresh.setName(locale.startsWith('zh') ? '工作表1' : 'Sheet1');
  fresh.activate();
  for (const store of [PropertiesService.getScriptProperties(), PropertiesService.getUserProperties()])
    store.deleteAllProperties();
  for (const trigger of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(trigger);
}

/** A value as google.script.run would carry it, members in order. */
function textOf(value) {
  let hasDate = false;
  const carried = (part) => {
    if (part === undefined || part === null || typeof part === 'function' || typeof part === 'symbol') return null;
    if (typeof part === 'number') return Number.isFinite(part) ? part : null;
    if (typeof part !== 'object') return part;
    if (part instanceof Date) hasDate = true;
    if (Array.isArray(part)) return part.map(carried);
    if (part instanceof Date || part instanceof Map || part instanceof Set || part instanceof RegExp) return {};
    return Object.fromEntries(
      Object.keys(part)
        .sort()
        .map((key) => [key, carried(part[key])]),
    );
  };
  const plain = carried(value);
  return JSON.stringify(hasDate ? null : plain);
}

function listed(book, differing) {
  const sheet = book.insertSheet(RESULTS);
  const rows = differing.map(({ at, got }) => [CASES[at].behaviour, CASES[at].source, CASES[at].expected, got]);
  const table = [['行为 Behaviour', '出处 Source', '应为 Expected', '实为 Got'], ...rows].map((cells) =>
    cells.map((text) => `'${text}`),
  );
  sheet.getRange(1, 1, table.length, 4).setValues(table);
  book.toast(`${CASES.length - differing.length} / ${CASES.length} 相同 the same`, RESULTS, -1);
}
