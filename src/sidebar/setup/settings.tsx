import { useEffect, useState } from 'preact/hooks';
import type { DeskPerson, Proven, SettingsAnswer, SettingsStart } from '../../adapters/calls.ts';
import { may } from '../../domain/may.ts';
import { isUntyped, type SettingsLine, type SettingsLines, typedFields } from '../../domain/settings-lines.ts';
import { PEOPLE, RECIPIENTS, type Role, type Section, SHIFTS, SITE } from '../../domain/site.ts';
import { fill, type Locale } from '../../domain/words.ts';
import { closeDialog } from '../dialog.tsx';
import { call } from '../server.ts';
import { sayFailure } from './failure.ts';
import { replaced, without } from './filled.ts';
import { End, Foot } from './foot.tsx';
import { Box, columnsOf, Rows, SectionIssues } from './rows.tsx';
import { type FirstSaid, goToFirst, judgedLines } from './said.ts';
import { SAYS } from './texts.ts';

/** A line with its place in its section; one that is new has none. */
interface Edited {
  readonly at?: number;
  readonly typed: SettingsLine;
}
type EditedLines = Readonly<Record<keyof SettingsLines, readonly Edited[]>>;

/** The sections of several lines; `fresh` is what is chosen already in a new one. */
const TABLES = [
  { id: 'people', section: PEOPLE, add: 'addPerson', hint: 'editPeopleHint', fresh: { role: 'desk' } },
  { id: 'shifts', section: SHIFTS, add: 'addShift', hint: 'editShiftsHint', fresh: {} },
  { id: 'recipients', section: RECIPIENTS, add: 'addRecipient', hint: 'recipientsHint', fresh: { summary: 'weekly' } },
] as const;

const keysOf = (section: Section): string[] => typedFields(section).map(([key]) => key);
const newLine = (section: Section, filled: SettingsLine = {}): SettingsLine => ({
  ...Object.fromEntries(keysOf(section).map((key) => [key, ''])),
  ...filled,
});

/** The settings as they stand on the sheet, to be changed by a manager; what is wrong is said beside it. */
export function Settings({ start }: { readonly start: SettingsStart }) {
  const { locale, managers, base } = start;
  const [lines, setLines] = useState<EditedLines>(() => standing(start.lines));
  const [who, setWho] = useState(managers[0]?.name ?? '');
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly FirstSaid[]>([]);
  const [failure, setFailure] = useState('');
  const [working, setWorking] = useState(false);
  const [saved, setSaved] = useState<SettingsAnswer>();
  const say = (key: keyof typeof SAYS, facts?: Readonly<Record<string, string | number>>): string =>
    fill(SAYS[key][locale], facts);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const meant = asMeant(lines);
  const all = [...judgedLines(typedLines(meant), locale), ...refused];
  const wrong = all.filter(({ effect }) => effect === 'reject');
  // Nobody is told that a field is blank before they had a chance to fill it in.
  const shown = all.filter(({ effect }) => tried || effect === 'warn');
  const of = (section: string): readonly FirstSaid[] => shown.filter(({ register }) => register === section);
  const change = (id: keyof SettingsLines, next: readonly Edited[]): void => {
    setLines({ ...lines, [id]: next });
    setRefused([]);
  };
  const save = async (): Promise<void> => {
    setTried(true);
    setFailure('');
    if (wrong.length > 0) return goToFirst(wrong);
    setWorking(true);
    try {
      const proven = await provenAs(
        managers.find(({ name }) => name === who),
        pin,
        firstManager(meant),
      );
      if (typeof proven === 'string') return setFailure(proven);
      const answer = await call('dutybookSettings', { ...proven, base, lines: meant });
      setRefused(answer.issues.filter(({ effect }) => effect === 'reject'));
      if (answer.done) setSaved(answer);
    } catch (error) {
      setFailure(sayFailure(error, locale, SAYS.notSaved, SAYS.settingsLost));
    } finally {
      setWorking(false);
    }
  };

  if (saved)
    return (
      <main>
        <h1 class="unseen">{say('settings')}</h1>
        <End says={say('saved')} close={say('close')}>
          {saved.note && <p class="notice warn">{say('noDropDowns', { message: saved.note })}</p>}
        </End>
      </main>
    );
  return (
    <main>
      <h1 class="unseen">{say('settings')}</h1>
      <p class="hint">{say('settingsIntro')}</p>
      {TABLES.map(({ section, id, add, hint, fresh }) => (
        <fieldset key={id} id={id} tabIndex={-1}>
          <legend>{section.words[locale]}</legend>
          <p class="hint">{say(hint)}</p>
          <SectionIssues issues={of(id)} />
          <Rows
            section={id}
            columns={columnsOf(section, keysOf(section), locale)}
            locale={locale}
            lines={lines[id].map(({ typed }) => typed)}
            issues={of(id)}
            put={(index, typed) => change(id, replaced(lines[id], index, { ...lines[id][index], typed }))}
            removal={(index) =>
              id === 'people' && lines[id][index]?.at !== undefined
                ? undefined
                : () => change(id, without(lines[id], index))
            }
          />
          <button
            type="button"
            class="plain"
            onClick={() => change(id, [...lines[id], { typed: newLine(section, fresh) }])}
          >
            ＋ {say(add)}
          </button>
        </fieldset>
      ))}
      <SiteFields
        locale={locale}
        typed={lines.site[0]?.typed ?? {}}
        issues={of(SITE.id)}
        put={(typed) => change('site', replaced(lines.site, 0, { ...lines.site[0], typed }))}
      />
      <details>
        <summary>{start.may.heading}</summary>
        <dl>
          {start.may.lines.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Foot
        doing={working && say('savingSettings')}
        wrong={tried && wrong.length > 0 && say('wrong', { count: wrong.length })}
        failure={failure}
      >
        {managers.length > 0 && (
          <label class="signer">
            {say('signer')}
            <select id="signer" value={who} onChange={(event) => setWho(event.currentTarget.value)}>
              {managers.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {managers.some(({ name, hasPin }) => name === who && hasPin) && (
          <label class="signer">
            {say('pin')}
            <input
              id="pin"
              type="password"
              inputMode="numeric"
              autocomplete="off"
              value={pin}
              onInput={(event) => setPin(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="button" class="main" disabled={working} onClick={save}>
          {say('save')}
        </button>
        <button type="button" onClick={closeDialog}>
          {say('cancel')}
        </button>
      </Foot>
    </main>
  );
}

interface SiteFieldsProps {
  readonly locale: Locale;
  readonly typed: SettingsLine;
  readonly issues: readonly FirstSaid[];
  put(typed: SettingsLine): void;
}

/** The site has one line: its fields stand beside one another. */
function SiteFields({ locale, typed, issues, put }: SiteFieldsProps) {
  return (
    <fieldset id={SITE.id} tabIndex={-1}>
      <legend>{SITE.words[locale]}</legend>
      <div class="fields">
        {columnsOf(SITE, keysOf(SITE), locale).map((column) => {
          const own = issues.filter(({ field }) => field === column.key);
          const note = `site-note-${column.key}`;
          const hint = SITE.fields[column.key as keyof typeof SITE.fields].hint?.[locale];
          return (
            <div key={column.key} class="field">
              <label for={`site-${column.key}`}>{column.heading}</label>
              <Box
                column={column}
                value={typed[column.key] ?? ''}
                change={(value) => put({ ...typed, [column.key]: String(value) })}
                named={{
                  id: `site-${column.key}`,
                  'aria-invalid': own.length > 0,
                  'aria-describedby': own.length > 0 || hint ? note : undefined,
                }}
              />
              <div id={note}>
                {hint && <p class="hint">{hint}</p>}
                <SectionIssues issues={own} />
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

const standing = (lines: SettingsLines): EditedLines => {
  const placed = (of: readonly SettingsLine[]): readonly Edited[] => of.map((typed, at) => ({ at, typed }));
  const { site, shifts, people, recipients } = lines;
  return {
    site: site.length > 0 ? placed(site) : [{ typed: newLine(SITE) }],
    shifts: placed(shifts),
    // Nobody can do anything before somebody may do everything.
    people: people.length > 0 ? placed(people) : [{ typed: newLine(PEOPLE, { role: 'manager' }) }],
    recipients: placed(recipients),
  };
};

/** A new line in which nothing was typed is blank: what is chosen in it was proposed. It keeps its place, for the issues of those below. */
const asMeant = (lines: EditedLines): EditedLines => {
  const meant = { ...lines };
  for (const { id, section } of TABLES)
    meant[id] = lines[id].map((line) =>
      line.at === undefined && isUntyped(section, line.typed) ? { typed: newLine(section) } : line,
    );
  return meant;
};
const typedLines = ({ site, shifts, people, recipients }: EditedLines): SettingsLines => {
  const bare = (of: readonly Edited[]): readonly SettingsLine[] => of.map(({ typed }) => typed);
  return { site: bare(site), shifts: bare(shifts), people: bare(people), recipients: bare(recipients) };
};

/** Where the settings have no manager yet, whoever becomes the first one saves. */
const firstManager = ({ people }: EditedLines): string =>
  people.find(({ typed }) => may(typed.role as Role, 'edit-settings'))?.typed.name ?? '';

/** Who saves, with the proof that a PIN gives; a sentence where it is refused. */
async function provenAs(manager: DeskPerson | undefined, pin: string, otherwise: string): Promise<Proven | string> {
  if (!manager?.hasPin) return { person: manager?.name ?? otherwise };
  const answer = await call('dutybookSignIn', { person: manager.name, pin });
  return 'proof' in answer ? { person: manager.name, proof: answer.proof } : answer.says;
}
