import { expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { Look } from '../../src/host/page.ts';
import { NOW, open } from './fixture.ts';

/** A host after a script has worked on the first sheet. */
function after(body: string, more = ''): Host {
  const host = open(
    `function fill() { const book = SpreadsheetApp.getActive(); const sheet = book.getActiveSheet(); ${body} } ${more}`,
  );
  host.run('fill');
  return host;
}

const block = (row: number, column: number, rows: number, columns: number) => ({ row, column, rows, columns });

function lookAt(host: Host, row: number, column: number): Look | undefined {
  const { dress, looks } = host.window(0, block(row, column, 1, 1));
  return looks[dress[0]?.[0] as number];
}

it('the tabs in their order, with what a page needs to draw them', () => {
  const host = after(
    "sheet.setFrozenRows(2); sheet.setColumnWidth(2, 240); sheet.hideColumns(3); sheet.hideRows(2); sheet.setTabColor('#ff0000'); book.insertSheet('借用', 0).hideSheet();",
  );
  const { title, revision, sheets } = host.book();
  expect([title, revision === host.revision, sheets.map(({ name, hidden }) => [name, hidden])]).toEqual([
    '客服台账',
    true,
    [
      ['借用', true],
      ['工作表1', false],
    ],
  ]);
  const [, first] = sheets;
  expect(first).toMatchObject({ id: 0, rows: 1000, columns: 26, frozenRows: 2, frozenColumns: 0, tabColor: '#ff0000' });
  expect([first?.widths.slice(0, 3), first?.hiddenColumns.slice(0, 4)]).toEqual([
    [100, 240, 100],
    [false, false, true, false],
  ]);
  expect(first?.hiddenRows).toEqual({ ends: [1, 2], values: [false, true, false] });
});

it('a window shows what its cells show, and nothing beyond the sheet', () => {
  const host = after(
    "sheet.getRange('B2:D3').setValues([['3-12', '0.5%', true], ['=A1', '甲', '']]); sheet.getRange('B2:C2').merge(); sheet.getRange('C3').setNote('回访');",
  );
  const view = host.window(0, block(1, 1, 3, 3));
  expect(view).toMatchObject({ sheet: 0, row: 1, column: 1, rows: 3, columns: 3, usedRows: 3, usedColumns: 4 });
  expect(view.texts).toEqual([
    ['3-12', '', 'TRUE'],
    ['=A1', '甲', ''],
    ['', '', ''],
  ]);
  expect(view.merges).toEqual([block(1, 1, 1, 2)]);
  expect(view.notes).toEqual([{ row: 2, column: 2, text: '回访' }]);
  const edge = host.window(0, block(999, 25, 50, 50));
  expect([edge.rows, edge.columns, edge.texts]).toEqual([1, 1, [['']]]);
  expect(host.window(0, block(5000, 0, 10, 1))).toMatchObject({ rows: 0, texts: [] });
});

it('looks are told once, untouched cells have none, values stand where Sheets puts them', () => {
  const host =
    after(`sheet.getRange('A1:C1').setBackground('#eeeeee').setFontWeight('bold').setWrap(true).setHorizontalAlignment('center').setVerticalAlignment('middle');
    sheet.getRange('A2').setFontLine('line-through').setFontColor('#999999').setFontSize(9);
    sheet.getRange('A3:C3').setValues([[5, true, '甲']]); sheet.getRange('A4').setBorder(true, null, null, null, null, null);`);
  const { dress, looks } = host.window(0, block(0, 0, 1, 3));
  expect([dress, looks]).toEqual([
    [[0, 0, 0]],
    [{ background: '#eeeeee', bold: true, wrap: 'wrap', align: 'center', vertical: 'middle' }],
  ]);
  expect(lookAt(host, 1, 0)).toEqual({ strikethrough: true, color: '#999999', size: 9 });
  expect([lookAt(host, 2, 0), lookAt(host, 2, 1), lookAt(host, 2, 2)]).toEqual([
    { align: 'right' },
    { align: 'center' },
    {},
  ]);
  expect(lookAt(host, 3, 0)).toEqual({ borders: { top: 'SOLID #000000' } });
});

it('conditional formats are part of the look; of two that hold the first one rules', () => {
  const host =
    after(`const rule = (text, colour) => SpreadsheetApp.newConditionalFormatRule().whenTextContains(text).setBackground(colour);
    sheet.setConditionalFormatRules([rule('超', '#ff0000').setRanges([sheet.getRange('A2:A')]).build(),
      rule('超期', '#00ff00').setBold(true).setRanges([sheet.getRange('A2:B')]).build(),
      SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(5).setFontColor('#0000ff').setRanges([sheet.getRange('C:C')]).build()]);
    sheet.getRange('A1:C3').setValues([['超期', '', 5], ['超期', '超期', 6], ['在借', '超', '9']]);`);
  expect([lookAt(host, 0, 0), lookAt(host, 1, 0), lookAt(host, 1, 1), lookAt(host, 2, 0), lookAt(host, 2, 1)]).toEqual([
    {},
    { background: '#ff0000', bold: true },
    { background: '#00ff00', bold: true },
    {},
    {},
  ]);
  expect([lookAt(host, 0, 2), lookAt(host, 1, 2)]).toEqual([{ align: 'right' }, { align: 'right', color: '#0000ff' }]);
});

it('a validation says what may be chosen, and whether anything else is refused', () => {
  const host = after(`const make = () => SpreadsheetApp.newDataValidation();
    sheet.getRange('A1').setDataValidation(make().requireValueInList(['在借', '已还']).setAllowInvalid(false).setHelpText('请选择').build());
    sheet.getRange('B1').setDataValidation(make().requireValueInList(['甲'], false).build());
    sheet.getRange('C1').setDataValidation(make().requireCheckbox().build());
    sheet.getRange('D1').setDataValidation(make().requireDate().build());`);
  expect([0, 1, 2, 3].map((column) => lookAt(host, 0, column)?.input)).toEqual([
    { kind: 'list', options: ['在借', '已还'], help: '请选择', strict: true },
    { kind: 'list', options: [], help: null, strict: false },
    { kind: 'checkbox', options: [], help: null, strict: false },
    { kind: 'date', options: [], help: null, strict: false },
  ]);
  expect(host.cell(0, 0, 0).input?.options).toEqual(['在借', '已还']);
  expect(host.cell(0, 0, 4).input).toBeNull();
});

it('what the formula bar gives makes the same cell when it is typed again', () => {
  const host = after(
    `const rich = (text) => SpreadsheetApp.newRichTextValue().setText(text).build();
     sheet.getRange('A1:M1').setValues([['甲', 755, -3.5, '12.5%', true, '3-12', '2025-12-31', '9:30', '2026-3-12 9:30:15', '=A1+1', '¥1,200.50', '', 'A-1203']]);
     sheet.getRange('A2:E2').setRichTextValues([['0755', '3-12', '=1+1', "'引号", '甲'].map(rich)]);
     sheet.getRange('A3').setNumberFormat('@').setValue('0755');
     sheet.getRange('B3').setValue(new Date(2026, 11, 31, 8, 5)).setNumberFormat('m"月"d"日"');`,
    `function again(texts) { const sheet = SpreadsheetApp.getActiveSheet(); return texts.map(([row, column, text]) => {
       const cell = sheet.getRange(row + 1, column + 1); const before = cell.getFormula() || cell.getValue(); const shown = cell.getFormula() || cell.getDisplayValue();
       cell.setValue(text); const after = cell.getFormula() || cell.getValue();
       return String(before) === String(after) && typeof before === typeof after && shown === (cell.getFormula() || cell.getDisplayValue()); }); }`,
  );
  const places = [...Array(13).keys()].map((column) => [0, column]);
  for (let column = 0; column < 5; column++) places.push([1, column]);
  places.push([2, 0], [2, 1]);
  const texts = places.map(([row = 0, column = 0]) => [row, column, host.cell(0, row, column).typed]);
  expect(texts.map(([, , text]) => text)).toEqual([
    ...[
      '甲',
      '755',
      '-3.5',
      '12.5%',
      'TRUE',
      '3-12',
      '2025-12-31',
      '9:30',
      '2026-03-12 9:30:15',
      '=A1+1',
      '1200.5',
      '',
      'A-1203',
    ],
    ...["'0755", "'3-12", "'=1+1", "''引号", '甲', '0755', '2026-12-31 08:05:00'],
  ]);
  expect(host.run('again', [texts]).result).toEqual(places.map(() => true));
});

it('windows follow: rows whose cells changed, the whole sheet when it was dressed, the tabs when they did', () => {
  const code = `function write(row) { SpreadsheetApp.getActiveSheet().getRange(row, 1).setValue('甲'); }
    function paint() { SpreadsheetApp.getActiveSheet().getRange('B2').setBackground('#ff0000'); }
    function rename() { SpreadsheetApp.getActiveSheet().setName('台账'); } function look() { return SpreadsheetApp.getActiveSheet().getLastRow(); }`;
  const host = open(code);
  const start = host.revision;
  expect(start).toBe(NOW);
  host.run('look');
  expect(host.changesSince(start)).toEqual({ revision: start, book: false, sheets: [] });
  host.run('write', [5]);
  host.run('write', [9]);
  expect(host.changesSince(start)).toEqual({
    revision: start + 2,
    book: false,
    sheets: [{ sheet: 0, rows: { from: 4, to: 9 } }],
  });
  expect(host.changesSince(start + 1).sheets).toEqual([{ sheet: 0, rows: { from: 8, to: 9 } }]);
  host.run('paint');
  expect(host.changesSince(start).sheets).toEqual([{ sheet: 0, rows: null }]);
  host.run('rename');
  expect(host.changesSince(start + 3).book).toBe(true);
  const everything = { revision: start + 4, book: true, sheets: [{ sheet: 0, rows: null }] };
  expect([host.changesSince(start + 99), host.changesSince(start - 99)]).toEqual([everything, everything]);
});

it('a cell leads to a place of the workbook, and nowhere else, whatever its address says', () => {
  const addresses = [
    '#gid=0&range=C7',
    '#gid=0&range=9:9',
    '#gid=0&range=B2:D4',
    '#gid=0&range=AAA1',
    '#gid=0&range=A1000000',
    '#gid=5&range=A1',
    '#gid=0',
    '#gid=0&range=A1&x=1',
    'https://example.com/#gid=0&range=A1',
    'javascript:alert(1)',
    ' #gid=0&range=A1',
  ];
  const host = after(
    `const hidden = book.insertSheet('藏'); hidden.hideSheet();
     const all = ${JSON.stringify(addresses)}.concat('#gid=' + hidden.getSheetId() + '&range=A1');
     sheet.getRange(1, 2, all.length, 1).setRichTextValues(
       all.map((address) => [SpreadsheetApp.newRichTextValue().setText('x').setLinkUrl(address).build()]));`,
  );
  expect(host.window(0, block(0, 0, 20, 5)).links).toEqual([
    { row: 0, column: 1, to: { sheet: 0, row: 6, column: 2 } },
    { row: 1, column: 1, to: { sheet: 0, row: 8, column: 0 } },
    { row: 2, column: 1, to: { sheet: 0, row: 1, column: 1 } },
  ]);
});
