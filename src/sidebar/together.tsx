import { useState } from 'preact/hooks';
import type { Hit, ToldIssue } from '../adapters/calls.ts';
import { isAtLeast } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';
import { useDesk } from './desk.ts';
import { operationKey } from './server.ts';

/** Steps that whoever is on duty can take for several of these at once: a supervisor signs a whole day. */
export function Together({ hits, done }: { readonly hits: readonly Hit[]; done(): void }) {
  const { texts, ask, say, site, me } = useDesk();
  const [failure, setFailure] = useState<string>();
  const [refused, setRefused] = useState<readonly ToldIssue[]>([]);
  const offers = REGISTERS.flatMap((register) =>
    (register.steps ?? []).flatMap((step) => {
      const states = step.from.map((state) => register.states[state]?.words[site.locale]);
      const own = hits.filter((hit) => hit.register === register.id && states.includes(hit.state));
      const least = Object.values(register.signatures ?? {}).find(Boolean)?.least ?? 'desk';
      return step.together && own.length > 1 && me && isAtLeast(me.role, least) ? [{ register, step, own }] : [];
    }),
  );
  return (
    <div class="buttons">
      {offers.map(({ register, step, own }) => (
        <button
          type="button"
          key={register.id + step.id}
          onClick={() => {
            setFailure(undefined);
            ask('dutybookTogether', {
              register: register.id,
              step: step.id,
              numbers: own.map(({ number }) => number),
              key: operationKey(),
            }).then(
              (answer) => {
                setRefused(answer.refused);
                done();
              },
              (failed) => setFailure(say(failed)),
            );
          }}
        >
          {register.sheet[site.locale]}:{' '}
          {fill(texts.signTogether, { step: step.words[site.locale], count: own.length })}
        </button>
      ))}
      {failure && <p class="issue reject">✕ {failure}</p>}
      {refused.map((issue) => (
        <p key={issue.number} class="issue reject">
          ✕ {issue.number} {issue.message}
        </p>
      ))}
    </div>
  );
}
