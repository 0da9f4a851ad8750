import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskAnswer, DeskPerson, Proven } from '../adapters/calls.ts';
import { may } from '../domain/may.ts';
import { momentOfPlain } from '../domain/plain.ts';
import { fill, type Locale } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { clockFrom } from './clock.ts';
import { type Desk, DeskContext, type View } from './desk.ts';
import { EntryView } from './entry.tsx';
import { ExportView } from './export.tsx';
import { FormView } from './form.tsx';
import { Head } from './head.tsx';
import { askAhead, Home } from './home.tsx';
import { isComposing, useKeys } from './keys.ts';
import { RosterView } from './roster.tsx';
import { CallFailure, call } from './server.ts';
import { type Storage, storageFor } from './storage.ts';
import { TEXTS } from './texts/index.ts';
import type { Texts } from './texts/zh-CN.ts';

/** The page has its texts in one language: the workbook opens the one that is in its own. */
const LOCALE = document.documentElement.lang as Locale;

/** Who was on duty when the page was open last, whatever the workbook. */
const shared = storageFor('');
const DUTY = 'duty';

/** The whole page: opens the desk, then shows one view at a time. `start` is where it begins: `new/complaint`, `find`, `new`. */
export function App({ start }: { readonly start: string }) {
  const [opened, setOpened] = useState<DeskAnswer>();
  const [failure, setFailure] = useState<unknown>();
  const [kept] = useState(dutyKept);
  const open = (): void => {
    setFailure(undefined);
    const inOwnWords = (desk: DeskAnswer): void => setOpened({ ...desk, site: { ...desk.site, locale: LOCALE } });
    call('dutybookDesk', kept).then(inOwnWords, setFailure);
    // Asked at the same time: on Google each answer takes a second or two.
    if (kept.person) askAhead({ ...kept, person: kept.person });
  };
  useEffect(open, []);
  const texts = TEXTS[LOCALE];
  if (opened) return <OpenedDesk opened={opened} kept={kept} start={start} />;
  if (failure === undefined) return <p class="waiting">{texts.opening}</p>;
  return (
    <div class="notice bad" role="alert">
      <p>{sayFailure(failure, texts)}</p>
      <button type="button" onClick={open}>
        {texts.retry}
      </button>
    </div>
  );
}

function OpenedDesk({ opened, kept, start }: { opened: DeskAnswer; kept: Partial<Proven>; start: string }) {
  const { site, people, account, sample } = opened;
  const texts = TEXTS[site.locale];
  const storage = useMemo((): Storage => storageFor(site.name), [site.name]);
  const now = useMemo(() => clockFrom(momentOfPlain(opened.now)), [opened.now]);
  const [me, setMe] = useState<DeskPerson | undefined>(opened.onDuty);
  const [proof, setProof] = useState(opened.onDuty && kept.proof);
  const [asking, setAsking] = useState<string | undefined>(me ? undefined : '');
  const [views, setViews] = useState<readonly View[]>(() => startViews(start));
  const [searching, setSearching] = useState(start === 'find' ? 1 : 0);
  const [words, setWords] = useState('');
  const [top = HOME] = views.slice(-1);
  // Whoever reads no entries sees why at home, and exports summaries.
  const view = (me && may(me.role, 'read-entries')) || top.name === 'export' ? top : HOME;

  const desk = useMemo((): Desk => {
    const proven: Proven = { person: me?.name ?? '', ...(proof && { proof }) };
    const unproven = (failure: CallFailure): void => setAsking(sayFailure(failure, texts));
    return {
      site,
      people,
      account,
      sample,
      texts,
      storage,
      now,
      me,
      proven,
      signedIn(person, fresh) {
        setMe(person);
        setProof(fresh);
        setAsking(undefined);
        shared.set(DUTY, JSON.stringify({ person: person.name, proof: fresh }));
      },
      async ask(name, request) {
        try {
          return await call(name, { ...request, ...proven } as Parameters<typeof call<typeof name>>[1]);
        } catch (failure) {
          if (failure instanceof CallFailure && failure.code === 'not-proven') unproven(failure);
          throw failure;
        }
      },
      say: (failure) => sayFailure(failure, texts),
      unproven,
      go(next) {
        setSearching(0);
        setViews((before) => [...before, next]);
      },
      goInstead: (next) => setViews((before) => [...before.slice(0, -1), next]),
      back: () => setViews((before) => (before.length > 1 ? before.slice(0, -1) : before)),
    };
  }, [site, people, account, sample, texts, storage, now, me, proof]);

  const findKey = (event: KeyboardEvent): void => {
    const typing = (event.target as HTMLElement).closest('input:not([type=radio]), textarea, select');
    if (event.key !== '/' || typing || isComposing(event)) return;
    event.preventDefault();
    setViews([{ name: 'home' }]);
    setSearching((times) => times + 1);
  };
  const goBack = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    if (asking === undefined) desk.back();
    else if (me) setAsking(undefined);
  };
  useKeys((event) => {
    findKey(event);
    goBack(event);
  });

  return (
    <DeskContext.Provider value={desk}>
      <Head asking={asking} last={kept.person} deep={views.length > 1} ask={setAsking} />
      <main>
        {me === undefined ? (
          <h1 class="unseen">{site.name}</h1>
        ) : view.name === 'home' ? (
          <Home key={me.name} words={words} find={setWords} searching={searching} choosing={start === 'new'} />
        ) : view.name === 'export' ? (
          <ExportView key={me.name} />
        ) : view.name === 'roster' ? (
          <RosterView key={me.name} />
        ) : view.name === 'entry' ? (
          <EntryView key={view.number + views.length} number={view.number} saved={view.saved} goOn={view.goOn} />
        ) : (
          <FormView key={views.length + me.name} job={view.job} saved={view.saved} />
        )}
      </main>
    </DeskContext.Provider>
  );
}

const HOME: View = { name: 'home' };

/** `home`, `find`, `new`, `new/complaint`, `entry/TS-20260214-003`, `export`, `roster`. */
function startViews(start: string): readonly View[] {
  const [what, which = ''] = start.split('/');
  const register = REGISTERS.find(({ id }) => id === which);
  if (what === 'new' && register) return [HOME, { name: 'form', job: { kind: 'record', register, given: {} } }];
  if (what === 'export' || what === 'roster') return [HOME, { name: what }];
  if (what === 'entry' && which) return [HOME, { name: 'entry', number: which }];
  return [HOME];
}

function dutyKept(): Partial<Proven> {
  try {
    return JSON.parse(shared.get(DUTY) ?? '{}') as Partial<Proven>;
  } catch {
    return {};
  }
}

function sayFailure(failure: unknown, texts: Texts): string {
  if (!(failure instanceof CallFailure)) return fill(texts.errOther, { message: String(failure) });
  if (failure.says) return failure.says[LOCALE];
  switch (failure.kind) {
    case 'account':
      return texts.errAccount;
    case 'authorise':
      return texts.errAuthorise;
    case 'busy':
      return texts.errBusy;
    case 'no-host':
      return texts.errNoHost;
    default:
      return texts.errLost;
  }
}
