import type { Answered } from '../../src/adapters/calls.ts';
import type { Shown } from '../../src/domain/shown.ts';
import type { Desk } from '../support/desk.ts';
import { outcome, placed } from '../support/outcome.ts';

type Line = Readonly<Record<string, string>>;
interface Submitted {
  readonly recorded: boolean;
  readonly number?: string;
  readonly issues: Parameters<typeof outcome>[0]['issues'];
}

/** What persons do at a desk in a journey, one after the other, each in their own name. */
export function atDesk(desk: Desk) {
  let operations = 0;
  const call = <Answer>(name: string, request: object): Answer => {
    const answered = desk.call(name, request) as Answered<Answer>;
    if ('error' in answered) throw new Error(`${name}: ${answered.error.code}`);
    return answered.answer;
  };
  const submit = (person: string, act: object): Submitted => {
    operations += 1;
    return call('dutybookSubmit', { key: `journey-${operations}`, person, ...act });
  };
  const linesOf = (shown: Shown, key: string): readonly Line[] => (shown[key] ?? []) as readonly Line[];
  return {
    call,
    /** Begins a handover: what is open is there by itself, everything else is found as it should be but for `changes`. */
    beginsHandover(person: string, changes: object = {}): Submitted {
      const shown: Shown = call('dutybookPrepare', { register: 'handover', person });
      const found = (line: Line): Line => ({ ...line, actual: line.expected ?? '' });
      const values = {
        ...shown,
        outgoing: person,
        instructions: '无',
        equipment: '否',
        things: linesOf(shown, 'things').map(found),
        keys: linesOf(shown, 'keys').map(found),
        ...changes,
      };
      return submit(person, { act: 'record', register: 'handover', values });
    },
    /** Takes the next step of a handover. */
    onHandover: (person: string, number: string | undefined, values: object): string =>
      outcome(submit(person, { act: 'correct', register: 'handover', number, values })),
    /** The matters of a handover as they stand, each ticked. */
    allTicked(person: string, number: string | undefined): readonly Line[] {
      const { values } = call<{ values: Shown }>('dutybookEntry', { number, person });
      return linesOf(values, 'matters').map((line) => ({ ...line, acknowledged: '是' }));
    },
    /** What keeps a handover from being begun or going on. */
    said: ({ issues }: Submitted): readonly string[] => issues.map(placed),
  };
}
