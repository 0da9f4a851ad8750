import type { HealthAnswer } from '../../app/health.ts';
import { fill, type Words, words } from '../../domain/words.ts';
import { lastBackup } from '../backups.ts';
import { type ExitCode, print, printJson } from '../output.ts';
import { smtpSettings } from '../serve/smtp.ts';
import { CLI } from '../texts.ts';
import { withWorkbookAsIs } from '../workbook-file.ts';
import type { Command } from './command.ts';

const MARKS = { good: '✓', warn: '⚠', bad: '✕' } as const;

export const healthCommand: Command = {
  usage: 'health FILE [--json]',
  about: words(
    '自检：时区、账号、邮件额度、容量、日志、备份',
    '自檢：時區、帳號、郵件額度、容量、日誌、備份',
    'the zone, the account, mails left, room left, the journal, the last backup',
  ),
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const answer = await withWorkbookAsIs(file, (call) => call<HealthAnswer>('dutybookHealth'));
    const backup = lastBackup(file);
    if (options.json) printJson({ ...answer, backup });
    else {
      const line = (state: keyof typeof MARKS, says: string): void => print(`${MARKS[state]} ${says}`);
      // One list in one language: the lines from the workbook come in its own.
      const own = (says: Words, of = ''): string => fill(says[answer.locale], { file: of });
      for (const { state, says } of answer.lines) line(state, says);
      if (smtpSettings(file) === undefined) line('warn', own(CLI.noSmtp));
      if (backup === undefined) line('warn', own(CLI.noBackup, file));
      else line('good', own(CLI.lastBackup, backup));
    }
    return answer.lines.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};
