import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Moment, plusDays } from '../../src/domain/moment.ts';
import { type Period, within } from '../../src/domain/period.ts';
import type { AnyEntry } from '../../src/domain/register.ts';
import { lookBackDays } from '../../src/domain/site.ts';
import { timelineOf, touches } from '../../src/domain/timeline.ts';
import { MEASURES } from '../../src/measures/index.ts';
import type { Term } from '../../src/measures/measure.ts';
import { entryOf, someMoment } from '../support/arbitrary.ts';
import { registerOf } from '../support/labels.ts';
import { complaintOf, incidentOf, type Life, lives, loanOf, majorOf, patrolOf, somePeriod } from '../support/lives.ts';
import { SITE } from '../support/site.ts';

/** The five terms and the closing, as the summary counts them. */
function terms(register: string, entries: readonly AnyEntry[], period: Period): Partial<Record<Term, number>> {
  const of = MEASURES.filter((measure) => measure.register.id === register && measure.term);
  return Object.fromEntries(
    of.map((measure) => {
      const figure = measure.figure(entries, period, SITE);
      return [measure.term, figure.kind === 'count' ? figure.count : Number.NaN];
    }),
  );
}

type Happening = readonly [at: Moment, what: 'opened' | 'reopened' | 'closed' | 'voided'];

/** What happened to an entry one after the other; an entry that was closed when it was voided went on as it was. */
function happenings({ turns, voidedAt }: Life): Happening[] {
  const turned = turns.map(
    (at, index): Happening => [at, index === 0 ? 'opened' : index % 2 === 0 ? 'reopened' : 'closed'],
  );
  const isOpen = turns.length % 2 === 1;
  return voidedAt !== undefined && isOpen ? [...turned, [voidedAt, 'voided']] : turned;
}

/** Counted by walking through all that happened. */
function counted(all: readonly Happening[][], period: Period): Record<string, number> {
  const isOpenAt = (at: Moment) => (life: Happening[]) => {
    const last = life.filter(([when]) => when < at).at(-1)?.[1];
    return last === 'opened' || last === 'reopened';
  };
  const count = (what: string): number => all.flat().filter(([at, kind]) => kind === what && within(period, at)).length;
  return {
    opening: all.filter(isOpenAt(period.from)).length,
    opened: count('opened'),
    reopened: count('reopened'),
    closed: count('closed'),
    voided: count('voided'),
    closing: all.filter(isOpenAt(period.until)).length,
  };
}

describe('opening + received + reopened − closed − voided = closing', () => {
  it('for complaints, whatever became of them, in any period', () =>
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 12 }), somePeriod, (all, period) => {
        const sums = terms('complaint', all.map(complaintOf), period);
        const { opening = 0, opened = 0, reopened = 0, closed = 0, voided = 0, closing = 0 } = sums;
        expect(opening + opened + reopened - closed - voided).toBe(closing);
        expect(sums).toEqual(counted(all.map(happenings), period));
      }),
      { numRuns: 500 },
    ));

  it('for loans, which are closed when the last piece is back', () =>
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 12 }), somePeriod, (all, period) => {
        const loans = all.map(loanOf);
        const spans = all.map((life, at): Life => {
          const out = life.turns[0] as Moment;
          const isBack = Number(loans[at]?.pieces) === life.turns.length - 1;
          return { ...life, turns: isBack ? [out, life.turns.at(-1) as Moment] : [out] };
        });
        const { reopened, ...expected } = counted(spans.map(happenings), period);
        expect(reopened).toBe(0);
        expect(terms('key-loan', loans, period)).toEqual(expected);
      }),
      { numRuns: 500 },
    ));

  it.each([
    ['key-incident', 'closed when they are settled', incidentOf],
    ['major-incident', 'closed when the manager has read them', majorOf],
  ] as const)('for each %s, %s', (register, _how, entryWith) =>
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 12 }), somePeriod, (all, period) => {
        const once = all.map((life): Life => ({ ...life, turns: life.turns.slice(0, 2) }));
        const { reopened: _, ...expected } = counted(once.map(happenings), period);
        expect(terms(register, once.map(entryWith), period)).toEqual(expected);
      }),
      { numRuns: 500 },
    ),
  );

  it('for the findings of patrols, each of which is closed when it is checked again', () =>
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 8 }), somePeriod, (all, period) => {
        // Of one patrol all findings are of one moment; whoever voids it voids those that are open.
        const findings = all.map(({ turns: [found, ...checked], voidedAt }) =>
          [...checked, undefined].map((at) => ({ turns: at === undefined ? [found] : [found, at], voidedAt }) as Life),
        );
        const patrols = findings.map((lines, at) =>
          patrolOf(
            lines.map(({ turns }) => turns as [Moment, Moment?]),
            at,
            lines[0]?.voidedAt,
          ),
        );
        const { reopened: _, ...expected } = counted(findings.flat().map(happenings), period);
        expect(terms('patrol', patrols, period)).toEqual(expected);
      }),
      { numRuns: 500 },
    ));
});

it('an entry that does not touch a period counts in no measure of it', () => {
  const anything = fc.oneof(
    fc.tuple(lives, fc.nat(9)).map(([life, at]) => [registerOf('complaint'), complaintOf(life, at)] as const),
    fc.tuple(lives, fc.nat(9)).map(([life, at]) => [registerOf('key-loan'), loanOf(life, at)] as const),
    fc.tuple(lives, fc.nat(9)).map(([life, at]) => [registerOf('key-incident'), incidentOf(life, at)] as const),
    entryOf(registerOf('vacant-unit'), someMoment).map((entry) => [registerOf('vacant-unit'), entry] as const),
    entryOf(registerOf('key-handover'), someMoment).map((entry) => [registerOf('key-handover'), entry] as const),
    entryOf(registerOf('patrol'), someMoment).map((entry) => [registerOf('patrol'), entry] as const),
    entryOf(registerOf('return-visit'), someMoment).map((entry) => [registerOf('return-visit'), entry] as const),
    entryOf(registerOf('duty-log'), someMoment).map((entry) => [registerOf('duty-log'), entry] as const),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), somePeriod, (all, period) => {
      // Repeated complaints look back; an entry before is what they count, so it touches.
      const since = plusDays(period.from, -lookBackDays(SITE));
      for (const measure of MEASURES) {
        const of = all.filter(([register]) => register.id === measure.register.id);
        const touching = of.filter(([register, entry]) => touches(timelineOf(register, entry), since, period));
        const figure = (entries: typeof of) =>
          measure.figure(
            entries.map(([, entry]) => entry),
            period,
            SITE,
          );
        expect(figure(touching)).toEqual(figure(of));
      }
    }),
    { numRuns: 300 },
  );
});
