import { expect, it } from 'vitest';
import type { Question } from '../../src/host/bridge.ts';
import { open } from './fixture.ts';

const CODE = `
  function seals(mark) { const ui = SpreadsheetApp.getUi(); const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1').setValue(mark);
    const answer = ui.prompt('封账', '期间？', ui.ButtonSet.OK_CANCEL);
    sheet.getRange('A2').setValue(answer.getResponseText());
    return [String(answer.getSelectedButton()), answer.getResponseText(), sheet.getRange('B1').getValue()]; }
  function fails() { throw new Error('坏'); }
  function spins() { for (;;); }`;

it('a script waits for a person, who is shown what it asks', () => {
  const host = open(CODE);
  const asked: [Question, number][] = [];
  const execution = host.run('seals', ['甲'], {
    ask: (question, within) => {
      asked.push([question, within]);
      return { button: 'OK', text: '2026-02' };
    },
  });
  expect(execution.result).toEqual(['OK', '2026-02', '']);
  expect(asked.map(([question]) => question)).toEqual([
    { kind: 'prompt', title: '封账', prompt: '期间？', buttons: 'OK_CANCEL' },
  ]);
  const within = asked[0]?.[1] as number;
  // A sixth of the six minutes is left to the script and to what others have begun.
  expect([within > 4.9 * 60_000, within <= 5 * 60_000]).toEqual([true, true]);
});

it('answers given before come first', () => {
  const execution = open(CODE).run('seals', ['甲'], {
    answers: [{ button: 'CLOSE' }],
    ask: () => {
      throw new Error('nobody is to be asked');
    },
  });
  expect(execution.result).toEqual(['CLOSE', '', '']);
});

it('meanwhile others see what it has written, write themselves, and fail, and nothing of anybody is lost', () => {
  const host = open(CODE);
  const before = host.revision;
  const execution = host.run('seals', ['甲'], {
    ask: () => {
      expect(host.changesSince(before).sheets).toEqual([{ sheet: 0, rows: { from: 0, to: 1 } }]);
      expect(host.window(0, { row: 0, column: 0, rows: 1, columns: 1 }).texts).toEqual([['甲']]);
      expect(host.act({ kind: 'type', sheet: 0, row: 0, column: 1, text: '别人' }).done).toBe(true);
      expect(host.run('seals', ['甲'], { ask: () => ({ button: 'CANCEL' }) }).result).toEqual(['CANCEL', '', '别人']);
      expect(() => host.run('fails')).toThrow('坏');
      host.setFault({ method: 'Range.setValue', moment: 'after', effect: 'kill' });
      expect(() => host.run('seals', ['乙'])).toThrow(expect.objectContaining({ code: 'killed' }));
      return { button: 'OK', text: '2026-03' };
    },
  });
  expect(execution.result).toEqual(['OK', '2026-03', '别人']);
  expect(host.window(0, { row: 0, column: 0, rows: 2, columns: 2 }).texts).toEqual([
    ['甲', '别人'],
    ['2026-03', ''],
  ]);
});

it('a person who takes too long finds the execution ended', () => {
  const host = open(CODE, { executionLimit: 200 });
  const late = () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    return { button: 'OK', text: '晚' };
  };
  expect(() => host.run('seals', ['甲'], { ask: late })).toThrow(expect.objectContaining({ code: 'timeout' }));
  expect(host.window(0, { row: 0, column: 0, rows: 2, columns: 1 }).texts).toEqual([['甲'], ['']]);
});

it('what somebody else begins meanwhile is over before the one that waits: its end takes nobody with it', () => {
  const host = open(CODE, { executionLimit: 3000 });
  const execution = host.run('seals', ['甲'], {
    ask: () => {
      expect(() => host.run('spins')).toThrow(expect.objectContaining({ code: 'timeout' }));
      return { button: 'OK', text: '2026-04' };
    },
  });
  expect(execution.result).toEqual(['OK', '2026-04', '']);
});

it('an answer that no button gives is an error of who asks, not of the script', () => {
  const ask = () => ({ button: 'YES' });
  expect(() => open(CODE).run('seals', ['甲'], { ask })).toThrow(expect.objectContaining({ code: 'illegal-argument' }));
});
