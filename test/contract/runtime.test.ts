import { describe, expect, it } from 'vitest';
import { NOW, open } from '../host/fixture.ts';
import { behaves } from './contract.ts';

describe('the bare runtime', () => {
  behaves(
    'has only the language',
    'documented: guides/v8-runtime; platform.md lists what is missing',
    () =>
      [
        'setTimeout',
        'setInterval',
        'fetch',
        'URL',
        'URLSearchParams',
        'TextEncoder',
        'TextDecoder',
        'atob',
        'btoa',
        'crypto',
        'performance',
        'process',
        'Buffer',
        'structuredClone',
        'queueMicrotask',
        'setImmediate',
        'require',
        'window',
        'WebAssembly',
        'global',
      ].filter((name) => name in globalThis),
    [],
  );
  behaves(
    'Date follows the injected clock and the zone of the script',
    'documented: guides/manifests, timeZone',
    () => {
      const now = new Date();
      class Later extends Date {}
      return [
        now.getTime(),
        Date.now(),
        now.getHours(),
        new Date(2026, 1, 14).getTime(),
        now instanceof Date,
        new Later(5).getTime(),
        new Later() instanceof Date,
        typeof Date(),
        Date.UTC(2026, 0),
        now.constructor === Date,
      ];
    },
    [NOW, NOW, 9, Date.UTC(2026, 1, 13, 16), true, 5, true, 'string', Date.UTC(2026, 0), true],
    { now: () => NOW },
  );
  it('is the same again with the same seed, and goes on within one host', () => {
    const code = 'function draws() { return [Math.random(), Utilities.getUuid()]; }';
    const one = open(code, { seed: 3 });
    const other = open(code, { seed: 3 });
    const first = one.run('draws').result as [number, string];
    expect(other.run('draws').result).toEqual(first);
    expect(one.run('draws').result).not.toEqual(first);
    expect(first[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it('starts fresh each execution', () => {
    const host = open(
      'var count = 0; function more() { count += 1; globalThis.kept = true; return [count, Object.keys(globalThis).length]; }',
    );
    expect(host.run('more').result).toEqual(host.run('more').result);
  });
  it('console and Logger write the log (documented: reference/base/console)', () => {
    const host = open(
      "function logs() { console.log('%s 件', 3, { a: 1 }); console.warn([1]); Logger.log('结束'); return Logger.getLog(); }",
    );
    const execution = host.run('logs');
    expect([execution.log, execution.result]).toEqual([['3 件 {"a":1}', '[1]', '结束'], '结束\n']);
  });
});

describe('google.script.run carries plain values', () => {
  const SOURCE =
    'function gives(kind) { return ({ date: () => ({ a: [1, new Date()] }), undefined: () => ({ a: undefined, b: [undefined] }), map: () => [new Map([[1, 2]]), new Set([1]), /x/], circle: () => { const a = {}; a.a = a; return a; }, twice: () => { const a = {}; return [a, a]; }, promise: () => Promise.resolve([1]), none: () => undefined, text: () => "a\\ud800" })[kind](); }\nfunction takes(value) { return JSON.stringify(value); }';
  for (const [kind, expected] of [
    ['date', null],
    ['undefined', { a: null, b: [null] }],
    ['map', [{}, {}, {}]],
    ['twice', [{}, {}]],
    ['promise', [1]],
    ['none', null],
  ] as const)
    it(`out: ${kind} (documented: guides/html/reference/run)`, () =>
      expect(open(SOURCE).run('gives', [kind]).result).toEqual(expected));
  it('out: a circle fails', () => expect(() => open(SOURCE).run('gives', ['circle'])).toThrow('circular'));
  for (const illegal of [new Date(), new Map(), () => 1, new Uint8Array(1), { a: [new Set()] }])
    it(`in: ${Object.prototype.toString.call(illegal)} fails (documented: guides/html/reference/run)`, () =>
      expect(() => open(SOURCE).run('takes', [illegal])).toThrow(
        expect.objectContaining({
          code: 'illegal-argument',
          message: expect.stringContaining('illegal value in property'),
        }),
      ));
  it('in: plain values arrive, undefined as null', () =>
    expect(open(SOURCE).run('takes', [{ a: [1, '二', true, null, undefined] }]).result).toBe(
      '{"a":[1,"二",true,null,null]}',
    ));
});

describe('what may be run', () => {
  const code =
    'function open_() {} function runs() { return 1; } const hidden = () => 1; class Shape {} function fails() { throw new TypeError("坏"); } async function later() { await null; throw new Error("晚"); } function text() { throw "只是文字"; }';
  for (const name of [
    'open_',
    'missing',
    'hidden',
    'Shape',
    'eval',
    'parseInt',
    'SpreadsheetApp',
    '__start',
    'Object',
    'constructor',
  ])
    it(`${name} is no function to run (documented: guides/html/reference/run)`, () =>
      expect(() => open(code).run(name)).toThrow(expect.objectContaining({ code: 'unknown-function' })));
  it('an exception carries message and place', () => {
    expect(() => open(code).run('fails')).toThrow(
      expect.objectContaining({
        code: 'script-error',
        message: 'TypeError: 坏',
        scriptStack: expect.stringContaining('Code.js:1'),
      }),
    );
    expect(() => open(code).run('later')).toThrow(
      expect.objectContaining({ code: 'script-error', message: 'Error: 晚' }),
    );
    expect(() => open(code).run('text')).toThrow(
      expect.objectContaining({ code: 'script-error', message: '只是文字' }),
    );
  });
  it('an exception at top level, or a syntax error, is one too', () => {
    expect(() => open('throw new Error("上")').run('x')).toThrow(
      expect.objectContaining({ code: 'script-error', message: 'Error: 上' }),
    );
    expect(() => open('function {')).toThrow(expect.objectContaining({ code: 'script-error' }));
  });
  it('an endless loop ends at the limit, in promises too', () => {
    const host = open('function loops() { for (;;); } async function spins() { for (;;) await null; }', {
      executionLimit: 100,
    });
    expect(() => host.run('loops')).toThrow(expect.objectContaining({ code: 'timeout' }));
    expect(() => host.run('spins')).toThrow(expect.objectContaining({ code: 'timeout' }));
  });
  it('that ends in the middle of a write leaves the workbook whole', () => {
    const host = open(
      `function writes() { const range = SpreadsheetApp.getActiveSheet().getRange(1, 1, 300, 20);
         for (let i = 0; ; i++) { range.setValues(Array.from({ length: 300 }, () => Array(20).fill(i))); SpreadsheetApp.flush(); } }
       function values() { SpreadsheetApp.getActiveSheet().getRange('V1').setValue('x'); SpreadsheetApp.flush();
         return new Set(SpreadsheetApp.getActiveSheet().getRange(1, 1, 300, 20).getValues().flat()).size; }`,
      { executionLimit: 150 },
    );
    for (let i = 0; i < 8; i++) {
      const before = host.revision;
      expect(() => host.run('writes')).toThrow(expect.objectContaining({ code: 'timeout' }));
      expect(host.changesSince(before).sheets).toEqual([{ sheet: 0, rows: null }]);
      expect(host.run('values').result).toBe(1);
    }
  });
  it('sleeping counts towards the limit', () => {
    const host = open(
      'function sleeps() { for (let i = 0; i < 3; i++) Utilities.sleep(150000); console.log("never"); }',
    );
    expect(() => host.run('sleeps')).toThrow(expect.objectContaining({ code: 'timeout' }));
    expect(host.last?.log).toEqual([]);
  });
});
