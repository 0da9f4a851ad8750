/**
 * The only file that names Google's globals: everything else asks here. It is also where the clock is read.
 * Each function is one service call at most, so that calls can be counted by reading (DESIGN §4).
 */
import type { Moment } from '../domain/moment.ts';
import { momentOfDate } from './wall.ts';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Range = GoogleAppsScript.Spreadsheet.Range;
export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export const spreadsheet = (): Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();
export const sheetNamed = (name: string): Sheet | undefined => spreadsheet().getSheetByName(name) ?? undefined;
export const flush = (): void => SpreadsheetApp.flush();
export const now = (): Moment => momentOfDate(new Date());
/** Milliseconds since it was asked for: Google ends an execution after six minutes. */
export const stopwatch = (): (() => number) => {
  const from = Date.now();
  return () => Date.now() - from;
};
/** The mail address Google knows the user by; empty where it does not say (platform.md, simple triggers). */
export const account = (): string => Session.getActiveUser().getEmail();
export const scriptZone = (): string => Session.getScriptTimeZone();

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** The name it comes from; the address is the account's. */
  readonly sender: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}
export function sendMail({ to, subject, sender, text, html, attachments }: Mail): void {
  const blobs = attachments.map(({ name, type, bytes }) => Utilities.newBlob(signed(bytes), type, name));
  MailApp.sendEmail({ to, subject, body: text, htmlBody: html, attachments: blobs, name: sender });
}
/** Recipients that mails may still have today. */
export const mailQuota = (): number => MailApp.getRemainingDailyQuota();

export const base64 = (bytes: Uint8Array): string => Utilities.base64Encode(signed(bytes));
/** Google's bytes are Java's: −128 to 127. */
const signed = (bytes: Uint8Array): number[] => Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));

export const uuid = (): string => Utilities.getUuid();

/** A property of the script: it stands beside the workbook, not in it. */
export const property = (name: string): string | undefined =>
  PropertiesService.getScriptProperties().getProperty(name) ?? undefined;
export const setProperty = (name: string, value: string): void => {
  PropertiesService.getScriptProperties().setProperty(name, value);
};
export const dropProperty = (name: string): void => void PropertiesService.getScriptProperties().deleteProperty(name);

/** Takes the script's lock, for this execution to its end: then Google frees it. False when it was not had in time. */
export const lockScript = (waitMs: number): boolean => LockService.getScriptLock().tryLock(waitMs);

/** Frees it earlier, for what need not be done under it. Whatever was written must be flushed before (platform.md). */
export const unlockScript = (): void => LockService.getScriptLock().releaseLock();

/** A cell whose text can never be read as a formula: rich text is not parsed. */
export const plainText = (text: string): GoogleAppsScript.Spreadsheet.RichTextValue =>
  SpreadsheetApp.newRichTextValue().setText(text).build();

/** The name of a cell or row of a sheet, `E5` or `5`, which leads there when a person follows it. */
export function placeText(sheet: Sheet, place: string): GoogleAppsScript.Spreadsheet.RichTextValue {
  const range = /^\d+$/.test(place) ? `${place}:${place}` : place;
  const address = `#gid=${sheet.getSheetId()}&range=${range}`;
  return SpreadsheetApp.newRichTextValue().setText(place).setLinkUrl(address).build();
}

export type Protection = GoogleAppsScript.Spreadsheet.Protection;
/** Everything protected on a sheet: the sheet itself, and ranges of it. */
export const protectionsOf = (sheet: Sheet): Protection[] => [
  ...sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET),
  ...rangeProtections(sheet),
];
export const rangeProtections = (sheet: Sheet): Protection[] =>
  sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);

/** A drop-down that warns and lets other text in: the check says what is wrong, nothing typed is lost. */
export const dropDown = (options: readonly string[], hint: string): GoogleAppsScript.Spreadsheet.DataValidation =>
  SpreadsheetApp.newDataValidation()
    .requireValueInList([...options], true)
    .setAllowInvalid(true)
    .setHelpText(hint)
    .build();

export type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
export const colourRule = (
  range: Range,
  text: string,
  look: { readonly background: string; readonly font: string },
): FormatRule =>
  SpreadsheetApp.newConditionalFormatRule()
    .whenTextEqualTo(text)
    .setBackground(look.background)
    .setFontColor(look.font)
    .setRanges([range])
    .build();

export interface MenuLine {
  readonly caption: string;
  /** A global function's name. */
  readonly run: string;
}
/** Each group of lines is parted from the next. */
export function addMenu(caption: string, groups: readonly (readonly MenuLine[])[]): void {
  const menu = SpreadsheetApp.getUi().createMenu(caption);
  groups.forEach((lines, index) => {
    if (index > 0) menu.addSeparator();
    for (const line of lines) menu.addItem(line.caption, line.run);
  });
  menu.addToUi();
}

/** Opens the sidebar, of which the workbook has one: a new one takes the old one's place. `start` is the view it begins with. */
export function showSidebar(page: string, title: string, start: string): void {
  const html = HtmlService.createHtmlOutputFromFile(page).setTitle(title);
  SpreadsheetApp.getUi().showSidebar(html.append(`<script>window.dutybookStart=${JSON.stringify(start)}</script>`));
}
/** Opens a dialog over the workbook; `start` is what its page knows from the beginning, also a person's words. */
export function showDialog(page: string, title: string, start: object): void {
  const known = JSON.stringify(start).replace(/</g, '\\u003c');
  const html = HtmlService.createHtmlOutputFromFile(page).setWidth(760).setHeight(600);
  SpreadsheetApp.getUi().showModalDialog(html.append(`<script>window.dutybookDialog=${known}</script>`), title);
}
export const toast = (message: string, title: string): void => spreadsheet().toast(message, title, 10);
export const alert = (title: string, message: string): void => {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, message, ui.ButtonSet.OK);
};
/** What a person types; undefined when they would rather not. */
export function askText(title: string, question: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(title, question, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText() : undefined;
}
/** Yes or no; undefined for neither. */
export function askYesNo(title: string, question: string): boolean | undefined {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(title, question, ui.ButtonSet.YES_NO_CANCEL);
  return answer === ui.Button.YES ? true : answer === ui.Button.NO ? false : undefined;
}

const TRIGGERS_SCOPE = 'https://www.googleapis.com/auth/script.scriptapp';
/** Makes an hourly trigger of this account; gives its id. Somebody may have granted only some of the scopes: then Google asks. */
export function makeHourlyTrigger(handler: string): string {
  ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, [TRIGGERS_SCOPE]);
  return ScriptApp.newTrigger(handler).timeBased().everyHours(1).create().getUniqueId();
}
/** Deletes this account's triggers of a handler, but for one. Nobody sees those of others. */
export function dropTriggers(handler: string, but?: string): void {
  for (const trigger of ScriptApp.getProjectTriggers())
    if (trigger.getHandlerFunction() === handler && trigger.getUniqueId() !== but) ScriptApp.deleteTrigger(trigger);
}
