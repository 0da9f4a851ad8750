import type { SummaryAnswer } from '../../app/summary.ts';
import { words } from '../../domain/words.ts';
import { renderMail } from '../../host/mail.ts';
import { checkPlace, type ExitCode, print, printJson, say, writeWhole } from '../output.ts';
import { CLI } from '../texts.ts';
import { clock, withWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const summaryCommand: Command = {
  usage: 'summary FILE PERIOD [--json] [--xlsx OUT] [--eml OUT]',
  about: words(
    '周报（2026-W07）或月报（2026-02），可另存 Excel 和邮件',
    '週報（2026-W07）或月報（2026-02），可另存 Excel 和郵件',
    'a week (2026-W07) or a month (2026-02), also as Excel and as a mail',
  ),
  options: { json: { type: 'boolean' }, xlsx: { type: 'string' }, eml: { type: 'string' } },
  words: [2, 2],
  async run([file = '', period = ''], options): Promise<ExitCode> {
    const [xlsx, eml] = [textOption(options, 'xlsx'), textOption(options, 'eml')];
    for (const out of [xlsx, eml]) if (out !== undefined) checkPlace(out);
    const request = { period, xlsx: xlsx !== undefined, mail: eml !== undefined || options.json !== true };
    const {
      summary,
      xlsx: book,
      mail,
      recipients,
    } = await withWorkbook(file, (call) => call<SummaryAnswer>('dutybookSummary', request));
    if (xlsx !== undefined && book !== undefined) writeWhole(xlsx, Buffer.from(book, 'base64'));
    if (eml !== undefined && mail) writeWhole(eml, await rehearsal(mail, recipients, period));
    if (options.json) printJson(summary);
    else if (mail) print(mail.text);
    for (const out of [xlsx, eml]) if (out !== undefined && !options.json) print(say(CLI.wrote, { file: out }));
    return 0;
  },
};

/** The mail as it would go out, to whom the settings send it. Nothing is sent. */
function rehearsal(
  mail: NonNullable<SummaryAnswer['mail']>,
  recipients: readonly string[],
  period: string,
): Promise<Buffer> {
  const { subject, sender, text, html, attachments } = mail;
  return renderMail({
    id: `rehearsal-${period}`,
    sentAt: clock()?.() ?? Date.now(),
    from: 'dutybook@localhost',
    name: sender,
    to: recipients.join(', '),
    cc: '',
    bcc: '',
    replyTo: '',
    subject,
    body: text,
    htmlBody: html,
    attachments: attachments.map(({ name, type, base64 }) => ({ name, contentType: type, base64 })),
    inlineImages: [],
  });
}
