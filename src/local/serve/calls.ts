import { BadRequest, CHECKED, fields } from './asks.ts';
import type { Frames } from './frames.ts';
import { type HostWorker, isHostCall } from './host-worker.ts';
import type { Mails } from './mails.ts';
import type { CallName, Calls } from './messages.ts';
import type { Questions } from './questions.ts';
import type { Restorer } from './restorer.ts';
import type { HostLeft } from './worker-messages.ts';

export interface CallDesk {
  readonly host: HostWorker;
  readonly frames: Frames;
  readonly questions: Questions;
  readonly mails: Mails;
  readonly restorer: Restorer;
  /** The mails that wait have changed. */
  readonly mailsChanged: () => void;
}

type Asks<Name extends CallName> = Calls[Name]['asks'];
type Tells<Name extends CallName> = Promise<Calls[Name]['tells']>;

/** Does a window's call: most is the host's, in its thread; questions, mails and the pages of frames are kept on this side. */
export function makeCalls({ host, frames, questions, mails, restorer, mailsChanged }: CallDesk) {
  const here = {
    async answer(window: string, { question, ...answer }: Asks<'answer'>): Tells<'answer'> {
      if (!questions.answer(window, question, answer)) throw new BadRequest('question');
      return null;
    },
    backups: async (): Tells<'backups'> => ({ backups: restorer.list() }),
    backup: (_: string, { id }: Asks<'backup'>): Tells<'backup'> => restorer.look(id),
    restore: (_: string, { id, sequence }: Asks<'restore'>): Tells<'restore'> => restorer.restore(id, sequence),
    mails: async (): Tells<'mails'> => ({ mails: await mails.waiting(), canSend: mails.canSend }),
    async mail(_: string, { id }: Asks<'mail'>): Tells<'mail'> {
      const [file, html] = [mails.file(id), await mails.html(id)];
      if (!file || html === undefined) throw new BadRequest('mail');
      return { frame: frames.addMail(html), eml: file.toString('base64') };
    },
    async send(_: string, { id }: Asks<'send'>): Tells<'send'> {
      const why = await mails.send(id);
      mailsChanged();
      return { why: why ?? null };
    },
  };

  return async (window: string, name: CallName, asked: unknown): Promise<unknown> => {
    const asks = CHECKED[name](fields(asked));
    if (!isHostCall(name)) return here[name](window, asks as never);
    if (name === 'call' && !frames.get((asks as Asks<'call'>).frame)) throw new BadRequest('frame');
    const told = (await host.ask(window, name, asks as never)) as object;
    if (!('left' in told)) return told;
    const { shown, ...left } = told.left as HostLeft;
    return { ...told, left: { ...left, frames: shown.map((page) => frames.add(page)) } };
  };
}
