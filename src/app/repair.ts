import { drawAgain } from '../adapters/draw-again.ts';
import { declaredSheets, drawMissing, drawMissingOwn } from '../adapters/draw-missing.ts';
import { flush, sheetNamed } from '../adapters/google.ts';
import { dressGrown } from '../adapters/grown-sheets.ts';
import { KEY_ROW, rowCount } from '../adapters/layout.ts';
import { drawLimitSamples } from '../adapters/limit-samples.ts';
import { restoreHeadings } from '../adapters/set-up.ts';
import { lockToWrite, openHead, openWorkbook } from '../adapters/workbook.ts';
import { REGISTERS } from '../registers/index.ts';
import { heldIn } from './migrate.ts';

/** The sheets that were drawn anew, and those whose headings, keys or warnings were put back. */
export interface Repaired {
  readonly drawn: readonly string[];
  readonly restored: readonly string[];
}

/**
 * Brings a workbook's sheets back to what the declarations say, after a set-up that was killed or slips of the staff. A sheet
 * that held entries is never drawn anew: that it is missing is said, with the way to get it back.
 */
export function repair(): Repaired {
  lockToWrite();
  const { head, site } = openHead();
  const { locale } = site;
  const own = head.journal.sequence === 0 ? drawMissingOwn(locale) : [];
  const sheets = declaredSheets(REGISTERS, locale);
  const drawn = [...own, ...drawMissing(sheets, site, heldIn(openWorkbook()))];
  const restored = sheets.flatMap(({ name, columns }) => {
    const sheet = sheetNamed(name);
    return sheet && restoreHeadings(sheet, columns, locale) ? [name] : [];
  });
  const workbook = openWorkbook();
  drawAgain(workbook, REGISTERS);
  for (const declared of sheets) {
    const layout = workbook.layout(declared.register, declared.field);
    dressGrown(layout, declared, KEY_ROW + rowCount(layout), site);
  }
  drawLimitSamples(workbook);
  flush();
  return { drawn, restored };
}
