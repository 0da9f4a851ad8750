import { describe, expect, it } from 'vitest';
import { NOW, open } from '../host/fixture.ts';
import { behaves } from './contract.ts';

const SOURCE = 'documented: reference/base/browser';

describe('Browser', () => {
  behaves(
    'tells which button was pressed, in small letters',
    `${SOURCE}#msgboxtitle,-prompt,-buttons`,
    () => [
      Browser.msgBox('好了'),
      Browser.msgBox('问', '要清空吗？', Browser.Buttons.YES_NO),
      Browser.msgBox('问', '要清空吗？', Browser.Buttons.YES_NO),
    ],
    ['ok', 'no', 'cancel'],
    { answers: [{ button: 'OK' }, { button: 'NO' }, { button: 'CLOSE' }] },
  );
  behaves(
    'tells what was typed, and "cancel" where it was not',
    `${SOURCE}#inputboxtitle,-prompt,-buttons`,
    () => [
      Browser.inputBox('第几行？'),
      Browser.inputBox('问', '第几行？', Browser.Buttons.OK_CANCEL),
      Browser.inputBox('问', '第几行？', Browser.Buttons.OK_CANCEL),
    ],
    ['12', 'cancel', 'cancel'],
    { answers: [{ button: 'OK', text: '12' }, { button: 'CANCEL', text: '13' }, { button: 'CLOSE' }] },
  );
  it(`is for people at a workbook: a time trigger has none (${SOURCE})`, () => {
    let now = NOW;
    const code = `function later() { Browser.msgBox('好了'); }
      function plan() { ScriptApp.newTrigger('later').timeBased().after(60000).create(); }`;
    const host = open(code, { now: () => now });
    host.run('plan');
    now += 3_600_000;
    expect(host.tick().map(({ error }) => error?.message)).toEqual([
      'Exception: Cannot call SpreadsheetApp.getUi() from this context.',
    ]);
  });
});
