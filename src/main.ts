/**
 * Every global that Apps Script may call: the build makes a top-level function of each export. google.script.run reaches
 * all of them, so this list is what an editor of the workbook can call, and each checks what it is given.
 */
import { acceptRestored } from './app/accept-restored.ts';
import { answered } from './app/answered.ts';
import { setAutomation } from './app/automation.ts';
import { check } from './app/check.ts';
import { decideLetter } from './app/decide-letter.ts';
import { desk, find, home, who } from './app/desk.ts';
import { saveSettings } from './app/edit-settings.ts';
import { entry } from './app/entry.ts';
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
import { onEdit as edited } from './app/on-edit.ts';
import { setPin, signIn } from './app/person.ts';
import { prepare } from './app/prepare.ts';
import { putBack } from './app/put-back.ts';
import { continueRoster, rosterMonth } from './app/roster.ts';
import { submit } from './app/submit.ts';
import { summary } from './app/summary.ts';
import { sweep } from './app/sweep.ts';
import { together } from './app/together.ts';
import { verify } from './app/verify.ts';

// Google's simple triggers and the menu's lines.
export const onEdit = (event: unknown): void => edited(event);
export const onOpen = (): void => menu.drawMenu();
export const openToday = (): void => menu.openSidebar('home');
export const openNew = (): void => menu.openSidebar('new');
export const openFind = (): void => menu.openSidebar('find');
export const openRoster = (): void => menu.openSidebar('roster');
export const openExport = (): void => menu.openSidebar('export');
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
export const dutybookDesk = (request: unknown) => answered(() => desk(request));
export const dutybookHealth = (request?: unknown) => answered(() => health(request));
export const dutybookHome = (request: unknown) => answered(() => home(request));
export const dutybookSignIn = (request: unknown) => answered(() => signIn(request));
export const dutybookSetPin = (request: unknown) => answered(() => setPin(request));
export const dutybookFind = (request: unknown) => answered(() => find(request));
export const dutybookWho = (request: unknown) => answered(() => who(request));
export const dutybookEntry = (request: unknown) => answered(() => entry(request));
export const dutybookPrepare = (request: unknown) => answered(() => prepare(request));
export const dutybookNew = (request: unknown) => answered(() => newWorkbook(request));
export const dutybookMigrate = (request: unknown) => answered(() => migrate(request));
export const dutybookSetUp = (request: unknown) => answered(() => firstRun(request));
export const dutybookSettings = (request: unknown) => answered(() => saveSettings(request));
export const dutybookHolidays = (request: unknown) => answered(() => fillHolidays(request));
export const dutybookSubmit = (request: unknown) => answered(() => submit(request));
export const dutybookTogether = (request: unknown) => answered(() => together(request));
export const dutybookRoster = (request: unknown) => answered(() => rosterMonth(request));
export const dutybookContinueRoster = (request: unknown) => answered(() => continueRoster(request));
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
