import type { Attachment, Message } from '../message.ts';
import { type BlobImpl, blobBehind } from './blob.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { local, service } from './host.ts';
import { Emulated, type Kind, nameOf, strict } from './strict.ts';

type MailApp = GoogleAppsScript.Mail.MailApp;

export const mailAppSignatures = {
  getRemainingDailyQuota: [[]],
  sendEmail: [
    ['object'],
    ['string', 'string', 'string'],
    ['string', 'string', 'string', 'object'],
    ['string', 'string', 'string', 'string'],
  ],
} as const;

const kind: Kind = { owner: 'MailApp', name: 'MailApp', signatures: mailAppSignatures };

const TEXTS = ['to', 'cc', 'bcc', 'replyTo', 'subject', 'body', 'htmlBody', 'name'] as const;
const OTHERS = ['attachments', 'inlineImages', 'noReply'];

const METHOD = 'MailApp.sendEmail';

class MailAppImpl extends Emulated<MailApp> implements Exact<MailApp, keyof typeof mailAppSignatures> {
  getRemainingDailyQuota(): number {
    return service('MailApp.getRemainingDailyQuota', 'mailQuota');
  }
  sendEmail(...args: unknown[]): void {
    const [first, second, third, fourth] = args;
    if (typeof first === 'object') send(METHOD, first as Record<string, unknown>);
    else if (typeof fourth === 'string') send(METHOD, { to: first, replyTo: second, subject: third, body: fourth });
    else send(METHOD, { ...(fourth as object | undefined), to: first, subject: second, body: third });
  }
}

/** Takes the mail apart into texts and attachments; an option nobody knows is an error, not ignored. */
export function send(method: string, given: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(given))
    if (!OTHERS.includes(key) && !(TEXTS as readonly string[]).includes(key))
      throw notAvailable(`${method} with ${key}`);
  if (given.noReply) throw notAvailable(`${method} with noReply`);
  const texts = {} as Record<(typeof TEXTS)[number], string>;
  for (const key of TEXTS) {
    const value = given[key] ?? '';
    if (typeof value !== 'string') throw exception(`Invalid argument: ${key}`);
    texts[key] = value;
  }
  const attachments = (given.attachments ?? []) as unknown;
  if (!Array.isArray(attachments)) throw exception('Invalid argument: attachments');
  const images = (given.inlineImages ?? {}) as Record<string, unknown>;
  const message: Omit<Message, 'id' | 'sentAt' | 'from'> = {
    ...texts,
    attachments: attachments.map((blob) => attached(blob, 'attachments')),
    inlineImages: Object.keys(images).map((key) => ({ ...attached(images[key], 'inlineImages'), key })),
  };
  service(method, 'sendMail', JSON.stringify(message));
}

function attached(blob: unknown, where: string): Attachment {
  if (nameOf(blob) !== 'Blob') throw exception(`Invalid argument: ${where}`);
  const { name, contentType, bytes }: BlobImpl = blobBehind(blob);
  return {
    name: name ?? 'Untitled',
    contentType: contentType ?? 'application/octet-stream',
    base64: local('toBase64', bytes, false),
  };
}

export const mailApp: MailApp = strict<MailApp>(kind, new MailAppImpl());
