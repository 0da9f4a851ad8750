import { useEffect, useState } from 'preact/hooks';
import type { RosterAnswer, RosterRequest, TogetherAnswer } from '../adapters/calls.ts';
import { plusDays } from '../domain/moment.ts';
import { monthOf, periodOf } from '../domain/period.ts';
import { isAtLeast } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { roster } from '../registers/core/roster.ts';
import { MONTH_WORDS, type RosterDay, type RosterShift } from '../registers/core/roster-month.ts';
import { useDesk } from './desk.ts';
import { Failed } from './failed.tsx';
import { operationKey } from './server.ts';

/** The roster of a month: who is on which shift, what is missing, and how fairly it is shared. */
export function RosterView() {
  const { texts, ask, say, me, now, site } = useDesk();
  // Whoever looks at it towards the end of a month is about the next one.
  const [month, setMonth] = useState(() => monthOf(plusDays(now(), 7)).id);
  const [found, setFound] = useState<RosterAnswer>();
  const [failure, setFailure] = useState<string>();
  const [done, setDone] = useState<TogetherAnswer>();
  const [busy, setBusy] = useState(false);
  const load = (sheet?: RosterRequest['sheet']): void => {
    setFailure(undefined);
    ask('dutybookRoster', { month, ...(sheet && { sheet }) }).then(setFound, (failed) => setFailure(say(failed)));
  };
  useEffect(() => load(), [month]);
  const step = (days: number): void => {
    const period = periodOf(month);
    if (period) setMonth(monthOf(plusDays(days > 0 ? period.until : period.from, days)).id);
    setDone(undefined);
  };
  const act = (asked: Promise<TogetherAnswer>): void => {
    setBusy(true);
    setFailure(undefined);
    asked
      .then(
        (answer) => {
          setDone(answer);
          load('renew');
        },
        (failed) => setFailure(say(failed)),
      )
      .finally(() => setBusy(false));
  };
  const shifts = found?.days.flatMap((day) => day.shifts) ?? [];
  const gaps = shifts.filter(({ officers }) => officers === '').length;
  const drafts = shifts.flatMap(({ number, published }) => (number && !published ? number : []));
  const isShown = found?.month === month;
  return (
    <>
      <p class="printed">{site.name}</p>
      <h1>{roster.sheet[site.locale]}</h1>
      <p class="bar month">
        <button
          type="button"
          class="unprinted"
          aria-label={texts.monthBefore}
          title={texts.monthBefore}
          onClick={() => step(-1)}
        >
          ‹
        </button>
        <b aria-live="polite">{month}</b>
        <button
          type="button"
          class="unprinted"
          aria-label={texts.monthAfter}
          title={texts.monthAfter}
          onClick={() => step(1)}
        >
          ›
        </button>
      </p>
      {failure && <Failed words={failure} again={() => load()} />}
      {done && <Done answer={done} />}
      {!isShown && !failure && <p class="waiting">{texts.loading}</p>}
      {isShown && found && (
        <>
          <p role="status">
            {gaps === 0 ? texts.noGaps : `⚠ ${fill(texts.gaps, { count: gaps })}`}
            {drafts.length > 0 && ` · ${fill(texts.rosterDrafts, { count: drafts.length })}`}
          </p>
          <div class="buttons unprinted">
            {gaps > 0 && (
              <button
                type="button"
                disabled={busy}
                onClick={() => act(ask('dutybookContinueRoster', { month, key: operationKey() }))}
              >
                {texts.continueRoster}
              </button>
            )}
            {drafts.length > 0 && me && isAtLeast(me.role, 'supervisor') && (
              <button
                type="button"
                class="main"
                disabled={busy}
                onClick={() =>
                  act(
                    ask('dutybookTogether', {
                      register: roster.id,
                      step: 'publish',
                      numbers: drafts,
                      key: operationKey(),
                    }),
                  )
                }
              >
                {fill(texts.publishAll, { count: drafts.length })}
              </button>
            )}
            <button type="button" onClick={() => load('show')}>
              {texts.onSheet}
            </button>
            <button type="button" onClick={() => window.print()}>
              {texts.print}
            </button>
          </div>
          <Month days={found.days} />
          <Shares shares={found.shares} />
        </>
      )}
    </>
  );
}

function Done({ answer: { done, refused } }: { readonly answer: TogetherAnswer }) {
  const { texts } = useDesk();
  return (
    <div class={`notice ${refused.length > 0 ? 'warn' : 'good'}`} role="status">
      <p>{fill(done === 0 ? texts.nothingDone : texts.doneTogether, { count: done })}</p>
      {refused.slice(0, MOST_REFUSED).map((issue) => (
        <p key={`${issue.number} ${issue.message}`} class="issue reject">
          ✕ {issue.number} {issue.message}
        </p>
      ))}
    </div>
  );
}
const MOST_REFUSED = 5;

function Month({ days }: { readonly days: readonly RosterDay[] }) {
  const { site } = useDesk();
  return (
    <table class="roster">
      <thead>
        <tr>
          <th scope="col">{MONTH_WORDS.day[site.locale]}</th>
          {site.shifts.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date} class={day.off || day.holiday ? 'off' : ''}>
            <th scope="row" title={day.holiday}>
              {day.date.slice(8)} {day.weekday}
              {day.holiday && <small>{day.holiday}</small>}
            </th>
            {day.shifts.map((shift) => (
              <td key={shift.shift}>
                <Turn day={day.date} shift={shift} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Turn({
  day,
  shift: { shift, officers, number, published, instead, says },
}: {
  day: string;
  shift: RosterShift;
}) {
  const { go, site } = useDesk();
  const open = (): void =>
    number === undefined
      ? go({ name: 'form', job: { kind: 'record', register: roster as never, given: { date: day, shift } } })
      : go({ name: 'entry', number });
  const state = officers === '' ? 'gap' : published ? '' : 'draft';
  const what = officers === '' ? MONTH_WORDS.gap[site.locale] : (instead ?? officers);
  return (
    <button
      type="button"
      class={`turn ${state}`}
      title={[instead && `${officers} → ${instead}`, state === 'draft' && MONTH_WORDS.draft[site.locale], ...says]
        .filter(Boolean)
        .join('\n')}
      aria-label={[day, shift, what, ...says].join(' ')}
      onClick={open}
    >
      {officers === '' && '⚠ '}
      {instead && '⇄ '}
      {what}
      {says.length > 0 && ' ⚠'}
    </button>
  );
}

function Shares({ shares }: Pick<RosterAnswer, 'shares'>) {
  const { site } = useDesk();
  if (shares.length === 0) return null;
  return (
    <section>
      <h2>{MONTH_WORDS.shares[site.locale]}</h2>
      <table class="roster">
        <thead>
          <tr>
            {(['person', 'shifts', 'nights', 'weekends', 'holidays'] as const).map((key) => (
              <th scope="col" key={key} class={key === 'person' ? '' : 'count'}>
                {MONTH_WORDS[key][site.locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.map(({ person, ...counts }) => (
            <tr key={person}>
              <th scope="row">{person}</th>
              {Object.entries(counts).map(([what, count]) => (
                <td key={what} class="count">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
