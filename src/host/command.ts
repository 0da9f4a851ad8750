import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ProjectError } from './project.ts';
import type { Did, RunAnswer, RunPlan } from './run-plan.ts';

export const USAGE = `usage: npm run -s host -- run FOLDER FUNCTION [ARGS-JSON] [--workbook FILE] [--as USER] [--at TIME] [--json]
       npm run -s host -- serve FOLDER --workbook FILE [--as USER] [--port N] [--no-open]

Runs the Apps Script project in FOLDER (.js, .gs and .html files, appsscript.json) as Google would, in clasp's order:
run one function of it, or serve it with a page, for its menus, sidebars and triggers.
  ARGS-JSON        the arguments, as a JSON array
  --workbook FILE  the workbook that the script finds open; run takes a new one without it, which is gone afterwards;
                   serve makes it where it is not there
  --as USER        the mail address of whoever runs it
  --at TIME        what its clock shows, as "2026-02-14 09:30" in the project's time zone
  --json           prints {"result","log","calls","cells"}, and "error" where the script threw
  --port N         where the page is looked for first
Run only scripts that you trust: they run with your rights.`;

export type HostArguments = ReturnType<typeof hostArguments>;

/** Runs a function of a project and prints what it did. Gives the exit code: 0 it ran, 1 the script threw. */
export async function runCommand({ values, positionals }: HostArguments): Promise<number> {
  const [, folder, functionName, argsJson, ...more] = positionals;
  if (!folder || !functionName || more.length > 0) throw new ProjectError(USAGE);
  const answer = await ranApart({
    folder,
    functionName,
    args: argumentsOf(argsJson),
    account: values.as ?? SOMEBODY,
    ...(values.workbook !== undefined && { workbook: values.workbook }),
    ...(values.at !== undefined && { at: values.at }),
  });
  if ('cannot' in answer) throw new ProjectError(answer.cannot);
  const { did, thrown } = answer;
  if (values.json) {
    const { result, log, calls, cells } = did;
    print(JSON.stringify({ result, log, calls, cells, ...(thrown && { error: thrown }) }));
  } else {
    if (thrown) process.stderr.write(`${thrown.stack || thrown.message}\n`);
    print(asText(did, thrown === undefined));
  }
  return thrown ? 1 : 0;
}

/** What was typed behind the command's name; throws a ProjectError where it is no option. */
export function hostArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        workbook: { type: 'string' },
        as: { type: 'string' },
        at: { type: 'string' },
        json: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (failure) {
    throw new ProjectError(`${(failure as Error).message}\n${USAGE}`);
  }
}

/** Who runs a script where nobody is named. */
export const SOMEBODY = 'user@example.com';

function argumentsOf(json = '[]'): readonly unknown[] {
  let args: unknown;
  try {
    args = JSON.parse(json);
  } catch (failure) {
    throw new ProjectError(`The arguments are no JSON (${(failure as Error).message}): write them as '["text", 2]'.`);
  }
  if (!Array.isArray(args)) throw new ProjectError(`The arguments have to be a list: write them as '["text", 2]'.`);
  return args;
}

/** Runs it in a process of its own; what that prints goes to stderr, so that the answer stands alone. */
const ranApart = (plan: RunPlan): Promise<RunAnswer> =>
  new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('host-run.js', import.meta.url)), { stdio: ['ignore', 2, 2, 'ipc'] });
    let answer: RunAnswer | undefined;
    child.once('message', (told) => {
      answer = told as RunAnswer;
    });
    child.once('exit', (code, signal) =>
      resolve(
        answer ?? { cannot: `The process of the script ended (${signal ?? `code ${code}`}) before it answered.` },
      ),
    );
    child.send(plan);
  });

const asText = ({ result, log, calls, byMethod, cells, mails }: Did, ended: boolean): string =>
  [
    ...log,
    ...(ended ? [`result: ${JSON.stringify(result)}`] : []),
    `calls: ${calls}${
      calls > 0
        ? ` (${Object.entries(byMethod)
            .map(([name, times]) => `${name} ${times}`)
            .join(', ')})`
        : ''
    }`,
    `cells: ${cells.read} read, ${cells.written} written, ${cells.searched} searched`,
    ...(mails > 0 ? [`mails: ${mails}`] : []),
  ].join('\n');

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
