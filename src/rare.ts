/**
 * Globals, as in `main.ts`, that are asked for seldom, or do so much that some milliseconds do not count. What only they reach stays a text in
 * the bundle until one of them is called (scripts/rare-as-text.mjs): it costs no edit and no entry anything.
 */
import { acceptRestored } from './app/accept-restored.ts';
import { answered } from './app/answered.ts';
import { setAutomation } from './app/automation.ts';
import { check } from './app/check.ts';
import { decideLetter } from './app/decide-letter.ts';
import { saveSettings } from './app/edit-settings.ts';
import { exportRegister } from './app/export-register.ts';
import { fillHolidays } from './app/fill-holidays.ts';
import { firstRun } from './app/first-run.ts';
import { health } from './app/health.ts';
import { hourly } from './app/hourly.ts';
import { importRows } from './app/import-rows.ts';
import { mailSummary } from './app/mail-summary.ts';
import * as menu from './app/menu.ts';
import { migrate } from './app/migrate.ts';
import { newWorkbook } from './app/new-workbook.ts';
import { putBack } from './app/put-back.ts';
import { summary } from './app/summary.ts';
import { sweep } from './app/sweep.ts';
import { verify } from './app/verify.ts';

// Lines of the menu.
export const openHelp = (): void => menu.openHelp();
export const openSettings = (): void => menu.openSettings();
export const showWeekly = (): void => menu.showSummary('weekly');
export const showMonthly = (): void => menu.showSummary('monthly');
export const mailWeekly = (): void => menu.sendSummary('weekly');
export const mailMonthly = (): void => menu.sendSummary('monthly');
export const decideLetters = (): void => menu.decideLetters();
export const acceptOlder = (): void => menu.acceptOlder();
export const putBackRows = (): void => menu.putBackRows();
export const setHourly = (): void => menu.setHourly();
export const showCheck = (): void => menu.showCheck();
export const showHealth = (): void => menu.showHealth();
export const fillOfficialDays = (): void => menu.fillOfficialDays();
export const setUpHere = (): void => menu.setUpHere();

// Called with plain JSON by the sidebar and by the command line.
export const dutybookHealth = (request?: unknown) => answered(() => health(request));
export const dutybookNew = (request: unknown) => answered(() => newWorkbook(request));
export const dutybookSetUp = (request: unknown) => answered(() => firstRun(request));
export const dutybookSettings = (request: unknown) => answered(() => saveSettings(request));
export const dutybookHolidays = (request: unknown) => answered(() => fillHolidays(request));
export const dutybookImport = (request: unknown) => answered(() => importRows(request));
export const dutybookCheck = () => answered(() => check());
export const dutybookSummary = (request: unknown) => answered(() => summary(request));
export const dutybookMail = (request: unknown) => answered(() => mailSummary(request));
export const dutybookLetter = (request: unknown) => answered(() => decideLetter(request));
export const dutybookAccept = (request: unknown) => answered(() => acceptRestored(request));
export const dutybookExport = (request: unknown) => answered(() => exportRegister(request));
export const dutybookPutBack = (request: unknown) => answered(() => putBack(request));
/** Google's hourly trigger calls it with an event; whoever else does runs once what is due. */
export const dutybookHourly = (event?: unknown) => answered(() => hourly(event));
export const dutybookAutomation = (request: unknown) => answered(() => setAutomation(request));
export const dutybookSweep = () => answered(() => sweep());
export const dutybookVerify = () => answered(() => verify());

// Private, as its last letter tells Google: no client can call it. The local host does, once it has kept a copy.
export const dutybookMigrate_ = (request: unknown) => answered(() => migrate(request));
