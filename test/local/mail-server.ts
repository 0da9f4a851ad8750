import { createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly eml: string;
}

export interface MailServer {
  readonly url: string;
  readonly delivered: readonly Delivered[];
  /** Refuses what comes, after it has read it all. */
  refuse(yes: boolean): void;
  /** Takes its time over what comes, until it is told to go on. */
  hold(yes: boolean): void;
  close(): void;
}

/** A mail server on this machine. */
export async function mailServer(): Promise<MailServer> {
  const delivered: Delivered[] = [];
  let refusing = false;
  let held: (() => void)[] | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      const take = (): void => {
        if (refusing) return void done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        delivered.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          eml: Buffer.concat(parts).toString('latin1'),
        });
        done();
      };
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => (held ? held.push(take) : take()));
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    refuse(yes) {
      refusing = yes;
    },
    hold(yes) {
      const waiting = held ?? [];
      held = yes ? waiting : undefined;
      if (!yes) for (const take of waiting) take();
    },
    close: () => server.close(),
  };
}

/** A mail server that takes a mail whole and hangs up without a word: nobody knows whether it will deliver it. */
export async function speechlessServer(): Promise<{ url: string; taken: () => number; close: () => void }> {
  let taken = 0;
  const server = createServer((socket: Socket) => {
    let mail: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (data) => {
      const text = data.toString('latin1');
      if (mail !== undefined) {
        mail += text;
        if (!mail.endsWith('\r\n.\r\n')) return;
        taken += 1;
        socket.destroy();
      } else {
        if (/^DATA/im.test(text)) mail = '';
        for (const line of text.trim().split('\r\n'))
          socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : '250 yes\r\n');
      }
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, close: () => server.close() };
}
