import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryAnswer, HistoryLine, SignInRequest } from '../adapters/calls.ts';
import { showMoment } from '../domain/moment.ts';
import { type Desk, type Saved, seatOf, useDesk } from './desk.ts';
import { type Draft, draftOf, dropDraft, keepDraft } from './draft.ts';
import { blank, type Job, needsReason, rebased, startOf, type Typed, valuesOf } from './job.ts';
import { type Judged, judge, type Said, written } from './judge.ts';
import { CallFailure, operationKey, submit } from './server.ts';

/** Where a form stands: being filled in, on its way, or sent without an answer: then it is sent again as it is. */
export type Stage =
  | { readonly name: 'filling' }
  | { readonly name: 'saving'; readonly times: number }
  | { readonly name: 'unanswered' };

/** A form as its page sees it. */
export interface Form {
  readonly job: Job;
  readonly typed: Typed;
  readonly reason: string;
  readonly stage: Stage;
  /** What there is to say now, by place: `field`, `returns.at/1`. */
  issuesAt(field: string, line?: number): readonly Said[];
  /** All that has to be mended before it can be saved. */
  readonly wrong: readonly Said[];
  readonly filledIn: Judged['filledIn'];
  readonly reasonWanted: boolean;
  /** When the draft was left that this form was filled from. */
  readonly restored: string | undefined;
  /** Why it could not be saved, in a sentence. */
  readonly failure: string | undefined;
  /** What somebody else changed meanwhile. */
  readonly meanwhile: readonly HistoryLine[];
  change(key: string, value: Typed[string]): void;
  leave(place: string): void;
  because(reason: string): void;
  discard(): void;
  /** Sends it; what it came to, or undefined when something is left to mend. */
  save(second?: SignInRequest): Promise<Saved | undefined>;
}

export const placeOf = (field: string, line?: number): string => (line === undefined ? field : `${field}/${line}`);

/** Holds what is typed, judges it at every key, keeps it as a draft, and sends it. */
export function useForm(begun: Job): Form {
  const desk = useDesk();
  const [job, setJob] = useState(begun);
  const [start, setStart] = useState(() => startOf(begun, seatOf(desk)));
  const [found] = useState(() => draftOf(desk.storage, desk.proven.person, begun));
  const [restored, setRestored] = useState(found?.at);
  const [typed, setTyped] = useState(found?.typed ?? start);
  const [reason, setReason] = useState(found?.reason ?? reasonOf(begun, desk));
  const [stage, setStage] = useState<Stage>(found?.sent ? { name: 'unanswered' } : { name: 'filling' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<readonly Said[]>([]);
  const [failure, setFailure] = useState<string>();
  const [meanwhile, setMeanwhile] = useState<readonly HistoryLine[]>([]);
  const key = useRef(found?.key ?? operationKey());
  const busy = useRef(false);

  const judged = useMemo(() => judge(job, typed, seatOf(desk)), [job, typed, desk]);
  const reasonWanted = needsReason(job, typed);
  const shown = [
    ...refused,
    ...judged.issues.filter((issue) => {
      const same = (other: Said): boolean => other.field === issue.field && other.message === issue.message;
      if (refused.some(same)) return false;
      return attempted || (left.has(placeOf(issue.field ?? '', issue.line)) && !isBlankAt(typed, issue));
    }),
  ];

  const keep = (more: Partial<Draft> = {}): void => {
    const { storage, proven, now } = desk;
    const unchanged = JSON.stringify(typed) === JSON.stringify(start) && reason === reasonOf(job, desk);
    const draft = { key: key.current, typed, reason, sent: false, at: showMoment(now()), ...more };
    if (unchanged && !draft.sent) dropDraft(storage, proven.person, job);
    else keepDraft(storage, proven.person, job, draft);
  };
  // At once, before anything is drawn: a tab may close right after a key.
  useLayoutEffect(() => {
    if (stage.name === 'filling') keep();
  }, [typed, reason]);

  const over = (): void => dropDraft(desk.storage, desk.proven.person, job);

  const save = async (second?: SignInRequest): Promise<Saved | undefined> => {
    // A second press while the first is on its way does nothing.
    if (busy.current) return undefined;
    const again = stage.name === 'unanswered';
    setFailure(undefined);
    setAttempted(true);
    const out = written(job.register.fields, typed, seatOf(desk));
    if (!again) {
      setTyped(out);
      setRefused([]);
      if (judged.issues.some(({ effect }) => effect === 'reject')) return undefined;
      if (reasonWanted && reason.trim() === '') return undefined;
      const values = valuesOf(job, out);
      const explains = job.kind === 'correct' && job.entry.unexplained && reason.trim() !== '';
      if (job.kind === 'correct' && Object.keys(values).length === 0 && !explains) {
        setFailure(desk.texts.nothingChanged);
        return undefined;
      }
    }
    busy.current = true;
    setStage({ name: 'saving', times: 0 });
    keep({ sent: true, typed: out });
    try {
      const answer = await submit(
        {
          ...desk.proven,
          key: key.current,
          act: job.kind === 'step' || job.kind === 'explain' ? 'correct' : job.kind,
          register: job.register.id,
          values: valuesOf(job, out),
          ...(job.kind !== 'record' && { number: job.entry.number, base: job.entry.base }),
          ...(reason.trim() !== '' && { reason }),
          ...(second && { second }),
          ...(again && { retry: true }),
        },
        (times) => setStage({ name: 'saving', times }),
      );
      if (answer.recorded) {
        over();
        return { number: answer.number, repeated: answer.repeated, issues: answer.issues, told: answer.told };
      }
      setRefused(answer.issues);
      keep({ typed: out });
      setStage({ name: 'filling' });
      // A help: where it fails, the refusal itself still says what to do.
      if (answer.issues.some(({ rule }) => rule === 'FORM-ENTRY')) await seeWhatChanged().catch(() => undefined);
    } catch (failed) {
      setFailure(desk.say(failed));
      const lost = !(failed instanceof CallFailure) || failed.kind === 'lost';
      if (!lost) keep({ typed: out });
      if (failed instanceof CallFailure && failed.code === 'not-proven') desk.unproven(failed);
      setStage(lost ? { name: 'unanswered' } : { name: 'filling' });
    } finally {
      busy.current = false;
    }
    return undefined;
  };

  /** A refused change may be refused because somebody was quicker: then theirs is shown, and ours goes on top of it. */
  const seeWhatChanged = async (): Promise<void> => {
    if (job.kind === 'record') return;
    const fresh: EntryAnswer = await desk.ask('dutybookEntry', { number: job.entry.number });
    if (fresh.base === job.entry.base) return;
    const moved = rebased(job, typed, fresh);
    setMeanwhile(fresh.history.slice(0, Math.max(1, fresh.history.length - job.entry.history.length)));
    setJob(moved.job);
    setTyped(moved.typed);
    setRefused([]);
    key.current = operationKey();
  };

  return {
    job,
    typed,
    reason,
    stage,
    issuesAt: (field, line) => shown.filter((issue) => issue.field === field && issue.line === line),
    wrong: [
      ...(attempted ? shown : refused).filter(({ effect }) => effect === 'reject'),
      ...(attempted && reasonWanted && reason.trim() === '' ? [noReason(desk)] : []),
    ],
    filledIn: judged.filledIn,
    reasonWanted,
    restored,
    failure,
    meanwhile,
    change(at, value) {
      setTyped((before) => ({ ...before, [at]: value }));
      setRefused((before) => before.filter(({ field = '' }) => field !== at && !field.startsWith(`${at}.`)));
    },
    leave: (place) => setLeft((before) => (before.has(place) ? before : new Set([...before, place]))),
    because: setReason,
    discard() {
      over();
      const fresh = startOf(job, seatOf(desk));
      key.current = operationKey();
      setStart(fresh);
      setTyped(fresh);
      setReason(reasonOf(job, desk));
      setRestored(undefined);
      setAttempted(false);
      setRefused([]);
      setFailure(undefined);
      setStage({ name: 'filling' });
    },
    save,
  };
}

/** A step that ends something says why by its name. */
const reasonOf = (job: Job, { site }: Desk): string =>
  job.kind === 'step' && job.step.clears ? job.step.words[site.locale] : '';

const noReason = ({ texts }: Desk): Said => ({
  rule: 'FORM-ENTRY',
  effect: 'reject',
  field: 'reason',
  message: texts.reasonWhy,
});

function isBlankAt(typed: Typed, { field = '', line }: Said): boolean {
  const [name = '', of] = field.split('.');
  const value = typed[name];
  if (of === undefined || typeof value === 'string' || value === undefined) return blank(value);
  return blank(value[(line ?? 1) - 1]?.[of]);
}
