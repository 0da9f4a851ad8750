import { expect, it } from 'vitest';
import type { Answer } from '../../src/host/bridge.ts';
import type { HostOptions } from '../../src/host/host.ts';
import type { HostError } from '../../src/host/host-error.ts';
import { newWorkbook, open, scriptOf } from '../host/fixture.ts';

type Body = (book: GoogleAppsScript.Spreadsheet.Spreadsheet) => unknown;

/** What a case may need besides a new Chinese workbook of one sheet. */
export interface Surroundings extends Partial<HostOptions> {
  readonly locale?: string;
  readonly bookZone?: string;
  /** It is about a workbook that nobody has used: the self-test for Google has none. */
  readonly unused?: true;
  /** What a person answers to dialogs, in order. */
  readonly answers?: readonly Answer[];
}

/**
 * One behaviour of Google's: the body is a piece of Apps Script, which gives plain values. Its text alone is run, so the
 * same case can be run on Google. `source` says where the behaviour is documented, or that it is still to be verified there.
 */
export function behaves(
  behaviour: string,
  source: string,
  body: Body,
  expected: unknown,
  around: Surroundings = {},
): void {
  it(`${behaviour} (${source})`, () => expect(run(body, around)).toEqual(expected));
}

/** A behaviour that is an exception, with Google's text. */
export function refuses(
  behaviour: string,
  source: string,
  body: Body,
  message: string,
  around: Surroundings = {},
): void {
  it(`${behaviour} (${source})`, () => {
    let thrown: HostError | undefined;
    try {
      run(body, around);
    } catch (error) {
      thrown = error as HostError;
    }
    expect(thrown?.message).toBe(message);
  });
}

function run(body: Body, { locale, bookZone, unused: _, answers = [], ...options }: Surroundings): unknown {
  const host = open(scriptOf(body), { workbook: newWorkbook(locale, bookZone), ...options });
  return host.run('run', [], { answers }).result;
}
