import { useEffect, useState } from 'preact/hooks';
import type { SetUpStart } from '../../adapters/calls.ts';
import type { FirstSettings } from '../../domain/first-settings.ts';
import { PEOPLE, SHIFTS, SITE } from '../../domain/site.ts';
import { fill, LOCALES, type Locale } from '../../domain/words.ts';
import { CallFailure, call } from '../server.ts';
import { storageFor } from '../storage.ts';
import { sayFailure } from './failure.ts';
import { asMeant, BLANK_SHIFT, blankPerson, inLanguage, proposed, replaced, without } from './filled.ts';
import { End, Foot } from './foot.tsx';
import { type Column, columnsOf, Rows, SectionIssues } from './rows.tsx';
import { type FirstSaid, goToFirst, judged } from './said.ts';
import { LANGUAGES, SAYS } from './texts.ts';

type Stage = 'filling' | 'working' | 'done' | 'done-before';

/** The dialog that sets a workbook up. What was typed is kept until that is done, also when it is closed in between. */
export function SetUp({ start }: { readonly start: SetUpStart }) {
  const [storage] = useState(() => storageFor(`set-up:${start.name}`));
  const [filled, setFilled] = useState<FirstSettings>(
    () => keptIn(storage.get(KEPT)) ?? proposed(start.locale, start.name),
  );
  const [sample, setSample] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly FirstSaid[]>([]);
  const [failure, setFailure] = useState('');
  const [stage, setStage] = useState<Stage>('filling');
  const { locale } = filled;
  const say = (key: keyof typeof SAYS, facts?: Readonly<Record<string, string | number>>): string =>
    fill(SAYS[key][locale], facts);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const change = (next: FirstSettings): void => {
    setFilled(next);
    setRefused([]);
    storage.set(KEPT, JSON.stringify(next));
  };
  const all = sample ? [] : [...judged(asMeant(filled)), ...refused];
  const wrong = all.filter(({ effect }) => effect === 'reject');
  // Nobody is told that a field is blank before they had a chance to fill it in.
  const shown = all.filter(({ effect }) => tried || effect === 'warn');
  const ticks = (['weekly', 'monthly'] as const).map((key): Column => ({ key, heading: say(key), kind: 'tick' }));
  const of = (section: string): readonly FirstSaid[] => shown.filter(({ register }) => register === section);

  const create = async (): Promise<void> => {
    setTried(true);
    setFailure('');
    if (wrong.length > 0) return goToFirst(wrong);
    setStage('working');
    try {
      const answer = await call('dutybookSetUp', sample ? { locale, sample } : asMeant(filled));
      setRefused(answer.issues.filter(({ effect }) => effect === 'reject'));
      setStage(answer.done ? 'done' : 'filling');
      if (answer.done) storage.remove(KEPT);
    } catch (error) {
      if (error instanceof CallFailure && error.code === 'already-set-up') return setStage('done-before');
      setStage('filling');
      setFailure(sayFailure(error, locale, SAYS.failed, SAYS.lost));
    }
  };

  if (stage === 'done' || stage === 'done-before')
    return (
      <main>
        <h1>{say('title')}</h1>
        <End says={say(stage === 'done' ? 'done' : 'doneBefore')} close={say('close')} />
      </main>
    );
  return (
    <main>
      <select
        class="language"
        id="language"
        aria-label={say('language')}
        value={locale}
        onChange={(event) => change(inLanguage(filled, event.currentTarget.value as Locale))}
      >
        {LOCALES.map((one) => (
          <option key={one} value={one}>
            {LANGUAGES[one]}
          </option>
        ))}
      </select>
      <h1>{say('title')}</h1>
      <p class="hint">{say('intro')}</p>
      <fieldset>
        <legend class="unseen">{say('purpose')}</legend>
        <div class="choices">
          {[false, true].map((one) => (
            <label key={String(one)}>
              <input type="radio" name="sample" checked={sample === one} onChange={() => setSample(one)} />
              {say(one ? 'sample' : 'real')}
            </label>
          ))}
        </div>
      </fieldset>
      {sample ? (
        <p class="notice">{say('sampleHint')}</p>
      ) : (
        <>
          <div class={`field ${of(SITE.id).length > 0 ? 'wrong' : ''}`}>
            <label for="site-name">{say('site')}</label>
            <input
              id="site-name"
              value={filled.name}
              autocomplete="off"
              aria-invalid={of(SITE.id).length > 0}
              aria-describedby="site-note"
              onInput={(event) => change({ ...filled, name: event.currentTarget.value })}
            />
            <div id="site-note">
              <SectionIssues issues={of(SITE.id)} />
            </div>
          </div>
          <fieldset id="people" tabIndex={-1}>
            <legend>{say('people')}</legend>
            <p class="hint">{say('peopleHint')}</p>
            <SectionIssues issues={of(PEOPLE.id)} />
            <Rows
              section={PEOPLE.id}
              columns={[...columnsOf(PEOPLE, ['name', 'role', 'department', 'mail'], locale), ...ticks]}
              locale={locale}
              lines={filled.people}
              issues={of(PEOPLE.id)}
              put={(index, person) => change({ ...filled, people: replaced(filled.people, index, person) })}
              removal={(index) => () => change({ ...filled, people: without(filled.people, index) })}
            />
            <button
              type="button"
              class="plain"
              onClick={() => change({ ...filled, people: [...filled.people, blankPerson('desk')] })}
            >
              ＋ {say('addPerson')}
            </button>
          </fieldset>
          <fieldset id="shifts" tabIndex={-1}>
            <legend>{say('shifts')}</legend>
            <p class="hint">{say('shiftsHint')}</p>
            <SectionIssues issues={of(SHIFTS.id)} />
            <Rows
              section={SHIFTS.id}
              columns={columnsOf(SHIFTS, Object.keys(SHIFTS.fields), locale)}
              locale={locale}
              lines={filled.shifts}
              issues={of(SHIFTS.id)}
              put={(index, shift) => change({ ...filled, shifts: replaced(filled.shifts, index, shift) })}
              removal={(index) => () => change({ ...filled, shifts: without(filled.shifts, index) })}
            />
            <button
              type="button"
              class="plain"
              onClick={() => change({ ...filled, shifts: [...filled.shifts, BLANK_SHIFT] })}
            >
              ＋ {say('addShift')}
            </button>
          </fieldset>
        </>
      )}
      <Foot
        doing={stage === 'working' && say('creating')}
        wrong={tried && wrong.length > 0 && say('wrong', { count: wrong.length })}
        failure={failure}
      >
        <button type="button" class="main" disabled={stage === 'working'} onClick={create}>
          {say('create')}
        </button>
      </Foot>
    </main>
  );
}

const KEPT = 'filled';

function keptIn(text: string | undefined): FirstSettings | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as FirstSettings);
  } catch {
    return undefined;
  }
}
