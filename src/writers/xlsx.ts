/// <reference path="./xlsx/exceljs-internals.d.ts" />
import type { Report, Table } from '../reports/table.ts';
import type { ReportOptions } from './xlsx/report.ts';
import type { TableOptions } from './xlsx/table.ts';

/** esbuild turns a `require` of one of our own modules into a call that runs the module when first made. */
declare function require(path: './xlsx/report.ts'): typeof import('./xlsx/report.ts');
declare function require(path: './xlsx/table.ts'): typeof import('./xlsx/table.ts');

/** A report as a workbook of one sheet, ready to print on A4, with native charts below the tables they draw. */
export function writeXlsx(report: Report, options: ReportOptions = {}): Uint8Array {
  return require('./xlsx/report.ts').writeReport(report, options);
}

/** A register's export: rows are read, written and dropped one by one, so a table may be longer than memory. */
export function writeTableXlsx(table: Table, options: TableOptions = {}): Uint8Array {
  return require('./xlsx/table.ts').writeTable(table, options);
}
