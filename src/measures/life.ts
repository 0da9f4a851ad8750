import type { Moment } from '../domain/moment.ts';
import { type Period, within } from '../domain/period.ts';
import { type AnyEntry, type AnyRegister, isVoid, lifeOf, type Span } from '../domain/register.ts';

/** The five terms of: opening + received + reopened − closed − voided while open = closing. */
export interface LifeTerms {
  openAtStart(entry: AnyEntry, period: Period): boolean;
  opened(entry: AnyEntry, period: Period): boolean;
  reopened(entry: AnyEntry, period: Period): number;
  closed(entry: AnyEntry, period: Period): number;
  voided(entry: AnyEntry, period: Period): boolean;
  openAtEnd(entry: AnyEntry, period: Period): boolean;
}

/** The life of a register's entries, span by span. Voided ones count: they were open until they were voided. */
export function lifeTerms(register: AnyRegister): LifeTerms {
  const life = (entry: AnyEntry): readonly Span[] => {
    const spans = lives.get(entry) ?? lifeOf(register, entry);
    lives.set(entry, spans);
    return spans;
  };
  const voidedAt = (entry: AnyEntry): Moment | undefined => {
    const wasOpen = register.life?.(entry).some((span) => span.until === undefined);
    return isVoid(entry) && wasOpen ? entry.changedAt : undefined;
  };
  const openAt = (entry: AnyEntry, at: Moment): boolean =>
    life(entry).some((span) => span.from < at && (span.until === undefined || span.until >= at));
  return {
    openAtStart: (entry, period) => openAt(entry, period.from),
    opened: (entry, period) => within(period, life(entry)[0]?.from),
    reopened: (entry, period) =>
      life(entry)
        .slice(1)
        .filter((span) => within(period, span.from)).length,
    closed: (entry, period) =>
      life(entry).filter((span) => within(period, span.until)).length - Number(within(period, voidedAt(entry))),
    voided: (entry, period) => within(period, voidedAt(entry)),
    openAtEnd: (entry, period) => openAt(entry, period.until),
  };
}

/** The same where every span is a life of its own: the findings of a patrol. */
export function spanTerms(register: AnyRegister) {
  const life = (entry: AnyEntry): readonly Span[] => lifeOf(register, entry);
  const openAt = (entry: AnyEntry, at: Moment): number =>
    life(entry).filter((span) => span.from < at && (span.until === undefined || span.until >= at)).length;
  const voided = (entry: AnyEntry, period: Period): number =>
    isVoid(entry) && within(period, entry.changedAt)
      ? (register.life?.(entry) ?? []).filter((span) => span.until === undefined).length
      : 0;
  return {
    openAtStart: (entry: AnyEntry, period: Period): number => openAt(entry, period.from),
    opened: (entry: AnyEntry, period: Period): number => life(entry).filter((span) => within(period, span.from)).length,
    closed: (entry: AnyEntry, period: Period): number =>
      life(entry).filter((span) => within(period, span.until)).length - voided(entry, period),
    voided,
    openAtEnd: (entry: AnyEntry, period: Period): number => openAt(entry, period.until),
  };
}

/** An entry never changes: a dozen measures ask for its life, and ask again for every breakdown. */
const lives = new WeakMap<AnyEntry, readonly Span[]>();
