import { isComposing } from '../keys.ts';

interface ChipsProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly wrong?: boolean;
  /** A field that may be left blank can be blanked again. */
  readonly optional: boolean;
  change(value: string): void;
  leave(): void;
}

/** A few options side by side: arrows or the option's digit choose, Delete clears. */
export function Chips({ id, value, options, labelledBy, describedBy, wrong, optional, change, leave }: ChipsProps) {
  const keyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = options[Number(event.key) - 1];
    if (/^[1-9]$/.test(event.key) && chosen !== undefined) {
      event.preventDefault();
      change(chosen);
      document.getElementById(`${id}-${event.key}`)?.focus();
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && optional) {
      event.preventDefault();
      change('');
    }
  };
  const known = options.includes(value);
  return (
    <div
      id={id}
      class="chips"
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={wrong}
      onKeyDown={keyDown}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) leave();
      }}
    >
      {options.map((option, index) => (
        <label key={option} class={option === value ? 'chosen' : ''}>
          <input
            id={`${id}-${index + 1}`}
            type="radio"
            name={id}
            checked={option === value}
            tabIndex={option === value || (!known && index === 0) ? 0 : -1}
            onChange={() => change(option)}
            onClick={() => {
              if (optional && option === value) change('');
            }}
          />
          <kbd>{index + 1}</kbd>
          {option}
        </label>
      ))}
      {value !== '' && !known && <span class="issue">{value}</span>}
    </div>
  );
}
