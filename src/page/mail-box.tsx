import { useEffect, useState } from 'preact/hooks';
import type { Calls, MailView } from '../local/serve/messages.ts';
import type { Desk } from './desk.ts';
import { Modal } from './modal.tsx';
import type { PageWords } from './words.ts';

interface MailBoxProps {
  readonly desk: Desk;
  readonly words: PageWords;
  /** Changes when mails were written or sent. */
  readonly waiting: number;
  readonly close: () => void;
}

/** The mails that were written and not sent: to read, to save, and to send where a server is set. */
export function MailBox({ desk, words, waiting, close }: MailBoxProps) {
  const [{ mails, canSend }, setMails] = useState<Calls['mails']['tells']>({ mails: [], canSend: true });
  const [open, setOpen] = useState<string>();
  /** Mails that are on their way right now. */
  const [sending, setSending] = useState<readonly string[]>([]);
  useEffect(() => void desk.mails().then(setMails), [waiting]);
  const look = async (id: string): Promise<void> => setOpen((await desk.mail(id))?.frame);
  const save = async (id: string): Promise<void> => {
    const mail = await desk.mail(id);
    if (mail) download(id, mail.eml);
  };
  const send = async (id: string): Promise<void> => {
    setSending((ids) => [...ids, id]);
    await desk.send(id);
    setMails(await desk.mails());
    setSending((ids) => ids.filter((one) => one !== id));
  };
  return (
    <Modal look="mail-box" title={words.mailsTitle} words={words} close={close}>
      {open === undefined ? (
        <div class="mail-list">
          {!canSend && <p>{words.mailsHere}</p>}
          {mails.length === 0 && <p>{words.mailsNone}</p>}
          {mails.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th>{words.mailAt}</th>
                  <th>{words.mailTo}</th>
                  <th>{words.mailSubject}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {mails.map((mail) => (
                  <tr key={mail.id}>
                    <td>{timeOf(mail)}</td>
                    <td>{mail.to}</td>
                    <td>
                      {mail.subject}
                      {mail.doubtful && <p class="doubtful">{words.mailDoubtful}</p>}
                    </td>
                    <td class="mail-does">
                      <button type="button" onClick={() => void look(mail.id)}>
                        {words.look}
                      </button>
                      <button type="button" onClick={() => void save(mail.id)}>
                        {words.download}
                      </button>
                      {canSend && (
                        <button
                          type="button"
                          class="main"
                          disabled={sending.includes(mail.id)}
                          onClick={() => void send(mail.id)}
                        >
                          {words.send}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ) : (
        <>
          <p class="mail-back">
            <button type="button" onClick={() => setOpen(undefined)}>
              {words.back}
            </button>
          </p>
          <iframe class="mail" title={words.mailsTitle} src={`/frame/${open}`} sandbox="" />
        </>
      )}
    </Modal>
  );
}

/** On this machine's clock. */
const timeOf = ({ at }: MailView): string => {
  const wall = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())} ${two(wall.getHours())}:${two(wall.getMinutes())}`;
};

function download(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'message/rfc822' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
