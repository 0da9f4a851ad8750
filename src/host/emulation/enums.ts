import { notAvailable } from './exception.ts';
import { named } from './strict.ts';

/** A value of one of Google's enums, as scripts see it. */
export interface EnumValue {
  toString(): string;
  name(): string;
  ordinal(): number;
}

/** An enum by the names of its values. The official types say numbers; Google gives objects, and so does this. */
function makeEnum<E extends object>(name: string, keys: readonly (keyof E & string)[]): E {
  const values: Record<string, EnumValue> = Object.create(null);
  keys.forEach((key, ordinal) => {
    const value = { toString: () => key, name: () => key, ordinal: () => ordinal, toJSON: () => key };
    values[key] = Object.freeze(named(value, name));
  });
  return new Proxy(Object.freeze(values), {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target) return target[key as string];
      throw notAvailable(`${name}.${key}`);
    },
  }) as unknown as E;
}

/** The value of an enum by its name, as the host sends it. */
export const enumValue = <V>(of: object, name: string): V => (of as unknown as Record<string, V>)[name] as V;
export const enumName = (value: unknown): string => String(value);

type Sheets = typeof GoogleAppsScript.Spreadsheet;

export const DataValidationCriteria = makeEnum<Sheets['DataValidationCriteria']>('DataValidationCriteria', [
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
]);

export const BooleanCriteria = makeEnum<Sheets['BooleanCriteria']>('BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_AFTER_RELATIVE',
  'DATE_BEFORE_RELATIVE',
  'DATE_EQUAL_TO_RELATIVE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
]);

export const BorderStyle = makeEnum<Sheets['BorderStyle']>('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const ProtectionType = makeEnum<Sheets['ProtectionType']>('ProtectionType', ['RANGE', 'SHEET']);
export const WrapStrategy = makeEnum<Sheets['WrapStrategy']>('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
export const CopyPasteType = makeEnum<Sheets['CopyPasteType']>('CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);
export const Dimension = makeEnum<Sheets['Dimension']>('Dimension', ['COLUMNS', 'ROWS']);
export const Button = makeEnum<typeof GoogleAppsScript.Base.Button>('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
export const ButtonSet = makeEnum<typeof GoogleAppsScript.Base.ButtonSet>('ButtonSet', [
  'OK',
  'OK_CANCEL',
  'YES_NO',
  'YES_NO_CANCEL',
]);
export const Charset = makeEnum<typeof GoogleAppsScript.Utilities.Charset>('Charset', ['US_ASCII', 'UTF_8']);
export const DigestAlgorithm = makeEnum<typeof GoogleAppsScript.Utilities.DigestAlgorithm>('DigestAlgorithm', [
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
]);
export const ChartType = makeEnum<typeof GoogleAppsScript.Charts.ChartType>('ChartType', [
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
]);
export const ChartMergeStrategy = makeEnum<typeof GoogleAppsScript.Charts.ChartMergeStrategy>('ChartMergeStrategy', [
  'MERGE_COLUMNS',
  'MERGE_ROWS',
]);
export const ChartHiddenDimensionStrategy = makeEnum<typeof GoogleAppsScript.Charts.ChartHiddenDimensionStrategy>(
  'ChartHiddenDimensionStrategy',
  ['IGNORE_BOTH', 'IGNORE_ROWS', 'IGNORE_COLUMNS', 'SHOW_BOTH'],
);
export const Position = makeEnum<typeof GoogleAppsScript.Charts.Position>('Position', [
  'TOP',
  'RIGHT',
  'BOTTOM',
  'NONE',
]);
export const AuthMode = makeEnum<typeof GoogleAppsScript.Script.AuthMode>('AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);
export const SandboxMode = makeEnum<typeof GoogleAppsScript.HTML.SandboxMode>('SandboxMode', [
  'EMULATED',
  'IFRAME',
  'NATIVE',
]);
export const XFrameOptionsMode = makeEnum<typeof GoogleAppsScript.HTML.XFrameOptionsMode>('XFrameOptionsMode', [
  'ALLOWALL',
  'DEFAULT',
]);
export const EventType = makeEnum<typeof GoogleAppsScript.Script.EventType>('EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
export const TriggerSource = makeEnum<typeof GoogleAppsScript.Script.TriggerSource>('TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);
export const WeekDay = makeEnum<typeof GoogleAppsScript.Base.Weekday>('WeekDay', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);
export const Direction = makeEnum<Sheets['Direction']>('Direction', ['UP', 'DOWN', 'PREVIOUS', 'NEXT']);
export const MacAlgorithm = makeEnum<typeof GoogleAppsScript.Utilities.MacAlgorithm>('MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
export const AuthorizationStatus = makeEnum<typeof GoogleAppsScript.Script.AuthorizationStatus>('AuthorizationStatus', [
  'REQUIRED',
  'NOT_REQUIRED',
]);
