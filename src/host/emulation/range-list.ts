import type { Exact } from './exact.ts';
import { asOneCall } from './host.ts';
import type { RangeImpl } from './range.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;
type Range = GoogleAppsScript.Spreadsheet.Range;

const none = [[]] as const;
const text = [['string|null']] as const;

export const rangeListSignatures = {
  activate: none,
  clearContent: none,
  clearDataValidations: none,
  clearFormat: none,
  clearNote: none,
  getRanges: none,
  setBackground: text,
  setFontColor: text,
  setFontLine: text,
  setFontStyle: text,
  setFontWeight: text,
  setNote: text,
  setNumberFormat: [['string']],
  setValue: [['any']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp.RangeList', name: 'RangeList', signatures: rangeListSignatures };

class RangeListImpl extends Emulated<RangeList> implements Exact<RangeList, keyof typeof rangeListSignatures> {
  readonly ranges: readonly Range[];
  constructor(ranges: readonly Range[]) {
    super();
    this.ranges = ranges;
  }
  getRanges(): Range[] {
    return this.ranges.slice();
  }
  /** The same on every range: one service call for the list. */
  #each(method: string, act: (range: RangeImpl) => unknown): RangeList {
    asOneCall(`RangeList.${method}`, () => {
      for (const range of this.ranges) act(implementationOf<RangeImpl>(range));
    });
    return this.self;
  }
  activate(): RangeList {
    return this.#each('activate', (range) => range.activate());
  }
  clearContent(): RangeList {
    return this.#each('clearContent', (range) => range.clearContent());
  }
  clearDataValidations(): RangeList {
    return this.#each('clearDataValidations', (range) => range.clearDataValidations());
  }
  clearFormat(): RangeList {
    return this.#each('clearFormat', (range) => range.clearFormat());
  }
  clearNote(): RangeList {
    return this.#each('clearNote', (range) => range.clearNote());
  }
  setBackground(color: string | null): RangeList {
    return this.#each('setBackground', (range) => range.setBackground(color));
  }
  setFontColor(color: string | null): RangeList {
    return this.#each('setFontColor', (range) => range.setFontColor(color));
  }
  setFontLine(fontLine: GoogleAppsScript.Spreadsheet.FontLine | null): RangeList {
    return this.#each('setFontLine', (range) => range.setFontLine(fontLine));
  }
  setFontStyle(fontStyle: GoogleAppsScript.Spreadsheet.FontStyle | null): RangeList {
    return this.#each('setFontStyle', (range) => range.setFontStyle(fontStyle));
  }
  setFontWeight(fontWeight: GoogleAppsScript.Spreadsheet.FontWeight | null): RangeList {
    return this.#each('setFontWeight', (range) => range.setFontWeight(fontWeight));
  }
  setNote(note: string | null): RangeList {
    return this.#each('setNote', (range) => range.setNote(note));
  }
  setNumberFormat(numberFormat: string): RangeList {
    return this.#each('setNumberFormat', (range) => range.setNumberFormat(numberFormat));
  }
  setValue(value: unknown): RangeList {
    return this.#each('setValue', (range) => range.setValue(value));
  }
}

export const newRangeList = (ranges: readonly Range[]): RangeList => strict<RangeList>(kind, new RangeListImpl(ranges));
