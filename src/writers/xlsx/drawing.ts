import { CHART_NAMESPACE, DRAWING_NAMESPACE, describeChart, type PlacedChart } from './chart.ts';
import { cleanText } from './text.ts';
import { DECLARATION, element, type Xml } from './xml.ts';

const SHEET_DRAWING_NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The layer that holds the sheet's charts; the n-th chart is the link rId‹n›. */
export function drawingXml(charts: readonly PlacedChart[]): Xml {
  const attributes = { 'xmlns:xdr': SHEET_DRAWING_NAMESPACE, 'xmlns:a': DRAWING_NAMESPACE };
  return DECLARATION + xdr('wsDr', attributes, ...charts.map((chart, i) => anchorXml(chart, i + 1)));
}

/** Anchored by two corners, so that a chart is as wide as the tables in any font. */
function anchorXml(chart: PlacedChart, id: number): Xml {
  const from = corner('from', 0, chart.fromRow);
  const to = corner('to', chart.columns, chart.toRow);
  return xdr('twoCellAnchor', { editAs: 'oneCell' }, from, to, frame(chart, id), xdr('clientData'));
}

function frame(chart: PlacedChart, id: number): Xml {
  const name = { id: id + 1, name: cleanText(chart.title), descr: describeChart(chart) };
  const link = { 'xmlns:c': CHART_NAMESPACE, 'xmlns:r': RELATIONSHIPS_NAMESPACE, 'r:id': `rId${id}` };
  return xdr(
    'graphicFrame',
    { macro: '' },
    xdr('nvGraphicFramePr', {}, xdr('cNvPr', name), xdr('cNvGraphicFramePr')),
    xdr('xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
    element('a:graphic', {}, element('a:graphicData', { uri: CHART_NAMESPACE }, element('c:chart', link))),
  );
}

const xdr = (name: string, attributes?: Parameters<typeof element>[1], ...children: readonly Xml[]): Xml =>
  element(`xdr:${name}`, attributes, ...children);

function corner(name: 'from' | 'to', column: number, row: number): Xml {
  const at = { col: column, colOff: 0, row, rowOff: 0 };
  return xdr(name, {}, ...Object.entries(at).map(([key, value]) => xdr(key, {}, String(value))));
}
