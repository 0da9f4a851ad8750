/** The process of its own in which `host run` lets a stranger's script loose: a script that breaks it breaks nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkbook, type Host, openHost } from './host.ts';
import { HostError, type HostErrorCode } from './host-error.ts';
import { ProjectError, readProject } from './project.ts';
import type { Execution } from './run.ts';
import type { Did, RunAnswer, RunPlan } from './run-plan.ts';
import { zoneNamed } from './zone.ts';

/** What a script brought about itself: Google would say the same. */
const OF_SCRIPT: readonly HostErrorCode[] = ['script-error', 'timeout', 'killed'];

function run(plan: RunPlan): RunAnswer {
  const { code, html, manifest } = readProject(plan.folder);
  const now = plan.at === undefined ? undefined : instantOf(plan.at, manifest.timeZone);
  const own = plan.workbook === undefined ? mkdtempSync(join(tmpdir(), 'host-run-')) : undefined;
  const workbook = plan.workbook ?? join(own as string, 'Untitled spreadsheet.workbook');
  let host: Host | undefined;
  try {
    if (own !== undefined)
      createWorkbook(workbook, { title: 'Untitled spreadsheet', timeZone: manifest.timeZone, locale: 'en_US' });
    host = openHost({
      workbook,
      code,
      html,
      manifest,
      account: plan.account,
      ...(now !== undefined && { now: () => now }),
    });
    return { did: didOf(host.run(plan.functionName, plan.args)) };
  } catch (error) {
    if (!(error instanceof HostError) || !OF_SCRIPT.includes(error.code) || !host?.last) throw error;
    return { did: didOf(host.last), thrown: { message: error.message, stack: error.scriptStack ?? '' } };
  } finally {
    host?.close();
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  }
}

const didOf = ({ result, log, calls, byMethod, cellsRead, cellsWritten, cellsSearched, mails }: Execution): Did => ({
  result,
  log,
  calls,
  byMethod,
  cells: { read: cellsRead, written: cellsWritten, searched: cellsSearched },
  mails: mails.length,
});

/** `2026-02-14 09:30` on the project's clock, or a moment with its own offset, in milliseconds since 1970. */
function instantOf(text: string, timeZone: string): number {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(text) ?? [];
  const instant = day === undefined ? Date.parse(text) : zoneNamed(timeZone).fromWall(Date.parse(`${day}T${time}Z`));
  if (Number.isNaN(instant)) throw new ProjectError(`"${text}" is no time: write it as "2026-02-14 09:30".`);
  return instant;
}

process.once('message', (plan: RunPlan) => {
  let answer: RunAnswer;
  try {
    answer = run(plan);
  } catch (error) {
    if (!(error instanceof ProjectError) && !(error instanceof HostError)) throw error;
    answer = { cannot: error.message };
  }
  process.send?.(answer, () => process.disconnect());
});
