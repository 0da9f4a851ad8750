import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { CallName, Calls, News } from '../../src/local/serve/messages.ts';
import { ROOT } from '../host/fixture.ts';

export const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const PROGRAM = join(ROOT, 'build/local.js');
const HOST = join(ROOT, 'build/host.js');
const ENVIRONMENT = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' };
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The evening on which the sample ends. */
const SAMPLE_NOW = '2026-02-28T20:30:00+08:00';
let books = 0;

/** A new workbook's file, with the sample's two months or without an entry. */
export function newBook(...options: readonly string[]): string {
  const file = join(folder, `book-${++books}.dutybook`);
  dutybook('new', file, ...options);
  return file;
}

export function dutybook(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    env: { ...ENVIRONMENT, DUTYBOOK_NOW: SAMPLE_NOW },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** `dutybook serve` as a person started it. */
export interface Serving {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** What was complained about at the terminal. */
  told(): string;
  /** Ctrl+C; gives the exit code. */
  end(): Promise<number | null>;
}

export const serving = (file: string, ...options: readonly string[]): Promise<Serving> =>
  servingWith({}, file, '--no-open', ...options);

/** The same where a browser is opened, with more in its environment. */
export function servingWith(
  environment: Readonly<Record<string, string>>,
  file: string,
  ...options: readonly string[]
): Promise<Serving> {
  const words = ['serve', file, ...(options.includes('--port') ? [] : ['--port', '0']), ...options];
  return started(PROGRAM, words, { DUTYBOOK_NOW: SAMPLE_NOW, ...environment });
}

/** `host serve`: any project on a workbook of its own. */
export const servingProject = (project: string, workbook: string, ...options: readonly string[]): Promise<Serving> =>
  started(HOST, ['serve', project, '--workbook', workbook, '--port', '0', '--no-open', ...options], {});

function started(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Serving> {
  const child = spawn(process.execPath, [program, ...words], { env: { ...ENVIRONMENT, ...environment } });
  running.add(child);
  let [out, err] = ['', ''];
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`exit ${code}: ${err}`)));
    child.stdout.on('data', (text) => {
      out += text;
      const [address, port, token] = /http:\/\/127\.0\.0\.1:(\d+)\/#([\w-]+)/.exec(out) ?? [];
      if (address === undefined || port === undefined || token === undefined) return;
      resolve({
        address,
        port: Number(port),
        token,
        told: () => err,
        end: () => {
          child.kill('SIGINT');
          return ended;
        },
      });
    });
  });
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Any request at all, as anything on the machine could send it: fetch would put its own headers right. */
export function send(
  { port }: Serving,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A window of the page, without the page: the same calls, the same news. */
export interface Window {
  readonly name: string;
  call<Name extends CallName>(name: Name, asks: Calls[Name]['asks']): Promise<Calls[Name]['tells']>;
  /** Waits for the next piece of news of a kind. */
  next<Kind extends News['kind']>(kind: Kind): Promise<Extract<News, { kind: Kind }>>;
  close(): void;
}

let windows = 0;
export function openWindow(host: Serving): Window {
  const name = `window-${++windows}`;
  const headers = { authorization: `Bearer ${host.token}`, 'x-window': name };
  const heard: News[] = [];
  const waiting: (() => void)[] = [];
  const listening = httpRequest({ host: '127.0.0.1', port: host.port, path: '/api/news', headers }, (response) => {
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (text) => {
      const parts = (rest + text).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) heard.push(JSON.parse(part.slice('data: '.length)));
      for (const wake of waiting.splice(0)) wake();
    });
    response.on('error', () => undefined);
  });
  listening.on('error', () => undefined);
  listening.end();
  return {
    name,
    async call(call, asks) {
      const { status, body } = await send(host, `/api/${call}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(asks),
      });
      const said = JSON.parse(body);
      if (status !== 200 || 'refusal' in said) throw new Error(`${status} ${body}`);
      return said.tells;
    },
    async next(kind) {
      for (;;) {
        const at = heard.findIndex((news) => news.kind === kind);
        if (at >= 0) return heard.splice(at, 1)[0] as never;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () => listening.destroy(),
  };
}
