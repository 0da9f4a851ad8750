import { describe, expect, it } from 'vitest';
import { NOW, open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

describe('properties', () => {
  behaves(
    'three stores of texts that know nothing of each other',
    'documented: reference/properties/properties',
    () => {
      const script = PropertiesService.getScriptProperties();
      script.setProperties({ a: '1', b: '2' }).setProperty('c', 3 as unknown as string);
      PropertiesService.getUserProperties().setProperty('a', 'user');
      script.deleteProperty('b');
      const before = script.getProperties();
      script.setProperties({ d: '4' }, true);
      return [
        before,
        script.getKeys(),
        script.getProperty('a'),
        PropertiesService.getUserProperties().getProperty('a'),
        script.getProperty('constructor'),
      ];
    },
    [{ a: '1', c: '3' }, ['d'], null, 'user', null],
  );
  refuses(
    'a value above 9 KB',
    'documented: guides/services/quotas',
    () => PropertiesService.getScriptProperties().setProperty('a', 'x'.repeat(9 * 1024 + 1)),
    'Exception: Argument too large: value',
  );
});

describe('cache', () => {
  behaves(
    'entries live as long as they are told, ten minutes by default',
    'documented: reference/cache/cache#putkey,-value,-expirationinseconds',
    () => {
      const cache = CacheService.getScriptCache();
      cache.put('short', 'x', 60);
      cache.putAll({ long: 'y', gone: 'z' });
      cache.remove('gone');
      Utilities.sleep(61_000);
      const after = [cache.get('short'), cache.getAll(['short', 'long', 'gone'])];
      Utilities.sleep(299_000);
      Utilities.sleep(241_000);
      return [...after, cache.get('long')];
    },
    [null, { long: 'y' }, null],
    { executionLimit: 3_600_000 },
  );
  refuses(
    'a value above 100 KB',
    'documented: guides/services/quotas',
    () => CacheService.getScriptCache().put('a', 'x'.repeat(100 * 1024 + 1)),
    'Exception: Argument too large: value',
  );
});

describe('lock', () => {
  behaves(
    'is taken, known, and released',
    'documented: reference/lock/lock',
    () => {
      const lock = LockService.getScriptLock();
      const seen = [lock.hasLock(), lock.tryLock(10), lock.hasLock(), lock.tryLock(10)];
      lock.releaseLock();
      return [...seen, lock.hasLock()];
    },
    [false, true, true, true, false],
  );
  it('that another execution holds is not had, and the wait takes its time (documented: reference/lock/lock#trylocktimeoutinmillis)', () => {
    const host = open(`
      function tries() { const lock = LockService.getScriptLock(); const before = Date.now(); return [lock.tryLock(5000), Date.now() - before, lock.hasLock()]; }
      function waits() { LockService.getScriptLock().waitLock(5000); }`);
    host.holdLock('script', { owner: 'another', until: Number.POSITIVE_INFINITY });
    expect(host.run('tries').result).toEqual([false, 5000, false]);
    expect(() => host.run('waits')).toThrow(
      'Exception: Lock timeout: another process was holding the lock for too long.',
    );
    host.holdLock('script', { owner: 'another', until: NOW + 3000 });
    expect(host.run('tries').result).toEqual([true, 3000, true]);
    // It ended with the execution that held it.
    expect(host.run('tries').result).toEqual([true, 0, true]);
  });
  it('is dropped by a dialog (documented: platform.md)', () => {
    const host = open(
      `function asks() { const lock = LockService.getScriptLock(); lock.tryLock(0); const ui = SpreadsheetApp.getUi();
        const yes = ui.alert('标题', '继续？', ui.ButtonSet.YES_NO) === ui.Button.YES; return [yes, lock.hasLock()]; }`,
    );
    const execution = host.run('asks', [], { answers: [{ button: 'YES' }] });
    expect(execution.result).toEqual([true, false]);
    expect(execution.questions).toEqual([{ kind: 'alert', title: '标题', prompt: '继续？', buttons: 'YES_NO' }]);
    expect(() => host.run('asks')).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
  });
});

describe('session and menus', () => {
  it('the account is the one that executes (documented: reference/base/session)', () => {
    const host = open('function who() { return [Session.getActiveUser().getEmail(), Session.getScriptTimeZone()]; }');
    expect(host.run('who').result).toEqual(['desk@example.com', 'Asia/Shanghai']);
    expect(host.run('who', [], { account: 'other@example.com' }).result).toEqual([
      'other@example.com',
      'Asia/Shanghai',
    ]);
  });
  it('a menu is recorded with what its entries run (documented: reference/base/menu)', () => {
    const host = open(`function onOpen(e) { const ui = SpreadsheetApp.getUi();
      ui.createMenu('台账').addItem('新记录', 'newEntry').addSeparator().addSubMenu(ui.createMenu('报表').addItem('周报', 'weekly')).addToUi();
      console.log(e.authMode === ScriptApp.AuthMode.LIMITED, e.source.getName(), Session.getActiveUser().getEmail()); }`);
    const execution = host.open();
    expect(execution?.menus).toEqual([
      {
        caption: '台账',
        items: [
          { caption: '新记录', functionName: 'newEntry' },
          null,
          { caption: '报表', items: [{ caption: '周报', functionName: 'weekly' }] },
        ],
      },
    ]);
    expect(execution?.log).toEqual(['true 客服台账 ']);
  });
  it('onEdit gets its range (documented: guides/triggers/events#edit)', () => {
    const host = open(`function fill() { SpreadsheetApp.getActiveSheet().getRange('C4').setValue('新'); }
      function onEdit(e) { console.log(e.range.getA1Notation(), e.value, e.range.getValue()); }`);
    host.run('fill');
    expect(host.edit({ sheet: 0, row: 4, column: 3, value: '新' })?.log).toEqual(['C4 新 新']);
  });
});

describe('utilities', () => {
  behaves(
    'formatDate',
    'documented: reference/utilities/utilities#formatdatedate,-timezone,-format',
    () => {
      const date = new Date(Date.UTC(2026, 1, 4, 16, 5, 9, 7));
      return ['yyyy-MM-dd HH:mm:ss.SSS', 'yy/M/d h:mm a', "EEE, d MMM yyyy 'at' HH''", 'XXX Z u', 'EEEE MMMM'].map(
        (pattern) => Utilities.formatDate(date, 'Asia/Shanghai', pattern),
      );
    },
    ['2026-02-05 00:05:09.007', '26/2/5 12:05 AM', "Thu, 5 Feb 2026 at 00'", '+08:00 +0800 4', 'Thursday February'],
  );
  behaves(
    'base64, digests and blobs count bytes from -128 to 127',
    'documented: reference/utilities/utilities#computedigestalgorithm,-value',
    () => {
      const digest = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, '台账');
      const blob = Utilities.newBlob('台账', 'text/plain', '甲.txt');
      return [
        digest.length,
        digest.slice(0, 3),
        Utilities.base64Encode('台账'),
        Utilities.base64EncodeWebSafe([-1, -2, -17]),
        Utilities.base64DecodeWebSafe('__7v'),
        Utilities.newBlob(Utilities.base64Decode('5Y+w6LSm')).getDataAsString(),
        [blob.getBytes().slice(0, 3), blob.getName(), blob.getContentType(), blob.setName('乙').getName()],
      ];
    },
    [32, [-65, 61, 89], '5Y+w6LSm', '__7v', [-1, -2, -17], '台账', [[-27, -113, -80], '甲.txt', 'text/plain', '乙']],
  );
  behaves(
    'sleep moves the injected clock',
    'local-host.md: the clock is injected',
    () => {
      const before = Date.now();
      Utilities.sleep(1500);
      const after = new Date();
      return [Date.now() - before, after.getTime() - before];
    },
    [1500, 1500],
  );
});
