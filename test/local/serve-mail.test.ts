import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookView } from '../../src/local/serve/messages.ts';
import { newBook, openWindow, type Serving, send, serving, type Window } from './serving.ts';

interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly eml: string;
}

/** A mail server on this machine. What it is told to refuse it refuses after it has read it all. */
async function mailServer(): Promise<{
  url: string;
  delivered: Delivered[];
  refuse: (yes: boolean) => void;
  close: () => void;
}> {
  const delivered: Delivered[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        if (refusing) return void done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        delivered.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          eml: Buffer.concat(parts).toString('latin1'),
        });
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  const refuse = (yes: boolean): void => {
    refusing = yes;
  };
  return { url: `smtp://127.0.0.1:${port}`, delivered, refuse, close: () => server.close() };
}

async function mailLastWeek(window: Window): Promise<void> {
  const { book } = await window.call('open', {});
  await window.call('menu', { functionName: 'mailWeekly', front: (book as BookView).activeSheet });
}
const emls = (file: string, place = ''): string[] => {
  const folder = join(`${file}.outbox`, place);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
};

describe('mails without a mail server', () => {
  let host: Serving;
  let desk: Window;
  beforeAll(async () => {
    host = await serving(newBook('--sample'));
    desk = openWindow(host);
    await mailLastWeek(desk);
  });
  afterAll(() => host.end());

  it('wait, and the windows are told how many', async () => {
    expect(await desk.next('mails')).toMatchObject({ waiting: 2, canSend: false });
    const { mails, canSend } = await desk.call('mails', {});
    expect(canSend).toBe(false);
    expect(mails.map(({ to }) => to).sort()).toEqual(['xu.jianguo@example.com', 'zhou.min@example.com']);
    expect(mails[0]?.subject).toContain('2026-W08');
  });

  it('can be read on a page on which nothing runs, and saved', async () => {
    const [first] = (await desk.call('mails', {})).mails;
    const { frame, eml } = await desk.call('mail', { id: first?.id ?? '' });
    const page = await send(host, `/frame/${frame}`);
    expect(page.body).toContain('2026-W08');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/);
    expect((await simpleParser(Buffer.from(eml, 'base64'))).subject).toBe(first?.subject);
  });

  it.each(['../../package.json', 'nothing.eml', ''])('are the only files given away, not %j', async (id) => {
    await expect(desk.call('mail', { id })).rejects.toThrow('400');
  });
});

describe('mails with a mail server', () => {
  it('go out once, from the address that was set, and are kept as sent', async () => {
    const server = await mailServer();
    const file = newBook('--sample');
    writeFileSync(`${file}.smtp.json`, JSON.stringify({ url: server.url, from: 'desk@site.example' }));
    const host = await serving(file);
    const desk = openWindow(host);
    await mailLastWeek(desk);
    expect(await desk.next('mails')).toMatchObject({ waiting: 0 });
    expect(server.delivered.map(({ to }) => to.join()).sort()).toEqual([
      'xu.jianguo@example.com',
      'zhou.min@example.com',
    ]);
    const [{ from, eml } = { from: '', eml: '' }] = server.delivered;
    const mail = await simpleParser(Buffer.from(eml, 'latin1'));
    expect([from, mail.from?.value[0]?.address]).toEqual(['desk@site.example', 'desk@site.example']);
    expect(mail.from?.value[0]?.name).not.toBe('');
    expect(mail.html).toContain('2026-W08');
    expect([emls(file), emls(file, 'sent').length]).toEqual([[], 2]);
    await host.end();
    server.close();
  });

  it('wait when the server refuses them, with its reason, until a person sends them again', async () => {
    const server = await mailServer();
    server.refuse(true);
    const file = newBook('--sample');
    writeFileSync(`${file}.smtp.json`, JSON.stringify({ url: server.url, from: 'desk@site.example' }));
    const host = await serving(file);
    const desk = openWindow(host);
    await mailLastWeek(desk);
    expect(await desk.next('mails')).toMatchObject({ waiting: 2 });
    const [first] = (await desk.call('mails', {})).mails;
    expect((await desk.call('send', { id: first?.id ?? '' })).why).toContain('mailbox full');
    server.refuse(false);
    expect((await desk.call('send', { id: first?.id ?? '' })).why).toBeNull();
    expect([emls(file).length, emls(file, 'sent').length, server.delivered.length]).toEqual([1, 1, 1]);
    await host.end();
    server.close();
  });

  it('of which nobody knows whether they went out are never sent again by themselves', async () => {
    const server = await mailServer();
    const file = newBook('--sample');
    const before = await serving(file);
    await mailLastWeek(openWindow(before));
    await before.end();
    // As a kill leaves it, just after the mail was handed over.
    mkdirSync(join(`${file}.outbox`, 'sending'));
    const [one = ''] = emls(file);
    renameSync(join(`${file}.outbox`, one), join(`${file}.outbox`, 'sending', one));
    writeFileSync(`${file}.smtp.json`, JSON.stringify({ url: server.url, from: 'desk@site.example' }));
    const host = await serving(file);
    const desk = openWindow(host);
    const { mails } = await desk.call('mails', {});
    expect(mails.filter(({ doubtful }) => doubtful).map(({ id }) => id)).toEqual([one]);
    expect(server.delivered).toEqual([]);
    await desk.call('send', { id: one });
    expect(server.delivered.length).toBe(1);
    await host.end();
    server.close();
  });

  it.each(['{', '{"url":"https://mail.example"}', '{"url":"smtp://mail.example","from":"nobody"}', 'null'])(
    'are not tried with settings that are off: %s',
    async (settings) => {
      const file = newBook();
      writeFileSync(`${file}.smtp.json`, settings);
      await expect(serving(file)).rejects.toThrow(/exit 2: .*smtp\.json/);
    },
  );
});
