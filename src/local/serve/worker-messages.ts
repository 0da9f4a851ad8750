import type { Question, Shown } from '../../host/bridge.ts';
import type { HostOptions } from '../../host/host.ts';
import type { Journal } from '../restoring.ts';
import type { ButtonName, CallName, Calls, Left, News, Refusal } from './messages.ts';

/** What passes between the thread that speaks HTTP and the thread that runs the host. */

export interface WorkerStart extends Pick<HostOptions, 'workbook' | 'code' | 'html' | 'manifest' | 'account'> {
  /** Whether the code is Dutybook's, which keeps a journal and brings older workbooks up to date; else it is any project's. */
  readonly ours: boolean;
  /** Milliseconds by which the clock is ahead, where it was set: it goes on from there. */
  readonly ahead: number | undefined;
  /** Counts the messages sent, for a thread that sleeps inside a question. */
  readonly bell: SharedArrayBuffer;
}

/** The calls that need the host. */
export type HostCall = Exclude<CallName, 'answer' | 'mails' | 'mail' | 'send' | 'backups' | 'backup' | 'restore'>;

/** What an execution left, while the pages it showed have no address yet. */
export interface HostLeft extends Omit<Left, 'frames'> {
  readonly shown: readonly Shown[];
}
/** What the host tells to a call: the same as the window is told, but for those pages. */
export type HostTells<Name extends HostCall> = Calls[Name]['tells'] extends infer Tells
  ? Tells extends { readonly left: Left }
    ? Omit<Tells, 'left'> & { readonly left: HostLeft }
    : Tells
  : never;

export type ToWorker =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly window: string;
      readonly name: HostCall;
      readonly asks: unknown;
    }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: GivenAnswer }
  /** How far the journal reaches, and whether it leads up to another head. */
  | { readonly kind: 'journal'; readonly id: number; readonly other: Journal | undefined }
  | { readonly kind: 'tick' }
  /** `backUp`: with a copy of the day's end. */
  | { readonly kind: 'close'; readonly backUp: boolean };
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'tells'; readonly id: number; readonly tells: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: 'news'; readonly news: News }
  /** Mails were written: their files. */
  | { readonly kind: 'mails'; readonly paths: readonly string[] }
  | { readonly kind: 'ran'; readonly runs: readonly ClockRun[] }
  | { readonly kind: 'question'; readonly window: string; readonly id: number; readonly question: Question }
  /** Its time is up. */
  | { readonly kind: 'unasked'; readonly question: number };

/** A handler that the clock ran. */
export interface ClockRun {
  readonly handler: string;
  readonly toasts: readonly string[];
  readonly error: string | null;
}

export interface GivenAnswer {
  readonly button: ButtonName;
  readonly text: string;
}
