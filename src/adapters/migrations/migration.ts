import type { AnyRegister } from '../../domain/register.ts';
import type { Site } from '../../domain/site.ts';
import type { Held } from '../draw-missing.ts';
import type { Sheet } from '../google.ts';
import type { Seeds } from '../settings-rows.ts';

/** The workbook that is brought up to date. */
export interface Older {
  readonly site: Site;
  readonly settingsSheet: Sheet;
  readonly registers: readonly AnyRegister[];
  /** What ever stood in it. */
  readonly held: Held;
  /** What the settings of a new workbook begin with. */
  readonly seeds: Seeds;
}

/**
 * What a workbook from before lacks, under the date on which the program began to want it. It may be cut off anywhere, and is
 * then run again from its beginning.
 */
export interface Migration {
  /** `2026-11-23-what-is-new`: its file's name. */
  readonly id: string;
  run(older: Older): void;
}
