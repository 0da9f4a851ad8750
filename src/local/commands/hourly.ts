import type { HourlyAnswer } from '../../app/hourly.ts';
import { words } from '../../domain/words.ts';
import { type ExitCode, print, printJson, say } from '../output.ts';
import { makeMails, outboxOf, sendNew } from '../serve/mails.ts';
import { smtpSender, smtpSettings } from '../serve/smtp.ts';
import { CLI } from '../texts.ts';
import { withWorkbook } from '../workbook-file.ts';
import type { Command } from './command.ts';

export const hourlyCommand: Command = {
  usage: 'hourly FILE [--json]',
  about: words(
    '做一次每小时的自动任务，供系统的定时任务调用',
    '做一次每小時的自動任務，供系統的排程呼叫',
    'does once what happens by itself every hour, for the scheduler of the system',
  ),
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const smtp = smtpSettings(file);
    const mails = makeMails(outboxOf(file), smtp && smtpSender(smtp));
    // Under the workbook's lock, so that no window finds a mail half on its way.
    const { answer, written, against } = await withWorkbook(file, async (call, host) => {
      const answer = call<HourlyAnswer>('dutybookHourly');
      const written = await host.flushOutbox();
      return { answer, written, against: await sendNew(mails, written) };
    });
    const handedOver = mails.canSend ? written.length - against.length : 0;
    const waiting = (await mails.waiting()).length;
    if (options.json) printJson({ ...answer, mails: { written: written.length, handedOver, against, waiting } });
    else {
      print(answer.did);
      if (handedOver > 0) print(say(CLI.mailsHandedOver, { count: handedOver }));
      for (const why of against) print(say(CLI.mailNotSent, { detail: why }));
      if (waiting > 0) print(say(mails.canSend ? CLI.mailsWait : CLI.mailsWaitHere, { count: waiting, file }));
    }
    return answer.failures > 0 || against.length > 0 ? 1 : 0;
  },
};
