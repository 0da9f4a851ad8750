import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isLines } from '../domain/field.ts';
import { fill } from '../domain/words.ts';
import { type Saved, seatOf, useDesk } from './desk.ts';
import { Failed } from './failed.tsx';
import { FieldRow } from './fields/field-row.tsx';
import { FormFoot } from './form-foot.tsx';
import { Meanwhile } from './history.tsx';
import { askedBy, fieldAt, type Job, linesBefore, marksOf, signersFor } from './job.ts';
import { focusAfter, isComposing, useKeys } from './keys.ts';
import { LinesField } from './lines.tsx';
import { MarksField } from './marks.tsx';
import { usePrepared } from './prepared.ts';
import { SavedNotice } from './saved.tsx';
import { type Form, useForm } from './use-form.ts';
import { useWho, WhoPanel } from './who.tsx';

/** A form with its own page: a new entry, a step, a correction, a void. */
export function FormView({ job: begun, saved }: { readonly job: Job; readonly saved?: Saved }) {
  const { goInstead, texts } = useDesk();
  const { job, failure, again: prepareAgain } = usePrepared(begun);
  const [times, again] = useState(0);
  const done = (answer: Saved, next: boolean): void => {
    if (next && begun.kind === 'record')
      goInstead({ name: 'form', job: { kind: 'record', register: begun.register, given: {} }, saved: answer });
    else goInstead({ name: 'entry', number: answer.number ?? '', saved: answer });
    again(times + 1);
  };
  if (failure) return <Failed words={failure} again={prepareAgain} />;
  if (!job) return <p class="waiting">{texts.loading}</p>;
  return <OneForm key={times} begun={job} saved={saved} done={done} />;
}

interface OneFormProps {
  readonly begun: Job;
  readonly saved: Saved | undefined;
  done(answer: Saved, next: boolean): void;
}

function OneForm({ begun, saved, done }: OneFormProps) {
  const desk = useDesk();
  const { texts, site } = desk;
  const form = useForm(begun);
  const { job, stage } = form;
  const asked = askedBy(job);
  const page = useRef<HTMLFormElement>(null);
  const [pin, setPin] = useState('');
  const [unsigned, setUnsigned] = useState(false);
  const signer = signerOf(form, desk.proven.person, (name) =>
    desk.people.some((one) => one.name === name && one.hasPin),
  );
  const who = useWho(form);

  const save = async (next: boolean): Promise<void> => {
    const writing = document.activeElement;
    if (signer !== undefined && pin === '') {
      setUnsigned(true);
      return document.getElementById('f-sign-pin')?.focus();
    }
    const answer = await form.save(signer === undefined ? undefined : { person: signer, pin });
    if (answer) return done(answer, next);
    // What is being sent cannot be written in: where one was writing is found again, or what is wrong.
    setTimeout(() => focusFirstWrong(page.current, writing));
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(event.shiftKey);
    } else if (event.key === 'Enter' && target instanceof HTMLInputElement && page.current?.contains(target)) {
      event.preventDefault();
      focusAfter(target);
    } else if (event.key === 'F2' && who.known[0]) {
      event.preventDefault();
      who.takeOver(who.known[0]);
    }
  };
  useKeys(keyDown);
  useLayoutEffect(() => focusFirstBlank(page.current), []);
  useEffect(() => {
    // What was sent before the page was closed is asked for again: it may be recorded.
    if (stage.name === 'unanswered') void save(false);
  }, []);

  const row = (key: string) => {
    const field = job.register.fields[key];
    if (!field) return null;
    if (isLines(field) && marksOf(job)?.field === key) return <MarksField key={key} form={form} field={field} />;
    if (isLines(field)) return <LinesField key={key} form={form} name={key} field={field} />;
    const value = form.typed[key];
    return (
      <div key={key}>
        <FieldRow
          register={job.register.id}
          name={key}
          id={`f-${key}`}
          field={field}
          value={typeof value === 'string' ? value : ''}
          required={isRequired(job, key)}
          issues={form.issuesAt(key)}
          filledIn={form.filledIn[key]}
          signers={signersFor(job, form.typed, key, seatOf(desk))}
          change={(typed) => form.change(key, typed)}
          leave={() => form.leave(key)}
        />
        {key === who.at && <WhoPanel who={who} />}
      </div>
    );
  };
  const opened = asked.later.some((key) => form.typed[key] !== undefined || form.issuesAt(key).length > 0);
  return (
    <form ref={page} class="form" noValidate onSubmit={(event) => event.preventDefault()}>
      {saved && <SavedNotice saved={saved} />}
      <h1>{titleOf(job, texts, site.locale)}</h1>
      {form.restored && stage.name === 'filling' && (
        <p class="notice" role="status">
          {fill(texts.draftKept, { at: form.restored.slice(5) })}{' '}
          <button type="button" onClick={form.discard}>
            {texts.discard}
          </button>
        </p>
      )}
      <Meanwhile job={job} lines={form.meanwhile} />
      <Wrong form={form} />
      <fieldset disabled={stage.name !== 'filling'}>
        {(job.kind === 'void' || job.kind === 'restore' || job.kind === 'explain') && <p>{texts[`${job.kind}Sure`]}</p>}
        {asked.now.map(row)}
        <Assigned form={form} />
        {asked.later.length > 0 && (
          <details open={opened}>
            <summary>{job.kind === 'record' ? texts.later : texts.otherFields}</summary>
            {asked.later.map(row)}
          </details>
        )}
        {(form.reasonWanted || job.kind === 'correct') && (
          <div class={`field ${form.wrong.some(({ field }) => field === 'reason') ? 'wrong' : ''}`}>
            <label for="f-reason">
              {texts.reason}
              {form.reasonWanted && <span class="must"> *</span>}
            </label>
            <input
              id="f-reason"
              type="text"
              autocomplete="off"
              value={form.reason}
              aria-describedby="f-reason-note"
              onInput={(event) => form.because(event.currentTarget.value)}
            />
            <p class="hint" id="f-reason-note">
              {texts.reasonWhy}
            </p>
          </div>
        )}
        {signer && (
          <div class={`field needed ${unsigned ? 'wrong' : ''}`}>
            <label for="f-sign-pin">{fill(texts.signPin, { person: signer })}</label>
            <input
              id="f-sign-pin"
              type="password"
              inputMode="numeric"
              autocomplete="off"
              value={pin}
              aria-invalid={unsigned}
              onInput={(event) => {
                setPin(event.currentTarget.value);
                setUnsigned(false);
              }}
            />
            {unsigned && (
              <p class="issue" role="alert">
                ✕ {fill(texts.signMissing, { person: signer })}
              </p>
            )}
          </div>
        )}
      </fieldset>
      <FormFoot form={form} save={save} />
    </form>
  );
}

/** What the program works out by itself, as far as it is known. */
function Assigned({ form }: { readonly form: Form }) {
  const { texts, site } = useDesk();
  const { register } = form.job;
  const known = (register.assigned ?? []).filter((key) => form.filledIn[key] !== undefined);
  if (form.job.kind !== 'record' || known.length === 0) return null;
  return (
    <dl class="values assigned">
      {known.map((key) => (
        <div key={key}>
          <dt>{register.fields[key]?.words[site.locale]}</dt>
          <dd>
            {form.filledIn[key]} <small>{texts.assigned}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a step is for has to be filled in, whatever the field is otherwise. */
const isRequired = (job: Job, key: string): boolean =>
  job.kind === 'step'
    ? Boolean(job.step.fills?.includes(key))
    : Boolean(job.register.fields[key]?.required) && !job.register.defaulted?.includes(key);

/** Whoever signs and is not on duty gives their PIN here. */
function signerOf({ job, typed }: Form, onDuty: string, hasPin: (name: string) => boolean): string | undefined {
  const before = job.kind === 'record' ? {} : job.entry.values;
  return Object.keys(job.register.signatures ?? {})
    .map((key) => (typed[key] === before[key] ? '' : String(typed[key] ?? '').trim()))
    .find((name) => name !== '' && name !== onDuty && hasPin(name));
}

function titleOf(job: Job, texts: ReturnType<typeof useDesk>['texts'], locale: 'zh-CN' | 'zh-TW' | 'en'): string {
  if (job.kind === 'record') return fill(texts.newOf, { register: job.register.sheet[locale] });
  const { number } = job.entry;
  if (job.kind === 'step') return `${job.step.words[locale]} · ${number}`;
  return fill(texts[`${job.kind}Of`], { number });
}

/** All that is wrong in one place, each a way to its field. */
function Wrong({ form }: { readonly form: Form }) {
  const { texts, site } = useDesk();
  const { wrong, job } = form;
  if (wrong.length === 0) return null;
  return (
    <div class="notice bad" role="alert">
      <p>{fill(texts.wrongCount, { count: wrong.length })}</p>
      <ul>
        {wrong.map(({ field = '', line, message }) => {
          const named = field === 'reason' ? undefined : fieldAt(job.register.fields, field)?.words[site.locale];
          const id = inputId(job, field, line);
          const words =
            named === undefined || message.includes(named)
              ? message
              : fill(texts.named, { name: named, value: message });
          return (
            <li key={field + line + message}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusInput(document.getElementById(id));
                }}
              >
                {words}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** `f-returns.at-2` for the second line that the form shows. */
export const inputId = (job: Job, field: string, line?: number): string => {
  const shown = line === undefined ? undefined : line - linesBefore(job, field.split('.')[0] ?? '');
  return shown === undefined ? `f-${field}` : `f-${field}-${shown}`;
};

function focusInput(found: HTMLElement | null): void {
  found?.closest('details')?.setAttribute('open', '');
  const target = found?.matches('input, textarea, button') ? found : found?.querySelector<HTMLElement>('input, button');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
function focusFirstWrong(page: HTMLFormElement | null, otherwise: Element | null): void {
  const wrong = page?.querySelector<HTMLElement>('.wrong input, .wrong textarea, .wrong [role=radiogroup]');
  // What somebody else changed stands at the top, and whoever saves again should have seen it.
  const meanwhile = page?.querySelector<HTMLElement>('.meanwhile');
  if (wrong) focusInput(wrong);
  else if (meanwhile) meanwhile.focus();
  else if (otherwise instanceof HTMLElement) otherwise.focus();
}
/** What is known already, and what need not be known, is passed over. */
function focusFirstBlank(page: HTMLFormElement | null): void {
  const boxes = [...(page?.querySelectorAll<HTMLInputElement>('.needed input, .needed textarea') ?? [])];
  const blank = boxes.find((box) =>
    box.type === 'radio'
      ? box.tabIndex === 0 && !page?.querySelector(`[name="${box.name}"]:checked`)
      : box.value === '',
  );
  const first = page?.querySelector<HTMLElement>('.field input, .field textarea');
  (blank ?? first)?.focus();
}
