import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AcceptAnswer } from '../../src/app/accept-restored.ts';
import { freshPath } from '../host/fixture.ts';
import { ownRows } from '../support/by-hand.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';
import { readXlsx } from '../writers/xlsx-reader.ts';

const NOW = '2026-02-16 08:00';
const WEEK = '2026-W07';
const ZHANG = 'zhang@example.com';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(NOW);
  desk.settings('recipients', [['周报', '张伟', ZHANG]]);
  desk.given('complaint', COMPLAINT);
});

/**
 * The workbook as it is now, to be restored later in the place of whatever has become of it. What the script keeps beside it goes on;
 * the file has another name, since SQLite may hold the old one open until it is collected.
 */
function backedUp(): () => void {
  desk.close();
  const { workbook } = desk;
  const backup = readFileSync(workbook);
  desk = deskOn(workbook, NOW, { killVariant: { prefix: 1 } });
  return () => {
    desk.close();
    const restored = freshPath();
    writeFileSync(restored, backup);
    if (existsSync(`${workbook}.properties`)) copyFileSync(`${workbook}.properties`, `${restored}.properties`);
    desk = deskOn(restored, NOW, { killVariant: { prefix: 1 } });
  };
}
let entries = 0;
/** Records one more; a desk that is opened again would use the keys of its operations again. */
const record = (filled: object = {}) =>
  desk.given('complaint', { ...COMPLAINT, ...filled }, { key: `one-more-entry-${++entries}` });
const restoredIssues = () => desk.check().reject.filter(({ rule }) => rule === 'FORM-RESTORED');
const accept = (changed: object = {}) =>
  desk.call<AcceptAnswer>('dutybookAccept', { person: '张伟', reason: '误删后恢复', ...changed });
const letters = () => desk.byHand(ownRows, '发件').map(({ to, state }) => `${to} ${state}`);
const exported = () => {
  const answer = desk.call<{ isRestored: boolean; xlsx: string }>('dutybookExport', {
    register: 'complaint',
    person: '陈国强',
  });
  if ('error' in answer) throw new Error(answer.error.code);
  return answer.answer;
};

describe('an older version of the workbook that was restored is noticed', () => {
  it.each([
    ['a summary', () => void desk.summary(WEEK)],
    ['a mail', () => void desk.mail(WEEK)],
    ['an export', () => void exported()],
  ])('after %s', (_, print) => {
    const restore = backedUp();
    record();
    print();
    const head = desk.summary(WEEK).summary.journal;
    expect([restoredIssues(), desk.verify().ok, desk.summary(WEEK).summary.lost]).toEqual([[], true, null]);
    restore();
    expect(restoredIssues()).toMatchObject([{ sheet: '日志', message: expect.stringContaining(`${head.sequence}`) }]);
    expect(desk.verify()).toMatchObject({ ok: false, lost: head, differences: [] });
    expect(desk.summary(WEEK).summary.lost).toEqual(head);
    const told = desk.byHand((book) => book.getSheetByName('周报')?.getDataRange().getValues().flat().join('\n'));
    expect(told).toContain('旧版本');
    expect(exported().isRestored).toBe(true);
    const cells = [...readXlsx(Buffer.from(exported().xlsx, 'base64')).cells.values()];
    expect(cells.some(({ value }) => String(value).includes('旧版本'))).toBe(true);
    // Saying so does not make it go away.
    expect(desk.verify()).toMatchObject({ ok: false, lost: head });
  });

  it('also when so much was recorded since that the journal is longer again', () => {
    const restore = backedUp();
    record();
    desk.summary(WEEK);
    restore();
    for (const room of ['1-101', '1-102', '1-103']) record({ 房号: room });
    expect(restoredIssues()).toHaveLength(1);
  });

  it('and as long, with another line at its end', () => {
    const restore = backedUp();
    record();
    desk.summary(WEEK);
    restore();
    record({ 房号: '1-101' });
    expect(desk.summary(WEEK).summary.lost).toMatchObject({ sequence: 2 });
  });

  it('not when nothing was printed of what is lost, nor for a copy under another name', () => {
    const restore = backedUp();
    record();
    restore();
    desk.summary(WEEK);
    expect([restoredIssues(), desk.verify().ok]).toEqual([[], true]);
  });

  it('an entry is recorded with no more service calls', () => {
    desk.summary(WEEK);
    record();
    expect(Object.keys(desk.host.last?.byMethod ?? {}).filter((name) => name.startsWith('Properties'))).toEqual([]);
  });
});

describe('no mail is sent twice', () => {
  it('what the older version has not planned is of unknown fate, until a person decides', async () => {
    const restore = backedUp();
    desk.mail(WEEK);
    expect(await desk.host.flushOutbox()).toHaveLength(1);
    restore();
    const doubt = {
      sent: 0,
      already: 0,
      undecided: [{ letter: `weekly/${WEEK}/${ZHANG}`, to: ZHANG, state: 'unknown' }],
    };
    expect(desk.mail(WEEK)).toMatchObject(doubt);
    accept();
    expect(desk.mail(WEEK)).toMatchObject(doubt);
    expect(letters()).toEqual([`${ZHANG} unknown`]);
    expect(await desk.host.flushOutbox()).toEqual([]);
    desk.call('dutybookLetter', { letter: `weekly/${WEEK}/${ZHANG}`, decision: 'again', person: '张伟' });
    expect(desk.mail(WEEK)).toMatchObject({ sent: 1 });
  });

  it('what it has planned and not sent neither', () => {
    desk.host.setFault({ method: 'MailApp.getRemainingDailyQuota', moment: 'before', effect: 'throw' });
    expect(() => desk.mail(WEEK)).toThrow();
    expect(letters()).toEqual([`${ZHANG} planned`]);
    const restore = backedUp();
    expect(desk.mail(WEEK)).toMatchObject({ sent: 1 });
    restore();
    expect(letters()).toEqual([`${ZHANG} planned`]);
    expect(desk.mail(WEEK)).toMatchObject({ sent: 0, undecided: [{ state: 'unknown' }] });
  });

  it('what Google refused before the backup is sent after it', () => {
    const message = 'Invalid email: zhang@example.com';
    desk.host.setFault({ method: 'MailApp.sendEmail', moment: 'before', effect: 'throw', message });
    expect(desk.mail(WEEK)).toMatchObject({ waiting: 1 });
    backedUp()();
    expect(desk.mail(WEEK)).toMatchObject({ sent: 1 });
  });
});

describe('a person goes on with the older version', () => {
  beforeEach(() => {
    const restore = backedUp();
    record();
    desk.summary(WEEK);
    restore();
  });

  it('on record, and then it is the latest', () => {
    expect(accept()).toMatchObject({ answer: { accepted: true, sequence: 2 } });
    const line = desk.journal().at(-1);
    expect(line).toMatchObject({ act: 'accept', who: expect.stringMatching(/张伟.*误删后恢复/) });
    expect(JSON.parse(line?.changes ?? '')).toMatchObject({ sequence: [2, 1] });
    expect([restoredIssues(), desk.verify().ok, desk.summary(WEEK).summary.lost]).toEqual([[], true, null]);
    expect(accept()).toMatchObject({ answer: { accepted: false, sequence: 2 } });
    expect(desk.journal()).toHaveLength(2);
  });

  it('numbers given in the version that was lost are not given again', () => {
    accept();
    expect(record()).toMatch(/-20260216-003$/);
    expect(desk.verify().ok).toBe(true);
  });

  it('nor when accepting was cut off once the journal had its line', () => {
    desk.host.setFault({ method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' });
    expect(() => accept()).toThrow();
    expect(record()).toMatch(/-20260216-003$/);
    expect(desk.verify()).toMatchObject({ ok: false, lost: { sequence: 2 }, unprojected: 0, differences: [] });
    expect(accept()).toMatchObject({ answer: { accepted: true } });
    expect(desk.verify().ok).toBe(true);
  });

  it('from the menu', () => {
    const answers = [
      { button: 'OK', text: '张伟' },
      { button: 'OK', text: '误删后恢复' },
    ];
    desk.host.run('acceptOlder', [], { answers });
    expect(desk.verify().ok).toBe(true);
  });

  it.each([
    ['somebody of the desk', { person: '王芳' }, 'not-allowed'],
    ['a stranger', { person: '不在设置里的人' }, 'not-allowed'],
    ['nobody', { person: '' }, 'bad-request'],
    ['without a reason', { reason: ' ' }, 'bad-request'],
  ])('not %s', (_, changed, code) => {
    expect(accept(changed)).toMatchObject({ error: { code } });
    expect(desk.journal()).toHaveLength(1);
    expect(restoredIssues()).toHaveLength(1);
  });
});
