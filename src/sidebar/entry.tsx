import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EntryAnswer } from '../adapters/calls.ts';
import { isLines } from '../domain/field.ts';
import { showMoment } from '../domain/moment.ts';
import type { AnyRegister, AnyStep } from '../domain/register.ts';
import { fill } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { type Saved, useDesk } from './desk.ts';
import { Failed } from './failed.tsx';
import { History } from './history.tsx';
import { Chip } from './hits.tsx';
import { copyOf, type DraftPlace, type Job, jobAt, type Line, openedBy, stepsOf } from './job.ts';
import { SavedNotice } from './saved.tsx';

interface EntryViewProps {
  readonly number: string;
  readonly saved: Saved | undefined;
  readonly goOn: DraftPlace | undefined;
}

/** One entry: what it says, what can be done with it, and what became of it. */
export function EntryView({ number, saved, goOn }: EntryViewProps) {
  const { texts, ask, say, goInstead } = useDesk();
  const [entry, setEntry] = useState<EntryAnswer>();
  const [failure, setFailure] = useState<string>();
  const load = (): void => {
    setFailure(undefined);
    ask('dutybookEntry', { number }).then(
      (answer) => {
        const register = REGISTERS.find(({ id }) => id === answer.register);
        const job = goOn && register && jobAt(goOn, register, answer);
        if (job) goInstead({ name: 'form', job });
        else setEntry(answer);
      },
      (failed) => setFailure(say(failed)),
    );
  };
  useEffect(load, []);
  const register = entry && REGISTERS.find(({ id }) => id === entry.register);
  return (
    <>
      {saved && <SavedNotice saved={saved} />}
      {failure && <Failed words={failure} again={load} />}
      {!entry && !failure && <p class="waiting">{texts.loading}</p>}
      {entry && register && <Entry entry={entry} register={register} />}
    </>
  );
}

interface EntryProps {
  readonly entry: EntryAnswer;
  readonly register: AnyRegister;
}

function Entry({ entry, register }: EntryProps) {
  const { texts, site, now } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { number, title, state, tone, values, issues, history, voidReason, unexplained } = entry;
  return (
    <article class={voidReason === undefined ? 'entry' : 'entry void'}>
      <p class="printed">{site.name}</p>
      <h1 ref={heading} tabIndex={-1}>
        <small>{register.sheet[site.locale]}</small>
        <span class="entry-title">{title}</span> <Chip tone={tone} words={state} />
      </h1>
      <p class="number">{number}</p>
      {voidReason !== undefined && (
        <p class="notice bad">{fill(texts.named, { name: texts.voidReason, value: voidReason })}</p>
      )}
      {unexplained && <p class="notice warn">⚠ {texts.unexplained}</p>}
      {issues.length > 0 && (
        <div class="notice warn">
          <p>⚠ {texts.issues}</p>
          <ul>
            {issues.map((issue) => (
              <li key={issue.rule + issue.field + issue.message}>{issue.message}</li>
            ))}
          </ul>
        </div>
      )}
      <Actions entry={entry} register={register} />
      <dl class="values">
        {Object.entries(register.fields).map(([key, field]) => {
          const value = values[key];
          if (value === undefined || (typeof value !== 'string' && value.length === 0)) return null;
          return (
            <div key={key} class={isLines(field) ? 'wide' : ''}>
              <dt>{field.words[site.locale]}</dt>
              <dd>
                {typeof value === 'string'
                  ? value
                  : isLines(field) &&
                    value.map((line) => <LineValues key={JSON.stringify(line)} line={line} of={field.of} />)}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{texts.recordedBy}</dt>
          <dd>
            {entry.recordedBy} · {entry.recordedAt}
          </dd>
        </div>
        {entry.keptUntil !== undefined && (
          <div>
            <dt>{texts.keptUntil}</dt>
            <dd>{entry.keptUntil}</dd>
          </div>
        )}
      </dl>
      <div class="signing printed">
        <span>{fill(texts.named, { name: texts.signature, value: '＿＿＿＿＿＿＿＿' })}</span>
        <span>{fill(texts.printedAt, { at: showMoment(now()) })}</span>
      </div>
      <details class="unprinted">
        <summary>
          {texts.history} {history.length}
        </summary>
        <History register={register} lines={history} />
      </details>
    </article>
  );
}

function LineValues({ line, of }: { readonly line: Line; readonly of: AnyRegister['fields'] }) {
  const { site } = useDesk();
  return (
    <dl class="values line">
      {Object.entries(of).map(([key, field]) =>
        line[key] ? (
          <div key={key}>
            <dt>{field.words[site.locale]}</dt>
            <dd>{line[key]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Actions({ entry, register }: EntryProps) {
  const { texts, site, me, go } = useDesk();
  const { may, voidReason, unexplained } = entry;
  const steps = stepsOf(register, entry, me?.role ?? 'guest', site);
  const open = (job: Job): void => go({ name: 'form', job });
  const take = (step: AnyStep): void => {
    const opened = step.opens && REGISTERS.find(({ id }) => id === step.opens?.register);
    const name = register.knownBy ? entry.values[register.knownBy] : entry.number;
    open(opened ? openedBy(step, entry, String(name), opened) : { kind: 'step', register, entry, step });
  };
  return (
    <div class="actions unprinted">
      {voidReason === undefined && steps.length > 0 && (
        <div class="buttons">
          {steps.map((step, index) => (
            <button type="button" key={step.id} class={index === 0 ? 'main' : ''} onClick={() => take(step)}>
              {step.words[site.locale]}
            </button>
          ))}
        </div>
      )}
      <div class="bar">
        {voidReason === undefined && (
          <button type="button" onClick={() => open({ kind: 'correct', register, entry })}>
            {may.correct ? texts.correct : texts.fillIn}
          </button>
        )}
        <button type="button" onClick={() => open(copyOf(register, entry))}>
          {texts.copy}
        </button>
        {unexplained && may.correct && (
          <button type="button" onClick={() => open({ kind: 'explain', register, entry })}>
            {texts.explain}
          </button>
        )}
        {may.void && (
          <button type="button" onClick={() => open({ kind: 'void', register, entry })}>
            {texts.void}
          </button>
        )}
        {may.restore && (
          <button type="button" onClick={() => open({ kind: 'restore', register, entry })}>
            {texts.restore}
          </button>
        )}
        <button type="button" onClick={() => window.print()}>
          {texts.print}
        </button>
      </div>
    </div>
  );
}
