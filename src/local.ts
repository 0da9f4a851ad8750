/**
 * The command line. It runs dist/Code.js in the local host; only decoding files and printing happen out here.
 * Exit codes: 0 done, 1 done with issues or refused rows, 2 could not run.
 */
import { parseArgs } from 'node:util';
import { COMMANDS } from './local/commands/index.ts';
import { DataFileError } from './local/data-file-error.ts';
import { type ExitCode, print, say, tell, terminalLocale, unexpected } from './local/output.ts';
import { RunError } from './local/run-error.ts';
import { CLI } from './local/texts.ts';

async function main(): Promise<ExitCode> {
  const [name = '', ...rest] = process.argv.slice(2);
  if (name === '' || name === 'help' || name === '--help') {
    if (name !== '') print(usage());
    else tell(usage());
    return name === '' ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new RunError(CLI.unknownCommand, { command: name });
  const { values, positionals } = parsed(() =>
    parseArgs({ args: rest, options: command.options, allowPositionals: true }),
  );
  const [least, most] = command.words;
  if (positionals.length < least || positionals.length > most || positionals.includes(''))
    throw new RunError(CLI.wrongArguments, { detail: `dutybook ${command.usage}` });
  return command.run(positionals, values as Record<string, string | boolean | undefined>);
}

function parsed<Args>(parse: () => Args): Args {
  try {
    return parse();
  } catch (failure) {
    throw new RunError(CLI.wrongArguments, { detail: failure instanceof Error ? failure.message : String(failure) });
  }
}

const usage = (): string =>
  [
    say(CLI.usage),
    ...Object.values(COMMANDS).map(({ usage, about }) => `  npm run -s dutybook -- ${usage}\n      ${say(about)}`),
  ].join('\n');

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // Whoever reads has had enough, as `head` does; a full disk is another matter.
  if (code === 'EPIPE') process.exit();
  tell(say(CLI.cannotWrite, { file: 'stdout' }));
  process.exit(2);
});
try {
  process.exitCode = await main();
} catch (failure) {
  const known = failure instanceof RunError || failure instanceof DataFileError;
  tell(known ? failure.say(terminalLocale()) : unexpected(failure));
  process.exitCode = 2;
}
