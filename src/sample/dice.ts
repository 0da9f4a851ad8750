/** Dice that always fall the same way: the sample is the same every time it is made. */
export interface Dice {
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<Thing>(from: readonly Thing[]): Thing;
  /** One of several, each as often as its weight says. */
  weighted<Thing>(from: readonly (readonly [Thing, weight: number])[]): Thing;
}

/** Mulberry32: small, and the same on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (percent) => next() * 100 < percent,
    pick: <Thing>(from: readonly Thing[]) => from[whole(0, from.length - 1)] as Thing,
    weighted<Thing>(from: readonly (readonly [Thing, number])[]) {
      let rest = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of from) {
        rest -= weight;
        if (rest < 0) return thing;
      }
      throw new Error('nothing to choose from');
    },
  };
}

/** What happens to the first, the seventh … of a kind, whatever the dice say. */
export type Fates = Readonly<Record<string, readonly number[]>>;
export const fateOf = (fates: Fates, count: number): string | undefined =>
  Object.keys(fates).find((fate) => fates[fate]?.includes(count));
