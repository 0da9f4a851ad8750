import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { built } from '../bundle.ts';
import { BadRequest, CHECKED } from './asks.ts';
import { redirecting } from './browser.ts';
import { makeCalls } from './calls.ts';
import { startChangingHost } from './changing-host.ts';
import { makeFrames } from './frames.ts';
import { HEADERS, hasToken, pagePolicy, refusedAtTheDoor } from './guard.ts';
import { Refused } from './host-worker.ts';
import { listen } from './listen.ts';
import { makeMails, outboxOf, sendNew } from './mails.ts';
import type { CallName } from './messages.ts';
import { makeQuestions } from './questions.ts';
import { makeRestorer } from './restorer.ts';
import { type SmtpSettings, smtpSender } from './smtp.ts';
import { makeWindows } from './windows.ts';
import type { ClockRun, GivenAnswer, WorkerStart } from './worker-messages.ts';

export interface ServeOptions extends Omit<WorkerStart, 'bell'> {
  /** The first port to try; 0 takes any. */
  readonly port: number;
  /** How mails are sent; where it is missing they wait. */
  readonly smtp: SmtpSettings | undefined;
  /** Told what ran by the clock; `late` what should have run before the program was started. */
  readonly ran: (runs: readonly ClockRun[], late: boolean) => void;
  /** Told what failed on this side, of a call or of sending mails; everything else goes on. */
  readonly failed: (failure: unknown) => void;
  /** Told when the host is gone and nothing can be served any more. */
  readonly gone: (error: Error) => void;
}

export interface Served {
  readonly port: number;
  /** Opens the page, with the token that lets it call. */
  readonly address: string;
  /** Leads there once, from any place a browser comes from, and is worth nothing afterwards. */
  readonly way: string;
  close(): Promise<void>;
}

/** The longest request: a data file that a sidebar sends, in base64. */
const MAX_BODY = 40 * 1024 * 1024;
/** How often the clock is asked what is due. */
const TICK = 20_000;
const WINDOW_NAME = /^[\w-]{8,64}$/;

/** Serves one workbook to the browsers of this machine. */
export async function serve({ port: first, smtp, ran, failed, gone, ...start }: ServeOptions): Promise<Served> {
  /** Whether the clock has struck since the start: what ran before that was late. */
  let started = false;
  const token = randomBytes(24).toString('base64url');
  /** The path that opens the page once; undefined when it has been gone. */
  let way: string | undefined = `/open/${randomBytes(24).toString('base64url')}`;
  const windows = makeWindows();
  const frames = makeFrames();
  const mails = makeMails(outboxOf(start.workbook), smtp && smtpSender(smtp));
  const host = await startChangingHost(start, {
    news: (news) => windows.tell(news),
    question: (window, id, question) => questions.ask(window, id, question),
    unasked: (id) => questions.forget(id),
    mails: (paths) => void sendNew(mails, paths).catch(failed).then(mailsChanged),
    ran(runs) {
      const failures = runs.flatMap(({ handler, error }) => (error === null ? [] : [`${handler}: ${error}`]));
      const toasts = runs.flatMap((run) => run.toasts);
      windows.tell({ kind: 'ran', toasts, failures, late: started ? 0 : runs.length });
      ran(runs, !started);
    },
    gone,
  });
  const questions = makeQuestions(windows, (id: number, answer: GivenAnswer) => host.answer(id, answer));
  const mailsChanged = (): void =>
    void mails
      .waiting()
      .then((waiting) => windows.tell({ kind: 'mails', waiting: waiting.length, canSend: mails.canSend }))
      .catch(failed);
  const restorer = makeRestorer({
    file: start.workbook,
    host,
    now: () => Date.now() + (start.ahead ?? 0),
    tell: (news) => windows.tell(news),
  });
  const call = makeCalls({ host, frames, questions, mails, restorer, mailsChanged });
  const html = built('build', 'page.html');
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/page.js': ['text/javascript; charset=utf-8', built('build', 'page.js')],
    '/page.css': ['text/css; charset=utf-8', built('build', 'page.css')],
    '/icon.svg': ['image/svg+xml', built('build', 'icon.svg')],
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request;
    if (url === way && request.method === 'GET' && !refusedAtTheDoor(request, port, 'from anywhere')) {
      way = undefined;
      return void send(response, 200, 'text/html; charset=utf-8', redirecting(`/#${token}`), {
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
    }
    const refused = refusedAtTheDoor(request, port);
    if (refused) return void say(response, refused.status, { error: refused.why });
    if (!URL.canParse(url, 'http://127.0.0.1')) return void say(response, 400, { error: 'address' });
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
    const frame = pathname.startsWith('/frame/') ? frames.get(pathname.slice('/frame/'.length)) : undefined;
    if (request.method === 'GET' && pathname === '/') {
      const nonce = randomBytes(16).toString('base64');
      send(response, 200, 'text/html; charset=utf-8', html.replace('NONCE', nonce), {
        'content-security-policy': pagePolicy(nonce),
      });
    } else if (request.method === 'GET' && file) send(response, 200, ...file);
    else if (request.method === 'GET' && frame)
      send(response, 200, 'text/html; charset=utf-8', frame.html, {
        'content-security-policy': frame.policy,
        // A frame with an origin of its own is not of the same origin as the page around it.
        'cross-origin-resource-policy': 'cross-origin',
      });
    else if (!pathname.startsWith('/api/')) say(response, 404, { error: 'not-found' });
    else if (!hasToken(request, token)) say(response, 401, { error: 'token' });
    else await answerCall(pathname.slice('/api/'.length), request, response);
  }

  async function answerCall(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const window = request.headers['x-window'];
    if (typeof window !== 'string' || !WINDOW_NAME.test(window)) return void say(response, 400, { error: 'window' });
    if (name === 'news') {
      if (request.method !== 'GET') return void say(response, 405, { error: 'method' });
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
      windows.join(window, response);
      questions.again(window);
      return;
    }
    if (!Object.hasOwn(CHECKED, name)) return void say(response, 404, { error: 'not-found' });
    if (request.method !== 'POST') return void say(response, 405, { error: 'method' });
    if (request.headers['content-type'] !== 'application/json') return void say(response, 415, { error: 'type' });
    const body = await bodyOf(request);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return void say(response, 413, { error: 'size' });
    }
    try {
      say(response, 200, { tells: await call(window, name as CallName, JSON.parse(body)) });
    } catch (failure) {
      if (failure instanceof Refused) say(response, 200, { refusal: failure.refusal });
      else if (failure instanceof BadRequest || failure instanceof SyntaxError)
        say(response, 400, { error: 'request' });
      else throw failure;
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((failure: unknown) => {
      // Whoever broke off in the middle of a call hears no answer, and nothing is the matter.
      if (request.destroyed && !request.complete) return;
      if (!response.headersSent) say(response, 500, { error: 'broken' });
      failed(failure);
    });
  });
  let port = first;
  try {
    port = await listen(server, first);
  } catch (error) {
    await host.close(false);
    throw error;
  }
  host.tick();
  const clock = setInterval(() => {
    started = true;
    host.tick();
  }, TICK);
  return {
    port,
    // Behind the #, so that it is never sent, logged or passed on.
    address: `http://127.0.0.1:${port}/#${token}`,
    way: `http://127.0.0.1:${port}${way}`,
    async close() {
      clearInterval(clock);
      windows.close();
      server.close();
      server.closeAllConnections();
      await host.close(true);
    },
  };
}

/** The body as text; undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type, ...more });
  response.end(text);
}

const say = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
