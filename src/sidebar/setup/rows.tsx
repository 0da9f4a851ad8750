import type { Field } from '../../domain/field.ts';
import type { Section } from '../../domain/site.ts';
import { fill, type Locale } from '../../domain/words.ts';
import type { FirstSaid } from './said.ts';
import { SAYS } from './texts.ts';

export interface Column {
  readonly key: string;
  readonly heading: string;
  readonly kind: 'text' | 'tick' | 'choice';
  /** choice: key → label */
  readonly options?: Readonly<Record<string, string>>;
  readonly hint?: string;
  readonly mail?: true;
}

/** Some fields of a section as columns. */
export const columnsOf = ({ fields }: Section, keys: readonly string[], locale: Locale): Column[] =>
  keys.map((key) => {
    const field = fields[key] as Field;
    const heading = field.words[locale];
    if (field.kind === 'yes-no') return { key, heading, kind: 'tick' };
    if (field.kind === 'choice') {
      const labels = Object.entries(field.options ?? {}).map(([option, label]) => [option, label[locale]]);
      return { key, heading, kind: 'choice', options: Object.fromEntries(labels) };
    }
    const hint = field.kind === 'clock' ? { hint: '07:00' } : {};
    return { key, heading, kind: 'text', ...hint, ...(field.kind === 'mail' && { mail: true as const }) };
  });

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

interface RowsProps<Line> {
  /** The section's id: its boxes and issues are named by it. */
  readonly section: string;
  readonly columns: readonly Column[];
  readonly locale: Locale;
  readonly lines: readonly Line[];
  /** Of the section; without a line they are about all of it. */
  readonly issues: readonly FirstSaid[];
  put(index: number, line: Line): void;
  /** How a line goes; undefined for one that stays. */
  removal(index: number): (() => void) | undefined;
}
const WIDTHS: Readonly<Record<Column['kind'], string>> = { text: '', tick: 'tick-column', choice: 'choice-column' };

/** The lines of a section, a table row each, with what is wrong below it. */
export function Rows<Line extends object>(props: RowsProps<Line>) {
  const { section, columns, locale, lines, issues, put, removal } = props;
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ key, heading, kind, mail }) => (
            <th key={key} class={mail ? 'mail-column' : WIDTHS[kind]}>
              {heading}
            </th>
          ))}
          <td class="narrow" />
        </tr>
      </thead>
      {lines.map((filled, index) => {
        const line = index + 1;
        const own = issues.filter((one) => one.line === line);
        const note = `${section}-note-${line}`;
        const remove = removal(index);
        return (
          <tbody key={index}>
            <tr>
              {columns.map((column) => (
                <td key={column.key} class={column.kind}>
                  <Box
                    column={column}
                    value={(filled as Filled)[column.key] ?? ''}
                    change={(value) => put(index, { ...filled, [column.key]: value })}
                    named={{
                      id: `${section}-${column.key}-${line}`,
                      'aria-label': `${column.heading} ${line}`,
                      'aria-invalid': own.some(({ field, effect }) => field === column.key && effect === 'reject'),
                      'aria-describedby': own.some(({ field }) => field === column.key) ? note : undefined,
                    }}
                  />
                </td>
              ))}
              <td>
                {remove && (
                  <button type="button" class="plain" aria-label={fill(SAYS.remove[locale], { line })} onClick={remove}>
                    ✕
                  </button>
                )}
              </td>
            </tr>
            {own.length > 0 && (
              <tr>
                <td class="issues" colSpan={columns.length + 1} id={note}>
                  {own.map(({ field, message, effect, heading }) => (
                    <p key={`${field} ${message}`} class={`issue ${effect}`}>
                      {effect === 'reject' ? '✕ ' : '⚠ '}
                      {heading === undefined ? message : fill(SAYS.at[locale], { heading, message })}
                    </p>
                  ))}
                </td>
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}
/** A line as it is filled in: text as typed, a choice's key, ticks. */
type Filled = Readonly<Record<string, string | boolean>>;

interface BoxProps {
  readonly column: Column;
  readonly value: string | boolean;
  readonly named: {
    readonly id: string;
    readonly 'aria-label'?: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  };
  change(value: string | boolean): void;
}

/** Where one field of a line is filled in. Ticked text is "true", else blank. */
export function Box({ column: { kind, options = {}, hint, mail }, value, named, change }: BoxProps) {
  if (kind === 'tick')
    return (
      <input
        {...named}
        type="checkbox"
        checked={value === true || value === 'true'}
        onChange={({ currentTarget: { checked } }) =>
          change(typeof value === 'boolean' ? checked : checked ? 'true' : '')
        }
      />
    );
  if (kind === 'choice')
    return (
      <select {...named} value={String(value)} onChange={(event) => change(event.currentTarget.value)}>
        {!(String(value) in options) && <option value={String(value)}>{value}</option>}
        {Object.entries(options).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...named}
      autocomplete="off"
      inputMode={mail ? 'email' : undefined}
      placeholder={hint}
      value={String(value)}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}
