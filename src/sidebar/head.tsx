import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { may } from '../domain/may.ts';
import { fill } from '../domain/words.ts';
import { useDesk } from './desk.ts';
import { Combo } from './fields/combo.tsx';
import { call } from './server.ts';

interface HeadProps {
  /** What is asked for when somebody has to say who they are; undefined: nobody is asked. */
  readonly asking: string | undefined;
  /** Who was on duty when the page was open last. */
  readonly last: string | undefined;
  /** There is a page to go back to. */
  readonly deep: boolean;
  ask(why: string | undefined): void;
}

/** Who is on duty, for every page to see. */
export function Head({ asking, last, deep, ask }: HeadProps) {
  const { texts, me, account, sample, back } = useDesk();
  return (
    <header class="head">
      <div class="head-line">
        {deep && (
          <button type="button" class="plain" title={`${texts.back} (Esc)`} aria-label={texts.back} onClick={back}>
            ←
          </button>
        )}
        <button
          type="button"
          class="duty"
          aria-expanded={asking !== undefined}
          onClick={() => ask(asking === undefined || !me ? '' : undefined)}
        >
          <small>{texts.onDuty}</small>{' '}
          <span>
            <b>{me?.name ?? texts.nobody}</b>&nbsp;▾
          </span>
        </button>
        {sample && <span class="chip sample">{texts.sample}</span>}
      </div>
      {me?.standsIn?.map(({ person, to }) => (
        <p key={person} class="account">
          {fill(texts.standsIn, { person, to: to.slice(5) })}
        </p>
      ))}
      {asking !== undefined && <SignIn why={asking} last={last} close={() => ask(undefined)} />}
      {asking !== undefined && account && (
        <p class="account">{fill(texts.named, { name: texts.account, value: account })}</p>
      )}
    </header>
  );
}

function SignIn({ why, last = '', close }: { readonly why: string; readonly last?: string; close(): void }) {
  const { texts, people, me, signedIn, say } = useDesk();
  const [name, setName] = useState(me?.name ?? last);
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(why);
  const [changing, setChanging] = useState(false);
  const pinBox = useRef<HTMLInputElement>(null);
  const person = people.find((one) => one.name === name.trim());
  // Whoever only has to prove who they are is asked for the PIN alone.
  const [proving] = useState(Boolean(person?.hasPin) && (!me || why !== ''));
  useLayoutEffect(() => {
    (proving ? pinBox.current : document.getElementById('duty-person'))?.focus();
  }, []);

  const picked = (chosen: string): void => {
    const one = people.find((other) => other.name === chosen);
    if (one && !one.hasPin) signedIn(one, undefined);
    else setTimeout(() => pinBox.current?.focus());
  };
  const signIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!person) return setWrong(texts.choosePerson);
    if (!person.hasPin) return signedIn(person, undefined);
    try {
      const answer = await call('dutybookSignIn', { person: person.name, pin });
      if ('proof' in answer) return signedIn(answer.person, answer.proof);
      setWrong(answer.says);
      setPin('');
      pinBox.current?.focus();
    } catch (failure) {
      setWrong(say(failure));
    }
  };

  if (changing && person)
    return (
      <ChangePin
        person={person.name}
        own={person.name === me?.name}
        hasPin={person.hasPin}
        close={() => setChanging(false)}
      />
    );
  if (people.length === 0)
    return (
      <p class="panel" role="status">
        {texts.noPeople}
      </p>
    );
  return (
    <form class="panel" onSubmit={signIn} aria-label={texts.chooseDuty}>
      <p class="panel-title">{texts.chooseDuty}</p>
      <label for="duty-person">{texts.person}</label>
      <Combo
        id="duty-person"
        value={name}
        options={people.map((one) => one.name)}
        eager={!proving}
        picked={picked}
        change={(typed) => {
          setName(typed);
          setWrong('');
        }}
      />
      {person?.hasPin && (
        <>
          <label for="duty-pin">{texts.pin}</label>
          <input
            id="duty-pin"
            ref={pinBox}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </>
      )}
      {wrong && (
        <p class="issue" role="alert">
          {wrong}
        </p>
      )}
      <div class="bar">
        <button type="submit" class="main">
          {texts.signIn}
        </button>
        {me && (
          <button type="button" onClick={close}>
            {texts.close}
          </button>
        )}
        {me && person && (person.name === me.name || may(me.role, 'set-pins')) && (
          <button type="button" class="plain" onClick={() => setChanging(true)}>
            {person.name === me.name ? texts.changePin : texts.resetPin}
          </button>
        )}
      </div>
    </form>
  );
}

interface ChangePinProps {
  readonly person: string;
  /** A manager may give another person a new one, without the old. */
  readonly own: boolean;
  readonly hasPin: boolean;
  close(): void;
}

function ChangePin({ person, own, hasPin, close }: ChangePinProps) {
  const { texts, ask, say, signedIn } = useDesk();
  const [pins, setPins] = useState({ old: '', first: '', second: '' });
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string }>();
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (pins.first !== pins.second) return setTold({ good: false, words: texts.pinsDiffer });
    try {
      const answer = await ask('dutybookSetPin', {
        whose: person,
        pin: pins.first,
        ...(pins.old && { oldPin: pins.old }),
      });
      if ('says' in answer) return setTold({ good: false, words: answer.says });
      setTold({ good: true, words: texts.pinSet });
      if (!own) return;
      const signed = await call('dutybookSignIn', { person, pin: pins.first });
      if ('proof' in signed) signedIn(signed.person, signed.proof);
    } catch (failure) {
      setTold({ good: false, words: say(failure) });
    }
  };
  const box = (key: keyof typeof pins, label: string) => (
    <>
      <label for={`pin-${key}`}>{label}</label>
      <input
        id={`pin-${key}`}
        type="password"
        inputMode="numeric"
        autocomplete="off"
        value={pins[key]}
        onInput={(event) => setPins({ ...pins, [key]: event.currentTarget.value })}
      />
    </>
  );
  return (
    <form class="panel" onSubmit={save}>
      <p class="panel-title">{fill(texts.named, { name: texts.changePin, value: person })}</p>
      {own && hasPin && box('old', texts.oldPin)}
      {box('first', texts.newPin)}
      {box('second', texts.newPinAgain)}
      {told && (
        <p class={told.good ? 'notice good' : 'issue'} role={told.good ? 'status' : 'alert'}>
          {told.words}
        </p>
      )}
      <div class="bar">
        {!told?.good && (
          <button type="submit" class="main">
            {texts.save}
          </button>
        )}
        <button type="button" onClick={close}>
          {texts.close}
        </button>
      </div>
    </form>
  );
}
