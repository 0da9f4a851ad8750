import type { ToldIssue } from '../../adapters/calls.ts';
import type { CheckAnswer } from '../../app/check.ts';
import { words } from '../../domain/words.ts';
import { type ExitCode, print, printJson, say } from '../output.ts';
import { CLI } from '../texts.ts';
import { withWorkbook } from '../workbook-file.ts';
import type { Command } from './command.ts';

/** Issues shown of each kind; --json lists them all. */
const SHOWN = 50;

export const checkCommand: Command = {
  usage: 'check FILE [--json]',
  about: words(
    '检查设置和每条记录：有误、逾期、提醒',
    '檢查設置和每條記錄：有誤、逾期、提醒',
    'checks the settings and every entry: wrong, overdue, to look at',
  ),
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  async run([file = ''], options): Promise<ExitCode> {
    const answer = await withWorkbook(file, (call) => call<CheckAnswer>('dutybookCheck'));
    if (options.json) printJson(answer);
    else {
      for (const kind of ['reject', 'due', 'warn'] as const) list(say(CLI[kind]), answer[kind]);
      const { reject, due, warn, entries } = answer;
      print(say(CLI.checked, { entries, reject: reject.length, due: due.length, warn: warn.length }));
    }
    return answer.reject.length > 0 ? 1 : 0;
  },
};

function list(title: string, issues: readonly ToldIssue[]): void {
  if (issues.length === 0) return;
  print(`${title}:`);
  for (const { rule, sheet, number, row, heading, line, message } of issues.slice(0, SHOWN)) {
    const where = [
      sheet,
      typeof row !== 'number' ? '' : say(CLI.row, { row }),
      number ?? '',
      heading ?? '',
      typeof line !== 'number' ? '' : `#${line}`,
    ];
    print(`  ${where.filter((part) => part !== '').join(' ')}  ${message} [${rule}]`);
  }
  if (issues.length > SHOWN) print(`  ${say(CLI.more, { count: issues.length - SHOWN })}`);
}
