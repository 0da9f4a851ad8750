import type { Field, Fields } from '../domain/field.ts';
import { fill } from '../domain/words.ts';
import { seatOf, useDesk } from './desk.ts';
import { FieldRow } from './fields/field-row.tsx';
import { type Line, linesBefore, newLine } from './job.ts';
import { type Form, placeOf } from './use-form.ts';

interface LinesProps {
  readonly form: Form;
  readonly name: string;
  readonly field: Field & { readonly of: Fields };
}

/** Several lines under one entry: each a block of its own, added and removed. A step adds exactly one. */
export function LinesField({ form, name, field }: LinesProps) {
  const desk = useDesk();
  const { texts, site } = desk;
  const { job } = form;
  const typed = form.typed[name];
  const lines: readonly Line[] = typeof typed === 'object' ? typed : [];
  const one = job.kind === 'step';
  const before = linesBefore(job, name);
  const [first = ''] = Object.keys(field.of);
  const put = (index: number, line: Line): void =>
    form.change(
      name,
      lines.map((old, at) => (at === index ? line : old)),
    );
  return (
    <fieldset class="lines" id={`f-${name}`}>
      <legend class={one ? 'unseen' : ''}>{field.words[site.locale]}</legend>
      {form.issuesAt(name).map((issue) => (
        <p key={issue.message} class={`issue ${issue.effect}`}>
          ✕ {issue.message}
        </p>
      ))}
      {lines.map((line, index) => (
        <div class="line" key={index}>
          {!one && (
            <div class="line-head">
              <b>{fill(texts.line, { count: index + 1 })}</b>
              <button
                type="button"
                class="plain"
                aria-label={`${texts.removeLine} ${index + 1}`}
                title={texts.removeLine}
                onClick={() =>
                  form.change(
                    name,
                    lines.filter((_, at) => at !== index),
                  )
                }
              >
                ✕
              </button>
            </div>
          )}
          {Object.entries(field.of)
            .filter(([key]) => !job.register.assigned?.includes(`${name}.${key}`))
            .map(([key, of]) => (
              <FieldRow
                key={key}
                register={job.register.id}
                name={`${name}.${key}`}
                id={`f-${name}.${key}-${index + 1}`}
                field={of}
                value={line[key] ?? ''}
                required={of.required}
                issues={form.issuesAt(`${name}.${key}`, before + index + 1)}
                change={(value) => put(index, { ...line, [key]: value })}
                leave={() => form.leave(placeOf(`${name}.${key}`, before + index + 1))}
              />
            ))}
        </div>
      ))}
      {!one && (
        <button
          type="button"
          onClick={() => {
            form.change(name, [...lines, newLine(job.register, name, seatOf(desk))]);
            // The new line is there once it is drawn.
            setTimeout(() => document.getElementById(`f-${name}.${first}-${lines.length + 1}`)?.focus());
          }}
        >
          ＋ {texts.addLine}
        </button>
      )}
    </fieldset>
  );
}
