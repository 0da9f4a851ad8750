import { acceptCommand } from './accept.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { exportCommand } from './export.ts';
import { healthCommand } from './health.ts';
import { hourlyCommand } from './hourly.ts';
import { importCommand } from './import.ts';
import { newCommand } from './new.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { summaryCommand } from './summary.ts';
import { verifyCommand } from './verify.ts';

export const COMMANDS: Readonly<Record<string, Command>> = {
  new: newCommand,
  serve: serveCommand,
  import: importCommand,
  check: checkCommand,
  summary: summaryCommand,
  export: exportCommand,
  verify: verifyCommand,
  accept: acceptCommand,
  health: healthCommand,
  backup: backupCommand,
  restore: restoreCommand,
  hourly: hourlyCommand,
};
