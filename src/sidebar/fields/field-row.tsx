import type { Field } from '../../domain/field.ts';
import { optionsOf } from '../../domain/options.ts';
import { fill, words } from '../../domain/words.ts';
import { useDesk } from '../desk.ts';
import type { Said } from '../judge.ts';
import { Chips } from './chips.tsx';
import { Combo } from './combo.tsx';
import { LongText } from './long-text.tsx';
import { MomentBox, timeHint } from './moment-box.tsx';
import { RefBox } from './ref-box.tsx';
import type { Typing } from './typing.ts';

/** So many options are shown side by side; more go into a list. */
const FEW = 9;
const YES = words('是', '是', 'Yes');
const NO = words('否', '否', 'No');

export interface FieldProps {
  readonly register: string;
  /** `returns.at` of a line's field. */
  readonly name: string;
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly required: boolean;
  readonly issues: readonly Said[];
  /** What the program puts here when it is left blank. */
  readonly filledIn?: string;
  /** Who may sign here. */
  readonly signers?: readonly string[] | undefined;
  change(value: string): void;
  leave(): void;
}

/** A field with its label, what to know, and what is wrong with it. */
export function FieldRow(props: FieldProps) {
  const { site, texts } = useDesk();
  const { field, id, required, issues, filledIn } = props;
  const hint = [
    field.hint?.[site.locale],
    filledIn !== undefined && fill(texts.blankMeans, { value: filledIn }),
  ].filter(Boolean);
  const noted = issues.length > 0 || hint.length > 0;
  return (
    <div
      class={`field ${field.kind} ${required ? 'needed' : ''} ${issues.some(({ effect }) => effect === 'reject') ? 'wrong' : ''}`}
    >
      <label id={`${id}-label`} for={id}>
        {field.words[site.locale]}
        {required && (
          <span class="must" title={texts.required}>
            {' *'}
            <span class="unseen">{texts.required}</span>
          </span>
        )}
      </label>
      <Box {...props} describedBy={noted ? `${id}-note` : undefined} />
      {noted && (
        <div id={`${id}-note`}>
          {issues.map((issue) => (
            <p key={issue.message} class={`issue ${issue.effect}`}>
              {issue.effect === 'reject' ? '✕ ' : '⚠ '}
              {issue.message}
            </p>
          ))}
          {hint.length > 0 && <p class="hint">{hint.join('；')}</p>}
        </div>
      )}
    </div>
  );
}

function Box(props: FieldProps & { readonly describedBy: string | undefined }) {
  const { site, people, texts } = useDesk();
  const { register, name, id, field, value, required, issues, describedBy, change, leave } = props;
  const wrong = issues.some(({ effect }) => effect === 'reject');
  const common = { id, value, describedBy, wrong, change, leave };
  const typing: Typing = {
    id,
    value,
    autocomplete: 'off',
    'aria-describedby': describedBy,
    'aria-invalid': wrong,
    'aria-required': required,
  };
  const options = optionsFor();
  if (options && options.length <= FEW)
    return <Chips {...common} options={options} labelledBy={`${id}-label`} optional={!required} />;
  if (options) return <Combo {...common} options={options} noMatch={texts.noMatch} />;
  switch (field.kind) {
    case 'person':
      return <Combo {...common} options={props.signers ?? people.map((one) => one.name)} />;
    case 'ref':
      return <RefBox {...common} to={field.to ?? ''} />;
    case 'moment':
    case 'day':
    case 'clock':
      return (
        <MomentBox {...typing} field={field} placeholder={texts[timeHint[field.kind]]} change={change} leave={leave} />
      );
    case 'long-text':
      return <LongText {...typing} change={change} leave={leave} />;
    default:
      return (
        <input
          {...typing}
          type="text"
          inputMode={KEYBOARDS[field.kind]}
          onInput={(event) => change(event.currentTarget.value)}
          onBlur={leave}
        />
      );
  }

  function optionsFor(): readonly string[] | undefined {
    if (field.kind === 'choice')
      return [...optionsOf(site, register, name.slice(name.indexOf('.') + 1), field).values()];
    if (field.kind === 'shift') return site.shifts.map((shift) => shift.name);
    return field.kind === 'yes-no' ? [YES[site.locale], NO[site.locale]] : undefined;
  }
}
const KEYBOARDS: Readonly<Record<string, 'numeric' | 'tel' | 'email'>> = {
  whole: 'numeric',
  phone: 'tel',
  mail: 'email',
};
