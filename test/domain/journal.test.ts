import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brokenAt,
  chain,
  changesBetween,
  type JournalEntry,
  type JournalLine,
  NO_HEAD,
  replay,
} from '../../src/domain/journal.ts';
import { plainEntry } from '../../src/domain/plain.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { anyText, entryOf, someMoment } from '../support/arbitrary.ts';

const written: fc.Arbitrary<JournalEntry> = fc.record({
  key: anyText,
  at: someMoment,
  person: anyText,
  account: anyText,
  act: fc.constantFrom('record', 'correct', 'void', 'letter'),
  register: fc.constantFrom('complaint', 'key-loan'),
  number: anyText,
  reason: anyText,
  changes: fc.dictionary(fc.constantFrom('room', 'content', 'returns'), fc.tuple(anyText, anyText), {
    noNullPrototype: true,
  }),
  letters: fc.array(fc.record({ id: anyText, to: anyText, subject: anyText }), { maxLength: 2 }),
});
const journal = fc.array(written, { minLength: 1, maxLength: 12 }).map((entries) => chain(NO_HEAD, entries));

describe('the chain', () => {
  it('holds as it was written, also when it was written in pieces', () =>
    fc.assert(
      fc.property(fc.array(written, { maxLength: 8 }), fc.array(written, { maxLength: 8 }), (first, second) => {
        const one = chain(NO_HEAD, first);
        const two = chain(one.head, second);
        expect(brokenAt([...one.lines, ...two.lines], two.head)).toBeUndefined();
        expect(chain(NO_HEAD, [...first, ...second])).toEqual({ lines: [...one.lines, ...two.lines], head: two.head });
      }),
    ));

  it('any part of any line that is changed is found at that line', () =>
    fc.assert(
      fc.property(
        journal,
        fc.nat(),
        written,
        fc.constantFrom(
          'sequence',
          'hash',
          'key',
          'at',
          'person',
          'account',
          'act',
          'register',
          'number',
          'reason',
          'changes',
          'letters',
        ),
        ({ lines, head }, which, other, part) => {
          const at = which % lines.length;
          const line = lines[at] as JournalLine;
          const forged = { ...line, ...other, sequence: line.sequence + 1, hash: 'f'.repeat(64) }[
            part as keyof JournalLine
          ];
          fc.pre(JSON.stringify(forged) !== JSON.stringify(line[part as keyof JournalLine]));
          expect(brokenAt([...lines.slice(0, at), { ...line, [part]: forged }, ...lines.slice(at + 1)], head)).toBe(
            at + 1,
          );
        },
      ),
      { numRuns: 500 },
    ));

  it('so is a line that is missing, doubled or moved', () =>
    fc.assert(
      fc.property(journal, fc.nat(), ({ lines, head }, which) => {
        const at = which % lines.length;
        expect(brokenAt([...lines.slice(0, at), ...lines.slice(at + 1)], head)).toBe(at + 1);
        expect(brokenAt([...lines.slice(0, at + 1), ...lines.slice(at)], head)).toBe(at + 2);
        if (lines.length > 1) expect(brokenAt([...lines].reverse(), head)).toBe(1);
      }),
    ));

  it('a whole journal forged anew does not fit the head that somebody kept', () =>
    fc.assert(
      fc.property(journal, fc.array(written, { maxLength: 12 }), ({ head }, others) => {
        const forged = chain(NO_HEAD, others);
        fc.pre(forged.head.hash !== head.hash);
        expect(brokenAt(forged.lines, head)).toBeDefined();
      }),
    ));
});

it('an entry is drawn again from what changed in it, act by act', () =>
  fc.assert(
    fc.property(
      fc
        .constantFrom(...REGISTERS)
        .chain((register) =>
          fc.tuple(fc.constant(register), fc.array(entryOf(register), { minLength: 1, maxLength: 5 })),
        ),
      ([register, states]) => {
        const number = states[0]?.number ?? '';
        const first = states[0];
        let replayed: ReturnType<typeof replay> | undefined;
        for (const [index, state] of states.entries()) {
          // What the program keeps of a recorded entry never changes, and a new one was changed by nobody.
          const kept = { number, recordedBy: first?.recordedBy, recordedAt: first?.recordedAt };
          const changed = index === 0 ? { changedBy: undefined, changedAt: undefined } : {};
          const after = { ...state, ...kept, ...changed } as typeof state;
          const changes = changesBetween(register, replayed, after);
          const person = index === 0 ? after.recordedBy : (after.changedBy ?? '');
          const at = index === 0 ? after.recordedAt : (after.changedAt ?? after.recordedAt);
          const line = {
            key: 'k',
            at,
            person,
            account: '',
            act: 'correct',
            register: register.id,
            number,
            reason: '',
            changes,
            letters: [],
          } as const;
          replayed = replay(register, replayed, JSON.parse(JSON.stringify(line)));
          expect(plainEntry(register, replayed)).toEqual(plainEntry(register, after));
        }
      },
    ),
  ));
