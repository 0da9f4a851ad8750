import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

const PHONE = '13800001111';
let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
  desk.given('complaint', { ...COMPLAINT, 联系电话: PHONE });
});
const exportsOnRecord = () =>
  desk
    .journal()
    .filter(({ act }) => act === 'export')
    .map(({ who, at, register, changes }) => ({
      person: JSON.parse(who ?? '[]')[0],
      at,
      register,
      ...JSON.parse(changes ?? '{}'),
    }));

describe('SECR-03 every export is on record: who, when, what', () => {
  it('a register', () => {
    desk.call('dutybookExport', { register: 'complaint', person: '陈国强' });
    expect(exportsOnRecord()).toMatchObject([
      { person: '陈国强', at: '2026-02-14 09:30', register: 'complaint', entries: [null, 1], phones: [null, true] },
    ]);
  });

  it('a summary as a file, and not one that is only looked at', () => {
    desk.summary('2026-W07');
    expect(exportsOnRecord()).toEqual([]);
    desk.at('2026-02-14 10:00');
    desk.call('dutybookSummary', { period: '2026-W07', xlsx: true, person: '刘宾' });
    expect(exportsOnRecord()).toEqual([
      { person: '刘宾', at: '2026-02-14 10:00', register: '', range: [null, '2026-W07'], summary: [null, 'weekly'] },
    ]);
    expect(desk.verify().ok).toBe(true);
  });

  it('in nobody else’s name', () => {
    desk.call('dutybookSetPin', { person: '刘宾', whose: '刘宾', pin: '2580' });
    const answered = desk.call('dutybookSummary', { period: '2026-W07', xlsx: true, person: '刘宾' });
    expect(answered).toMatchObject({ error: { code: 'not-proven' } });
    expect(exportsOnRecord()).toEqual([]);
  });

  it('a summary that is mailed: to whom, and of which week', () => {
    desk.settings('recipients', [['周报', '陈国强', 'owner@example.com']]);
    desk.mail('2026-W06');
    const letters = desk.journal().filter(({ act }) => act === 'letter');
    expect(letters.map(({ letters }) => letters)).toEqual([
      expect.stringContaining('weekly/2026-W06/owner@example.com'),
    ]);
    expect(letters[0]?.at).toBe('2026-02-14 09:30');
  });
});

describe('SECR-01 phones are masked in mails unless the recipient’s role sees them', () => {
  it('a manager’s mail shows them; a summary has none', async () => {
    desk.settings('recipients', [['周报', '陈国强', 'owner@example.com']]);
    desk.given('complaint', { ...COMPLAINT, 房号: '5-1', 联系电话: PHONE, 程度: '重要' });
    desk.mail('2026-W07');
    const mails = await Promise.all(
      (await desk.host.flushOutbox()).map(async (path) => simpleParser(readFileSync(path))),
    );
    const shows = Object.fromEntries(mails.map(({ to, text }) => [[to].flat()[0]?.text, text?.includes(PHONE)]));
    expect(shows).toEqual({ 'manager@example.com': true, 'owner@example.com': false });
  });
});
