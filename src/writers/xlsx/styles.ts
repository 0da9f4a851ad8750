import StylesXform, { type Font, type Style } from 'exceljs/lib/xlsx/xform/style/styles-xform.js';
import type { Cell, Digits, Report } from '../../reports/table.ts';

/** What a cell looks like: one per kind of cell, and one per kind of line around the tables. */
export type Look =
  | Exclude<Cell['kind'], 'rate'>
  | `rate-${Digits}`
  | 'dash'
  | 'heading'
  | 'title'
  | 'subtitle'
  | 'sentence'
  | 'table-title'
  | 'footnote'
  | 'caption';

export type Locale = Report['locale'];

export interface Styles {
  /** The style a cell names in its sheet. */
  readonly of: Readonly<Record<Look, number>>;
  readonly font: string;
  xml(): string;
}

/** Fonts that Windows, Office for Mac and WPS have; elsewhere the reader takes its own for the language. */
const FONTS: Readonly<Record<Locale, string>> = {
  'zh-CN': 'Microsoft YaHei',
  'zh-TW': 'Microsoft JhengHei',
  en: 'Calibri',
};

const BODY_SIZE = 10;
const INK = { argb: 'FF262626' };
const GREY = { argb: 'FF7F7F7F' };
const RULE = { argb: 'FFBFBFBF' };
const BLUE = { argb: 'FF1F4E79' };
const PALE_BLUE = { argb: 'FFE8EFF7' };

export function makeStyles(locale: Locale): Styles {
  const xform = new StylesXform(true);
  const font = FONTS[locale];
  xform._addFont({ name: font, size: BODY_SIZE, color: INK });
  const of = {} as Record<Look, number>;
  for (const [look, style] of Object.entries(looks(font))) of[look as Look] = xform.addStyleModel(style);
  return { of, font, xml: () => xform.xml };
}

function looks(name: string): Record<Look, Style> {
  const font: Font = { name, size: BODY_SIZE, color: INK };
  const edge = { style: 'thin', color: RULE };
  const border = { top: edge, bottom: edge, left: edge, right: edge };
  const text: Style = {
    font,
    border,
    numFmt: '@',
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 },
  };
  /** Shrinks in a narrow column, where Excel would show #### for a number. */
  const figure = (numFmt: string, horizontal: 'center' | 'right'): Style => ({
    font,
    border,
    numFmt,
    alignment: { horizontal, vertical: 'middle', shrinkToFit: true },
  });
  const line = (changes: Partial<Font>, vertical: 'top' | 'middle' | 'bottom' = 'middle'): Style => ({
    font: { ...font, ...changes },
    alignment: { horizontal: 'left', vertical, wrapText: true },
  });
  return {
    text,
    blank: text,
    count: figure('0', 'right'),
    'rate-1': figure('0.0%', 'right'),
    'rate-2': figure('0.00%', 'right'),
    'rate-3': figure('0.000%', 'right'),
    'rate-4': figure('0.0000%', 'right'),
    hours: figure('0.0', 'right'),
    moment: figure('yyyy-mm-dd hh:mm', 'center'),
    day: figure('yyyy-mm-dd', 'center'),
    dash: { ...text, alignment: { horizontal: 'right', vertical: 'middle' } },
    heading: {
      font: { ...font, bold: true, color: BLUE },
      border,
      fill: { type: 'pattern', pattern: 'solid', fgColor: PALE_BLUE },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    },
    title: line({ size: 16, bold: true, color: BLUE }),
    subtitle: line({ color: GREY }),
    sentence: line({}, 'top'),
    'table-title': line({ size: 12, bold: true, color: BLUE }, 'bottom'),
    footnote: line({ size: 9, color: GREY }, 'top'),
    caption: { font: { ...font, size: 9, color: GREY }, alignment: { horizontal: 'left', vertical: 'middle' } },
  };
}
