import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not answered: an HTTP status and one word for it. */
export interface Refused {
  readonly status: number;
  readonly why: string;
}

/**
 * Whether a request may come in at all. Every page in the person's browser, also one from the internet, can send requests
 * to 127.0.0.1; so can a name that an attacker points there. Only our own page, under our own name, is answered.
 */
export function refusedAtTheDoor(
  request: IncomingMessage,
  port: number,
  navigating: 'from here' | 'from anywhere' = 'from here',
): Refused | undefined {
  const { host, origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers;
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !ours.includes(host)) return { status: 403, why: 'host' };
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, why: 'origin' };
  // `none`: typed, or opened by the program itself; that opens a page, and never calls.
  const navigates = mode === 'navigate' && request.method === 'GET';
  const mayComeFrom = navigates && (site === 'none' || navigating === 'from anywhere');
  if (site !== undefined && site !== 'same-origin' && !mayComeFrom) return { status: 403, why: 'site' };
  return undefined;
}

/** Calls carry the token that the program gave to the page it opened: another account of this machine has none. */
export function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** On every answer. */
export const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Of the page: nothing inline runs, and nothing is fetched from or sent to anywhere else. The grid's own styles bear the
 * nonce, which is another one for each answer.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
