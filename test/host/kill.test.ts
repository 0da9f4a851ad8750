import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Fault, KillVariant } from '../../src/host/fault.ts';
import { buildProgram, newWorkbook, open } from './fixture.ts';

const WRITES = `
  function writes() {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('B2').setValue('flushed');
    SpreadsheetApp.flush();
    try {
      sheet.getRange('B3').setValue('one');
      sheet.getRange('B4').setValue('two');
      PropertiesService.getScriptProperties().setProperty('kept', 'yes');
      sheet.getRange('B5').setValue('three');
      sheet.getLastRow();
      sheet.getRange('B6').setValue('four');
    } catch (error) {
      console.log('caught ' + error);
      try { sheet.getRange('B7').setValue('caught'); SpreadsheetApp.flush(); } catch (again) { console.log('again'); }
    } finally {
      try { sheet.getRange('B8').setValue('finally'); SpreadsheetApp.flush(); MailApp.sendEmail('a@b.c', 's', 'b'); } catch (last) {}
    }
    return 'done';
  }
  function reads() {
    const sheet = SpreadsheetApp.getActiveSheet();
    return [sheet.getRange('B2:B8').getValues().map(String), PropertiesService.getScriptProperties().getProperty('kept')];
  }`;

const killAtLastRow: Fault = { method: 'Sheet.getLastRow', moment: 'before', effect: 'kill' };

describe('a killed execution', () => {
  for (const [variant, left] of [
    ['none', ['flushed', '', '', '', '', '', '']],
    ['all', ['flushed', 'one', 'two', 'three', '', '', '']],
    [{ prefix: 2 }, ['flushed', 'one', 'two', '', '', '', '']],
  ] as [KillVariant, string[]][])
    it(`leaves ${JSON.stringify(variant)} of its buffer, and no catch or finally has an effect`, () => {
      const workbook = newWorkbook();
      const host = open(WRITES, { workbook, fault: killAtLastRow, killVariant: variant });
      expect(() => host.run('writes')).toThrow(expect.objectContaining({ code: 'killed' }));
      expect(host.last?.log).toEqual([]);
      expect(host.last?.mails).toEqual([]);
      const expected = [left, 'yes'];
      expect(host.run('reads').result).toEqual(expected);
      host.close();
      expect(open(WRITES, { workbook }).run('reads').result).toEqual(expected);
    });

  it('strikes once', () => {
    const host = open(WRITES, { fault: killAtLastRow });
    expect(() => host.run('writes')).toThrow();
    expect(host.run('writes').result).toBe('done');
  });

  it('by the time limit leaves no unflushed write either', () => {
    const host = open(
      "function loops() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); for (;;); } function reads() { return SpreadsheetApp.getActiveSheet().getLastRow(); }",
      { executionLimit: 100 },
    );
    expect(() => host.run('loops')).toThrow(expect.objectContaining({ code: 'timeout' }));
    expect(host.run('reads').result).toBe(0);
  });

  it('gives its lock back', () => {
    const host = open(
      'function locks() { const ok = LockService.getScriptLock().tryLock(0); SpreadsheetApp.flush(); return ok; }',
      {
        fault: { method: 'SpreadsheetApp.flush', moment: 'after', effect: 'kill' },
      },
    );
    expect(() => host.run('locks')).toThrow();
    expect(host.run('locks').result).toBe(true);
  });
});

describe('a call that throws', () => {
  const code = `function writes() { const sheet = SpreadsheetApp.getActiveSheet(); try { sheet.getRange('B2').setValue('x'); } catch (error) { return [String(error), sheet.getRange('B2').getValue()]; } }`;
  for (const [moment, left] of [
    ['before', ''],
    ['after', 'x'],
  ] as const)
    it(`${moment} its effect`, () => {
      const host = open(code, { fault: { method: 'Range.setValue', moment, effect: 'throw' } });
      expect(host.run('writes').result).toEqual([
        'Exception: Service Spreadsheets timed out while accessing document.',
        left,
      ]);
    });

  it('by number, with a message of its own', () => {
    const host = open(
      'function asks() { for (let i = 1; ; i++) try { SpreadsheetApp.flush(); } catch (error) { return [i, error.message, error.name]; } }',
      {
        fault: { call: 3, moment: 'before', effect: 'throw', message: 'Service invoked too many times' },
      },
    );
    expect(host.run('asks').result).toEqual([3, 'Service invoked too many times', 'Exception']);
  });
});

it('an exception of the script keeps what was written before it', () => {
  const host = open(
    "function fails() { SpreadsheetApp.getActiveSheet().getRange('C3').setValue('kept'); throw new Error('x'); } function reads() { return SpreadsheetApp.getActiveSheet().getRange('C3').getValue(); }",
  );
  expect(() => host.run('fails')).toThrow();
  expect(host.run('reads').result).toBe('kept');
});

it('60 processes killed in the middle: none torn, nothing flushed is lost', { timeout: 300_000 }, () => {
  const workbook = newWorkbook();
  const setup = open("function adds() { SpreadsheetApp.getActive().insertSheet('登记'); }", { workbook });
  setup.run('adds');
  setup.close();
  const program = buildProgram('kill-child');
  const reader = `function reads() { return SpreadsheetApp.getActive().getSheets().map((sheet) => sheet.getDataRange().getValues()); }`;
  let acknowledged = 0;
  for (let round = 0; round < 60; round++) {
    // The calls: getLastRow, setValues, flush, setValues, setNote, setBackground, flush.
    const call = 1 + (round % 7);
    const moment = round % 2 === 0 ? 'before' : 'after';
    const child = spawnSync(process.execPath, [program, workbook, String(call), moment, String(round)], {
      encoding: 'utf8',
    });
    expect([child.signal, child.stdout]).toEqual(['SIGKILL', 'opened\n']);
    // Flushed: from the moment the first flush was over.
    const landed = call > 3 || (call === 3 && moment === 'after');
    const host = open(reader, { workbook });
    const [journal = [], register = []] = host.run('reads').result as unknown[][][];
    host.close();
    if (landed) acknowledged += 1;
    expect(journal.length === 1 && journal[0]?.[0] === '' ? 0 : journal.length).toBe(acknowledged);
    if (landed) expect(journal.at(-1)).toEqual([round, '甲', acknowledged]);
    // The two rows of the register were one write: both or none.
    const rows = register.filter((row) => row[1] === round);
    expect(rows.length).toBe(call === 7 && moment === 'after' ? 2 : 0);
  }
  expect(acknowledged).toBeGreaterThan(30);
});
