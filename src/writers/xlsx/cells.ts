import { type Moment, showMoment } from '../../domain/moment.ts';
import type { Cell } from '../../reports/table.ts';
import { columnLetters, NO_FIGURE } from '../cells.ts';
import type { Look, Styles } from './styles.ts';
import { cellText } from './text.ts';
import { escapeXml, type Xml } from './xml.ts';

const MINUTES_PER_DAY = 1440;
/** Excel's day number of 1970-01-01, where a Moment is 0. */
const EPOCH_SERIAL = 25_569;
/** 1900-03-01: before it Excel counts a day that never was. */
const FIRST_SERIAL = 61;
/** 10000-01-01, the first day Excel does not know. */
const END_SERIAL = 2_958_466;

/** Shared texts are kept until the file ends; past this many characters new ones stand in their own cells. */
const SHARED_CHARACTERS = 2_000_000;

/** What a cell puts into the file: a number, a text, or nothing; `look` is its kind unless it could not be shown so. */
export interface Content {
  readonly look: Look;
  readonly value: number | string | undefined;
}

/** The one place that decides how a typed cell stands in a workbook. A figure that is no number is shown as a dash. */
export function contentOf(cell: Cell): Content {
  switch (cell.kind) {
    case 'text':
      return { look: 'text', value: cellText(cell.text) };
    case 'count':
    case 'hours':
      return figure(cell.kind, cell.value);
    case 'rate':
      return figure(`rate-${cell.digits}`, cell.part / cell.whole); // 0 of 0 is no number
    case 'moment':
    case 'day':
      return date(cell.kind, cell.at);
    case 'blank':
      return { look: 'blank', value: undefined };
  }
}

const figure = (look: Look, value: number | undefined): Content =>
  value !== undefined && Number.isFinite(value) ? { look, value } : { look: 'dash', value: NO_FIGURE };

function date(look: 'moment' | 'day', at: Moment): Content {
  const serial = at / MINUTES_PER_DAY + EPOCH_SERIAL;
  if (serial >= FIRST_SERIAL && serial < END_SERIAL) return { look, value: serial };
  return Number.isFinite(at) ? { look: 'text', value: showMoment(at) } : figure(look, undefined);
}

/** `AB12` */
export const cellReference = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** The texts of a workbook: shared as Excel does itself (phones' previews want it), until they would fill memory. */
export interface Texts {
  readonly shared: Map<string, number>;
  characters: number;
  /** Cells that name a shared text. */
  uses: number;
}

/** One cell's markup. Texts are never formulas: they stand in the shared table or in an inline string. */
export function cellXml(reference: string, content: Content, styles: Styles, texts: Texts): Xml {
  const { value } = content;
  const start = `<c r="${reference}" s="${styles.of[content.look]}"`;
  if (value === undefined) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  const index = shareText(texts, value);
  if (index !== undefined) return `${start} t="s"><v>${index}</v></c>`;
  const space = /^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : '';
  return `${start} t="inlineStr"><is><t${space}>${escapeXml(value)}</t></is></c>`;
}

function shareText(texts: Texts, value: string): number | undefined {
  let index = texts.shared.get(value);
  if (index === undefined) {
    if (texts.characters + value.length > SHARED_CHARACTERS) return undefined;
    index = texts.shared.size;
    texts.shared.set(value, index);
    texts.characters += value.length;
  }
  texts.uses += 1;
  return index;
}
