import { headerText } from './text.ts';
import { DECLARATION, element, escapeXml, type Xml } from './xml.ts';

/** Height in points of a row of one line. */
export const LINE_HEIGHT = 17;
/** Excel's highest row. */
const MOST_HEIGHT = 409;
const PAPER_A4 = 9;
const MARGINS_IN_INCHES = { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 };
/** Excel's last column, from 0. */
const LAST_COLUMN = 16_383;
/** What Excel adds to a width in characters for the cell's edges. */
const EXCEL_MARGIN = 0.71;
export const LEAST_WIDTH = 7;

/** What surrounds a sheet's rows. */
export interface Frame {
  /** Widths in characters of the western alphabet. */
  readonly widths: readonly number[];
  /** Columns after these that nobody sees: figures for charts. */
  readonly hiddenColumns: number;
  readonly frozenRows: number;
  readonly orientation: 'portrait' | 'landscape';
  readonly title: string;
  readonly gridLines: boolean;
  readonly autoFilter?: string;
  readonly merges: readonly string[];
  /** A new page begins after each of these rows. */
  readonly breaks: readonly number[];
  /** The relationship of the sheet's drawing. */
  readonly drawing?: string;
  /** All cells, for which Excel should not complain about numbers that are texts. */
  readonly cells: string;
}

const SHEET_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet's markup before its rows. exceljs' own transform would bring 60 kB of features no report has. */
export function beforeRows(frame: Frame): Xml {
  const namespaces = `xmlns="${SHEET_NAMESPACE}" xmlns:r="${RELATIONSHIPS_NAMESPACE}"`;
  return [
    `${DECLARATION}<worksheet ${namespaces}>`,
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
    element('sheetViews', {}, viewXml(frame)),
    element('sheetFormatPr', { defaultRowHeight: LINE_HEIGHT, customHeight: 1 }),
    columnsXml(frame),
    '<sheetData>',
  ].join('');
}

/** A sheet's markup after its rows, in the order of the schema; Excel refuses any other. */
export function afterRows(frame: Frame): Xml {
  const { autoFilter, merges, breaks, drawing, cells, orientation, title } = frame;
  const fitted = { paperSize: PAPER_A4, orientation, fitToWidth: 1, fitToHeight: 0 };
  const footer = escapeXml(`&L${headerText(title)}&R&P / &N`);
  return [
    '</sheetData>',
    autoFilter === undefined ? '' : element('autoFilter', { ref: autoFilter }),
    list(
      'mergeCells',
      { count: merges.length },
      merges.map((ref) => element('mergeCell', { ref })),
    ),
    element('printOptions', { horizontalCentered: 1 }),
    element('pageMargins', MARGINS_IN_INCHES),
    element('pageSetup', fitted),
    element('headerFooter', {}, element('oddFooter', {}, footer)),
    list('rowBreaks', { count: breaks.length, manualBreakCount: breaks.length }, breaks.map(breakXml)),
    element('ignoredErrors', {}, element('ignoredError', { sqref: cells, numberStoredAsText: 1 })),
    drawing === undefined ? '' : element('drawing', { 'r:id': drawing }),
    '</worksheet>',
  ].join('');
}

/** `fixed` heights stay when staff edit the row; Excel cannot measure merged cells itself. */
export interface RowHeight {
  readonly points: number;
  readonly fixed: boolean;
}

export function rowXml(row: number, height: RowHeight | undefined, cells: Xml): Xml {
  if (height === undefined) return `<row r="${row}">${cells}</row>`;
  const points = Math.min(height.points, MOST_HEIGHT);
  return `<row r="${row}" ht="${points}"${height.fixed ? ' customHeight="1"' : ''}>${cells}</row>`;
}

function viewXml({ frozenRows, gridLines }: Frame): Xml {
  const attributes = { showGridLines: gridLines ? undefined : 0, tabSelected: 1, workbookViewId: 0 };
  if (frozenRows === 0) return element('sheetView', attributes);
  const pane = { ySplit: frozenRows, topLeftCell: `A${frozenRows + 1}`, activePane: 'bottomLeft', state: 'frozen' };
  return element('sheetView', attributes, element('pane', pane), element('selection', { pane: 'bottomLeft' }));
}

function columnsXml({ widths, hiddenColumns }: Frame): Xml {
  const column = (number: number, width: number, hidden?: 1): Xml =>
    element('col', { min: number, max: number, width: width + EXCEL_MARGIN, hidden, customWidth: 1 });
  const visible = widths.map((width, i) => column(i + 1, width));
  const hidden = Array.from({ length: hiddenColumns }, (_, i) => column(widths.length + i + 1, LEAST_WIDTH, 1));
  return list('cols', {}, [...visible, ...hidden]);
}

/** An element that must not stand there without children. */
const list = (name: string, attributes: Readonly<Record<string, number>>, children: readonly Xml[]): Xml =>
  children.length === 0 ? '' : element(name, attributes, ...children);

const breakXml = (id: number): Xml => element('brk', { id, max: LAST_COLUMN, man: 1 });
