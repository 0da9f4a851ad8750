/**
 * Every global that Apps Script may call: the build makes a top-level function of each export. google.script.run reaches
 * all of them, so this list is what an editor of the workbook can call, and each checks what it is given.
 */
import { type Answered, answered } from './app/answered.ts';
import { type CheckAnswer, check } from './app/check.ts';
import { type ExportAnswer, exportRegister } from './app/export-register.ts';
import { type ImportAnswer, importRows } from './app/import-rows.ts';
import { type MailAnswer, mailSummary } from './app/mail-summary.ts';
import * as menu from './app/menu.ts';
import { newWorkbook } from './app/new-workbook.ts';
import { type SubmitAnswer, submit } from './app/submit.ts';
import { type SummaryAnswer, summary } from './app/summary.ts';
import { type VerifyAnswer, verify } from './app/verify.ts';

// Google's simple trigger and the menu's lines.
export const onOpen = (): void => menu.drawMenu();
export const showWeekly = (): void => menu.showSummary('weekly');
export const showMonthly = (): void => menu.showSummary('monthly');
export const mailWeekly = (): void => menu.sendSummary('weekly');
export const mailMonthly = (): void => menu.sendSummary('monthly');
export const showCheck = (): void => menu.showCheck();
export const setUpHere = (): void => menu.setUpHere();

// Called with plain JSON by the sidebar and by the command line.
export const dutybookNew = (request: unknown): Answered<null> => answered(() => newWorkbook(request));
export const dutybookSubmit = (request: unknown): Answered<SubmitAnswer> => answered(() => submit(request));
export const dutybookImport = (request: unknown): Answered<ImportAnswer> => answered(() => importRows(request));
export const dutybookCheck = (): Answered<CheckAnswer> => answered(() => check());
export const dutybookSummary = (request: unknown): Answered<SummaryAnswer> => answered(() => summary(request));
export const dutybookMail = (request: unknown): Answered<MailAnswer> => answered(() => mailSummary(request));
export const dutybookExport = (request: unknown): Answered<ExportAnswer> => answered(() => exportRegister(request));
export const dutybookVerify = (): Answered<VerifyAnswer> => answered(() => verify());
