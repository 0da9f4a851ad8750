import { existsSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import type { Proven, SignInAnswer } from '../adapters/calls.ts';
import { type Locale, words } from '../domain/words.ts';
import { createWorkbook, type Host, openHost } from '../host/host.ts';
import { HostError } from '../host/host-error.ts';
import { bundle } from './bundle.ts';
import { RunError } from './run-error.ts';
import { CLI, HOST_SAYS } from './texts.ts';
import { bringUpToDate } from './up-to-date.ts';

/**
 * Opens a workbook's file in the host, brings it up to date if it is from before, gives its caller a way to call the bundle's
 * functions, and closes it again.
 */
export const withWorkbook = <Result>(file: string, work: Work<Result>): Promise<Result> =>
  withWorkbookAsIs(file, (call, host) => {
    inWords(file, () => bringUpToDate(host, file, clock()?.() ?? Date.now()));
    return work(call, host);
  });
type Work<Result> = (call: Call, host: Host) => Promise<Result> | Result;

/** The same for what changes nothing: one that is from before stays so. */
export async function withWorkbookAsIs<Result>(file: string, work: Work<Result>): Promise<Result> {
  const host = inWords(file, () => openHost({ workbook: file, ...bundle(), account: accountHere(), now: clock() }));
  try {
    const call: Call = (name, request) =>
      inWords(file, () => answerOf(host.run(name, request === undefined ? [] : [request]).result));
    const result = await work(call, host);
    await host.flushOutbox();
    return result;
  } finally {
    host.close();
  }
}
/** Calls a function of the bundle with plain JSON and gives its answer. */
export type Call = <Answer>(name: string, request?: object) => Answer;

/** Makes a workbook beside its place and moves it there when it is whole: a kill leaves no half of one. */
export function makeWorkbook(file: string, locale: Locale, sample: boolean): void {
  const { code, html, manifest } = bundle();
  const draft = `${file}.new-${process.pid}`;
  const title = basename(file).replace(/\.dutybook$/, '');
  inWords(file, () => {
    refuseExisting(file);
    try {
      createWorkbook(draft, { title, timeZone: manifest.timeZone, locale: locale.replace('-', '_') });
      const host = openHost({ workbook: draft, code, html, manifest, account: accountHere(), now: clock() });
      try {
        answerOf(host.run('dutybookNew', [{ locale, name: title, sample }]).result);
      } finally {
        host.close();
      }
      refuseExisting(file);
      renameSync(draft, file);
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(draft + end, { force: true });
    }
  });
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new HostError('exists', file);
}

function answerOf<Answer>(result: unknown): Answer {
  const { answer, error } = result as { answer?: Answer; error?: { says: RunError['says'] } };
  if (error) throw new RunError(error.says);
  return answer as Answer;
}

/** Runs host work; what the host refuses is told in words. */
export function inWords<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (failure) {
    if (!(failure instanceof HostError)) throw failure;
    throw new RunError(HOST_SAYS[failure.code], { file, detail: failure.message });
  }
}

/** The account that runs and mails. */
export const accountHere = (): string => `${personHere()}@localhost`;
/** Who sits here, as the machine knows it; an account without a name has its number. */
function personHere(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 0}`;
  }
}
/** In whose name a command acts: `--as NAME`, proved by DUTYBOOK_PIN where they have a PIN; it stands in no list of processes. */
export function askingAs(call: Call, as: string | undefined): Proven {
  const person = personOf(as);
  const pin = process.env.DUTYBOOK_PIN;
  if (pin === undefined) return { person };
  const answer = call<SignInAnswer>('dutybookSignIn', { person, pin });
  if ('proof' in answer) return { person, proof: answer.proof };
  throw new RunError(words(answer.says, answer.says, answer.says));
}

/** Whoever `--as` names, else who sits here. */
function personOf(as: string | undefined): string {
  if (as?.trim() === '') throw new RunError(CLI.wrongArguments, { detail: '--as NAME' });
  return as ?? personHere();
}

/** Tests set the clock, `DUTYBOOK_NOW=2026-03-02T09:00:00+08:00`; it stands still. */
export function clock(): (() => number) | undefined {
  const typed = process.env.DUTYBOOK_NOW;
  if (typed === undefined) return undefined;
  const at = Date.parse(typed);
  if (Number.isNaN(at)) throw new RunError(CLI.wrongArguments, { detail: `DUTYBOOK_NOW=${typed}` });
  return () => at;
}
