/**
 * `npm run -s host -- run …` and `serve …`: any Apps Script project on the local host. A stranger's script runs with the rights
 * of whoever starts it: loading one is as dangerous as running it.
 * Exit codes: 0 it ran, 1 the script threw, 2 it could not be run.
 */
import { hostArguments, runCommand, SOMEBODY, USAGE } from './host/command.ts';
import { ProjectError } from './host/project.ts';
import { terminalLocale } from './local/output.ts';
import { RunError } from './local/run-error.ts';
import { serveProject } from './local/serve-project.ts';

async function main(): Promise<number> {
  const given = hostArguments();
  const { values, positionals } = given;
  const [command, folder, ...more] = positionals;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (command === 'run') return runCommand(given);
  const { workbook } = values;
  if (command !== 'serve' || !folder || more.length > 0 || workbook === undefined) throw new ProjectError(USAGE);
  const browser = values['no-open'] !== true;
  return serveProject({ folder, workbook, account: values.as ?? SOMEBODY, port: values.port, browser });
}

try {
  process.exitCode = await main();
} catch (failure) {
  if (!(failure instanceof ProjectError) && !(failure instanceof RunError)) throw failure;
  const message = failure instanceof RunError ? failure.say(terminalLocale()) : failure.message;
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
