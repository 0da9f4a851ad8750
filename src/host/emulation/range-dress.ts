import type { Attribute, AttributeValue } from '../style.ts';
import type { Area } from './a1-notation.ts';
import { checkSize } from './cell-values.ts';
import { enumName, enumValue, WrapStrategy } from './enums.ts';
import { exception } from './exception.ts';
import { asRows, local, service } from './host.ts';
import { Emulated } from './strict.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheets = typeof GoogleAppsScript.Spreadsheet;
type FontLine = GoogleAppsScript.Spreadsheet.FontLine;
type FontStyle = GoogleAppsScript.Spreadsheet.FontStyle;
type FontWeight = GoogleAppsScript.Spreadsheet.FontWeight;
type Strategy = GoogleAppsScript.Spreadsheet.WrapStrategy;

/** What Google accepts for the attributes with a fixed choice; null takes the default. */
const CHOICES: Partial<Record<Attribute, readonly string[]>> = {
  fontLine: ['none', 'underline', 'line-through'],
  fontStyle: ['normal', 'italic'],
  fontWeight: ['normal', 'bold'],
  horizontalAlignment: ['left', 'center', 'right', 'normal'],
  verticalAlignment: ['top', 'middle', 'bottom'],
};

/** How a range looks: number formats, colours, fonts, alignment, wrapping, borders. */
export abstract class RangeDress extends Emulated<Range> {
  abstract readonly sheetId: number;
  abstract readonly area: Area;

  /** The block as operations of the host take it. */
  get block(): [number, number, number, number, number] {
    const { row, column, rows, columns } = this.area;
    return [this.sheetId, row, column, rows, columns];
  }

  /** The block of the upper left cell. */
  get corner(): [number, number, number, number, number] {
    return [this.sheetId, this.area.row, this.area.column, 1, 1];
  }

  #first<V>(method: string, attribute: Attribute): V {
    return service(`Range.${method}`, 'style', ...this.corner, attribute)[0] as unknown as V;
  }

  #all<V>(method: string, attribute: Attribute): V[][] {
    const { rows, columns } = this.area;
    return asRows(service(`Range.${method}`, 'style', ...this.block, attribute), rows, columns) as unknown as V[][];
  }

  #paint(method: string, attribute: Attribute, value: unknown): Range {
    service(`Range.${method}`, 'paint', ...this.block, attribute, checked(method, attribute, value));
    return this.self;
  }

  #paintEach(method: string, attribute: Attribute, table: readonly (readonly unknown[])[]): Range {
    checkSize(table, this.area.rows, this.area.columns);
    const values: (AttributeValue | null)[] = [];
    for (const row of table) for (const value of row) values.push(checked(method, attribute, value));
    service(`Range.${method}`, 'paintEach', ...this.block, attribute, values);
    return this.self;
  }

  getNumberFormat(): string {
    return this.#first('getNumberFormat', 'numberFormat');
  }
  getNumberFormats(): string[][] {
    return this.#all('getNumberFormats', 'numberFormat');
  }
  setNumberFormat(numberFormat: string): Range {
    return this.#paint('setNumberFormat', 'numberFormat', numberFormat);
  }
  setNumberFormats(numberFormats: string[][]): Range {
    return this.#paintEach('setNumberFormats', 'numberFormat', numberFormats);
  }
  getBackground(): string {
    return this.#first('getBackground', 'background');
  }
  getBackgrounds(): string[][] {
    return this.#all('getBackgrounds', 'background');
  }
  setBackground(color: string | null): Range {
    return this.#paint('setBackground', 'background', color);
  }
  setBackgrounds(color: (string | null)[][]): Range {
    return this.#paintEach('setBackgrounds', 'background', color);
  }
  setFontColor(color: string | null): Range {
    return this.#paint('setFontColor', 'fontColor', color);
  }
  setFontColors(colors: unknown[][]): Range {
    return this.#paintEach('setFontColors', 'fontColor', colors);
  }
  getFontFamily(): string {
    return this.#first('getFontFamily', 'fontFamily');
  }
  getFontFamilies(): string[][] {
    return this.#all('getFontFamilies', 'fontFamily');
  }
  setFontFamily(fontFamily: string | null): Range {
    return this.#paint('setFontFamily', 'fontFamily', fontFamily);
  }
  setFontFamilies(fontFamilies: (string | null)[][]): Range {
    return this.#paintEach('setFontFamilies', 'fontFamily', fontFamilies);
  }
  getFontLine(): FontLine {
    return this.#first('getFontLine', 'fontLine');
  }
  getFontLines(): FontLine[][] {
    return this.#all('getFontLines', 'fontLine');
  }
  setFontLine(fontLine: FontLine | null): Range {
    return this.#paint('setFontLine', 'fontLine', fontLine);
  }
  setFontLines(fontLines: (FontLine | null)[][]): Range {
    return this.#paintEach('setFontLines', 'fontLine', fontLines);
  }
  getFontSize(): number {
    return this.#first('getFontSize', 'fontSize');
  }
  getFontSizes(): number[][] {
    return this.#all('getFontSizes', 'fontSize');
  }
  setFontSize(size: number): Range {
    return this.#paint('setFontSize', 'fontSize', size);
  }
  setFontSizes(sizes: number[][]): Range {
    return this.#paintEach('setFontSizes', 'fontSize', sizes);
  }
  getFontStyle(): FontStyle {
    return this.#first('getFontStyle', 'fontStyle');
  }
  getFontStyles(): FontStyle[][] {
    return this.#all('getFontStyles', 'fontStyle');
  }
  setFontStyle(fontStyle: FontStyle | null): Range {
    return this.#paint('setFontStyle', 'fontStyle', fontStyle);
  }
  setFontStyles(fontStyles: (FontStyle | null)[][]): Range {
    return this.#paintEach('setFontStyles', 'fontStyle', fontStyles);
  }
  getFontWeight(): FontWeight {
    return this.#first('getFontWeight', 'fontWeight');
  }
  getFontWeights(): FontWeight[][] {
    return this.#all('getFontWeights', 'fontWeight');
  }
  setFontWeight(fontWeight: FontWeight | null): Range {
    return this.#paint('setFontWeight', 'fontWeight', fontWeight);
  }
  setFontWeights(fontWeights: (FontWeight | null)[][]): Range {
    return this.#paintEach('setFontWeights', 'fontWeight', fontWeights);
  }
  getHorizontalAlignment(): string {
    return this.#first('getHorizontalAlignment', 'horizontalAlignment');
  }
  getHorizontalAlignments(): string[][] {
    return this.#all('getHorizontalAlignments', 'horizontalAlignment');
  }
  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): Range {
    return this.#paint('setHorizontalAlignment', 'horizontalAlignment', alignment);
  }
  setHorizontalAlignments(alignments: ('left' | 'center' | 'normal' | 'right' | null)[][]): Range {
    return this.#paintEach('setHorizontalAlignments', 'horizontalAlignment', alignments);
  }
  getVerticalAlignment(): string {
    return this.#first('getVerticalAlignment', 'verticalAlignment');
  }
  getVerticalAlignments(): string[][] {
    return this.#all('getVerticalAlignments', 'verticalAlignment');
  }
  setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): Range {
    return this.#paint('setVerticalAlignment', 'verticalAlignment', alignment);
  }
  setVerticalAlignments(alignments: ('top' | 'middle' | 'bottom' | null)[][]): Range {
    return this.#paintEach('setVerticalAlignments', 'verticalAlignment', alignments);
  }
  getWrap(): boolean {
    return this.#first<string>('getWrap', 'wrapStrategy') === 'WRAP';
  }
  getWraps(): boolean[][] {
    return this.#all<string>('getWraps', 'wrapStrategy').map((row) => row.map((strategy) => strategy === 'WRAP'));
  }
  setWrap(isWrapEnabled: boolean): Range {
    return this.#paint('setWrap', 'wrapStrategy', isWrapEnabled ? 'WRAP' : 'OVERFLOW');
  }
  setWraps(isWrapEnabled: boolean[][]): Range {
    return this.#paintEach(
      'setWraps',
      'wrapStrategy',
      isWrapEnabled.map((row) => row.map((wrap) => (wrap ? 'WRAP' : 'OVERFLOW'))),
    );
  }
  getWrapStrategy(): Strategy {
    return enumValue(WrapStrategy, this.#first('getWrapStrategy', 'wrapStrategy'));
  }
  getWrapStrategies(): Strategy[][] {
    return this.#all<string>('getWrapStrategies', 'wrapStrategy').map((row) =>
      row.map((name) => enumValue<Strategy>(WrapStrategy, name)),
    );
  }
  setWrapStrategy(strategy: Strategy): Range {
    return this.#paint('setWrapStrategy', 'wrapStrategy', enumName(strategy));
  }
  setWrapStrategies(strategies: Strategy[][]): Range {
    return this.#paintEach(
      'setWrapStrategies',
      'wrapStrategy',
      strategies.map((row) => row.map(enumName)),
    );
  }
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color?: string | null,
    style?: Sheets['BorderStyle'][keyof Sheets['BorderStyle']] | null,
  ): Range {
    const line = `${style ? enumName(style) : 'SOLID'} ${color ? local('colour', color) : '#000000'}`;
    const request = JSON.stringify({ top, left, bottom, right, vertical, horizontal, line });
    service('Range.setBorder', 'border', ...this.block, request);
    return this.self;
  }
}

/** A value as it is stored; throws what Google throws for one it does not know. */
function checked(method: string, attribute: Attribute, value: unknown): AttributeValue | null {
  if (value === null) return null;
  if (attribute === 'fontSize') {
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    throw exception(`Invalid argument: ${String(value)}`);
  }
  if (typeof value !== 'string')
    throw exception(
      `The parameters (${typeof value}[]) don't match the method signature for SpreadsheetApp.Range.${method}.`,
    );
  if (attribute === 'background' || attribute === 'fontColor') return local('colour', value);
  const choice = CHOICES[attribute];
  if (choice && !choice.includes(value)) throw exception(`Invalid argument: ${value}`);
  return attribute === 'horizontalAlignment' && value === 'normal' ? null : value;
}
