import type { HistoryLine } from '../adapters/calls.ts';
import type { AnyRegister } from '../domain/register.ts';
import { useDesk } from './desk.ts';
import { fieldAt, type Job } from './job.ts';
import type { Texts } from './texts/zh-CN.ts';

const ACTS: Readonly<Record<string, keyof Texts>> = {
  record: 'actRecord',
  correct: 'actCorrect',
  void: 'actVoid',
  restore: 'actRestore',
  outside: 'actOutside',
};

/** Who changed what, when and why; the newest first. */
export function History({
  register,
  lines,
}: {
  readonly register: AnyRegister;
  readonly lines: readonly HistoryLine[];
}) {
  const { texts, site } = useDesk();
  return (
    <ol class="history">
      {lines.map((line) => (
        <li key={line.at + line.act + line.person + JSON.stringify(line.changes)}>
          <p>
            <b>
              {line.at} {line.person} {texts[ACTS[line.act] ?? 'actOther']}
            </b>{' '}
            {line.reason}
          </p>
          {line.act !== 'record' && (
            <ul>
              {line.changes.map(({ field, before, after }) => (
                <li key={field}>
                  {field === 'unexplained'
                    ? texts.mark
                    : (fieldAt(register.fields, field)?.words[site.locale] ?? field)}{' '}
                  <del>{before || texts.blank}</del> → <ins>{after || texts.blank}</ins>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** That somebody else was quicker, and what they changed. */
export function Meanwhile({ job, lines }: { readonly job: Job; readonly lines: readonly HistoryLine[] }) {
  const { texts } = useDesk();
  if (lines.length === 0) return null;
  return (
    <div class="notice bad meanwhile" role="alert" tabIndex={-1}>
      <p>{texts.changedMeanwhile}</p>
      <History register={job.register} lines={lines} />
    </div>
  );
}
