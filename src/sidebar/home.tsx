import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FindAnswer, HomeAnswer, Proven } from '../adapters/calls.ts';
import { may } from '../domain/may.ts';
import { fill } from '../domain/words.ts';
import { PACKS, REGISTERS } from '../registers/index.ts';
import { useDesk } from './desk.ts';
import { draftsOf } from './draft.ts';
import { Failed } from './failed.tsx';
import { Hits } from './hits.tsx';
import { placeNamed } from './job.ts';
import { isComposing } from './keys.ts';
import { call } from './server.ts';
import { Together } from './together.tsx';

type ListName = keyof HomeAnswer['counts'];
const LISTS: readonly ListName[] = ['mine', 'overdue', 'open'];
const NONE = { mine: 'noneMine', overdue: 'noneOverdue', open: 'noneOpen' } as const;
/** So many registers are all shown; of more, only those of the first pack. */
const FEW = 8;
/** Milliseconds without a key before a search is sent. */
const PAUSE_MS = 300;

interface HomeProps {
  /** What is searched for: whoever comes back to it finds it again. */
  readonly words: string;
  find(words: string): void;
  /** How often the search box was asked for. */
  readonly searching: number;
  /** Somebody came to record something: the first register waits for Enter. */
  readonly choosing: boolean;
}

/** What a person at the desk looks at first: what is found, else the lists; and a button for every register. */
export function Home({ words, find, searching, choosing }: HomeProps) {
  const { texts, site, me } = useDesk();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (searching > 0) box.current?.focus();
  }, [searching]);
  useLayoutEffect(() => {
    if (choosing) document.querySelector<HTMLElement>('.buttons button')?.focus();
  }, [choosing]);
  if (!me || !may(me.role, 'read-entries'))
    return (
      <>
        <h1>{site.name}</h1>
        <p class="notice">{texts.readsSummaries}</p>
        <Foot />
      </>
    );
  return (
    <>
      <h1 class="unseen">{site.name}</h1>
      <input
        ref={box}
        type="search"
        class="search"
        placeholder={texts.search}
        title={texts.searchKey}
        aria-label={texts.search}
        value={words}
        onInput={(event) => find(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.hit')?.focus();
          }
          if (event.key === 'Escape' && words !== '') {
            event.preventDefault();
            find('');
          }
        }}
      />
      {words.trim() === '' ? (
        <>
          <Drafts sent={true} />
          <NewEntries />
          <Drafts sent={false} />
          <Lists />
          <Foot />
        </>
      ) : (
        <Found words={words.trim()} />
      )}
    </>
  );
}

function NewEntries() {
  const { texts, go, site } = useDesk();
  return (
    <section aria-label={texts.record}>
      <h2>{texts.record}</h2>
      {PACKS.map((pack, index) => (
        <details key={pack.words.en} open={index === 0 || REGISTERS.length <= FEW}>
          <summary>{pack.words[site.locale]}</summary>
          <div class="buttons">
            {pack.registers.map((register) => (
              <button
                type="button"
                key={register.id}
                onClick={() => go({ name: 'form', job: { kind: 'record', register, given: {} } })}
              >
                ＋ {register.sheet[site.locale]}
              </button>
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}

/** What was begun and not saved; what was sent without an answer stands apart, since it may be recorded. */
function Drafts({ sent }: { readonly sent: boolean }) {
  const { texts, storage, proven, site, go } = useDesk();
  const drafts = draftsOf(storage, proven.person).filter((draft) => draft.sent === sent);
  if (drafts.length === 0) return null;
  const title = sent ? texts.unansweredDrafts : texts.drafts;
  return (
    <section aria-label={title} class={sent ? 'notice warn' : ''}>
      <h2>
        {sent ? '⚠' : '✎'} {title}
      </h2>
      {sent && <p>{texts.unansweredWhat}</p>}
      <div class="buttons">
        {drafts.map(({ job }) => {
          const place = placeNamed(job);
          const { kind, number } = place;
          const register = REGISTERS.find((one) => one.id === place.register);
          if (!register) return null;
          const open = (): void =>
            kind === 'record' || number === undefined
              ? go({ name: 'form', job: { kind: 'record', register, given: {}, from: number } })
              : go({ name: 'entry', number, goOn: place });
          return (
            <button type="button" class="draft" key={job} onClick={open}>
              {register.sheet[site.locale]} {number}
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** What is wanted now and then. */
function Foot() {
  const { texts, go, me } = useDesk();
  return (
    <p class="bar">
      {me && may(me.role, 'read-entries') && (
        <button type="button" class="plain" onClick={() => go({ name: 'roster' })}>
          ▦ {texts.rosterTitle}
        </button>
      )}
      <button type="button" class="plain" onClick={() => go({ name: 'export' })}>
        ⇩ {texts.exportTitle}
      </button>
    </p>
  );
}

function Lists() {
  const { texts, ask, say, proven } = useDesk();
  const [lists, setLists] = useState<HomeAnswer | undefined>(() => lastLists.get(proven.person));
  const [failure, setFailure] = useState<string>();
  const [chosen, choose] = useState<ListName>();
  const load = (): void => {
    setFailure(undefined);
    const ahead = askedAhead.get(proven.person);
    askedAhead.clear();
    const asked = ahead?.catch(() => ask('dutybookHome', {})) ?? ask('dutybookHome', {});
    asked.then(
      (answer) => {
        lastLists.set(proven.person, answer);
        setLists(answer);
      },
      (failed) => setFailure(say(failed)),
    );
  };
  useEffect(load, []);
  const counts = lists?.counts;
  const shown = chosen ?? LISTS.find((name) => counts && counts[name] > 0) ?? 'mine';
  const hits = lists?.[shown] ?? [];
  const tab = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = LISTS[LISTS.indexOf(shown) + step];
    if (step === 0 || !next) return;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section>
      <div class="tabs">
        <div role="tablist" onKeyDown={tab}>
          {LISTS.map((name) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`tab-${name}`}
              aria-selected={name === shown}
              aria-controls="list"
              tabIndex={name === shown ? 0 : -1}
              class={name === 'overdue' && counts && counts.overdue > 0 ? 'late' : ''}
              onClick={() => choose(name)}
            >
              {name === 'overdue' && counts && counts.overdue > 0 ? '⚠ ' : ''}
              {texts[name]} {counts ? counts[name] : '…'}
            </button>
          ))}
        </div>
        <button type="button" class="plain" title={texts.refresh} aria-label={texts.refresh} onClick={load}>
          ↻
        </button>
      </div>
      {lists?.automation.late && <p class="notice warn">⚠ {lists.automation.says}</p>}
      <div id="list" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {failure && <Failed words={failure} again={load} />}
        {!lists && !failure && <p class="waiting">{texts.loading}</p>}
        {lists && counts && counts[shown] === 0 && <p class="none">{texts[NONE[shown]]}</p>}
        {shown === 'overdue' && <Missing missing={lists?.missing ?? []} />}
        <Together hits={hits} done={load} />
        <Hits hits={hits} label={texts[shown]} />
        {counts && counts[shown] > hits.length + (shown === 'overdue' ? (lists?.missing.length ?? 0) : 0) && (
          <p class="none">{fill(texts.cut, { count: counts[shown], shown: hits.length })}</p>
        )}
      </div>
    </section>
  );
}
/** What nobody has recorded: each the way to the form in which that is done. */
function Missing({ missing }: Pick<HomeAnswer, 'missing'>) {
  const { go } = useDesk();
  return (
    <ul class="hits">
      {missing.map(({ register: id, sheet, message }) => {
        const register = REGISTERS.find((one) => one.id === id);
        if (!register) return null;
        return (
          <li key={message}>
            <button
              type="button"
              class="hit"
              onClick={() => go({ name: 'form', job: { kind: 'record', register, given: {} } })}
            >
              <span class="hit-top">
                <b>＋ {sheet}</b>
              </span>
              <span class="hit-foot">{message}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
/** Shown at once when somebody comes back to this page, until the new ones are there. */
const lastLists = new Map<string, HomeAnswer>();

/** The lists that were asked for before the desk was open, by whose they are. */
const askedAhead = new Map<string, Promise<HomeAnswer>>();
export function askAhead(proven: Proven): void {
  const asked = call('dutybookHome', proven);
  asked.catch(() => undefined);
  askedAhead.set(proven.person, asked);
}

function Found({ words }: { readonly words: string }) {
  const { texts, ask, say } = useDesk();
  const [found, setFound] = useState<FindAnswer>();
  const [failure, setFailure] = useState<string>();
  const [times, again] = useState(0);
  useEffect(() => {
    let awaited = true;
    const pausing = setTimeout(() => {
      setFailure(undefined);
      ask('dutybookFind', { words }).then(
        (answer) => awaited && setFound(answer),
        (failed) => awaited && setFailure(say(failed)),
      );
    }, PAUSE_MS);
    return () => {
      awaited = false;
      clearTimeout(pausing);
    };
  }, [words, times]);
  if (failure) return <Failed words={failure} again={() => again(times + 1)} />;
  if (!found) return <p class="waiting">{texts.loading}</p>;
  return (
    <section aria-live="polite">
      <p class="none">
        {found.hits.length === 0
          ? fill(texts.nothingFound, { words })
          : fill(found.more ? texts.moreFound : texts.found, { count: found.hits.length })}
      </p>
      <Hits hits={found.hits} label={texts.search} />
    </section>
  );
}
