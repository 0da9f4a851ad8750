import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { open } from './fixture.ts';

/** Follows every way from what a script can hold and reports where it gets the host's process. */
const CODE = `
  function tryAll(extra) {
    const found = [];
    const seen = new Set();
    const leaks = (value) => {
      try {
        const F = value.constructor.constructor;
        return typeof F === 'function' && F('return typeof process === "object" || typeof require === "function"')();
      } catch (error) { return false; }
    };
    const visit = (value, path, depth) => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || depth > 5) return;
      seen.add(value);
      if (leaks(value)) found.push(path);
      let proto = null;
      try { proto = Object.getPrototypeOf(value); } catch (error) { visit(error, path + '!', depth + 1); }
      visit(proto, path + '.__proto__', depth + 1);
      let keys = [];
      try { keys = Reflect.ownKeys(value); } catch (error) { visit(error, path + '!', depth + 1); }
      for (const key of keys) {
        try { visit(value[key], path + '.' + String(key), depth + 1); } catch (error) { visit(error, path + '!', depth + 1); }
      }
    };
    visit(globalThis, 'globalThis', 0);
    for (const [name, value] of Object.entries(extra)) visit(value, name, 0);
    return [found, seen.size > 500];
  }
  const caught = (act) => { try { return act(); } catch (error) { return error; } };
  function run() {
    const book = SpreadsheetApp.getActive();
    const sheet = book.getActiveSheet();
    sheet.getRange('A1:B2').setValues([[1, 'x'], [new Date(), true]]);
    sheet.getRange('D1').setValue('=A1');
    const range = sheet.getRange('A1:B2');
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']);
    range.setDataValidation(rule.build());
    return tryAll({
      book, sheet, range, rule, values: range.getValues(), display: range.getDisplayValues(), formulas: range.getFormulas(), notes: range.getNotes(),
      backgrounds: range.getBackgrounds(), validations: range.getDataValidations(), sheets: book.getSheets(), matches: sheet.createTextFinder('x').findAll(),
      list: sheet.getRangeList(['A1']), protection: sheet.protect(), properties: PropertiesService.getScriptProperties().getProperties(),
      cache: CacheService.getScriptCache().getAll(['a']), lock: LockService.getScriptLock(), user: Session.getActiveUser(),
      blob: Utilities.newBlob('x'), bytes: Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'x'), decoded: Utilities.base64Decode('eA=='), ui: SpreadsheetApp.getUi(),
      format: SpreadsheetApp.newConditionalFormatRule(), logger: Logger.log('x'), enums: SpreadsheetApp.BorderStyle.SOLID,
      method: range.getValues, applied: caught(() => range.getValues.call({})),
      error1: caught(() => sheet.getRange(0, 1)), error2: caught(() => sheet.getRange('D1').getValue()), error3: caught(() => range.nothing()),
      error4: caught(() => book.insertSheet('工作表1')), error5: caught(() => Utilities.formatDate(new Date(), 'No/Zone', 'yyyy')),
      error6: caught(() => book.setSpreadsheetTimeZone('No/Zone')), error7: caught(() => Utilities.base64Decode('***')),
      error8: caught(() => SpreadsheetApp.getUi().alert('x')), error9: caught(() => MailApp.sendEmail('x', 'y', 'z')),
      error10: caught(() => sheet.createTextFinder('(').useRegularExpression(true).findAll()),
      error11: caught(() => sheet.appendRow(new Array(99).fill('x'))),
    });
  }
  function overflows() {
    const sheet = SpreadsheetApp.getActiveSheet();
    const errors = [];
    const deeper = () => { try { deeper(); } catch (error) { errors.push(error); } try { sheet.getLastRow(); } catch (error) { errors.push(error); } };
    deeper();
    return tryAll({ errors: errors.slice(0, 200) })[0];
  }
  function traces() {
    const sites = [];
    Error.prepareStackTrace = (error, calls) => { for (const call of calls) sites.push(call, call.getThis && call.getThis(), call.getFunction && call.getFunction()); return 'x'; };
    for (const act of [() => SpreadsheetApp.getActive().getSheets()[0].getRange(0, 1), () => SpreadsheetApp.getActive().insertSheet('工作表1')])
      try { act(); } catch (error) { String(error.stack); }
    return [tryAll({ sites })[0], sites.length > 4];
  }
  function patches() {
    const held = [];
    const grab = (args) => { for (const value of args) held.push(value); };
    const { apply, call } = Function.prototype;
    Function.prototype.apply = function (...args) { grab([this, ...args]); return Reflect.apply(this, args[0], args[1] || []); };
    Function.prototype.call = function (self, ...args) { grab([this, self, ...args]); return Reflect.apply(this, self, args); };
    for (const name of ['map', 'push', 'slice', 'find', 'forEach', 'concat']) {
      const own = Array.prototype[name];
      Array.prototype[name] = function (...args) { held[held.length] = this; return Reflect.apply(own, this, args); };
    }
    const parse = JSON.parse;
    JSON.parse = function (...args) { const value = parse(...args); held[held.length] = value; return value; };
    const book = SpreadsheetApp.getActive();
    book.getSheets().map((sheet) => sheet.getRange('A1:B2').getValues());
    book.getSheets()[0].getConditionalFormatRules();
    Function.prototype.apply = apply; Function.prototype.call = call;
    return tryAll({ held })[0];
  }`;

it('nothing a script can reach leads to the host', () => {
  expect(open(CODE).run('run').result).toEqual([[], true]);
});

it('an overflowing stack gives no error of the host away', () => {
  expect(open(CODE).run('overflows').result).toEqual([]);
});

it('the frames of a stack do not either', () => {
  expect(open(CODE).run('traces').result).toEqual([[], true]);
});

it('nor do built-ins that a script has replaced', () => {
  expect(open(CODE).run('patches').result).toEqual([]);
});

it('the bridge is no global', () => {
  expect(
    open("function looks() { return ['__bridge', '__start'].filter((name) => name in globalThis); }").run('looks')
      .result,
  ).toEqual([]);
});

it('the search finds a way out where there is one', () => {
  const leaky = createContext(Object.assign(Object.create(null), { leak: { deep: [() => 1] } }));
  const found = runInContext(`${CODE}; tryAll({ leak })[0].length`, leaky);
  expect(found).toBeGreaterThan(0);
});
