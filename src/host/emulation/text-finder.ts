import type { Search } from '../bridge.ts';
import type { Area } from './a1-notation.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { service } from './host.ts';
import { newRange, type RangeImpl } from './range.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type Finder = GoogleAppsScript.Spreadsheet.TextFinder;
type Range = GoogleAppsScript.Spreadsheet.Range;

export const textFinderSignatures = {
  findAll: [[]],
  findNext: [[]],
  findPrevious: [[]],
  getCurrentMatch: [[]],
  matchCase: [['boolean']],
  matchEntireCell: [['boolean']],
  matchFormulaText: [['boolean']],
  replaceAllWith: [['string']],
  startFrom: [['Range']],
  useRegularExpression: [['boolean']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp.TextFinder', name: 'TextFinder', signatures: textFinderSignatures };

/** Where a finder looks: one block, or one on every sheet. */
export interface Ground {
  readonly sheetId: number;
  readonly area: Area;
}

class FinderImpl extends Emulated<Finder> implements Exact<Finder, keyof typeof textFinderSignatures> {
  readonly grounds: readonly Ground[];
  search: Search;
  current: Range | null = null;
  start: Range | null = null;

  constructor(grounds: readonly Ground[], text: string) {
    super();
    this.grounds = grounds;
    this.search = {
      text,
      matchCase: false,
      matchEntireCell: false,
      useRegularExpression: false,
      matchFormulaText: false,
    };
  }
  #set(change: Partial<Search>): Finder {
    this.search = { ...this.search, ...change };
    return this.self;
  }
  matchCase(matchCase: boolean): Finder {
    return this.#set({ matchCase });
  }
  matchEntireCell(matchEntireCell: boolean): Finder {
    return this.#set({ matchEntireCell });
  }
  matchFormulaText(matchFormulaText: boolean): Finder {
    return this.#set({ matchFormulaText });
  }
  useRegularExpression(useRegEx: boolean): Finder {
    return this.#set({ useRegularExpression: useRegEx });
  }
  startFrom(startRange: Range): Finder {
    this.start = startRange;
    return this.self;
  }
  /** Matches in reading order, sheet by sheet; one service call, whatever the number of sheets. */
  #matches(method: string): Range[] {
    const found: Range[] = [];
    this.grounds.forEach(({ sheetId, area }, i) => {
      const json = service(i === 0 ? `TextFinder.${method}` : '', 'find', ...block(sheetId, area), this.#json());
      for (const { row, column } of JSON.parse(json) as { row: number; column: number }[])
        found.push(newRange(sheetId, { row, column, rows: 1, columns: 1 }));
    });
    return found;
  }
  #json(): string {
    if (this.search.text === '') throw exception('The text to find must not be empty.');
    return JSON.stringify(this.search);
  }
  findAll(): Range[] {
    return this.#matches('findAll');
  }
  /** Goes on from the last match and ends with null, as Google's does. */
  findNext(): Range | null {
    return this.#step('findNext', 1);
  }
  findPrevious(): Range | null {
    return this.#step('findPrevious', -1);
  }
  #step(method: string, direction: 1 | -1): Range | null {
    const matches = this.#matches(method);
    const from = this.current ?? this.start;
    if (!from) this.current = (direction === 1 ? matches[0] : matches[matches.length - 1]) ?? null;
    else {
      const ordered = direction === 1 ? matches : matches.slice().reverse();
      this.current = ordered.find((match) => this.#compare(match, from) * direction > 0) ?? null;
    }
    return this.current;
  }
  #compare(a: Range, b: Range): number {
    const [left, right] = [a, b].map((range) => implementationOf<RangeImpl>(range)) as [RangeImpl, RangeImpl];
    const sheet = (of: RangeImpl): number => this.grounds.findIndex(({ sheetId }) => sheetId === of.sheetId);
    return sheet(left) - sheet(right) || left.area.row - right.area.row || left.area.column - right.area.column;
  }
  getCurrentMatch(): Range | null {
    return this.current;
  }
  replaceAllWith(replaceText: string): number {
    let count = 0;
    this.grounds.forEach(({ sheetId, area }, i) => {
      count += service(
        i === 0 ? 'TextFinder.replaceAllWith' : '',
        'replaceAll',
        ...block(sheetId, area),
        this.#json(),
        replaceText,
      );
    });
    return count;
  }
}

const block = (sheetId: number, { row, column, rows, columns }: Area): [number, number, number, number, number] => [
  sheetId,
  row,
  column,
  rows,
  columns,
];

export const newTextFinder = (grounds: readonly Ground[], text: string): Finder =>
  strict<Finder>(kind, new FinderImpl(grounds, text));
