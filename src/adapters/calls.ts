/**
 * What the sidebar and the server say to each other: plain JSON both ways, moments as `2026-02-14 09:30` on the workbook's
 * clock. Types only, so that the browser side may import them. The server answers `{ answer }` or `{ error: { code, says } }`.
 */
import type { FirstSettings } from '../domain/first-settings.ts';
import type { Effect } from '../domain/issue.ts';
import type { Tone } from '../domain/register.ts';
import type { SettingsLine, SettingsLines } from '../domain/settings-lines.ts';
import type { Shown } from '../domain/shown.ts';
import type { Role, Site } from '../domain/site.ts';
import type { Locale, Words } from '../domain/words.ts';
import type { RosterMonth } from '../registers/core/roster-month.ts';

export type Answered<Answer> =
  | { readonly answer: Answer }
  | { readonly error: { readonly code: string; readonly says: Words } };

/** An issue as it is told to a client: plain JSON, in the workbook's language. */
export interface ToldIssue {
  readonly rule: string;
  readonly effect: Effect;
  readonly register: string;
  /** What the sheet is called, with the section of the settings. */
  readonly sheet: string;
  readonly number?: string;
  readonly row?: number;
  readonly field?: string;
  /** What the field is called, as its column is headed. */
  readonly heading?: string;
  readonly line?: number;
  /** Of what is missing: tells one from another. */
  readonly key?: string;
  readonly message: string;
}

/** Every function the sidebar calls: request in, answer out. */
export interface Calls {
  dutybookDesk(request: DeskRequest): DeskAnswer;
  dutybookHome(request: Proven): HomeAnswer;
  dutybookSignIn(request: SignInRequest): SignInAnswer;
  dutybookSetPin(request: SetPinRequest): SetPinAnswer;
  dutybookFind(request: FindRequest): FindAnswer;
  dutybookWho(request: WhoRequest): WhoAnswer;
  dutybookEntry(request: EntryRequest): EntryAnswer;
  dutybookPrepare(request: PrepareRequest): Shown;
  dutybookTogether(request: TogetherRequest): TogetherAnswer;
  dutybookRoster(request: RosterRequest): RosterAnswer;
  dutybookContinueRoster(request: RosterRequest & Keyed): TogetherAnswer;
  dutybookSubmit(request: SubmitRequest): SubmitAnswer;
  dutybookExport(request: ExportRequest): ExportAnswer;
  dutybookSummary(request: SummaryFileRequest): SummaryFile;
  dutybookSetUp(request: SetUpRequest): SetUpAnswer;
  dutybookSettings(request: SettingsRequest): SettingsAnswer;
}

/** What the help shows, in the workbook's language. */
export interface HelpPage {
  readonly locale: Locale;
  readonly sections: readonly HelpSection[];
}
export interface HelpSection {
  readonly heading: string;
  readonly lines: readonly { readonly term: string; readonly text: string }[];
}
/** What the first-run dialog knows when it opens. */
export interface SetUpStart {
  readonly locale: Locale;
  /** The spreadsheet's name: the site's, to begin with. */
  readonly name: string;
}
/** A workbook's first settings, or two sample months in a language. */
export type SetUpRequest = FirstSettings | { readonly locale: Locale; readonly sample: true };
/** What the dialog of the settings knows when it opens. */
export interface SettingsStart {
  readonly locale: Locale;
  readonly lines: SettingsLines;
  /** The digest of those lines: what the dialog had before it when it saves. */
  readonly base: string;
  /** Who may save; nobody where the settings have no manager yet: then everybody may. */
  readonly managers: readonly DeskPerson[];
  /** Who may what, to be read. */
  readonly may: HelpSection;
}
/** The lines as they are wanted: one that stood there by its place in its section (`at`), or a new one. */
export interface SettingsRequest extends Proven {
  readonly base: string;
  readonly lines: Readonly<
    Record<keyof SettingsLines, readonly { readonly at?: number; readonly typed: SettingsLine }[]>
  >;
}
/** Saved, or nothing was written and why. */
export interface SettingsAnswer {
  readonly done: boolean;
  readonly issues: readonly ToldIssue[];
  /** Saved, but the drop-downs of the sheets could not be drawn again: why, and what to do. */
  readonly note?: string;
}
/** Set up, or nothing was done and why. */
export interface SetUpAnswer {
  readonly done: boolean;
  readonly issues: readonly ToldIssue[];
}

/** Who stands at the desk. A person with a PIN proves it by what signing in gave; one without is taken at their word. */
export interface Proven {
  readonly person: string;
  readonly proof?: string;
}

/** Asked once when the sidebar opens: one read of the settings. */
export interface DeskRequest extends Partial<Proven> {
  readonly locale?: string;
}
export interface DeskAnswer {
  /** The settings that forms and checks lean on; mail addresses and recipients stay on the server. */
  readonly site: Site;
  readonly people: readonly DeskPerson[];
  readonly sample: boolean;
  /** The workbook's clock now. */
  readonly now: string;
  /** Google's account of the browser; empty where it does not say. */
  readonly account: string;
  /** Whom the request named and proved; absent when nobody, unknown, or the proof has run out. */
  readonly onDuty?: DeskPerson;
  readonly automation: AutomationAnswer;
}
/** Whether the summaries and reminders are mailed by themselves, by whom, and whether that works: everybody sees it. */
export interface AutomationAnswer {
  readonly on: boolean;
  /** It has not succeeded for three hours of daytime. */
  readonly late: boolean;
  /** Who turned it on, under which account, since when; absent where the machine's own scheduler does. */
  readonly person?: string;
  readonly account?: string;
  readonly since?: string;
  readonly lastRun?: string;
  readonly lastSuccess?: string;
  /** What the last run did, in the workbook's language. */
  readonly did?: string;
  /** All of it in words. */
  readonly says: string;
}
export interface DeskPerson {
  readonly name: string;
  /** Today's: their own, or that of whom they stand in for. */
  readonly role: Role;
  readonly hasPin: boolean;
  /** Whom they stand in for today, whose role they have, and until when. */
  readonly standsIn?: readonly { readonly person: string; readonly to: string }[];
}

/** An entry as one line of a list. */
export interface Hit {
  readonly register: string;
  readonly number: string;
  /** What other entries name it by: a key's tag, else its number. */
  readonly name: string;
  /** What people call it: a key's tag, a complaint's customer and room. */
  readonly title: string;
  /** A few words of what it is about. */
  readonly about: string;
  readonly state: string;
  readonly tone: Tone;
  readonly at: string;
  /** The limit that ends next. */
  readonly due?: string;
  readonly overdue?: true;
}

/** What a person at the desk looks at first; each list the most urgent first, cut at a hundred. */
export interface HomeAnswer {
  /** Open, and theirs to handle. */
  readonly mine: readonly Hit[];
  readonly overdue: readonly Hit[];
  readonly open: readonly Hit[];
  /** What should have been recorded and was not: it counts as overdue. */
  readonly missing: readonly Pick<ToldIssue, 'register' | 'sheet' | 'message'>[];
  /** How many there are in all, where a list was cut. */
  readonly counts: { readonly mine: number; readonly overdue: number; readonly open: number };
  readonly automation: AutomationAnswer;
}

export interface SignInRequest {
  readonly person: string;
  readonly pin: string;
}
export type SignInAnswer =
  | { readonly proof: string; readonly person: DeskPerson }
  | {
      readonly refused: 'wrong-pin' | 'locked' | 'unknown-person' | 'has-left' | 'no-pin';
      readonly triesLeft?: number;
      /** locked: until when. */
      readonly until?: string;
      readonly says: string;
    };

/** A first PIN by the person alone; another one by the old PIN, or by a manager's proof. */
export interface SetPinRequest extends Proven {
  readonly whose: string;
  readonly pin: string;
  readonly oldPin?: string;
}
export type SetPinAnswer = { readonly done: true } | { readonly refused: string; readonly says: string };

/** Words of a number, phone, room, name or text, or pinyin initials; all of them must be found in the entry. */
export interface FindRequest extends Proven {
  readonly words: string;
  /** Only in that register. */
  readonly register?: string;
}
export interface FindAnswer {
  /** The newest first, fifty at most. */
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

/** Who lives in a room, calls from a phone, or borrows, by the entries there are. */
export interface WhoRequest extends Proven {
  readonly room?: string;
  readonly phone?: string;
  readonly borrower?: string;
}
export interface WhoAnswer {
  readonly known: readonly {
    readonly customer: string;
    readonly room?: string;
    readonly phone?: string;
    readonly standing?: string;
  }[];
  /** What is known of them: the newest ten. */
  readonly entries: readonly Hit[];
  /** What the borrower has not brought back or settled, the oldest first. */
  readonly holds: readonly Hit[];
}

export interface EntryRequest extends Proven {
  readonly number: string;
}
export interface EntryAnswer {
  readonly register: string;
  readonly number: string;
  readonly title: string;
  /** The key of the state in its register, and its words. */
  readonly stateKey: string;
  readonly state: string;
  readonly tone: Tone;
  readonly values: Shown;
  /** What the client had before it when it corrects: `SubmitRequest.base`. */
  readonly base: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** The day before which it must not be removed. */
  readonly keptUntil?: string;
  readonly voidReason?: string;
  /** Somebody changed it on its sheet, and nobody has said why (待说明): a correction with nothing but a reason does. */
  readonly unexplained?: true;
  /** What is wrong with it, late or unusual now. */
  readonly issues: readonly ToldIssue[];
  /** The newest first. */
  readonly history: readonly HistoryLine[];
  /** What the person may do with it. Filling in what is blank everyone at the desk may. */
  readonly may: { readonly correct: boolean; readonly void: boolean; readonly restore: boolean };
}
export interface HistoryLine {
  readonly at: string;
  readonly person: string;
  readonly account: string;
  readonly act: string;
  readonly reason: string;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** Made before it is sent, the same at every retry. */
export interface Keyed {
  readonly key: string;
}
/** A step of several entries at once. */
export interface TogetherRequest extends Proven, Keyed {
  readonly register: string;
  readonly step: string;
  readonly numbers: readonly string[];
}
export interface TogetherAnswer {
  /** Entries that were recorded or changed. */
  readonly done: number;
  /** Why others were not. */
  readonly refused: readonly ToldIssue[];
}
/** A month (`2026-03`). */
export interface RosterRequest extends Proven {
  readonly month: string;
  /** Draw the roster's sheet: to show it, or anew where there is one. */
  readonly sheet?: 'show' | 'renew';
}
export type RosterAnswer = RosterMonth;

/** What a new entry's form begins with, of what the workbook has: a handover lists what is open. */
export interface PrepareRequest extends Proven {
  readonly register: string;
}

export interface SubmitRequest extends Proven {
  /** Made before it is sent, the same at every retry. */
  readonly key: string;
  readonly act: 'record' | 'correct' | 'void' | 'restore';
  readonly register: string;
  readonly number?: string;
  /** Text as typed; a correction names only what changes, blank clears. */
  readonly values?: Shown;
  readonly reason?: string;
  readonly base?: string;
  /** A second person's signature, given by PIN on the same screen. */
  readonly second?: { readonly person: string; readonly pin: string };
  readonly retry?: boolean;
}
/** A register as an Excel file, or what of it belongs to a period (`2026-W07`, `2026-02`). */
export interface ExportRequest extends Proven {
  readonly register: string;
  readonly period?: string;
}
export interface ExportAnswer {
  readonly entries: number;
  readonly phonesMasked: boolean;
  /** An older version of the workbook was restored: entries since then are not among them. */
  readonly isRestored: boolean;
  /** What the file is called. */
  readonly name: string;
  /** An .xlsx file, in base64. */
  readonly xlsx: string;
}
/** Of a summary the Excel file alone. */
export interface SummaryFileRequest extends Proven {
  readonly period: string;
  readonly xlsx: true;
}
export interface SummaryFile {
  readonly name?: string;
  readonly xlsx?: string;
}

/** Recorded under that number, or refused; what is wrong or unusual, all at once. */
export interface SubmitAnswer {
  readonly recorded: boolean;
  readonly number?: string;
  readonly state?: string;
  /** The same operation was answered before: nothing was written again. */
  readonly repeated?: true;
  readonly issues: readonly ToldIssue[];
  /** Who is mailed at once because of it; absent for nobody. */
  readonly told?: readonly TellingAnswer[];
}
/** `to` is a name or a role; what was not sent waits in the outbox. */
export interface TellingAnswer {
  readonly to: string;
  readonly sent: boolean;
}
