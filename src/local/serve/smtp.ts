import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';

/** How a mail went: the server took it, refused it, or nobody knows. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };
export type Send = (eml: Buffer) => Promise<Sent>;

/** Where mails are handed over. A password in it: the file lies beside the workbook, and never in the project. */
export interface SmtpSettings {
  /** `smtps://user:password@host:465`, as nodemailer reads it. */
  readonly url: string;
  /** The address that mails come from. */
  readonly from: string;
}

/** Set by the environment, else by `FILE.smtp.json` beside the workbook; undefined where mails are not sent. */
export function smtpSettings(workbook: string): SmtpSettings | undefined {
  const { DUTYBOOK_SMTP_URL: url, DUTYBOOK_SMTP_FROM: from } = process.env;
  if (url) return checked({ url, from }, 'DUTYBOOK_SMTP_URL, DUTYBOOK_SMTP_FROM');
  const file = `${workbook}.smtp.json`;
  if (!existsSync(file)) return undefined;
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (error) {
    throw error instanceof RunError ? error : new RunError(CLI.badSmtp, { file });
  }
}

function checked(settings: unknown, file: string): SmtpSettings {
  const { url, from } = settings as Partial<Record<keyof SmtpSettings, unknown>>;
  const good = typeof url === 'string' && /^smtps?:\/\//.test(url) && typeof from === 'string' && from.includes('@');
  if (!good) throw new RunError(CLI.badSmtp, { file });
  return { url, from };
}

/** Sends mails as they are, but for the address they come from: the server knows only its own. */
export function smtpSender({ url, from }: SmtpSettings): Send {
  const transport = createTransport(url, { connectionTimeout: 20_000, socketTimeout: 60_000 } as object);
  return async (eml) => {
    const { simpleParser } = await import('mailparser');
    const { to, cc, bcc } = await simpleParser(eml, { skipHtmlToText: true, skipTextToHtml: true });
    const addresses = [to ?? [], cc ?? [], bcc ?? []]
      .flat()
      .flatMap(({ value }) => value.map(({ address }) => address));
    let begun = false;
    const raw = new Readable({
      // Nodemailer reads it once the server has let it in, and not before.
      read() {
        begun = true;
        this.push(sentFrom(eml, from));
        this.push(null);
      },
    });
    try {
      await transport.sendMail({
        envelope: { from, to: addresses.filter((address) => address !== undefined) },
        raw,
      });
      return { kind: 'sent' };
    } catch (error) {
      const { message, code, responseCode = 0 } = error as Error & { code?: string; responseCode?: number };
      // Sure is the server's own no, and an end before it could have had the mail. Whatever else happens, silence too, is not.
      const sure = !begun || responseCode >= 400 || code === 'EENVELOPE';
      return { kind: sure ? 'refused' : 'unknown', why: message };
    }
  };
}

/** The mail with another address in its From line; the name in front of it stays. Bcc lines are for the envelope alone. */
function sentFrom(eml: Buffer, from: string): Buffer {
  const text = eml.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = text
    .slice(0, end)
    .replace(/^Bcc:.*(?:\r\n[ \t].*)*(?:\r\n)?/im, '')
    .replace(/^(From:[\s\S]*?)(?:<[^>]*>|\S+@\S+)(?=\r\n(?![ \t])|$)/im, `$1<${from}>`);
  return Buffer.from(head + text.slice(end), 'latin1');
}
