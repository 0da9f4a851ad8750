import type { HourlyAnswer } from '../../app/hourly.ts';
import { words } from '../../domain/words.ts';
import { type ExitCode, print, printJson } from '../output.ts';
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
    const answer = await withWorkbook(file, (call) => call<HourlyAnswer>('dutybookHourly'));
    if (options.json) printJson(answer);
    else print(answer.did);
    return answer.failures > 0 ? 1 : 0;
  },
};
