import { LOCALES, words } from '../../domain/words.ts';
import { print, say } from '../output.ts';
import { RunError } from '../run-error.ts';
import { CLI } from '../texts.ts';
import { makeWorkbook } from '../workbook-file.ts';
import { type Command, textOption } from './command.ts';

export const newCommand: Command = {
  usage: 'new FILE [--locale zh-CN|zh-TW|en] [--sample]',
  about: words(
    '建立工作簿；--sample 带两个月的样例',
    '建立工作簿；--sample 帶兩個月的樣例',
    'makes a workbook; --sample: with two months of sample entries',
  ),
  options: { locale: { type: 'string' }, sample: { type: 'boolean' } },
  words: [1, 1],
  run([file = ''], options) {
    const asked = textOption(options, 'locale') ?? 'zh-CN';
    const locale = LOCALES.find((one) => one === asked);
    if (!locale) throw new RunError(CLI.badLocale, { locale: asked });
    makeWorkbook(file, locale, options.sample === true);
    print(say(CLI.made, { file }));
    return 0;
  },
};
