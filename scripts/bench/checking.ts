import { newSeeds } from '../../src/app/seeds.ts';
import { bookOf } from '../../src/domain/book.ts';
import { checkAlone } from '../../src/domain/check.ts';
import { normaliseAll } from '../../src/domain/normalise.ts';
import { SECTIONS, type Site } from '../../src/domain/site.ts';
import { complaint } from '../../src/registers/core/complaint.ts';
import { COMPLAINT_HEADINGS, complaintRow, END } from './rows.ts';

const ROWS = 100_000;

/** Fields a second, on one core: cells of complaint rows that hold something, each normalised, then its rules asked. */
export function measureChecking(): { readonly fieldsPerSecond: number; readonly fields: number } {
  const site = newSite();
  const book = bookOf(site);
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const cells = complaintRow(index, ROWS, 'ordinary');
    return Object.fromEntries(COMPLAINT_HEADINGS.flatMap((key, at) => (cells[at] ? [[key, cells[at]]] : [])));
  });
  const fields = rows.reduce((sum, row) => sum + Object.keys(row).length, 0);
  const began = process.hrtime.bigint();
  let wrong = 0;
  for (const row of rows) {
    const { values } = normaliseAll(complaint.fields, row, complaint.id, site);
    wrong += checkAlone(complaint, values, book, END).length;
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (wrong > 0) throw new Error(`${wrong} rules of generated complaints do not hold`);
  return { fieldsPerSecond: fields / seconds, fields };
}

/** The settings of a new workbook, read as its sheet would be. */
function newSite(): Site {
  const seeds = newSeeds('zh-CN', 'bench');
  const bare = { locale: 'zh-CN', shifts: [], people: [], recipients: [], limits: [], targets: [], options: [] };
  const read = SECTIONS.map(({ id, fields }) => {
    const lines = (seeds[id] ?? []).map((seed) => normaliseAll(fields, seed, id, bare as unknown as Site).values);
    return [id, lines] as const;
  });
  const { site, ...others } = Object.fromEntries(read);
  return { ...bare, ...others, ...site?.[0] } as unknown as Site;
}
