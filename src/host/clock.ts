/** The time an execution sees, and a way to wait. */
export interface Clock {
  now(): number;
  /** Milliseconds slept since the execution began. */
  slept: number;
  sleep(milliseconds: number): void;
}

/** With an injected clock sleeping moves it on; with the machine's own clock it really waits. */
export function makeClock(injected: (() => number) | undefined): Clock {
  let ahead = 0;
  const clock: Clock = {
    slept: 0,
    now: () => (injected ? injected() + ahead : Date.now()),
    sleep: (milliseconds) => {
      clock.slept += milliseconds;
      if (injected) ahead += milliseconds;
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
  };
  return clock;
}

/** Mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
