import type { Area } from './a1-notation.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { local, service } from './host.ts';
import { newRange, type RangeImpl } from './range.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type NamedRange = GoogleAppsScript.Spreadsheet.NamedRange;
type Range = GoogleAppsScript.Spreadsheet.Range;

export const namedRangeSignatures = {
  getName: [[]],
  getRange: [[]],
  remove: [[]],
  setName: [['string']],
  setRange: [['Range']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp.NamedRange', name: 'NamedRange', signatures: namedRangeSignatures };

/** A named range, as the host tells of it. */
interface NameView extends Area {
  readonly name: string;
  readonly sheet: number;
}

const names = (method: string): NameView[] => JSON.parse(service(method, 'names')) as NameView[];
const rangeOf = ({ sheet, row, column, rows, columns }: NameView): Range =>
  newRange(sheet, { row, column, rows, columns });

class NamedRangeImpl extends Emulated<NamedRange> implements Exact<NamedRange, keyof typeof namedRangeSignatures> {
  name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  getName(): string {
    return this.name;
  }
  getRange(): Range {
    const found = rangeNamed('NamedRange.getRange', this.name);
    if (!found) throw exception(`A range with the name "${this.name}" does not exist.`);
    return found;
  }
  remove(): void {
    service('NamedRange.remove', 'removeName', this.name);
  }
  setName(name: string): NamedRange {
    const range = this.getRange();
    local('removeName', this.name);
    nameRange('NamedRange.setName', name, range);
    this.name = name;
    return this.self;
  }
  setRange(range: Range): NamedRange {
    nameRange('NamedRange.setRange', this.name, range);
    return this.self;
  }
}

/** The named ranges of the workbook, or of one of its sheets. */
export const namedRanges = (method: string, sheetId?: number): NamedRange[] =>
  names(method)
    .filter(({ sheet }) => sheetId === undefined || sheet === sheetId)
    .map(({ name }) => strict<NamedRange>(kind, new NamedRangeImpl(name)));

/** The range of that name, whatever its case; null where none has it. */
export function rangeNamed(method: string, name: string): Range | null {
  const found = names(method).find((known) => known.name.toLowerCase() === name.toLowerCase());
  return found ? rangeOf(found) : null;
}

export const nameRange = (method: string, name: string, range: Range): void =>
  service(method, 'setName', ...implementationOf<RangeImpl>(range).block, name);
