import { beginningOf } from '../../domain/begin.ts';
import type { Field } from '../../domain/field.ts';
import { seatOf, useDesk } from '../desk.ts';
import { writtenOut } from '../judge.ts';
import type { Told, Typing } from './typing.ts';

interface MomentProps extends Typing, Told {
  readonly field: Field;
  readonly placeholder: string;
}

/** A time as people say it; left, it shows the time that was understood. */
export function MomentBox({ field, value, change, leave, ...rest }: MomentProps) {
  const desk = useDesk();
  const { texts } = desk;
  return (
    <div class="with-button">
      <input
        {...rest}
        type="text"
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => {
          const meant = writtenOut(field, value, seatOf(desk));
          if (meant !== value) change(meant);
          leave();
        }}
      />
      <button
        type="button"
        class="plain"
        tabIndex={-1}
        onClick={() => change(beginningOf('now', field.kind, seatOf(desk)))}
      >
        {field.kind === 'day' ? texts.today : texts.now}
      </button>
    </div>
  );
}

export const timeHint = { moment: 'momentHint', day: 'dayHint', clock: 'clockHint' } as const;
