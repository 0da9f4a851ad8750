import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mailServer, speechlessServer } from '../local/mail-server.ts';
import { copyOf, dutybook, dutybookWith, json, pathOf, start, write } from './cli.ts';

/** What became of the mails of a run. */
interface Run {
  readonly sent: readonly string[];
  readonly mails: {
    readonly written: number;
    readonly handedOver: number;
    readonly against: string[];
    readonly waiting: number;
  };
}

/** A sample whose automatic run began on the Saturday before: on Monday the week's summary is due. */
function sinceSaturday(name: string): string {
  if (!existsSync(pathOf('sample.dutybook'))) expect(dutybook('new', 'sample.dutybook', '--sample').code).toBe(0);
  copyOf('sample.dutybook', name);
  json<Run>(dutybookWith({ DUTYBOOK_NOW: '2026-02-28T20:30:00+08:00' }, 'hourly', name, '--json'));
  return name;
}
/** Without waiting for it, since the mail server is this process. */
const hourly = (book: string): Promise<{ code: number | null; run: Run }> =>
  new Promise((resolve, reject) => {
    const child = start('hourly', book, '--json');
    let out = '';
    child.stdout?.on('data', (text) => {
      out += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, run: JSON.parse(out) }));
  });
const emls = (book: string, place = ''): number => {
  const folder = pathOf(`${book}.outbox/${place}`);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')).length : 0;
};

describe('hourly, as the system’s scheduler runs it', () => {
  it('hands the mails that are due to the mail server, once', async () => {
    const server = await mailServer();
    const book = sinceSaturday('sends.dutybook');
    const before = emls(book);
    write(`${book}.smtp.json`, JSON.stringify({ url: server.url, from: 'desk@site.example' }));
    const { code, run } = await hourly(book);
    expect(run.sent.length).toBeGreaterThan(1);
    expect(server.delivered).toHaveLength(run.sent.length);
    expect([code, run.mails.handedOver, run.mails.against]).toEqual([0, run.sent.length, []]);
    expect([emls(book), emls(book, 'sent')]).toEqual([before, run.sent.length]);
    expect((await hourly(book)).run.sent).toEqual([]);
    expect(server.delivered).toHaveLength(run.sent.length);
    server.close();
  });

  it('without a mail server leaves them in the outbox, and says so', () => {
    const book = sinceSaturday('waits.dutybook');
    const { code, out } = dutybook('hourly', book);
    expect([code, emls(book) > 1]).toEqual([0, true]);
    expect(out).toContain('Mails to send');
    expect(out).toContain(`${book}.smtp.json`);
  });

  it('says what a server refused, and what it cannot know, by its exit code too', async () => {
    const [refusing, speechless] = [await mailServer(), await speechlessServer()];
    refusing.refuse(true);
    for (const [name, url, place] of [
      ['refused.dutybook', refusing.url, ''],
      ['doubt.dutybook', speechless.url, 'sending'],
    ] as const) {
      const book = sinceSaturday(name);
      const before = emls(book);
      write(`${book}.smtp.json`, JSON.stringify({ url, from: 'desk@site.example' }));
      const { code, run } = await hourly(book);
      expect([code, run.mails.handedOver, run.mails.against.length]).toEqual([1, 0, run.sent.length]);
      expect(emls(book, place)).toBe(run.sent.length + (place === '' ? before : 0));
    }
    refusing.close();
    speechless.close();
  });

  it('does nothing at all with settings for sending that are off', () => {
    const book = sinceSaturday('off.dutybook');
    write(`${book}.smtp.json`, '{');
    expect(dutybook('hourly', book)).toMatchObject({ code: 2, out: '' });
  });
});
