import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Serving, send, serving } from './serving.ts';

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
    ['a call of no frame', 'call', '{"frame":"x","functionName":"onOpen","argumentsJson":"[]","front":1}'],
    ['an answer to no question', 'answer', '{"question":1,"button":"OK","text":""}'],
  ])('refuses %s', async (_, name, body) => {
    expect((await post(ours(), `/api/${name}`, body)).status).toBe(400);
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
