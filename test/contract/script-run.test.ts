import { describe, expect, it } from 'vitest';
import type { Called } from '../../src/host/page.ts';
import { open } from '../host/fixture.ts';

const CODE = `
  function adds(a, b) { return { sum: a + b, missing: undefined, given: arguments.length }; }
  function dated() { return { at: new Date() }; }
  function fails() { throw new TypeError('坏'); }
  function refuses() { SpreadsheetApp.getActiveSheet().getRange(0, 1); }
  function spins() { for (;;); }
  function hidden_() { return '密'; }
  const inner = () => 1; class Shape {}
  async function later() { await null; return '晚'; }`;

const outcome = (called: Called) => (called.kind === 'value' ? called.value : called.error);
const RUN = 'documented: guides/html/reference/run';

describe('google.script.run', () => {
  const call = (name: string, args: readonly unknown[] = []) => outcome(open(CODE).call(name, JSON.stringify(args)));

  it(`carries plain values there and back, undefined as null (${RUN})`, () =>
    expect(call('adds', ['甲', '乙'])).toEqual({ sum: '甲乙', missing: null, given: 2 }));
  it('a Date anywhere in a result loses all of it (platform.md)', () => expect(call('dated')).toBeNull());
  it('a promise is awaited (platform.md)', () => expect(call('later')).toBe('晚'));
  it('tells name and message of an error, never where it happened (documented: guides/html/communication#failure_handlers)', () => {
    expect(call('fails')).toEqual({ name: 'ScriptError', message: 'TypeError: 坏' });
    expect(Object.keys(call('refuses') as object)).toEqual(['name', 'message']);
  });
  it('tells that the time is up', () =>
    expect(outcome(open(CODE, { executionLimit: 100 }).call('spins', '[]'))).toEqual({
      name: 'ScriptError',
      message: 'Exceeded maximum execution time',
    }));
  for (const name of ['hidden_', 'inner', 'Shape', 'missing', 'SpreadsheetApp', 'eval'])
    it(`does not reach ${name} (${RUN})`, () =>
      expect(call(name)).toEqual({ name: 'ScriptError', message: `Script function not found: ${name}` }));
  it(`offers the functions that are not private, and no other name (${RUN})`, () => {
    const host = open(CODE);
    host.run('adds', [1, 2]);
    expect(host.functions()).toEqual(['adds', 'dated', 'fails', 'refuses', 'spins', 'later']);
    // Looking is no execution.
    expect(host.last?.result).toMatchObject({ sum: 3 });
  });
  it('the call of somebody else runs as them', () => {
    const host = open('function who() { return Session.getActiveUser().getEmail(); }');
    expect(outcome(host.call('who', '[]', { account: 'clerk@example.com' }))).toBe('clerk@example.com');
  });
  for (const json of ['', '{}', '"a"', 'null', '[1'])
    it(`${JSON.stringify(json)} is no list of arguments`, () =>
      expect(() => open(CODE).call('adds', json)).toThrow(expect.objectContaining({ code: 'illegal-argument' })));
});
