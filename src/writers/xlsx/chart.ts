import { showDay, showMoment } from '../../domain/moment.ts';
import type { Cell, Chart } from '../../reports/table.ts';
import { columnLetters } from '../cells.ts';
import { SERIES_COLOURS } from '../palette.ts';
import { contentOf } from './cells.ts';
import { cleanText, quoteSheet } from './text.ts';
import { DECLARATION, element, escapeXml, type Xml } from './xml.ts';

export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

export const CHART_NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const DRAWING_NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CATEGORY_AXIS = 1;
const VALUE_AXIS = 2;
const INK = '404040';
const GREY = 'D9D9D9';
/** With more columns than this the figures above them would run into each other. */
const MOST_LABELLED = 14;
/** Up to this many things Excel would put halves on the axis. */
const MOST_COUNTED_SINGLY = 8;

/** A column's cells, and where they stand in the sheet. */
export interface Series {
  readonly heading: string;
  readonly cells: readonly Cell[];
  readonly reference: Reference;
}

/** `column` from 1, the first and the last row of its cells, and the cell of the heading. */
export interface Reference {
  readonly sheet: string;
  readonly column: number;
  readonly heading: string;
  readonly first: number;
  readonly last: number;
}

/** A chart and its place: across the sheet's first columns, from the top of one row to the top of another (from 0). */
export interface PlacedChart {
  readonly kind: Chart['kind'];
  readonly title: string;
  readonly categories: Series;
  readonly series: readonly Series[];
  readonly columns: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** A cell that holds no number although its column is drawn: Excel would draw the text "—" as 0. */
export const isGap = (cell: Cell): boolean => typeof contentOf(cell).value !== 'number';

/** The chart's own part. */
export function chartXml(chart: PlacedChart, font: string): Xml {
  const body = c(
    'chart',
    {},
    c('title', {}, richText(chart.title, font), flag('overlay', 0)),
    flag('autoTitleDeleted', 0),
    c('plotArea', {}, c('layout'), plot(chart), categoryAxis(chart), valueAxis(chart)),
    chart.series.length > 1 ? c('legend', {}, c('legendPos', { val: 'b' }), flag('overlay', 0)) : '',
    flag('plotVisOnly', 0),
    c('dispBlanksAs', { val: 'gap' }),
  );
  const attributes = { 'xmlns:c': CHART_NAMESPACE, 'xmlns:a': DRAWING_NAMESPACE };
  const surround = c('spPr', {}, solidFill('FFFFFF'), line(GREY));
  return DECLARATION + c('chartSpace', attributes, flag('roundedCorners', 0), body, surround, textLook(font));
}

/** What a screen reader says of the chart: its title and every figure. */
export function describeChart({ title, categories, series }: PlacedChart): string {
  const names = categories.cells.map(shown);
  const lists = series.map(
    ({ heading, cells }) => `${heading}: ${cells.map((cell, i) => `${names[i]} ${shown(cell)}`).join(', ')}`,
  );
  return cleanText([title, ...lists].join('; '));
}

function plot(chart: PlacedChart): Xml {
  const series = chart.series.map((one, i) => seriesXml(chart, one, i));
  const axes = [c('axId', { val: CATEGORY_AXIS }), c('axId', { val: VALUE_AXIS })];
  if (chart.kind === 'line') {
    return c(
      'lineChart',
      {},
      c('grouping', { val: 'standard' }),
      flag('varyColors', 0),
      ...series,
      flag('marker', 1),
      ...axes,
    );
  }
  const direction = c('barDir', { val: chart.kind === 'column' ? 'col' : 'bar' });
  const gap = c('gapWidth', { val: 60 });
  return c(
    'barChart',
    {},
    direction,
    c('grouping', { val: 'clustered' }),
    flag('varyColors', 0),
    ...series,
    gap,
    ...axes,
  );
}

function seriesXml(chart: PlacedChart, series: Series, i: number): Xml {
  const colour = (SERIES_COLOURS[i % SERIES_COLOURS.length] as string).slice(1).toUpperCase();
  const { sheet, heading } = series.reference;
  const name = c('strRef', {}, formula(`${quoteSheet(sheet)}!${heading}`), textCache([series.heading]));
  const isLine = chart.kind === 'line';
  const look = isLine ? c('spPr', {}, line(colour, 28_575)) : c('spPr', {}, solidFill(colour));
  const marker = c(
    'marker',
    {},
    c('symbol', { val: 'circle' }),
    c('size', { val: 6 }),
    c('spPr', {}, solidFill(colour)),
  );
  return c(
    'ser',
    {},
    c('idx', { val: i }),
    c('order', { val: i }),
    c('tx', {}, name),
    look,
    isLine ? marker : flag('invertIfNegative', 0),
    labels(chart, series),
    c('cat', {}, categoriesXml(chart.categories)),
    c('val', {}, valuesXml(series)),
    isLine ? flag('smooth', 0) : '',
  );
}

/** The figures themselves, while there is one series and room for them. */
function labels({ kind, series, categories }: PlacedChart, one: Series): Xml {
  const visible = series.length === 1 && categories.cells.length <= MOST_LABELLED ? 1 : 0;
  const format = visible ? c('numFmt', { formatCode: numberFormat(one.cells), sourceLinked: 0 }) : '';
  const place = visible ? c('dLblPos', { val: kind === 'line' ? 't' : 'outEnd' }) : '';
  const parts = ['showLegendKey', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];
  const [first = '', ...rest] = parts.map((part) => flag(part, 0));
  return c('dLbls', {}, format, place, first, flag('showVal', visible), ...rest);
}

/** Days stay dates, other categories are read as texts. */
function categoriesXml({ cells, reference }: Series): Xml {
  const areDates = cells.length > 0 && cells.every((cell) => cell.kind === 'day' || cell.kind === 'moment');
  if (areDates) return c('numRef', {}, formula(rangeOf(reference)), numberCache(cells));
  return c('strRef', {}, formula(rangeOf(reference)), textCache(cells.map(shown)));
}

/** Cell references, with the values the cells have. */
const valuesXml = ({ cells, reference }: Series): Xml =>
  c('numRef', {}, formula(rangeOf(reference)), numberCache(cells));

function categoryAxis({ kind, categories }: PlacedChart): Xml {
  const isBar = kind === 'bar';
  return c(
    'catAx',
    {},
    c('axId', { val: CATEGORY_AXIS }),
    c('scaling', {}, c('orientation', { val: isBar ? 'maxMin' : 'minMax' })), // bars read from the top, as the table does
    flag('delete', 0),
    c('axPos', { val: isBar ? 'l' : 'b' }),
    c('numFmt', { formatCode: axisFormat(categories.cells), sourceLinked: 0 }),
    c('majorTickMark', { val: 'none' }),
    c('minorTickMark', { val: 'none' }),
    c('tickLblPos', { val: 'low' }),
    c('spPr', {}, line('A6A6A6')),
    c('crossAx', { val: VALUE_AXIS }),
    c('crosses', { val: 'autoZero' }),
    flag('auto', 0),
    c('lblAlgn', { val: 'ctr' }),
    c('lblOffset', { val: 100 }),
    flag('noMultiLvlLbl', 1),
  );
}

function valueAxis({ kind, series }: PlacedChart): Xml {
  const isBar = kind === 'bar';
  const cells = series.flatMap((one) => one.cells);
  const format = numberFormat(cells);
  const countsFew = format === '0' && cells.every((cell) => numberOf(cell) <= MOST_COUNTED_SINGLY);
  const isRate = format === '0.0%' && cells.every((cell) => numberOf(cell) <= 1);
  const startsAtZero = kind !== 'line' && cells.every((cell) => numberOf(cell) >= 0);
  return c(
    'valAx',
    {},
    c('axId', { val: VALUE_AXIS }),
    c(
      'scaling',
      {},
      c('orientation', { val: 'minMax' }),
      isRate ? c('max', { val: 1 }) : '',
      startsAtZero ? c('min', { val: 0 }) : '',
    ),
    flag('delete', 0),
    c('axPos', { val: isBar ? 'b' : 'l' }),
    c('majorGridlines', {}, c('spPr', {}, line(GREY))),
    c('numFmt', { formatCode: axisFormat(cells), sourceLinked: 0 }),
    c('majorTickMark', { val: 'none' }),
    c('minorTickMark', { val: 'none' }),
    c('tickLblPos', { val: 'nextTo' }),
    c('spPr', {}, a('ln', {}, a('noFill'))),
    c('crossAx', { val: CATEGORY_AXIS }),
    c('crosses', { val: isBar ? 'max' : 'autoZero' }),
    c('crossBetween', { val: 'between' }),
    countsFew ? c('majorUnit', { val: 1 }) : '',
  );
}

/** Along an axis there is room for less. */
const AXIS_FORMATS: Readonly<Record<string, string>> = {
  '0.0%': '0%',
  'yyyy-mm-dd': 'mm-dd',
  'yyyy-mm-dd hh:mm': 'mm-dd hh:mm',
};

function axisFormat(cells: readonly Cell[]): string {
  const format = numberFormat(cells);
  return AXIS_FORMATS[format] ?? format;
}

const FORMATS: Partial<Record<Cell['kind'], string>> = {
  count: '0',
  rate: '0.0%',
  hours: '0.0',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
};

/** The format of cells that are all of one kind. */
function numberFormat(cells: readonly Cell[]): string {
  const kinds = new Set(cells.map((cell) => cell.kind).filter((kind) => kind !== 'blank'));
  const [kind] = kinds;
  return (kinds.size === 1 && kind !== undefined && FORMATS[kind]) || 'General';
}

function shown(cell: Cell): string {
  if (cell.kind === 'day') return showDay(cell.at);
  if (cell.kind === 'moment') return showMoment(cell.at);
  const { value } = contentOf(cell);
  if (typeof value !== 'number') return value ?? '';
  if (cell.kind === 'rate') return `${(value * 100).toFixed(1)}%`;
  return cell.kind === 'hours' ? value.toFixed(1) : String(value);
}

function textCache(values: readonly string[]): Xml {
  const points = values.map((value, idx) => point(idx, value));
  return c('strCache', {}, c('ptCount', { val: values.length }), ...points);
}

function numberCache(cells: readonly Cell[]): Xml {
  const points = cells.map((cell, idx) => {
    const { value } = contentOf(cell);
    return typeof value === 'number' ? point(idx, String(value)) : '';
  });
  return c('numCache', {}, c('formatCode', {}, numberFormat(cells)), c('ptCount', { val: cells.length }), ...points);
}

function numberOf(cell: Cell): number {
  const { value } = contentOf(cell);
  return typeof value === 'number' ? value : 0;
}

function rangeOf({ sheet, column, first, last }: Reference): string {
  const letters = columnLetters(column);
  return `${quoteSheet(sheet)}!$${letters}$${first}:$${letters}$${last}`;
}

function richText(text: string, font: string): Xml {
  const look = { sz: 1200, b: 1 };
  const run = a(
    'r',
    {},
    a('rPr', { lang: 'zh-CN', ...look }, ...runLook(font)),
    a('t', {}, escapeXml(cleanText(text))),
  );
  return c('tx', {}, c('rich', {}, a('bodyPr'), a('p', {}, a('pPr', {}, a('defRPr', look)), run)));
}

const textLook = (font: string): Xml =>
  c(
    'txPr',
    {},
    a('bodyPr'),
    a('p', {}, a('pPr', {}, a('defRPr', { sz: 900 }, ...runLook(font))), a('endParaRPr', { lang: 'zh-CN' })),
  );

const runLook = (typeface: string): Xml[] => [solidFill(INK), a('latin', { typeface }), a('ea', { typeface })];

type Attributes = Parameters<typeof element>[1];
const c = (name: string, attributes?: Attributes, ...children: readonly Xml[]): Xml =>
  element(`c:${name}`, attributes, ...children);
const a = (name: string, attributes?: Attributes, ...children: readonly Xml[]): Xml =>
  element(`a:${name}`, attributes, ...children);
const flag = (name: string, val: 0 | 1): Xml => c(name, { val });
const formula = (text: string): Xml => c('f', {}, escapeXml(text));
const point = (idx: number, value: string): Xml => c('pt', { idx }, c('v', {}, escapeXml(value)));
const solidFill = (val: string): Xml => a('solidFill', {}, a('srgbClr', { val }));
const line = (colour: string, w = 9_525): Xml => a('ln', { w }, solidFill(colour), a('round'));
