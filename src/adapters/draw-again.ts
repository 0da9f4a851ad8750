import { entryColumns, lineColumns, type SheetColumn } from '../domain/columns.ts';
import { linesFields } from '../domain/field.ts';
import type { AnyRegister } from '../domain/register.ts';
import { statesOf } from '../domain/row.ts';
import type { Site } from '../domain/site.ts';
import { TEXTS } from '../locales/index.ts';
import { lookOf } from './column-look.ts';
import { dropDown, type FormatRule } from './google.ts';
import { columnRange, type Layout } from './layout.ts';
import { protectOwn, stateColours } from './set-up.ts';
import type { Workbook } from './workbook.ts';

/**
 * Draws the drop-downs, the colours of the states and the warnings on the program's own sheets again, as the settings and the sheets' lengths are now: people come and
 * go, sheets grow. Other rules and columns are the staff's own and stay.
 */
export function drawAgain(workbook: Workbook, registers: readonly AnyRegister[]): void {
  const { site } = workbook;
  protectOwn(site.locale);
  for (const register of registers) {
    const layout = workbook.layout(register);
    drawDropDowns(layout, entryColumns(register), register, site);
    for (const [key, of] of linesFields(register.fields))
      drawDropDowns(workbook.layout(register, key), lineColumns(of), register, site);
    drawStates(layout, register, site);
  }
}

/** Draws the colours of a register's states on all rows of its sheet. */
export function drawStates(layout: Layout, register: AnyRegister, site: Site): void {
  const states = columnRange(layout, 'state');
  const names: unknown[] = statesOf(register).map((one) => one.words[site.locale]);
  const isOurs = (rule: FormatRule): boolean =>
    names.includes(rule.getBooleanCondition()?.getCriteriaValues()[0]) &&
    rule.getRanges().every((range) => range.getColumn() === states.getColumn() && range.getNumColumns() === 1);
  const theirs = layout.sheet.getConditionalFormatRules().filter((rule) => !isOurs(rule));
  layout.sheet.setConditionalFormatRules([...theirs, ...stateColours(states, register, site.locale)]);
}

function drawDropDowns(layout: Layout, columns: readonly SheetColumn[], register: AnyRegister, site: Site): void {
  for (const column of columns) {
    const { options } = lookOf(column, register, false, site);
    if (options.length > 0)
      columnRange(layout, column.key).setDataValidation(dropDown(options, TEXTS[site.locale].choose));
  }
}
