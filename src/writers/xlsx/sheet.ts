import WorksheetXform, { type Worksheet } from 'exceljs/lib/xlsx/xform/sheet/worksheet-xform.js';
import { headerText } from './text.ts';
import { element, type Xml } from './xml.ts';

/** Height in points of a row of one line. */
export const LINE_HEIGHT = 17;
/** Excel's highest row. */
const MOST_HEIGHT = 409;
const PAPER_A4 = 9;
const MARGIN_INCHES = 0.5;
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

/** A sheet's markup before and after its rows. */
export function frameXml(frame: Frame): readonly [before: Xml, after: Xml] {
  const xml = new WorksheetXform().toXml(worksheet(frame));
  const at = xml.indexOf('<sheetData/>');
  const before = `${xml.slice(0, at)}<sheetData>`;
  const after = `</sheetData>${xml.slice(at + '<sheetData/>'.length)}`;
  return [before, withIgnoredErrors(after, frame.cells)];
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

function worksheet(frame: Frame): Worksheet {
  const frozen = frame.frozenRows > 0 ? ({ state: 'frozen', ySplit: frame.frozenRows } as const) : {};
  return {
    cols: columnsOf(frame),
    views: [{ ...frozen, showGridLines: frame.gridLines, tabSelected: true }],
    properties: { defaultRowHeight: LINE_HEIGHT, dyDescent: 0.25 },
    pageSetup: {
      paperSize: PAPER_A4,
      orientation: frame.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        left: MARGIN_INCHES,
        right: MARGIN_INCHES,
        top: 0.7,
        bottom: 0.7,
        header: 0.3,
        footer: 0.3,
      },
    },
    headerFooter: { oddFooter: `&L${headerText(frame.title)}&R&P / &N` },
    autoFilter: frame.autoFilter,
    mergeCells: frame.merges,
    rowBreaks: frame.breaks.map((id) => ({ id, max: 16_383, man: 1 })),
    drawing: frame.drawing === undefined ? undefined : { rId: frame.drawing },
    rows: [],
    tables: [],
    conditionalFormattings: [],
    dataValidations: {},
  };
}

function columnsOf({ widths, hiddenColumns }: Frame): Worksheet['cols'] {
  const visible = widths.map((width, i) => ({ min: i + 1, max: i + 1, width: width + EXCEL_MARGIN, hidden: false }));
  if (hiddenColumns === 0) return visible;
  const first = widths.length + 1;
  return [...visible, { min: first, max: first + hiddenColumns - 1, width: LEAST_WIDTH, hidden: true }];
}

/** exceljs knows no ignored errors; the schema wants them before the drawing. */
function withIgnoredErrors(after: Xml, cells: string): Xml {
  const ignored = element('ignoredErrors', {}, element('ignoredError', { sqref: cells, numberStoredAsText: 1 }));
  const drawing = after.indexOf('<drawing ');
  const at = drawing < 0 ? after.lastIndexOf('</worksheet>') : drawing;
  return after.slice(0, at) + ignored + after.slice(at);
}
