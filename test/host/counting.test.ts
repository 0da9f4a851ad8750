import { expect, it } from 'vitest';
import { open } from './fixture.ts';

const counted = (body: string) => {
  const { calls, byMethod, cellsRead, cellsWritten, cellsSearched } = open(
    `function counts() { const book = SpreadsheetApp.getActive(); const sheet = book.getActiveSheet(); ${body} }`,
  ).run('counts');
  return { calls, byMethod, cellsRead, cellsWritten, cellsSearched };
};

it('getting sheets, making ranges, builders and utilities are no service calls', () => {
  expect(
    counted(`book.getSheetByName('工作表1').getRange('B2:C3').offset(1, 1).getA1Notation(); book.getSheets(); sheet.getName(); sheet.getSheetId(); sheet.getIndex();
      sheet.getRange('A:A').getNumRows(); SpreadsheetApp.newDataValidation().requireDate().build(); Utilities.getUuid(); Utilities.formatDate(new Date(), 'UTC', 'yyyy'); Utilities.sleep(1);
      console.log(1); SpreadsheetApp.getUi().createMenu('x').addItem('a', 'b'); LockService.getScriptLock(); PropertiesService.getScriptProperties(); sheet.getRangeList(['A1']); sheet.createTextFinder('x').matchCase(true);`),
  ).toEqual({ calls: 0, byMethod: {}, cellsRead: 0, cellsWritten: 0, cellsSearched: 0 });
});

it('reading and writing are one call each, with their cells', () => {
  expect(
    counted(`sheet.getRange(3, 2, 10, 4).setValues(Array.from({ length: 10 }, () => ['x', 1, true, '']));
      sheet.getRange(3, 2, 10, 2).getValues(); sheet.getRange(3, 2).getDisplayValue(); sheet.getLastRow(); sheet.getMaxRows(); SpreadsheetApp.flush();`),
  ).toEqual({
    calls: 6,
    byMethod: {
      'Range.setValues': 1,
      'Range.getValues': 1,
      'Range.getDisplayValue': 1,
      'Sheet.getLastRow': 1,
      'Sheet.getMaxRows': 1,
      'SpreadsheetApp.flush': 1,
    },
    cellsRead: 21,
    cellsWritten: 40,
    cellsSearched: 0,
  });
});

it('a finder searches the filled part of its range', () => {
  expect(
    counted(`sheet.getRange(2, 3, 5, 1).setValue('x'); sheet.getRange('C:C').createTextFinder('y').findAll();`),
  ).toMatchObject({
    calls: 2,
    cellsSearched: 6,
    cellsWritten: 5,
  });
});

it('locks, properties, cache, session and mail are calls; a range list is one', () => {
  expect(
    counted(`const lock = LockService.getScriptLock(); lock.tryLock(0); lock.releaseLock(); PropertiesService.getScriptProperties().getProperties(); CacheService.getScriptCache().get('x');
      Session.getActiveUser().getEmail(); MailApp.getRemainingDailyQuota(); sheet.getRangeList(['A1', 'C3', 'E5:F6']).setValue('x');`)
      .byMethod,
  ).toEqual({
    'Lock.tryLock': 1,
    'Lock.releaseLock': 1,
    'Properties.getProperties': 1,
    'Cache.get': 1,
    'Session.getActiveUser': 1,
    'MailApp.getRemainingDailyQuota': 1,
    'RangeList.setValue': 1,
  });
});

it('the cell limit can be lifted', () => {
  const code =
    'function grows() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertRowsAfter(1000, 400000); return sheet.getMaxRows(); }';
  expect(open(code, { cellLimit: Number.POSITIVE_INFINITY }).run('grows').result).toBe(401_000);
});
