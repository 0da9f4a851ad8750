import { fill } from '../domain/words.ts';
import { type Saved, useDesk } from './desk.ts';

/** Says that it is saved, and what is unusual about it. */
export function SavedNotice({ saved }: { readonly saved: Saved }) {
  const { texts } = useDesk();
  const { number = '', repeated, issues, told = [] } = saved;
  return (
    <div class="notice good" role="status">
      <b>✓ {fill(repeated ? texts.savedBefore : texts.savedAs, { number })}</b>
      {told.map(({ to, sent }) => (
        <p key={to}>{fill(sent ? texts.toldNow : texts.toldLater, { to })}</p>
      ))}
      {issues.length > 0 && (
        <>
          <p>{texts.noted}</p>
          <ul>
            {issues.map((issue) => (
              <li key={issue.rule + issue.field + issue.message}>{issue.message}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
