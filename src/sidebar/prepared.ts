import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { draftOf } from './draft.ts';
import type { Job } from './job.ts';

interface Prepared {
  /** The job with what the server has for its form; undefined while that is asked for. */
  readonly job: Job | undefined;
  readonly failure: string | undefined;
  again(): void;
}

/** What a new entry's form begins with, of what the workbook has; a draft goes on as it was left. */
export function usePrepared(begun: Job): Prepared {
  const { ask, say, storage, proven } = useDesk();
  const isAsked =
    begun.kind === 'record' && Boolean(begun.register.prepares) && !draftOf(storage, proven.person, begun);
  const [prepared, setPrepared] = useState<{ readonly begun: Job; readonly job: Job }>();
  const [failure, setFailure] = useState<string>();
  const load = (): void => {
    if (begun.kind !== 'record' || !isAsked) return;
    setFailure(undefined);
    ask('dutybookPrepare', { register: begun.register.id }).then(
      (given) => setPrepared({ begun, job: { ...begun, given: { ...given, ...begun.given } } }),
      (failed) => setFailure(say(failed)),
    );
  };
  useEffect(load, [begun]);
  if (prepared?.begun === begun) return { job: prepared.job, failure, again: load };
  return { job: isAsked ? undefined : begun, failure, again: load };
}
