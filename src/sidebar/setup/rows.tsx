import type { FirstPerson, FirstShift } from '../../domain/first-settings.ts';
import { PEOPLE, ROLES, SHIFTS } from '../../domain/site.ts';
import { fill, type Locale } from '../../domain/words.ts';
import type { FirstSaid } from './said.ts';
import { SAYS } from './texts.ts';

interface RowsProps<Line> {
  readonly locale: Locale;
  readonly lines: readonly Line[];
  /** Of the section; without a line they are about all of it. */
  readonly issues: readonly FirstSaid[];
  put(index: number, line: Line): void;
  remove(index: number): void;
}

/** What is wrong with a section as a whole. */
export const SectionIssues = ({ issues }: { readonly issues: readonly FirstSaid[] }) =>
  issues
    .filter(({ line }) => line === undefined)
    .map(({ message, effect }) => (
      <p key={message} class={`issue ${effect}`} role="alert">
        {effect === 'reject' ? '✕ ' : '⚠ '}
        {message}
      </p>
    ));

export function ShiftRows({ locale, lines, issues, put, remove }: RowsProps<FirstShift>) {
  return (
    <table>
      <thead>
        <tr>
          {(['name', 'start', 'end'] as const).map((key) => (
            <th key={key}>{SHIFTS.fields[key].words[locale]}</th>
          ))}
          <th class="narrow" />
        </tr>
      </thead>
      {lines.map((shift, index) => {
        const row = rowOf('shifts', index, issues, locale);
        return (
          <tbody key={index}>
            <tr>
              {(['name', 'start', 'end'] as const).map((key) => (
                <td key={key}>
                  <input
                    {...row.box(key, SHIFTS.fields[key].words[locale])}
                    value={shift[key]}
                    placeholder={key === 'name' ? '' : '07:00'}
                    onInput={(event) => put(index, { ...shift, [key]: event.currentTarget.value })}
                  />
                </td>
              ))}
              <td>{row.removal(() => remove(index))}</td>
            </tr>
            {row.said(4)}
          </tbody>
        );
      })}
    </table>
  );
}

export function PeopleRows({ locale, lines, issues, put, remove }: RowsProps<FirstPerson>) {
  const heading = (key: keyof typeof PEOPLE.fields): string => PEOPLE.fields[key].words[locale];
  return (
    <table>
      <thead>
        <tr>
          <th>{heading('name')}</th>
          <th class="role-column">{heading('role')}</th>
          <th>{heading('department')}</th>
          <th class="mail-column">{heading('mail')}</th>
          <th class="tick-column">{SAYS.weekly[locale]}</th>
          <th class="tick-column">{SAYS.monthly[locale]}</th>
          <th class="narrow" />
        </tr>
      </thead>
      {lines.map((person, index) => {
        const row = rowOf('people', index, issues, locale);
        const text = (key: 'name' | 'department' | 'mail') => (
          <td>
            <input
              {...row.box(key, heading(key))}
              inputMode={key === 'mail' ? 'email' : undefined}
              value={person[key]}
              onInput={(event) => put(index, { ...person, [key]: event.currentTarget.value })}
            />
          </td>
        );
        const tick = (key: 'weekly' | 'monthly') => (
          <td class="tick">
            <input
              id={`people-${key}-${index + 1}`}
              type="checkbox"
              aria-label={`${SAYS[key][locale]} ${index + 1}`}
              checked={person[key]}
              onChange={(event) => put(index, { ...person, [key]: event.currentTarget.checked })}
            />
          </td>
        );
        return (
          <tbody key={index}>
            <tr>
              {text('name')}
              <td>
                <select
                  {...row.box('role', heading('role'))}
                  value={person.role}
                  onChange={(event) => put(index, { ...person, role: event.currentTarget.value })}
                >
                  {Object.entries(ROLES).map(([key, label]) => (
                    <option key={key} value={key}>
                      {label[locale]}
                    </option>
                  ))}
                </select>
              </td>
              {text('department')}
              {text('mail')}
              {tick('weekly')}
              {tick('monthly')}
              <td>{row.removal(() => remove(index))}</td>
            </tr>
            {row.said(7)}
          </tbody>
        );
      })}
    </table>
  );
}

/** What the boxes of one row share: their ids, what is wrong with them, and how the row goes. */
function rowOf(section: string, index: number, issues: readonly FirstSaid[], locale: Locale) {
  const line = index + 1;
  const own = issues.filter((one) => one.line === line);
  const note = `${section}-note-${line}`;
  return {
    box: (key: string, heading: string) => ({
      id: `${section}-${key}-${line}`,
      autocomplete: 'off' as const,
      'aria-label': `${heading} ${line}`,
      'aria-invalid': own.some(({ field, effect }) => field === key && effect === 'reject'),
      'aria-describedby': own.some(({ field }) => field === key) ? note : undefined,
    }),
    removal: (remove: () => void) => (
      <button type="button" class="plain" aria-label={fill(SAYS.remove[locale], { line })} onClick={remove}>
        ✕
      </button>
    ),
    said: (columns: number) =>
      own.length > 0 && (
        <tr>
          <td class="issues" colSpan={columns} id={note}>
            {own.map(({ field, message, effect, heading }) => (
              <p key={`${field} ${message}`} class={`issue ${effect}`}>
                {effect === 'reject' ? '✕ ' : '⚠ '}
                {heading === undefined ? message : fill(SAYS.at[locale], { heading, message })}
              </p>
            ))}
          </td>
        </tr>
      ),
  };
}
