import { declaredSheets, drawMissing, drawMissingColumns } from '../draw-missing.ts';
import { drawMissingSettings } from '../draw-missing-settings.ts';
import type { Migration } from './migration.ts';

/** Sheets, columns and settings that the declarations have and the workbook does not. A later change that only adds names it again. */
export const whatIsNew: Migration = {
  id: '2026-11-23-what-is-new',
  run({ site, settingsSheet, registers, held, seeds }) {
    drawMissingSettings(settingsSheet, seeds, site.locale);
    const sheets = declaredSheets(registers, site.locale);
    for (const sheet of sheets) drawMissingColumns(sheet, site, held);
    drawMissing(sheets, site, held);
  },
};
