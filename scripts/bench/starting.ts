import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { bundleCode } from './book.ts';

const STARTS = 101;

export interface Starting {
  readonly kilobytes: number;
  /** Milliseconds, medians of many. */
  readonly compile: number;
  readonly start: number;
}

/**
 * What every execution of the bundle pays before it does anything, a cell edit as well: V8 compiles it and its top level
 * runs, in a fresh context. V8 keeps nothing of what it compiled: an execution of Apps Script has no predecessors, whose
 * keeping and collecting would be a third of the figure here.
 */
export function measureStarting(): Starting {
  setFlagsFromString('--no-compilation-cache');
  const code = bundleCode();
  const compile: number[] = [];
  const start: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    const began = process.hrtime.bigint();
    const script = new vm.Script(code);
    const compiled = process.hrtime.bigint();
    script.runInContext(context);
    compile.push(Number(compiled - began) / 1e6);
    start.push(Number(process.hrtime.bigint() - compiled) / 1e6);
  }
  setFlagsFromString('--compilation-cache');
  return { kilobytes: code.length / 1_000, compile: median(compile), start: median(start) };
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
