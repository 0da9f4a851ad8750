import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookView } from '../../src/local/serve/messages.ts';
import { mailServer, speechlessServer } from './mail-server.ts';
import { newBook, openWindow, type Serving, send, serving, type Window } from './serving.ts';

async function mailLastWeek(window: Window): Promise<void> {
  const { book } = await window.call('open', {});
  await window.call('menu', { functionName: 'mailWeekly', front: (book as BookView).activeSheet });
}
const emls = (file: string, place = ''): string[] => {
  const folder = join(`${file}.outbox`, place);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
};

const setServer = (file: string, { url }: { readonly url: string }): void =>
  writeFileSync(`${file}.smtp.json`, JSON.stringify({ url, from: 'desk@site.example' }));
/** A window of a sample that is served with a mail server. */
async function servedBy(server: { readonly url: string }): Promise<{ file: string; host: Serving; desk: Window }> {
  const file = newBook('--sample');
  setServer(file, server);
  const host = await serving(file);
  return { file, host, desk: openWindow(host) };
}

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
    const { file, host, desk } = await servedBy(server);
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
    const { file, host, desk } = await servedBy(server);
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
    setServer(file, server);
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

  it('are in doubt when the server hangs up after it had them whole', async () => {
    const server = await speechlessServer();
    const { file, host, desk } = await servedBy(server);
    await mailLastWeek(desk);
    expect(await desk.next('mails')).toMatchObject({ waiting: 2 });
    expect((await desk.call('mails', {})).mails.map(({ doubtful }) => doubtful)).toEqual([true, true]);
    expect([server.taken(), emls(file), emls(file, 'sending').length]).toEqual([2, [], 2]);
    await host.end();
    server.close();
  });

  it('surely wait, without a doubt, when no server is there', async () => {
    const gone = await mailServer();
    gone.close();
    const { host, desk } = await servedBy(gone);
    await mailLastWeek(desk);
    expect(await desk.next('mails')).toMatchObject({ waiting: 2 });
    expect((await desk.call('mails', {})).mails.map(({ doubtful }) => doubtful)).toEqual([false, false]);
    await host.end();
  });

  it('go out once when two windows send the same one at once, and are not offered meanwhile', async () => {
    const server = await mailServer();
    server.refuse(true);
    const file = newBook('--sample');
    setServer(file, server);
    const host = await serving(file);
    const [desk, other] = [openWindow(host), openWindow(host)];
    await mailLastWeek(desk);
    await desk.next('mails');
    const { id = '' } = (await desk.call('mails', {})).mails[0] ?? {};
    server.refuse(false);
    server.hold(true);
    const both = [desk.call('send', { id }), other.call('send', { id })];
    await expect.poll(() => emls(file, 'sending')).toEqual([id]);
    expect((await desk.call('mails', {})).mails.map((mail) => mail.id)).not.toContain(id);
    server.hold(false);
    expect(await Promise.all(both)).toEqual([{ why: null }, { why: null }]);
    expect([server.delivered.length, emls(file, 'sent')]).toEqual([1, [id]]);
    expect((await desk.call('mails', {})).mails).toHaveLength(1);
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
