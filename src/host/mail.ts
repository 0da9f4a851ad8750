import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { PlatformError } from './host-error.ts';
import type { Message } from './message.ts';
import { type Connection, transaction } from './store.ts';

/** Documented quotas of a consumer account. */
const RECIPIENTS_A_MAIL = 50;
const RECIPIENTS_A_DAY = 100;
const BODY_BYTES = 200 * 1024;
const ATTACHMENTS = 250;
const ATTACHMENT_BYTES = 25 * 1024 * 1024;
const DAY = 86_400_000;

export const recipientsOf = (message: Pick<Message, 'to' | 'cc' | 'bcc'>): string[] =>
  [message.to, message.cc, message.bcc]
    .flatMap((list) => list.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');

export function remainingQuota(connection: Connection, account: string, now: number): number {
  const { used } = connection
    .prepare('SELECT coalesce(sum(recipients), 0) AS used FROM mail WHERE account = ? AND sent_at > ?')
    .get([account, now - DAY]) as { used: number };
  return Math.max(0, RECIPIENTS_A_DAY - used);
}

/** Keeps the mail in the workbook's file before the call returns; the .eml file is written later. */
export function acceptMail(connection: Connection, message: Message): void {
  const recipients = recipientsOf(message);
  if (recipients.length === 0) throw new PlatformError('Failed to send email: no recipient');
  for (const address of recipients)
    if (!/^[^\s@<>]+@[^\s@<>]+$|<[^\s@<>]+@[^\s@<>]+>$/.test(address))
      throw new PlatformError(`Invalid email: ${address}`);
  if (recipients.length > RECIPIENTS_A_MAIL) throw new PlatformError('Limit Exceeded: Email Recipients Per Message.');
  if (Buffer.byteLength(message.body) > BODY_BYTES || Buffer.byteLength(message.htmlBody) > BODY_BYTES)
    throw new PlatformError('Limit Exceeded: Email Body Size.');
  const parts = [...message.attachments, ...message.inlineImages];
  if (parts.length > ATTACHMENTS) throw new PlatformError('Limit Exceeded: Email Attachments Per Message.');
  if (parts.reduce((sum, { base64 }) => sum + (base64.length * 3) / 4, 0) > ATTACHMENT_BYTES)
    throw new PlatformError('Limit Exceeded: Email Total Attachments Size.');
  if (recipients.length > remainingQuota(connection, message.from, message.sentAt))
    throw new PlatformError('Service invoked too many times for one day: email.');
  transaction(connection, () => {
    connection
      .prepare('INSERT INTO mail (id, account, sent_at, recipients, message) VALUES (?, ?, ?, ?, ?)')
      .run([message.id, message.from, message.sentAt, recipients.length, JSON.stringify(message)]);
  });
}

/** The mail as the bytes of an .eml file: the same message gives the same bytes. */
export async function renderMail(message: Message): Promise<Buffer> {
  const attachments = message.attachments.map((part) => ({
    filename: part.name,
    contentType: part.contentType,
    content: part.base64,
    encoding: 'base64' as const,
  }));
  const images = message.inlineImages.map((part) => ({
    filename: part.name,
    contentType: part.contentType,
    content: part.base64,
    encoding: 'base64' as const,
    cid: part.key,
  }));
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const sent = await transport.sendMail({
    messageId: `<${message.id}@${message.from.split('@')[1] ?? 'localhost'}>`,
    date: new Date(message.sentAt),
    from: message.name ? { name: message.name, address: message.from } : message.from,
    to: message.to,
    ...(message.cc ? { cc: message.cc } : {}),
    ...(message.bcc ? { bcc: message.bcc } : {}),
    ...(message.replyTo ? { replyTo: message.replyTo } : {}),
    subject: message.subject,
    text: message.body,
    ...(message.htmlBody ? { html: message.htmlBody } : {}),
    attachments: [...images, ...attachments],
    baseBoundary: message.id,
  } as Parameters<typeof transport.sendMail>[0]);
  return sent.message as Buffer;
}

/** Writes the .eml file of every mail that has none yet; gives their paths. Safe to repeat after a kill. */
export async function writeOutbox(connection: Connection, folder: string): Promise<string[]> {
  const waiting = connection.prepare('SELECT message FROM mail WHERE written = 0 ORDER BY sent_at, id').all() as {
    message: string;
  }[];
  const paths: string[] = [];
  for (const row of waiting) {
    const message = JSON.parse(row.message) as Message;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${new Date(message.sentAt).toISOString().replace(/[:.]/g, '-')} ${message.id}.eml`);
    if (!existsSync(path)) {
      writeFileSync(`${path}.part`, await renderMail(message), { mode: 0o600 });
      chmodSync(`${path}.part`, 0o600);
      renameSync(`${path}.part`, path);
    }
    connection.prepare('UPDATE mail SET written = 1 WHERE id = ?').run([message.id]);
    paths.push(path);
  }
  return paths;
}
