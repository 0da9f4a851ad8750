import { showDay, showMoment } from '../domain/moment.ts';
import { type Cell, percent, type Report, type Table, text } from '../reports/table.ts';
import { NO_FIGURE } from './cells.ts';
import { PALETTE } from './palette.ts';

/** A mail's two bodies. Styles stand inline: mail programs drop everything else. */
export interface MailBody {
  readonly html: string;
  readonly text: string;
}

/** A report as a mail: readable at 600 px, in a phone, and as plain text. */
export function mailBody(report: Report): MailBody {
  // Rows may be had only once, and there are two bodies.
  const tables = report.tables.map((table) => ({ ...table, rows: [...table.rows] }));
  return { html: html({ ...report, tables }), text: plain({ ...report, tables }) };
}

const FONT = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Noto Sans SC',Arial,sans-serif";
/** Rows of a breakdown that a mail shows; the Excel file has them all. */
const MOST_ROWS = 12;

function html(report: Report): string {
  const sentences = report.sentences.map((one) => `<li style="margin:0 0 4px">${escapeMarkup(one)}</li>`).join('');
  const notes = report.footnotes.map(escapeMarkup).join('<br>');
  return `<!doctype html><html lang="${report.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(report.title)}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;color:${PALETTE.ink};font:14px/1.55 ${FONT}">
<div role="main" style="max-width:720px;margin:0 auto">
<h1 style="font-size:20px;margin:0 0 2px">${escapeMarkup(report.title)}</h1>
<p style="margin:0 0 12px;color:${PALETTE.quiet}">${escapeMarkup(report.subtitle)}</p>
<ul style="margin:0 0 16px;padding:0 0 0 18px">${sentences}</ul>
${report.tables.map(htmlTable).join('\n')}
<p style="margin:16px 0 0;color:${PALETTE.quiet};font-size:12px">${notes}</p>
</div></body></html>`;
}

function htmlTable(table: Table): string {
  const { columns, rows } = shown(table);
  const side = (at: number): 'left' | 'right' => (at === 0 || isWords(rows, at) ? 'left' : 'right');
  const headings = columns
    .map(
      ({ heading, at }) =>
        `<th scope="col" style="${CELL};text-align:${side(at)};background:${PALETTE.heading.background};color:${PALETTE.heading.font}">${escapeMarkup(heading)}</th>`,
    )
    .join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${columns.map(({ at }) => `<td style="${CELL};text-align:${side(at)}">${escapeMarkup(shownCell(cells[at]))}</td>`).join('')}</tr>`,
    )
    .join('\n');
  return `<h2 style="font-size:16px;margin:18px 0 6px">${escapeMarkup(table.title)}</h2>
<table role="table" style="border-collapse:collapse;width:100%"><thead><tr>${headings}</tr></thead><tbody>
${body}
</tbody></table>`;
}
/** Words are read from the left; figures stand under each other. */
const isWords = (rows: readonly (readonly Cell[])[], at: number): boolean => {
  const kinds = new Set(rows.map((cells) => cells[at]?.kind ?? 'blank'));
  return (
    !(['count', 'rate', 'hours'] as const).some((kind) => kinds.has(kind)) &&
    (['text', 'moment', 'day'] as const).some((kind) => kinds.has(kind))
  );
};
const CELL = 'border:1px solid #cbd2d9;padding:4px 8px;font-weight:normal';

function plain(report: Report): string {
  const tables = report.tables.map((table) => {
    const { columns, rows } = shown(table);
    const lines = rows.map((cells) =>
      columns
        .map(({ at }) => shownCell(cells[at]))
        .filter((cell) => cell !== '')
        .join('  '),
    );
    return [
      `【${table.title}】 ${columns
        .slice(1)
        .map(({ heading }) => heading)
        .join(' / ')}`,
      ...lines,
    ].join('\n');
  });
  return [
    report.title,
    report.subtitle,
    '',
    ...report.sentences,
    '',
    tables.join('\n\n'),
    '',
    ...report.footnotes,
  ].join('\n');
}

/** A mail leaves the definitions to the Excel file, and long breakdowns too: the first rows, a sign that there are more, the last. */
function shown(table: Table) {
  const columns = table.columns.map((column, at) => ({ ...column, at })).filter(({ key }) => key !== 'formula');
  const rows = [...table.rows];
  const last = rows[rows.length - 1];
  return {
    columns,
    rows:
      rows.length > MOST_ROWS && table.columns[0]?.key === 'option' && last
        ? [...rows.slice(0, MOST_ROWS - 2), [text('…')], last]
        : rows,
  };
}

function shownCell(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return String(cell.value);
    case 'rate':
      return cell.whole === 0 ? NO_FIGURE : percent(cell.part / cell.whole, cell.digits);
    case 'hours':
      return cell.value === undefined ? NO_FIGURE : cell.value.toFixed(1);
    case 'moment':
      return showMoment(cell.at);
    case 'day':
      return showDay(cell.at);
    default:
      return '';
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text from people is text: never markup. */
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] as string);
