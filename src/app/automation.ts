import type { AutomationAnswer } from '../adapters/calls.ts';
import { asRecord, malformed } from '../adapters/form.ts';
import {
  account,
  now as clock,
  dropProperty,
  dropTriggers,
  makeHourlyTrigger,
  property,
  setProperty,
} from '../adapters/google.ts';
import { openToWrite, WorkbookError } from '../adapters/workbook.ts';
import { daytimeBetween } from '../domain/daytime.ts';
import { aside } from '../domain/journal.ts';
import { type Moment, showMoment } from '../domain/moment.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { fill, type Locale, words } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { allowed } from './person.ts';
import { recovered, store } from './store.ts';

/** The function that Google calls every hour. */
export const HANDLER = 'dutybookHourly';

/** Who runs the automatic jobs: the trigger is theirs, so are the mails and the quota. Kept beside the workbook. */
export interface Owner {
  readonly person: string;
  readonly account: string;
  /** `2026-02-14 09:30` */
  readonly since: string;
  /** The trigger's own id: one that bears another has no business here. */
  readonly trigger: string;
}
/** The last run: that there was one, whether it succeeded, and what it did. */
export interface Beat {
  readonly since: string;
  readonly run: string;
  readonly success?: string;
  readonly did: string;
  /** The last period that each job is done with. */
  readonly done: Readonly<Record<string, string>>;
}
const OWNER = 'automation';
const BEAT = 'heartbeat';
const kept = <Kept>(name: string): Kept | undefined => {
  const text = property(name);
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
};
export const readOwner = (): Owner | undefined => kept(OWNER);
export const readBeat = (): Beat | undefined => kept(BEAT);
export const keepBeat = (beat: Beat): void => setProperty(BEAT, JSON.stringify(beat));

/** Daytime without a run after which something is wrong: one run may be missed, and the next one late. */
const MOST_SILENT = 3 * 60;
const isSilent = (since: string | undefined, now: Moment): boolean =>
  since !== undefined && daytimeBetween(momentOfPlain(since), now) > MOST_SILENT;

/** What everybody sees of the automatic run: two service calls. */
export function automationHere(locale: Locale, now: Moment): AutomationAnswer {
  const [owner, beat] = [readOwner(), readBeat()];
  const texts = TEXTS[locale];
  if (!owner && !beat) return { on: false, late: false, says: texts.hourlyOff };
  const late = isSilent(latest(beat?.success, owner?.since ?? beat?.since), now);
  const run = beat?.run ?? texts.hourlyNever;
  const says = owner ? fill(texts.hourlyOn, { ...owner, run }) : fill(texts.hourlyNoOwner, { run });
  const alarm = late ? [fill(texts.hourlyLate, { person: owner?.person ?? '' })] : [];
  return {
    on: true,
    late,
    ...(owner && { person: owner.person, account: owner.account, since: owner.since }),
    ...(beat && { lastRun: beat.run, lastSuccess: beat.success, did: beat.did }),
    says: [says, ...(beat ? [beat.did] : []), ...alarm].join(' '),
  };
}
const latest = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/**
 * Turns the automatic run on, under the account of whoever asks, or off: a supervisor or above. Never two: who runs it is
 * told to a second one, until the trigger of the first is silent; then it is taken over, and a trigger that comes back ends itself.
 */
export function setAutomation(request: unknown): AutomationAnswer {
  const { on } = asRecord(request);
  if (typeof on !== 'boolean') throw malformed('on');
  const workbook = openToWrite();
  const now = clock();
  const head = recovered(workbook, now);
  const author = allowed(workbook, request, now, 'automate');
  const [owner, beat] = [readOwner(), readBeat()];
  const own = account();
  const others = owner !== undefined && owner.account !== own;
  if (on && others && !isSilent(latest(beat?.run, owner.since), now))
    throw new WorkbookError('automation-taken', TAKEN, { ...owner });
  if (on) {
    const since = showMoment(now);
    const next: Owner = { person: author.person, account: own, since, trigger: makeHourlyTrigger(HANDLER) };
    setProperty(OWNER, JSON.stringify(next));
    dropTriggers(HANDLER, next.trigger);
  } else {
    dropProperty(OWNER);
    dropProperty(BEAT);
    dropTriggers(HANDLER);
  }
  const line = aside({
    key: `automation:${head.journal.sequence + 1}`,
    at: now,
    person: author.person,
    account: author.account,
    act: 'automation',
    changes: {
      person: [owner?.person ?? null, on ? author.person : null],
      account: [owner?.account ?? null, on ? own : null],
    },
  });
  store(workbook, head, { changes: [], before: [line], serials: head.serials }, now);
  return automationHere(workbook.site.locale, now);
}

const TAKEN = words(
  '自动任务已由 {person}（{account}）于 {since} 开启，正常运行，不需要再开一次：要换人，请对方先关闭。没有改动。',
  '自動任務已由 {person}（{account}）於 {since} 開啟，正常執行，不需要再開一次：要換人，請對方先關閉。沒有改動。',
  '{person} ({account}) has run the automatic jobs since {since}, and they work: there is no need for a second run. To change, let them turn it off first. Nothing was changed.',
);
