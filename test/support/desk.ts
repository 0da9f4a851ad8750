import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answered, SubmitAnswer } from '../../src/adapters/calls.ts';
import type { CheckAnswer } from '../../src/app/check.ts';
import type { MailAnswer } from '../../src/app/mail-summary.ts';
import type { SummaryAnswer } from '../../src/app/summary.ts';
import type { SweepAnswer } from '../../src/app/sweep.ts';
import type { VerifyAnswer } from '../../src/app/verify.ts';
import type { Host, HostOptions } from '../../src/host/host.ts';
import type { Execution } from '../../src/host/run.ts';
import { freshPath, newWorkbook, open, ROOT } from '../host/fixture.ts';
import { addSettings, BY_HAND, type ByHand, ownRows, seenRows } from './by-hand.ts';
import { type Filled, keyed, registerOf, registerOfNumber } from './labels.ts';
import { shanghai } from './wall.ts';

/** How a submission is handed in, where it is not as usual. */
export interface How {
  /** Who stands at the desk; 王芳 of the front desk without it. */
  readonly by?: string;
  /** The operation key; a new one without it. */
  readonly key?: string;
  readonly retry?: boolean;
  /** The digest of the entry as the client saw it. */
  readonly base?: string;
}

/** A desk with a workbook of its own, where the built bundle runs in the host and the clock stands still until it is moved. */
export interface Desk {
  readonly host: Host;
  /** The workbook's file. */
  readonly workbook: string;
  /** Moves the clock, forth or back: `2026-02-14 09:30`. */
  at(moment: string): void;
  record(register: string, filled: Filled, how?: How): SubmitAnswer;
  correct(number: string | undefined, filled: Filled, reason: string, how?: How): SubmitAnswer;
  void(number: string | undefined, reason: string, how?: How): SubmitAnswer;
  restore(number: string | undefined, reason: string, how?: How): SubmitAnswer;
  /** Records what must be right; gives its number. */
  given(register: string, filled: Filled, how?: How): string;
  check(): CheckAnswer;
  summary(period: string): SummaryAnswer;
  mail(period: string): MailAnswer;
  verify(): VerifyAnswer;
  /** Takes in what was typed into the sheets, as the hourly trigger does. */
  sweep(): SweepAnswer;
  /** Calls a function of the bundle with plain JSON and gives its answer, or the error's code. */
  call<Answer>(name: string, request?: unknown): Answered<Answer>;
  /** What a sheet shows, row by row, by its headings. */
  rows(sheet: string): Record<string, string>[];
  /** The journal's lines as they are stored. */
  journal(): Record<string, string>[];
  /** Changes the workbook as a person could, behind the program's back. */
  byHand<Given extends readonly unknown[], Result>(body: ByHand<Given, Result>, ...given: Given): Result;
  /** Adds rows to a section of the settings. */
  settings(section: string, rows: (string | number)[][]): void;
  /** The service calls of the last execution. */
  readonly calls: number;
  close(): void;
}

/** Those who work at the site: name, role, department, mail, has left. */
const PEOPLE = [
  ['王芳', '前台', '客服部', '', ''],
  ['李娜', '前台', '客服部', '', ''],
  ['张伟', '主管', '客服部', '', ''],
  ['陈国强', '经理', '客服部', 'manager@example.com', ''],
  ['周敏', '总经理', '', '', ''],
  ['赵会', '财务', '财务部', '', ''],
  ['刘宾', '访客', '', '', ''],
  ['孙丽', '前台', '客服部', '', '是'],
];

const CODE = `${readFileSync(join(ROOT, 'dist/Code.js'), 'utf8')}\n${BY_HAND}`;

let empty: Buffer | undefined;
/** A workbook that is set up and has its people: drawn once, copied for every desk. */
function setUpOnce(): Buffer {
  if (empty) return empty;
  const workbook = newWorkbook();
  const host = open(CODE, { workbook });
  host.run('dutybookNew', [{ locale: 'zh-CN', name: '云栖花园' }]);
  host.run('byHand', [String(addSettings), ['设置', 'people', PEOPLE]]);
  host.close();
  empty = readFileSync(workbook);
  return empty;
}

/** Opens a fresh workbook at a moment. */
export function openDesk(moment = '2026-02-14 09:30', options: Partial<HostOptions> = {}): Desk {
  const workbook = freshPath();
  writeFileSync(workbook, setUpOnce());
  return deskOn(workbook, moment, options);
}

/** Closes a desk; every call opens a fresh copy of its workbook as it stands now. */
export function copiesOf(desk: Desk, moment: string, usual: Partial<HostOptions> = {}): (more?: object) => Desk {
  desk.close();
  const bytes = readFileSync(desk.workbook);
  return (more = {}) => {
    const path = freshPath();
    writeFileSync(path, bytes);
    return deskOn(path, moment, { ...usual, ...more });
  };
}

/** Opens the workbook of that path. */
export function deskOn(workbook: string, moment: string, options: Partial<HostOptions> = {}): Desk {
  let now = shanghai(moment);
  let operations = 0;
  const host = open(CODE, { workbook, now: () => now, ...options });
  const run = (name: string, given: readonly unknown[]): unknown => host.run(name, given).result;

  function answer<Answer>(name: string, request?: unknown): Answer {
    const answered = run(name, request === undefined ? [] : [request]) as Answered<Answer>;
    if ('error' in answered) throw new Error(`${name}: ${answered.error.code}`);
    return answered.answer;
  }
  const submit = (request: object, { by = '王芳', key, ...rest }: How = {}): SubmitAnswer => {
    operations += 1;
    return answer('dutybookSubmit', { key: key ?? `operation-${operations}`, person: by, ...request, ...rest });
  };
  const lastExecution = (): Execution => {
    if (!host.last) throw new Error('nothing has run yet');
    return host.last;
  };

  const desk: Desk = {
    host,
    workbook,
    at: (later) => {
      now = shanghai(later);
    },
    record: (register, filled, how) =>
      submit({ act: 'record', register, values: keyed(registerOf(register), filled) }, how),
    correct: (number = '', filled, reason, how) => {
      const register = registerOfNumber(number);
      return submit({ act: 'correct', register: register.id, number, values: keyed(register, filled), reason }, how);
    },
    void: (number = '', reason, how) =>
      submit({ act: 'void', register: registerOfNumber(number).id, number, reason }, how),
    restore: (number = '', reason, how) =>
      submit({ act: 'restore', register: registerOfNumber(number).id, number, reason }, how),
    given: (register, filled, how) => {
      const { number, issues } = desk.record(register, filled, how);
      if (number === undefined) throw new Error(`${register} was refused: ${JSON.stringify(issues)}`);
      return number;
    },
    check: () => answer('dutybookCheck'),
    summary: (period) => answer('dutybookSummary', { period }),
    mail: (period) => answer('dutybookMail', { period }),
    verify: () => answer('dutybookVerify'),
    sweep: () => answer('dutybookSweep'),
    call: <Answer>(name: string, request?: unknown) =>
      run(name, request === undefined ? [] : [request]) as Answered<Answer>,
    rows: (sheet) => desk.byHand(seenRows, sheet),
    journal: () => desk.byHand(ownRows, '日志'),
    byHand: (body, ...given) => run('byHand', [String(body), given]) as never,
    settings: (section, rows) => desk.byHand(addSettings, '设置', section, rows),
    get calls() {
      return lastExecution().calls;
    },
    close: () => host.close(),
  };
  return desk;
}
