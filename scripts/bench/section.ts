/** A table of docs/bench.md, and how its figures were come by. */
export interface Section {
  readonly title: string;
  readonly how: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Figures by the thousand: 1,234; as many decimals as tell something. */
export function figure(value: number, unit = ''): string {
  const decimals = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return unit === '' ? text : `${text} ${unit}`;
}

/** `≤ 8` of 9.1 is missed; without a budget there is nothing to say. */
export function verdict(value: number, budget: string): string {
  const [sign = '', limit = ''] = budget.split(' ');
  const most = Number(limit.replaceAll(',', ''));
  if (sign === '') return '';
  const reached = sign === '≤' ? value <= most : sign === '<' ? value < most : value >= most;
  return reached ? 'reached' : '**missed**';
}

/** A line of the tables that hold one figure each. */
export const line = (what: string, value: number, unit: string, budget: string): string[] => [
  what,
  figure(value, unit),
  budget === '' ? '' : `${budget}${unit === '' ? '' : ` ${unit}`}`,
  verdict(value, budget),
];
export const LINE_HEADINGS = ['what', 'figure', 'budget', ''];

export const asMarkdown = ({ title, how, headings, rows }: Section): string =>
  [`## ${title}`, how, table(headings, rows)].join('\n\n');

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const one = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [one(headings), one(headings.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(one)].join('\n');
}
