import type { Answered, Calls, SubmitAnswer, SubmitRequest } from '../adapters/calls.ts';
import type { Words } from '../domain/words.ts';

/** The client of google.script.run, Google's own or the local host's. */
interface Run {
  withSuccessHandler(heard: (answer: unknown) => void): Run;
  withFailureHandler(failed: (error: { readonly message?: string }) => void): Run;
}
type Runner = Run & Readonly<Record<string, (request: unknown) => void>>;
declare const google: { readonly script?: { readonly run?: Run } } | undefined;

/**
 * - `told`      the server refused, and says why in words
 * - `account`, `authorise`, `busy`  Google did not run it at all
 * - `lost`      no answer came: it may have run
 */
export type FailureKind = 'told' | 'account' | 'authorise' | 'busy' | 'lost' | 'no-host';

/** A call that gave no answer. */
export class CallFailure extends Error {
  readonly kind: FailureKind;
  readonly code?: string;
  readonly says?: Words;
  constructor(kind: FailureKind, message: string, told: { readonly code?: string; readonly says?: Words } = {}) {
    super(message);
    this.kind = kind;
    this.code = told.code;
    this.says = told.says;
  }
}

/** Milliseconds: the server waits 30 s for its turn, then works. */
const PATIENCE_MS = 60_000;
/** A file of years of entries may take as long as Google lets it. */
const OWN_PATIENCE_MS: Partial<Record<keyof Calls, number>> = { dutybookExport: 400_000, dutybookSummary: 400_000 };
/** Pauses before a save is sent again. */
const PAUSES_MS = [2_000, 5_000, 15_000];

/** Calls a function of the server. What fails is a CallFailure. */
export function call<Name extends keyof Calls>(
  name: Name,
  request: Parameters<Calls[Name]>[0],
): Promise<ReturnType<Calls[Name]>> {
  return new Promise((resolve, reject) => {
    const run = typeof google === 'undefined' ? undefined : google?.script?.run;
    if (!run) return reject(new CallFailure('no-host', 'google.script.run is missing'));
    const impatient = setTimeout(
      () => reject(new CallFailure('lost', 'no answer in time')),
      OWN_PATIENCE_MS[name] ?? PATIENCE_MS,
    );
    const heard = (answered: unknown): void => {
      clearTimeout(impatient);
      const { answer, error } = (answered ?? {}) as Partial<{ answer: ReturnType<Calls[Name]> }> & {
        readonly error?: Extract<Answered<never>, { error: unknown }>['error'];
      };
      if (error) reject(new CallFailure(error.code === 'busy' ? 'busy' : 'told', error.code, error));
      else if (answer) resolve(answer);
      else reject(new CallFailure('lost', 'an empty answer'));
    };
    const failed = ({ message = '' }: { readonly message?: string }): void => {
      clearTimeout(impatient);
      reject(new CallFailure(kindOf(message), message));
    };
    const runner = run.withSuccessHandler(heard).withFailureHandler(failed) as Runner;
    runner[name]?.(request);
  });
}

/** Google's messages come in the language of the account. Whatever is not known may have run. */
function kindOf(message: string): FailureKind {
  if (/PERMISSION_DENIED/i.test(message)) return 'account';
  if (/authori[sz]ation is required|do not have permission|授权|授權|权限|權限/i.test(message)) return 'authorise';
  if (/too many (?:simultaneous|scripts)|同时|同時/i.test(message)) return 'busy';
  return 'lost';
}

/**
 * Submits until an answer comes: always under the same operation key, so that nothing is recorded twice. `again` is told
 * before each further try; after the last one it fails as lost.
 */
export async function submit(request: SubmitRequest, again: (times: number) => void): Promise<SubmitAnswer> {
  for (const [times, pause] of PAUSES_MS.entries()) {
    try {
      return await call('dutybookSubmit', times === 0 ? request : { ...request, retry: true });
    } catch (failure) {
      if (!(failure instanceof CallFailure) || failure.kind !== 'lost') throw failure;
      again(times + 1);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return call('dutybookSubmit', { ...request, retry: true });
}

/** A new operation key: nobody else's, and no secure page is needed for it. */
export function operationKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
