/**
 * With `rare.ts` every global that Apps Script may call: the build makes a top-level function of each export. google.script.run
 * reaches all of them, so these lists are what an editor of the workbook can call, and each checks what it is given.
 */
import { answered } from './app/answered.ts';
import { desk, find, home, who } from './app/desk.ts';
import { entry } from './app/entry.ts';
import * as menu from './app/menu.ts';
import { onEdit as edited } from './app/on-edit.ts';
import { setPin, signIn } from './app/person.ts';
import { prepare } from './app/prepare.ts';
import { continueRoster, monthOfRoster } from './app/roster.ts';
import { submit } from './app/submit.ts';
import { together } from './app/together.ts';

// Google's simple triggers and the menu's lines.
export const onEdit = (event: unknown): void => edited(event);
export const onOpen = (): void => menu.drawMenu();
export const openToday = (): void => menu.openSidebar('home');
export const openNew = (): void => menu.openSidebar('new');
export const openFind = (): void => menu.openSidebar('find');
export const openRoster = (): void => menu.openSidebar('roster');
export const openExport = (): void => menu.openSidebar('export');

// Called with plain JSON by the sidebar and by the command line.
export const dutybookDesk = (request: unknown) => answered(() => desk(request));
export const dutybookHome = (request: unknown) => answered(() => home(request));
export const dutybookSignIn = (request: unknown) => answered(() => signIn(request));
export const dutybookSetPin = (request: unknown) => answered(() => setPin(request));
export const dutybookFind = (request: unknown) => answered(() => find(request));
export const dutybookWho = (request: unknown) => answered(() => who(request));
export const dutybookEntry = (request: unknown) => answered(() => entry(request));
export const dutybookPrepare = (request: unknown) => answered(() => prepare(request));
export const dutybookSubmit = (request: unknown) => answered(() => submit(request));
export const dutybookTogether = (request: unknown) => answered(() => together(request));
export const dutybookRoster = (request: unknown) => answered(() => monthOfRoster(request));
export const dutybookContinueRoster = (request: unknown) => answered(() => continueRoster(request));
