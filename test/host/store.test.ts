import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { createWorkbook } from '../../src/host/host.ts';
import { buildProgram, freshPath, newWorkbook, open, ZONE } from './fixture.ts';

const NOTHING = 'function nothing() {}';

it('everything of a workbook is there again when it is opened again', () => {
  const workbook = newWorkbook();
  const code = `
    function fills() {
      const book = SpreadsheetApp.getActive();
      const sheet = book.insertSheet('登记', 0);
      sheet.getRange('B3:D4').setValues([['甲', 1.5, true], [new Date(2026, 1, 14), '=A1', '']]);
      sheet.getRange('C:C').setNumberFormat('0.00').setBackground('#123456');
      sheet.getRange('D9').setNote('注').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).build());
      sheet.setColumnWidth(3, 333).setRowHeight(4, 44).setFrozenRows(2);
      sheet.hideRows(2); sheet.hideColumns(5); sheet.setTabColor('red');
      sheet.getRange('F2:G3').merge();
      sheet.getRange('H1:H9').protect().setDescription('护').setWarningOnly(true);
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextContains('逾').setBold(true).setRanges([sheet.getRange('A1:A9')]).build()]);
      sheet.insertRowsBefore(1, 2); sheet.deleteRows(8, 3); sheet.insertColumnBefore(2); sheet.getRange('A40').setValue('末');
      sheet.getRange('K7').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('去').setLinkUrl('#gid=0&range=A1').build());
      book.deleteSheet(book.insertSheet('gone'));
      book.rename('改名');
      PropertiesService.getScriptProperties().setProperty('p', 'v');
    }
    function looks() {
      const book = SpreadsheetApp.getActive();
      const sheet = book.getSheetByName('登记');
      const all = sheet.getRange(1, 1, 45, 12);
      return JSON.stringify([book.getName(), book.getSheets().map((s) => [s.getName(), s.getMaxRows(), s.getMaxColumns()]),
        sheet.getRange('B3:C6').getValues().map(String), all.getFormulas(), sheet.getRange('C5:C6').getDisplayValues(), all.getNotes(), sheet.getRange('K7').getRichTextValue().getLinkUrl(), all.getBackgrounds(), all.getNumberFormats(),
        all.getDataValidations().map((row) => row.map((rule) => rule && rule.getCriteriaValues())),
        [1, 2, 3, 4, 5, 6].map((n) => [sheet.getColumnWidth(n), sheet.getRowHeight(n), sheet.isRowHiddenByUser(n), sheet.isColumnHiddenByUser(n)]),
        sheet.getFrozenRows(), sheet.getTabColor(), all.getMergedRanges().map((r) => r.getA1Notation()),
        sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((p) => [p.getRange().getA1Notation(), p.getDescription(), p.isWarningOnly()]),
        sheet.getConditionalFormatRules().map((r) => [r.getRanges().map((x) => x.getA1Notation()), r.getBooleanCondition().getBold()]),
        sheet.getLastRow(), PropertiesService.getScriptProperties().getProperties()]);
    }`;
  const host = open(code, { workbook });
  host.run('fills');
  const before = host.run('looks').result as string;
  host.close();
  expect(open(code, { workbook }).run('looks').result).toBe(before);
  const seen = JSON.parse(before);
  expect(seen.slice(0, 2)).toEqual([
    '改名',
    [
      ['登记', 999, 27],
      ['工作表1', 1000, 26],
    ],
  ]);
  expect(seen[6]).toBe('#gid=0&range=A1');
  expect(seen.slice(11)).toEqual([
    4,
    '#ff0000',
    ['G4:H5'],
    [['I3:I8', '护', true]],
    [[['A3:A8'], true]],
    40,
    { p: 'v' },
  ]);
});

it('only rows that differ are written', () => {
  const workbook = newWorkbook();
  const host = open(
    `function fills() { SpreadsheetApp.getActiveSheet().getRange(1, 1, 500, 3).setValues(Array.from({ length: 500 }, (_, i) => [i, 'x', 'y'])); }
     function inserts() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertRowsBefore(2, 3); sheet.getRange(2, 1).setValue('neu'); }`,
    { workbook },
  );
  host.run('fills');
  host.close();
  const database = new Database(workbook);
  database.exec(
    'CREATE TABLE changed (id INTEGER); CREATE TRIGGER t AFTER INSERT ON cells BEGIN INSERT INTO changed VALUES (new.id); END;',
  );
  database.close();
  const again = open(
    `function inserts() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertRowsBefore(2, 3); sheet.getRange(2, 1).setValue('neu'); }
    function reads() { return SpreadsheetApp.getActiveSheet().getRange(1, 1, 6, 1).getValues().map(String); }`,
    { workbook },
  );
  again.run('inserts');
  expect(again.run('reads').result).toEqual(['0', 'neu', '', '', '1', '2']);
  again.close();
  const rows = new Database(workbook).prepare('SELECT count(*) AS n FROM changed').get() as { n: number };
  expect(rows.n).toBe(1);
});

it('refuses what is no workbook, by code', () => {
  const refused = (path: string) => {
    try {
      open(NOTHING, { workbook: path });
      return 'opened';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  expect(refused(freshPath())).toBe('missing');

  const text = freshPath();
  writeFileSync(text, 'not a database at all');
  expect(refused(text)).toBe('not-a-workbook');

  const empty = freshPath();
  writeFileSync(empty, '');
  expect(refused(empty)).toBe('not-a-workbook');

  const foreign = freshPath();
  const other = new Database(foreign);
  other.exec('CREATE TABLE a (b)');
  other.close();
  expect(refused(foreign)).toBe('not-a-workbook');

  const torn = newWorkbook();
  truncateSync(torn, Math.floor(readFileSync(torn).length / 2));
  expect(refused(torn)).toBe('not-a-workbook');

  const newer = newWorkbook();
  const copy = freshPath();
  const database = new Database(newer);
  database.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(newer, copy);
  database.close();
  expect(refused(copy)).toBe('newer-store');
});

it('a file with a link in it is of a version that a program without links refuses; any other is as before', () => {
  const workbook = newWorkbook();
  const host = open(
    `function notes() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('去').setNote('注'); }
     function links() { SpreadsheetApp.getActiveSheet().getRange('A1').setRichTextValue(
       SpreadsheetApp.newRichTextValue().setText('去').setLinkUrl('#gid=0&range=B2').build()); }`,
    { workbook },
  );
  const version = () => {
    const copy = freshPath();
    host.copyTo(copy);
    const database = new Database(copy);
    const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
    database.close();
    return row.user_version;
  };
  host.run('notes');
  expect(version()).toBe(1);
  host.run('links');
  expect(version()).toBe(2);
});

it('createWorkbook refuses a file that is there, and leaves it alone', () => {
  const path = freshPath();
  writeFileSync(path, 'mine');
  expect(() => createWorkbook(path, { title: 't', timeZone: ZONE, locale: 'zh_CN' })).toThrow(
    expect.objectContaining({ code: 'exists' }),
  );
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

it('a workbook is one file when it is closed, and can be copied', () => {
  const workbook = newWorkbook();
  const host = open(
    "function fills() { SpreadsheetApp.getActiveSheet().getRange('B2').setValue('甲'); } function reads() { return SpreadsheetApp.getActiveSheet().getRange('B2').getValue(); }",
    { workbook },
  );
  host.run('fills');
  host.close();
  const copy = freshPath();
  copyFileSync(workbook, copy);
  expect(
    open("function reads() { return SpreadsheetApp.getActiveSheet().getRange('B2').getValue(); }", {
      workbook: copy,
    }).run('reads').result,
  ).toBe('甲');
});

it('script properties are no part of the workbook: an older version of it brings no older ones back', () => {
  const workbook = newWorkbook();
  const code = `
    function keeps(value) { PropertiesService.getScriptProperties().setProperty('a', value); }
    function reads() { return PropertiesService.getScriptProperties().getProperty('a'); }`;
  const run = (path: string, name: string, ...args: unknown[]): unknown => {
    const host = open(code, { workbook: path });
    const { result } = host.run(name, args);
    host.close();
    return result;
  };
  run(workbook, 'keeps', 'old');
  const backup = readFileSync(workbook);
  run(workbook, 'keeps', 'new');
  writeFileSync(workbook, backup);
  expect(run(workbook, 'reads')).toBe('new');
  // A copy elsewhere is a script of its own, and so is another workbook under the same name.
  const copy = freshPath();
  copyFileSync(workbook, copy);
  expect(run(copy, 'reads')).toBeNull();
  copyFileSync(newWorkbook(), workbook);
  expect(run(workbook, 'reads')).toBeNull();
});

it('spoilt properties are said by code, and the workbook is free again', () => {
  const workbook = newWorkbook();
  const opened = () => open(NOTHING, { workbook }).close();
  for (const spoilt of ['', '{"workbook"', '[]', '7', 'null']) {
    writeFileSync(`${workbook}.properties`, spoilt);
    expect(opened).toThrow(expect.objectContaining({ code: 'properties-damaged' }));
  }
  rmSync(`${workbook}.properties`);
  opened();
});

it('one process a file: in use here, in use there, free again when that process is killed', async () => {
  const workbook = newWorkbook();
  const host = open(NOTHING, { workbook });
  expect(() => open(NOTHING, { workbook })).toThrow(expect.objectContaining({ code: 'in-use' }));
  host.close();

  const child = spawn(process.execPath, [buildProgram('hold-child'), workbook], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(() => open(NOTHING, { workbook })).toThrow(expect.objectContaining({ code: 'in-use' }));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  expect(open(NOTHING, { workbook }).run('nothing').result).toBeNull();
});

it('a closed host runs nothing', () => {
  const host = open(NOTHING);
  host.close();
  expect(() => host.run('nothing')).toThrow(expect.objectContaining({ code: 'closed' }));
});

it('a full disk is said by code, and leaves what was acknowledged', () => {
  const workbook = newWorkbook();
  // 1,500 KiB a file: the system's own limit stands in for the disk.
  const command = `ulimit -f 1500; exec "${process.execPath}" "${buildProgram('full-child')}" "${workbook}"`;
  const child = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  const { acknowledged, refused, width } = JSON.parse(child.stdout);
  expect(refused).toBe('disk-full');
  expect(acknowledged).toBeGreaterThan(0);
  expect(width).toBe(acknowledged);
  const reader = 'function width() { return SpreadsheetApp.getActiveSheet().getLastColumn(); }';
  expect(open(reader, { workbook }).run('width').result).toBe(acknowledged);
});

it('a place that cannot be written is said by code', () => {
  const path = `${freshPath()}/no/such/folder/book.dutybook`;
  expect(() => createWorkbook(path, { title: 't', timeZone: ZONE, locale: 'zh_CN' })).toThrow(
    expect.objectContaining({ code: 'read-only' }),
  );
});
