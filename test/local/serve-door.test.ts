import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { opener } from '../../src/local/serve/browser.ts';
import { folder, newBook, openWindow, type Serving, send, serving, servingWith } from './serving.ts';

let host: Serving;
beforeAll(async () => {
  host = await serving(newBook());
});

const ours = () => ({
  host: `127.0.0.1:${host.port}`,
  authorization: `Bearer ${host.token}`,
  'x-window': 'window-of-tests',
  'content-type': 'application/json',
});
const post = (headers: Record<string, string>, path = '/api/book', body = '{}') =>
  send(host, path, { method: 'POST', headers, body });
const without = (name: string): Record<string, string> => {
  const { [name]: _, ...rest } = ours() as Record<string, string>;
  return rest;
};

describe('the door of the local host', () => {
  it('answers its own page', async () => {
    expect((await post(ours())).status).toBe(200);
    const fetched = { ...ours(), origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin' };
    expect((await post(fetched)).status).toBe(200);
  });

  it.each([
    ['no token', () => without('authorization'), 401],
    ['another token', () => ({ ...ours(), authorization: `Bearer ${'x'.repeat(host.token.length)}` }), 401],
    ['a part of the token', () => ({ ...ours(), authorization: `Bearer ${host.token.slice(1)}` }), 401],
    ['the name of another site', () => ({ ...ours(), host: 'attacker.example' }), 403],
    ['another port', () => ({ ...ours(), host: `127.0.0.1:${host.port + 1}` }), 403],
    ['the origin of another site', () => ({ ...ours(), origin: 'https://attacker.example' }), 403],
    ['the opaque origin of a frame', () => ({ ...ours(), origin: 'null' }), 403],
    ['another site, by the browser’s word', () => ({ ...ours(), 'sec-fetch-site': 'cross-site' }), 403],
    ['another port’s page, by the browser’s word', () => ({ ...ours(), 'sec-fetch-site': 'same-site' }), 403],
    ['no window', () => without('x-window'), 400],
    ['a form', () => ({ ...ours(), 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['plain text, which needs no leave of the browser', () => ({ ...ours(), 'content-type': 'text/plain' }), 415],
  ])('refuses a call with %s', async (_, headers, status) => {
    expect((await post(headers() as Record<string, string>)).status).toBe(status);
  });

  it('lets itself be opened from the address bar, and called from nowhere else', async () => {
    const typed = { host: `127.0.0.1:${host.port}`, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
    expect((await send(host, '/', { headers: typed })).status).toBe(200);
    const linked = { ...typed, 'sec-fetch-site': 'cross-site' };
    expect((await send(host, '/', { headers: linked })).status).toBe(403);
  });

  it('gives no token away and keeps nothing in caches', async () => {
    const { body, headers } = await send(host, '/');
    expect(body).not.toContain(host.token);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('lets nothing inline run on its page, and nothing be fetched from elsewhere', async () => {
    const policy = (await send(host, '/')).headers['content-security-policy'] as string;
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(rules.get('default-src')).toBe("default-src 'none'");
    expect(rules.get('script-src')).toBe("script-src 'self'");
    expect(rules.get('connect-src')).toBe("connect-src 'self'");
    expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('gives another nonce each time', async () => {
    const policies = await Promise.all([send(host, '/'), send(host, '/')]);
    expect(new Set(policies.map(({ headers }) => headers['content-security-policy'])).size).toBe(2);
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/page.js/../../package.json',
    '/frame/../../../etc/passwd',
    '/frame/unknown',
    '/toString',
    '/api/toString',
    '/api/constructor',
  ])('finds nothing at %s', async (path) => {
    expect((await send(host, path, { headers: ours() })).status).toBe(404);
  });

  it('refuses what is too long, whether it says so or not', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(41 * 1024 * 1024) });
    const said = await post({ ...ours(), 'content-length': String(long.length) }, '/api/book', long).catch(() => null);
    expect([413, undefined]).toContain(said?.status);
    const chunked = await post({ ...ours(), 'transfer-encoding': 'chunked' }, '/api/book', long).catch(() => null);
    expect([413, undefined]).toContain(chunked?.status);
    expect((await post(ours())).status).toBe(200);
  });

  it.each([
    ['not JSON', 'book', '{'],
    ['a list', 'book', '[]'],
    ['a window without rows', 'window', '{"sheet":1,"row":0,"column":0,"columns":1}'],
    ['a window of a million rows', 'window', '{"sheet":1,"row":0,"column":0,"rows":1000000,"columns":1}'],
    ['a negative row', 'cell', '{"sheet":1,"row":-1,"column":0}'],
    ['an action that is none', 'act', '{"action":{"kind":"delete-everything"}}'],
    ['a number for a text', 'act', '{"action":{"kind":"type","sheet":1,"row":1,"column":1,"text":7}}'],
    ['rows without a number of them', 'act', '{"action":{"kind":"delete-rows","sheet":1,"at":3}}'],
    ['half of the rows to sort', 'act', '{"action":{"kind":"sort","sheet":1,"column":0,"row":3}}'],
    ['a call of no frame', 'call', '{"frame":"x","functionName":"onOpen","argumentsJson":"[]","front":1}'],
    ['an answer to no question', 'answer', '{"question":1,"button":"OK","text":""}'],
  ])('refuses %s', async (_, name, body) => {
    expect((await post(ours(), `/api/${name}`, body)).status).toBe(400);
  });

  it.each(['//', '/\\\\', 'http://'])('refuses the address %s, and goes on', async (address) => {
    expect([400, 404]).toContain((await send(host, address)).status);
    expect((await post(ours())).status).toBe(200);
  });

  it('goes on when a call breaks off in the middle', async () => {
    const head = Object.entries({ ...ours(), 'content-length': '1000' }).map(([name, value]) => `${name}: ${value}`);
    await new Promise<void>((resolve) => {
      const broken = connect(host.port, '127.0.0.1', () => {
        broken.write(`POST /api/book HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{"half`, () => broken.resetAndDestroy());
      });
      broken.on('close', () => resolve());
    });
    for (const _ of [1, 2, 3]) expect((await post(ours())).status).toBe(200);
    expect(host.told()).toBe('');
  });

  it('goes on when one call cannot be done, and says at the terminal what failed', async () => {
    const file = newBook();
    writeFileSync(`${file}.outbox`, 'no folder');
    const served = await serving(file);
    const desk = openWindow(served);
    await expect(desk.call('mails', {})).rejects.toThrow('500');
    expect((await desk.call('book', {})).sheets.length).toBeGreaterThan(3);
    expect(served.told()).toContain('ENOTDIR');
    expect(await served.end()).toBe(0);
  });

  it('listens on this machine alone', async () => {
    const elsewhere = Object.values((await import('node:os')).networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of elsewhere)
      await expect(fetch(`http://${address}:${host.port}/`)).rejects.toThrow('fetch failed');
    expect(new URL(host.address).hostname).toBe('127.0.0.1');
  });
});

describe('the way into the page', () => {
  it('stands in no list of processes, but in a file of this person alone, and opens once', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'xdg-open'),
      `#!/bin/sh\nprintf '%s' "$*" > "${bin}/opened.part"\nmv "${bin}/opened.part" "${bin}/opened"\n`,
    );
    chmodSync(join(bin, 'xdg-open'), 0o755);
    const served = await servingWith({ PATH: `${bin}:${process.env.PATH}` }, newBook());
    await expect.poll(() => existsSync(join(bin, 'opened'))).toBe(true);
    const file = readFileSync(join(bin, 'opened'), 'utf8');
    expect(file).not.toContain(served.token);
    expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
    const [, way = ''] = /url=http:\/\/127\.0\.0\.1:\d+(\/[^"]+)"/.exec(readFileSync(file, 'utf8')) ?? [];
    // A file counts as another site.
    const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', host: `127.0.0.1:${served.port}` };
    expect((await send(served, way, { headers: { ...opened, host: 'attacker.example' } })).status).toBe(403);
    expect((await send(served, way, { headers: { ...opened, 'sec-fetch-mode': 'cors' } })).status).toBe(403);
    const { status, body } = await send(served, way, { headers: opened });
    expect([status, body.includes(`url=/#${served.token}`)]).toEqual([200, true]);
    expect((await send(served, way, { headers: opened })).status).toBe(403);
    await served.end();
    expect(existsSync(dirname(file))).toBe(false);
  });

  it.each([
    ['linux', 'xdg-open', ['a b/open.html']],
    ['darwin', 'open', ['a b/open.html']],
    ['win32', 'cmd.exe', ['/d', '/s', '/c', '"start "" "a b/open.html""']],
  ] as const)('is opened on %s by %s', (platform, command, args) => {
    expect(opener(platform, 'a b/open.html')).toEqual([command, args]);
  });
});
