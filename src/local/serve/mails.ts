import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MailView } from './messages.ts';
import type { Send } from './smtp.ts';

/**
 * The mails beside the workbook, each an .eml file: waiting in the outbox itself, in `sending/` from just before it is handed to
 * a server, in `sent/` once the server has taken it. A mail that is found in `sending/` may have gone out or not: nothing
 * sends it again by itself.
 */
export interface Mails {
  /** The newest first; those that were sent, or are on their way right now, are not among them. */
  waiting(): Promise<readonly MailView[]>;
  /** A mail's file, by its name. */
  file(id: string): Buffer | undefined;
  /** Its text as a page. */
  html(id: string): Promise<string | undefined>;
  /** Sends one; gives why it could not be, or undefined. Whoever asks while it is on its way hears how that ends. */
  send(id: string): Promise<string | undefined>;
  readonly canSend: boolean;
}

const SENDING = 'sending';
const SENT = 'sent';

/** The reader is large; commands that read no mail do without it. */
const parsed = async (eml: Buffer) => (await import('mailparser')).simpleParser(eml, { skipHtmlToText: true });

/** The folder of a workbook's mails, beside it. */
export const outboxOf = (workbook: string): string => `${workbook}.outbox`;

export function makeMails(outbox: string, send: Send | undefined): Mails {
  const seen = new Map<string, MailView>();
  const onTheirWay = new Map<string, Promise<string | undefined>>();
  const at = (place: string, id: string): string => join(outbox, place, id);
  const names = (place: string): string[] =>
    existsSync(join(outbox, place)) ? readdirSync(join(outbox, place)).filter((name) => name.endsWith('.eml')) : [];
  const placeOf = (id: string): string | undefined => ['', SENDING].find((place) => names(place).includes(id));

  async function view(place: string, id: string): Promise<MailView> {
    const doubtful = place === SENDING;
    const known = seen.get(id);
    if (known) return { ...known, doubtful };
    const { subject = '', to, date } = await parsed(readFileSync(at(place, id)));
    const recipients = [to ?? []].flat().map(({ text }) => text);
    const said = { id, subject, to: recipients.join(', '), at: date?.toISOString() ?? '', doubtful };
    seen.set(id, said);
    return said;
  }

  function move(id: string, from: string, to: string): void {
    mkdirSync(join(outbox, to), { recursive: true, mode: 0o700 });
    renameSync(at(from, id), at(to, id));
  }

  async function handOver(id: string, through: Send): Promise<string | undefined> {
    const place = placeOf(id);
    if (place === undefined) return undefined;
    if (place !== SENDING) move(id, '', SENDING);
    const ending = await through(readFileSync(at(SENDING, id)));
    if (ending.kind === 'sent') move(id, SENDING, SENT);
    else if (ending.kind === 'refused') move(id, SENDING, '');
    return ending.kind === 'sent' ? undefined : ending.why;
  }

  return {
    async waiting() {
      const all = ['', SENDING].flatMap((place) =>
        names(place).flatMap((id) => (onTheirWay.has(id) ? [] : [{ place, id }])),
      );
      const views = await Promise.all(all.map(({ place, id }) => view(place, id)));
      return views.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    file(id) {
      const place = placeOf(id);
      return place === undefined ? undefined : readFileSync(at(place, id));
    },
    async html(id) {
      const file = this.file(id);
      if (!file) return undefined;
      const { html, textAsHtml } = await parsed(file);
      return html || textAsHtml || '';
    },
    async send(id) {
      if (!send) return undefined;
      const under = onTheirWay.get(id) ?? handOver(id, send).finally(() => onTheirWay.delete(id));
      onTheirWay.set(id, under);
      return under;
    },
    canSend: send !== undefined,
  };
}

/**
 * Mails just written, by their files, go out by themselves where a server is set; older ones wait for a person. Gives why
 * some of them did not go.
 */
export async function sendNew(mails: Mails, paths: readonly string[]): Promise<readonly string[]> {
  const against: string[] = [];
  for (const path of mails.canSend ? paths : []) {
    const why = await mails.send(basename(path));
    if (why !== undefined) against.push(why);
  }
  return against;
}
