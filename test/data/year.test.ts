import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/app/import-rows.ts';
import type { SummaryAnswer } from '../../src/app/summary.ts';
import type { SummaryJson } from '../../src/reports/summary-json.ts';
import { dutybook, fixture, inBook, json, NOW, newBook, pathOf, write } from '../cli/cli.ts';
import { type ByHand, cellValues } from '../support/by-hand.ts';
import { type Desk, deskOn } from '../support/desk.ts';
import { readXlsx } from '../writers/xlsx-reader.ts';

/** What a summary shows of complaints, under the columns of expected-2022.csv. */
type Shown = Readonly<Record<string, string | number>>;

const TEXT_COLUMNS = new Set(['period', 'from', 'until', 'top_category']);
const expected = (parse(readFileSync(fixture('expected-2022.csv')), { columns: true }) as Record<string, string>[]).map(
  (row): Shown =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, TEXT_COLUMNS.has(key) ? cell : Number(cell)])),
);

const sixPlaces = (value: number): number => Math.round(value * 1e6) / 1e6;
const days = (hours: number): number => sixPlaces(hours / 24);

/** The option most were received of; the first of the alphabet among equals. */
function top(received: readonly (readonly [string, number])[]): Shown {
  const [first] = [...received].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { top_category: first?.[0] ?? '', top_category_received: first?.[1] ?? 0 };
}

function inJson({ period, from, until, measures, breakdowns }: SummaryJson): Shown {
  const of = (measure: string, figure: string): number => {
    const found = measures[measure]?.[figure];
    if (typeof found !== 'number') throw new Error(`${period}: no ${figure} of ${measure}`);
    return found;
  };
  const [part, whole] = ['part', 'whole'].map((figure) => of('complaints-closed-of-received', figure));
  return {
    period,
    from,
    until,
    open_at_start: of('complaints-open-at-start', 'count'),
    received: of('complaints-received', 'count'),
    closed: of('complaints-closed', 'count'),
    open_at_end: of('complaints-open-at-end', 'count'),
    closed_of_received: part as number,
    closure_rate: sixPlaces((part as number) / (whole as number)),
    mean_handling_days: days(of('complaint-handling-time', 'mean_hours')),
    p90_handling_days: days(of('complaint-handling-time', 'p90_hours')),
    ...top(Object.entries(breakdowns['complaints-received']?.category ?? {})),
  };
}

type Rows = readonly (readonly (string | number)[])[];

/** The same figures where people look for them: rows of cells that hold something, in the drawn sheet or the Excel file. */
function inRows(rows: Rows): Shown {
  const of = (label: string, at = 1): number => {
    const found = rows.find(([first]) => first === label)?.[at];
    if (typeof found !== 'number') throw new Error(`no figure for ${label}: ${found}`);
    return found;
  };
  const [period = '', between = ''] = String(rows[1]?.[0]).split(' · ');
  const [from = '', last = ''] = between.split(' 至 ');
  const dayAfter = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
  const section = rows.findIndex(([first]) => first === '投诉登记表 · 按类别');
  const below = rows.slice(section + 2);
  const categories = below.slice(
    0,
    below.findIndex(([first]) => first === '合计'),
  );
  return {
    period,
    from,
    until: dayAfter,
    open_at_start: of('期初未结投诉'),
    received: of('受理投诉'),
    closed: of('办结投诉'),
    open_at_end: of('期末未结投诉'),
    closed_of_received: of('当期办结率', 2),
    closure_rate: sixPlaces(of('当期办结率')),
    mean_handling_days: days(of('投诉处理时长（平均，小时）')),
    p90_handling_days: days(of('投诉处理时长（九成位，小时）')),
    ...top(categories.map(([option, received]) => [String(option), Number(received)])),
  };
}

const filled = (rows: readonly (readonly unknown[])[]): Rows =>
  rows
    .map((cells) => cells.filter((cell) => cell !== '' && cell !== undefined) as (string | number)[])
    .filter((cells) => cells.length > 0);

/** As they are shown: a Date in an answer would lose all of it (platform.md). */
const shownCells: ByHand<[string], string[][]> = (book, name) =>
  book.getSheetByName(name)?.getDataRange().getDisplayValues() ?? [];

/** The cells of the first sheet of an Excel file, row by row, as a reader that is not ours finds them. */
function xlsxRows(base64: string | undefined): unknown[][] {
  const rows: unknown[][] = [];
  for (const [place, { value, hasFormula }] of readXlsx(Buffer.from(base64 ?? '', 'base64')).cells) {
    if (hasFormula) throw new Error(`a formula in ${place}`);
    const row = Number(place.replace(/\D+/, '')) - 1;
    rows[row] = [...(rows[row] ?? []), value];
  }
  return Array.from(rows, (row) => row ?? []);
}

let book = '';
let imported: ImportAnswer;
let desk: Desk;
const summaries = new Map<string, { json: Shown; sheet: Shown; xlsx: Shown; raw: SummaryJson; cells: Rows }>();

beforeAll(() => {
  book = newBook();
  write('year.csv', gunzipSync(readFileSync(fixture('constituent-complaints-2022.csv.gz'))));
  imported = json(
    dutybook(
      ...['import', book, 'complaint', 'year.csv', '--columns', fixture('columns-constituent.json')],
      ...['--add-options', '--json'],
    ),
  );
  desk = deskOn(pathOf(book), NOW);
  for (const { period } of expected) {
    const answered = desk.call<SummaryAnswer>('dutybookSummary', { period, xlsx: true });
    if ('error' in answered) throw new Error(answered.error.code);
    const { summary, xlsx } = answered.answer;
    const cells = filled(desk.byHand(cellValues, String(period).includes('W') ? '周报' : '月报'));
    summaries.set(String(period), {
      json: inJson(summary),
      sheet: inRows(cells),
      xlsx: inRows(filled(xlsxRows(xlsx))),
      raw: summary,
      cells,
    });
  }
  desk.close();
}, 900_000);

it('a year of a city is taken in, a repeated number once', () => {
  expect(imported).toMatchObject({ accepted: 29_855, already: 6, refused: [] });
});

describe('every month and week of the year is what another program counted', () => {
  it('12 months and 53 weeks', () => {
    expect([...summaries.keys()].filter((period) => period.includes('W'))).toHaveLength(53);
    expect(summaries.size).toBe(65);
  });

  for (const where of ['json', 'sheet', 'xlsx'] as const)
    it(`in the ${where}`, () => {
      expect([...summaries.values()].map((one) => one[where])).toEqual(expected);
    });

  it('said in a sentence whose terms add up', () => {
    for (const { sheet, cells } of summaries.values())
      expect(cells.map(([first]) => first)).toContain(
        `投诉登记表：期初 ${sheet.open_at_start} + 新增 ${sheet.received} + 重开 0 − 了结 ${sheet.closed} − 未结作废 0 = 期末 ${sheet.open_at_end}。`,
      );
  });

  it('unrounded wherever it stands', () => {
    const { raw, cells } = summaries.get('2022-W10') ?? {};
    const mean = cells?.find(([label]) => label === '投诉处理时长（平均，小时）')?.[1];
    expect(mean).toBe(raw?.measures['complaint-handling-time']?.mean_hours);
    expect(mean).not.toBe(sixPlaces(Number(mean)));
  });

  it('and each breakdown comes to the whole', () => {
    for (const { raw } of summaries.values())
      for (const [measure, dimensions] of Object.entries(raw.breakdowns))
        for (const [dimension, options] of Object.entries(dimensions))
          expect([raw.period, measure, dimension, Object.values(options).reduce((sum, n) => sum + n, 0)]).toEqual([
            raw.period,
            measure,
            dimension,
            raw.measures[measure]?.count,
          ]);
  });
});

it('the types of the year are options of the site now, beside those it had', () => {
  const options = inBook(book, (again) => again.byHand(shownCells, '设置')).filter(
    ([, register, field]) => register === '投诉登记表' && field === '投诉类别',
  );
  expect(options.map(([, , , option]) => option)).toContain('Housing and Buildings');
  expect(options).toHaveLength(9 + 37);
});

it('the journal holds and every sheet equals it', () => {
  expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true, lines: 29_855 + 2, differences: [] });
});
