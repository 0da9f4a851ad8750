import { type Field, type Fields, isLines } from '../domain/field.ts';
import { YES } from '../domain/row.ts';
import { fill } from '../domain/words.ts';
import { useDesk } from './desk.ts';
import { blank, type Line, marksOf } from './job.ts';
import type { Form } from './use-form.ts';

interface MarksProps {
  readonly form: Form;
  readonly field: Field & { readonly of: Fields };
}

/** The lines of an entry, each to be read and ticked. They are shown once the field before them is filled in. */
export function MarksField({ form, field }: MarksProps) {
  const { site, texts } = useDesk();
  const marks = marksOf(form.job);
  if (!marks) return null;
  const typed = form.typed[marks.field];
  const lines: readonly Line[] = typeof typed === 'object' ? typed : [];
  const after = form.job.register.fields[marks.after];
  if (blank(form.typed[marks.after]))
    return (
      <p class="notice">{fill(texts.marksAfter, { field: after?.words[site.locale] ?? '', count: lines.length })}</p>
    );
  const tick = (index: number, on: boolean): void =>
    form.change(
      marks.field,
      lines.map((line, at) => (at === index ? { ...line, [marks.key]: on ? YES[site.locale] : '' } : line)),
    );
  return (
    <fieldset class="lines" id={`f-${marks.field}`}>
      <legend>{field.words[site.locale]}</legend>
      {lines.map((line, index) => {
        const wrong = form.issuesAt(`${marks.field}.${marks.key}`, index + 1);
        return (
          <div class="line" key={index}>
            <label class="acknowledged">
              <input
                id={`f-${marks.field}.${marks.key}-${index + 1}`}
                type="checkbox"
                checked={!blank(line[marks.key])}
                aria-invalid={wrong.length > 0}
                onChange={(event) => tick(index, event.currentTarget.checked)}
              />
              <span>{field.of[marks.key]?.words[site.locale]}</span>
            </label>
            <dl class="values line">
              {Object.entries(field.of).map(([key, of]) =>
                key === marks.key || isLines(of) || blank(line[key]) ? null : (
                  <div key={key}>
                    <dt>{of.words[site.locale]}</dt>
                    <dd>{line[key]}</dd>
                  </div>
                ),
              )}
            </dl>
            {wrong.map(({ message }) => (
              <p key={message} class="issue reject">
                ✕ {message}
              </p>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}
