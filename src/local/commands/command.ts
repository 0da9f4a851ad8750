import type { ParseArgsConfig } from 'node:util';
import type { Words } from '../../domain/words.ts';
import type { ExitCode } from '../output.ts';

/** A command of the command line: what it takes, and what it does with it. */
export interface Command {
  /** Behind `dutybook`, as shown in the usage. */
  readonly usage: string;
  /** What it is for, in the usage too. */
  readonly about: Words;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Fewest and most words behind the command. */
  readonly words: readonly [number, number];
  run(words: readonly string[], options: Options): Promise<ExitCode> | ExitCode;
}
export type Options = Readonly<Record<string, string | boolean | undefined>>;

export const textOption = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
