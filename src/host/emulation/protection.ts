import type { ProtectionRecord } from '../grid.ts';
import { enumValue, ProtectionType } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { local, service } from './host.ts';
import { newRange } from './range.ts';
import { sizeOf } from './sheet.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

export const protectionSignatures = {
  getDescription: [[]],
  getProtectionType: [[]],
  getRange: [[]],
  isWarningOnly: [[]],
  remove: [[]],
  setDescription: [['string']],
  setWarningOnly: [['boolean']],
} as const;

const kind: Kind = { owner: 'SpreadsheetApp.Protection', name: 'Protection', signatures: protectionSignatures };

/** A protection is recorded and shown; against scripts, which run as the owner here, it does nothing. */
class ProtectionImpl extends Emulated<Protection> implements Exact<Protection, keyof typeof protectionSignatures> {
  readonly sheetId: number;
  readonly id: number;
  constructor(sheetId: number, id: number) {
    super();
    this.sheetId = sheetId;
    this.id = id;
  }
  get #record(): ProtectionRecord {
    const all = JSON.parse(local('protections', this.sheetId)) as ProtectionRecord[];
    const found = all.find(({ id }) => id === this.id);
    if (!found) throw exception('Protection not found');
    return found;
  }
  getDescription(): string {
    return this.#record.description;
  }
  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return enumValue(ProtectionType, this.#record.rect ? 'RANGE' : 'SHEET');
  }
  getRange(): GoogleAppsScript.Spreadsheet.Range {
    const { maxRows, maxColumns } = sizeOf(this.sheetId);
    return newRange(this.sheetId, this.#record.rect ?? { row: 0, column: 0, rows: maxRows, columns: maxColumns });
  }
  isWarningOnly(): boolean {
    return this.#record.warningOnly;
  }
  remove(): void {
    service('Protection.remove', 'removeProtection', this.sheetId, this.id);
  }
  setDescription(description: string): Protection {
    service('Protection.setDescription', 'setProtection', this.sheetId, this.id, description, this.#record.warningOnly);
    return this.self;
  }
  setWarningOnly(warningOnly: boolean): Protection {
    service('Protection.setWarningOnly', 'setProtection', this.sheetId, this.id, this.#record.description, warningOnly);
    return this.self;
  }
}

export const newProtection = (sheetId: number, id: number): Protection =>
  strict<Protection>(kind, new ProtectionImpl(sheetId, id));
