import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freshPath, NOW, newWorkbook, open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

const CLOCK = 'documented: reference/script/clock-trigger-builder';
const HOUR = 3_600_000;

describe('making triggers', () => {
  behaves(
    'a time trigger tells what it is, until it is deleted',
    'documented: reference/script/trigger',
    () => {
      const made = ScriptApp.newTrigger('sweep').timeBased().everyHours(1).create();
      const [found] = ScriptApp.getProjectTriggers();
      const told = [
        found?.getHandlerFunction(),
        found?.getEventType() === ScriptApp.EventType.CLOCK,
        found?.getTriggerSource() === ScriptApp.TriggerSource.CLOCK,
        found?.getTriggerSourceId(),
        found?.getUniqueId() === made.getUniqueId(),
        /^\d{19}$/.test(made.getUniqueId()),
      ];
      ScriptApp.deleteTrigger(made);
      return [told, ScriptApp.getProjectTriggers().length];
    },
    [['sweep', true, true, null, true, true], 0],
  );
  behaves(
    'a trigger of the workbook names it',
    'documented: reference/script/spreadsheet-trigger-builder',
    (book) => {
      const types = [
        ScriptApp.newTrigger('a').forSpreadsheet(book).onOpen().create(),
        ScriptApp.newTrigger('b').forSpreadsheet(book.getId()).onEdit().create(),
        ScriptApp.newTrigger('c').forSpreadsheet(book).onChange().create(),
        ScriptApp.newTrigger('d').forSpreadsheet(book).onFormSubmit().create(),
      ];
      return types.map((trigger) => [
        String(trigger.getEventType()),
        String(trigger.getTriggerSource()),
        trigger.getTriggerSourceId() === book.getId(),
      ]);
    },
    ['ON_OPEN', 'ON_EDIT', 'ON_CHANGE', 'ON_FORM_SUBMIT'].map((event) => [event, 'SPREADSHEETS', true]),
  );
  for (const [name, body, message] of [
    [
      'minutes',
      () => ScriptApp.newTrigger('x').timeBased().everyMinutes(2),
      'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    ],
    [
      'hours',
      () => ScriptApp.newTrigger('x').timeBased().everyHours(3),
      'The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.',
    ],
  ] as const)
    refuses(`only some ${name}`, 'reported by several', body, `Exception: ${message}`);
  refuses(
    'an hour without days',
    `${CLOCK}: "Frequency is required"`,
    () => ScriptApp.newTrigger('x').timeBased().atHour(9).create(),
    'Exception: You must specify a recurrence interval for this trigger.',
  );
  refuses(
    'two rhythms',
    'to verify on Google: from memory',
    () => ScriptApp.newTrigger('x').timeBased().everyHours(1).everyDays(1),
    "Exception: You've already specified a recurrence interval for this trigger.",
  );
  refuses(
    'a twenty-first trigger',
    'documented: guides/services/quotas; text reported by several',
    () => {
      for (let i = 0; i < 21; i++) ScriptApp.newTrigger('x').timeBased().everyDays(1).create();
    },
    'Exception: This script has too many triggers. Triggers must be deleted from the script before more can be added.',
  );
  refuses(
    'a manifest without the scope',
    'documented: reference/script/script-app#getprojecttriggers',
    () => ScriptApp.getProjectTriggers(),
    'Exception: Specified permissions are not sufficient to call ScriptApp.getProjectTriggers. Required permissions: (https://www.googleapis.com/auth/script.scriptapp)',
    { manifest: { timeZone: 'Asia/Shanghai', oauthScopes: [] } },
  );
  refuses(
    'requireScopes, of a scope the manifest does not have',
    'documented: reference/script/script-app#requirescopes; text to verify on Google',
    () => ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/drive']),
    'Exception: Authorization is required to perform that action: https://www.googleapis.com/auth/drive',
    { manifest: { timeZone: 'Asia/Shanghai', oauthScopes: [] } },
  );
  it('a simple trigger makes none (documented: guides/triggers#restrictions)', () => {
    const host = open("function onOpen() { ScriptApp.newTrigger('x').timeBased().everyDays(1).create(); }");
    expect(() => host.open()).toThrow('You do not have permission to call ClockTriggerBuilder.create.');
  });
  it("nobody sees another's (documented: guides/triggers/installable#limitations)", () => {
    const host = open(`function make() { ScriptApp.newTrigger('x').timeBased().everyDays(1).create(); }
      function count() { return ScriptApp.getProjectTriggers().length; }`);
    host.run('make');
    expect(host.run('count').result).toBe(1);
    expect(host.run('count', [], { account: 'other@example.com' }).result).toBe(0);
  });
});

describe('time triggers', () => {
  const code = `
    function hourly() { return ScriptApp.newTrigger('sweep').timeBased().everyHours(1).create().getUniqueId(); }
    function soon() { ScriptApp.newTrigger('sweep').timeBased().after(60000).create(); }
    function failing() { ScriptApp.newTrigger('fails').timeBased().everyHours(1).create(); }
    function lost() { ScriptApp.newTrigger('gone').timeBased().everyHours(1).create(); }
    function count() { return ScriptApp.getProjectTriggers().length; }
    function sweep(e) { const { authMode, ...rest } = e; console.log(String(authMode), JSON.stringify(rest));
      console.log(Session.getEffectiveUser().getEmail(), Session.getActiveUser().getEmail(), MailApp.getRemainingDailyQuota()); }
    function fails() { throw new TypeError('坏'); }
    function asks() { ScriptApp.newTrigger('alerts').timeBased().everyHours(1).create(); }
    function alerts() { SpreadsheetApp.getUi().createMenu('台账').addToUi(); }`;
  const clocked = () => {
    let now = NOW;
    const workbook = newWorkbook();
    const host = open(code, { workbook, now: () => now });
    return { host, workbook, to: (next: number) => (now = next) };
  };

  it('run when they are due, as their maker, with the documented event (documented: guides/triggers/events#time-driven)', () => {
    const { host, to } = clocked();
    const uid = host.run('hourly', [], { account: 'lead@example.com' }).result;
    expect(host.nextDue).toBe(NOW + HOUR);
    to(NOW + HOUR - 1);
    expect(host.tick()).toEqual([]);
    to(NOW + HOUR);
    const [run, ...more] = host.tick();
    expect(more).toEqual([]);
    expect(run).toMatchObject({ trigger: uid, handler: 'sweep', account: 'lead@example.com', error: null });
    const [event = '', who] = run?.execution.log ?? [];
    const [mode, members = ''] = event.split(/ (.*)/);
    expect([mode, JSON.parse(members)]).toEqual([
      'FULL',
      {
        triggerUid: uid,
        year: 2026,
        month: 2,
        'day-of-month': 14,
        'day-of-week': 6,
        'week-of-year': 7,
        hour: 2,
        minute: 30,
        second: 0,
        timezone: 'UTC',
      },
    ]);
    expect(who).toBe('lead@example.com lead@example.com 100');
  });
  it('what was missed while the host was off runs once, also after it was opened again', () => {
    const { host, workbook, to } = clocked();
    host.run('hourly');
    host.close();
    to(NOW + 50.5 * HOUR);
    const again = open(code, { workbook, now: () => NOW + 50.5 * HOUR });
    expect(again.tick()).toHaveLength(1);
    expect(again.tick()).toEqual([]);
    expect(again.nextDue).toBe(NOW + 51 * HOUR);
  });
  it('are not copied with the workbook (documented: guides/triggers/installable#limitations)', () => {
    const { host, workbook } = clocked();
    host.run('hourly');
    host.close();
    const copy = freshPath('copy.dutybook');
    copyFileSync(workbook, copy);
    expect([open(code, { workbook: copy }).nextDue, open(code, { workbook }).nextDue]).toEqual([null, NOW + HOUR]);
  });
  it('one that ran its only time stays, and counts (reported by several)', () => {
    const { host, to } = clocked();
    host.run('soon');
    to(NOW + HOUR);
    expect(host.tick()).toHaveLength(1);
    expect([host.nextDue, host.run('count').result, host.tick()]).toEqual([null, 1, []]);
  });
  it('that one fails, or its function is gone, stops no other; no stack is told', () => {
    const { host, to } = clocked();
    for (const name of ['failing', 'lost', 'hourly']) host.run(name);
    to(NOW + HOUR);
    expect(host.tick().map(({ handler, error }) => [handler, error])).toEqual(
      expect.arrayContaining([
        ['fails', { name: 'ScriptError', message: 'TypeError: 坏' }],
        ['gone', { name: 'ScriptError', message: 'Script function not found: gone' }],
        ['sweep', null],
      ]),
    );
  });
  it('have nobody to show a menu to (documented: reference/base/ui)', () => {
    const { host, to } = clocked();
    host.run('asks');
    to(NOW + HOUR);
    expect(host.tick()[0]?.error?.message).toBe('Exception: Cannot call SpreadsheetApp.getUi() from this context.');
  });
});

describe('opening', () => {
  const code = `
    function make() { ScriptApp.newTrigger('greets').forSpreadsheet(SpreadsheetApp.getActive()).onOpen().create(); }
    function onOpen(e) { console.log('simple', String(e.authMode), e.triggerUid, Session.getEffectiveUser().getEmail()); }
    function greets(e) { console.log('installed', String(e.authMode), e.source.getName(), e.user.getEmail(),
      Session.getEffectiveUser().getEmail(), '[' + Session.getActiveUser().getEmail() + ']', MailApp.getRemainingDailyQuota()); }`;

  it('sets off the simple trigger as who opens, the installed one as its maker (documented: guides/triggers/installable)', () => {
    const host = open(code);
    host.run('make', [], { account: 'lead@example.com' });
    expect(
      host.opened({ account: 'clerk@example.com' }).map(({ handler, execution }) => [handler, execution.log]),
    ).toEqual([
      ['onOpen', ['simple LIMITED undefined ']],
      ['greets', ['installed FULL 客服台账 clerk@example.com lead@example.com [] 100']],
    ]);
  });
  it('is quiet without any', () => expect(open('function other() {}').opened()).toEqual([]));
});
