import { asRecord, malformed } from '../adapters/form.ts';
import { account, now as clock, mailQuota, scriptZone, spreadsheet } from '../adapters/google.ts';
import { journalLength, readJournal } from '../adapters/journal-sheet.ts';
import { lostHead, readKept } from '../adapters/kept-head.ts';
import { SCHEMA } from '../adapters/migrations/index.ts';
import { holidaysMissing } from '../adapters/settings-check.ts';
import {
  localeHere,
  OLDER,
  OTHER_ZONE,
  openWorkbookOfAnyAge,
  type Workbook,
  WorkbookError,
} from '../adapters/workbook.ts';
import type { Head } from '../domain/journal.ts';
import { clockOf, MINUTES_PER_DAY, type Moment, plusDays, showDay, showMoment } from '../domain/moment.ts';
import { fill, type Locale, type Words, words } from '../domain/words.ts';
import { wordsOf } from '../locales/index.ts';
import { automationHere } from './automation.ts';
import { managersOf } from './person.ts';

export type HealthState = 'good' | 'warn' | 'bad';
/** One thing that was looked at, in the workbook's language, with what to do where it is not good. */
export interface HealthLine {
  readonly about: 'workbook' | 'people' | 'zone' | 'account' | 'hourly' | 'mail' | 'cells' | 'calendar' | 'journal';
  readonly state: HealthState;
  readonly says: string;
}
export interface HealthAnswer {
  /** In whose words the lines are: the workbook's. */
  readonly locale: Locale;
  readonly lines: readonly HealthLine[];
  /** How far the journal reaches, and when its last line was written; absent where the workbook cannot be opened. */
  readonly journal?: Head & { readonly at?: string };
  /** Whether the journal leads up to the head that was asked about: a workbook of the same history, as old or younger. */
  readonly holds?: boolean;
}

/** Whether everything that the work leans on is as it should be. Changes nothing, and looks at no entry: that is the check. */
export function health(request?: unknown): HealthAnswer {
  const asked = askedHead(request);
  const locale = localeHere();
  const now = clock();
  const lines: HealthLine[] = [];
  const say = (about: HealthLine['about'], state: HealthState, says: Words, facts = {}): void => {
    lines.push({ about, state, says: fill(says[locale], facts) });
  };
  const sayAge = (schema: number): void =>
    schema < SCHEMA ? say('workbook', 'bad', OLDER) : say('workbook', 'good', FORMAT, { schema, known: SCHEMA });
  const kept = readKept();
  const workbook = opened();
  const [zone, script] = [spreadsheet().getSpreadsheetTimeZone(), scriptZone()];
  if (!(workbook instanceof WorkbookError)) sayAge(workbook.head.schema);
  // The zone's line says that.
  else if (workbook.code !== 'time-zone') say('workbook', 'bad', workbook.says);
  say('zone', zone === script ? 'good' : 'bad', zone === script ? ZONE : OTHER_ZONE, { zone, script });
  const who = account();
  say('account', who === '' ? 'warn' : 'good', who === '' ? NO_ACCOUNT : ACCOUNT, { account: who });
  lines.push(hourlyLine(locale, now), mailLine(locale));

  const journal = workbook instanceof WorkbookError ? undefined : journalOf(workbook);
  const { used, filled } = cells();
  const pace = journal?.firstAt === undefined ? undefined : paceOf(filled, journal.firstAt, now);
  const facts = { used, percent: Number(((used / CELL_LIMIT) * 100).toFixed(1)) };
  const days = pace === undefined ? undefined : Math.floor((CELL_LIMIT - used) / pace);
  const isNear = used > NEARLY * CELL_LIMIT || (days !== undefined && days < SOON_DAYS);
  if (days === undefined || days > FAR_DAYS) say('cells', isNear ? 'warn' : 'good', isNear ? CELLS_NEAR : CELLS, facts);
  else
    say('cells', isNear ? 'warn' : 'good', isNear ? CELLS_SOON : CELLS_UNTIL, {
      ...facts,
      day: showDay(plusDays(now, days)),
    });

  if (workbook instanceof WorkbookError || !journal) return { locale, lines };
  // Whoever may change the settings is the one who fills in everybody else.
  if (managersOf(workbook.site, now).length === 0) say('people', 'warn', NO_MANAGER);
  const missing = holidaysMissing(workbook.site, now);
  for (const { says, facts } of missing) say('calendar', 'warn', says, facts);
  if (missing.length === 0) say('calendar', 'good', CALENDAR, { year: clockOf(now).year });
  const { sequence, hash } = workbook.head.journal;
  const lost = lostHead(workbook, kept);
  if (lost) say('journal', 'bad', wordsOf('restored'), { kept: lost.sequence, sequence });
  else say('journal', 'good', JOURNAL, { sequence, hash: hash.slice(0, 12) });
  return {
    locale,
    lines,
    journal: { sequence, hash, ...(journal.lastAt !== undefined && { at: showMoment(journal.lastAt) }) },
    ...(asked && { holds: asked.sequence <= 0 || lostHead(workbook, asked) === undefined }),
  };
}

/** The head of another copy of the workbook, if one is asked about. */
function askedHead(request: unknown): Head | undefined {
  if (request === undefined || request === null) return undefined;
  const { sequence, hash } = asRecord(request);
  if (!Number.isInteger(sequence) || typeof hash !== 'string') throw malformed('sequence');
  return { sequence: sequence as number, hash };
}

function opened(): Workbook | WorkbookError {
  try {
    return openWorkbookOfAnyAge();
  } catch (failure) {
    if (failure instanceof WorkbookError) return failure;
    throw failure;
  }
}

/** Who runs what happens by itself, and whether it runs. */
function hourlyLine(locale: Locale, now: Moment): HealthLine {
  const { on, late, says } = automationHere(locale, now);
  if (!on) return { about: 'hourly', state: 'warn', says: `${says}${TURN_ON[locale]}` };
  return { about: 'hourly', state: late ? 'bad' : 'good', says };
}

/** Google throws where somebody granted some of the permissions and not that of mailing: then that is what is said. */
function mailLine(locale: Locale): HealthLine {
  try {
    const left = mailQuota();
    return {
      about: 'mail',
      state: left > 0 ? 'good' : 'warn',
      says: fill((left > 0 ? MAIL : NO_MAIL)[locale], { left }),
    };
  } catch (failure) {
    const detail = failure instanceof Error ? failure.message : String(failure);
    return { about: 'mail', state: 'bad', says: fill(NOT_ALLOWED[locale], { detail }) };
  }
}

/** When the journal begins and ends. */
function journalOf({ journal, head }: Workbook): { readonly firstAt?: Moment; readonly lastAt?: Moment } {
  const length = Math.min(journalLength(journal), head.journal.sequence);
  if (length <= 0) return {};
  const [[first], [last]] = [readJournal(journal, 1, 1), readJournal(journal, length, 1)];
  return { firstAt: first?.at, lastAt: last?.at };
}

const NO_MANAGER = words(
  '人员里还没有经理，现在谁都不能登记：请点菜单「设置」，先填人员。',
  '人員裡還沒有經理，現在誰都不能登記：請點選單「設置」，先填人員。',
  'No manager among the people, and nobody can record yet: fill in the people first, menu "Settings".',
);

/** Google's limit of a workbook. Blank cells count too. */
const CELL_LIMIT = 10_000_000;
const NEARLY = 0.8;
const SOON_DAYS = 180;
const FAR_DAYS = 3_650;

function cells(): { readonly used: number; readonly filled: number } {
  const sheets = spreadsheet()
    .getSheets()
    .map((sheet) => ({ rows: sheet.getMaxRows(), columns: sheet.getMaxColumns(), last: sheet.getLastRow() }));
  return {
    used: sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    filled: sheets.reduce((sum, { last, columns }) => sum + last * columns, 0),
  };
}

/** Fewer days tell nothing about a year. */
const LEAST_DAYS = 14;
/** Cells a day; undefined where there is too little to tell. */
function paceOf(filled: number, from: Moment, now: Moment): number | undefined {
  const days = (now - from) / MINUTES_PER_DAY;
  return days < LEAST_DAYS ? undefined : filled / days;
}

const FORMAT = words(
  '工作簿打得开，格式 {schema}，本程序懂到 {known}。',
  '工作簿打得開，格式 {schema}，本程式懂到 {known}。',
  'The workbook opens; its format is {schema}, this program knows {known}.',
);
const ZONE = words(
  '时区 {zone}，与程序一致。',
  '時區 {zone}，與程式一致。',
  'The time zone is {zone}, as the program’s.',
);
const ACCOUNT = words(
  '当前账号 {account}；发信和日志都用它。不是您的账号？请退出其他账号，或用无痕窗口打开。',
  '目前帳號 {account}；寄信和日誌都用它。不是您的帳號？請退出其他帳號，或用無痕視窗開啟。',
  'The account is {account}; mails and the journal use it. Not yours? Sign out of the others, or use a private window.',
);
const NO_ACCOUNT = words(
  'Google 没有说明当前账号，日志里账号会空着：请用本单位的账号登录。',
  'Google 沒有說明目前帳號，日誌裡帳號會空著：請用本單位的帳號登入。',
  'Google does not say which account this is, so the journal leaves it blank: sign in with your organisation’s account.',
);
const TURN_ON = words(
  '需要的话，请主管用菜单「自动任务」开启。',
  '需要的話，請主管用選單「自動任務」開啟。',
  ' To have them, let a supervisor turn it on from the menu.',
);
const MAIL = words(
  '今天还可以发 {left} 封邮件。',
  '今天還可以寄 {left} 封郵件。',
  '{left} more mails may be sent today.',
);
const NO_MAIL = words(
  '今天的邮件额度已用完：请明天再发送；没发的信不会丢。',
  '今天的郵件額度已用完：請明天再寄；沒寄的信不會丟。',
  'No more mails may be sent today: send tomorrow. Nothing waiting is lost.',
);
const NOT_ALLOWED = words(
  '没有发邮件的授权（{detail}）：请在菜单里再点一次「发送」，按提示全部允许。',
  '沒有寄郵件的授權（{detail}）：請在選單裡再點一次「寄送」，按提示全部允許。',
  'Mailing is not permitted ({detail}): choose a line that mails from the menu, and allow everything it asks.',
);
const CELLS = words(
  '已用 {used} 格，占上限一千万格的 {percent}%。',
  '已用 {used} 格，占上限一千萬格的 {percent}%。',
  '{used} cells are used, {percent}% of ten million.',
);
const CELLS_UNTIL = words(
  '已用 {used} 格，占上限一千万格的 {percent}%；按现在的速度，{day} 前后会满。',
  '已用 {used} 格，占上限一千萬格的 {percent}%；按現在的速度，{day} 前後會滿。',
  '{used} cells are used, {percent}% of ten million; at this pace it is full about {day}.',
);
const CELLS_NEAR = words(
  '已用 {used} 格，占上限一千万格的 {percent}%：快满了。请先删掉自己加的、不再用的表；再不够，请另建一个工作簿接着用。',
  '已用 {used} 格，占上限一千萬格的 {percent}%：快滿了。請先刪掉自己加的、不再用的表；再不夠，請另建一個工作簿接著用。',
  '{used} cells are used, {percent}% of ten million: nearly full. Delete sheets of your own that nobody uses; then go on in another workbook.',
);
const CELLS_SOON = words(
  '已用 {used} 格，占上限一千万格的 {percent}%；按现在的速度，{day} 前后会满：请先删掉自己加的、不再用的表，并准备另建一个工作簿。',
  '已用 {used} 格，占上限一千萬格的 {percent}%；按現在的速度，{day} 前後會滿：請先刪掉自己加的、不再用的表，並準備另建一個工作簿。',
  '{used} cells are used, {percent}% of ten million; at this pace it is full about {day}: delete sheets of your own that nobody uses, and plan another workbook.',
);
const CALENDAR = words(
  '{year} 年的节假日和调休已在设置里。',
  '{year} 年的節假日和調休已在設置裡。',
  'The holidays of {year} are in the settings.',
);
const JOURNAL = words(
  '日志 {sequence} 条，校验 {hash}…。',
  '日誌 {sequence} 條，校驗 {hash}…。',
  'The journal has {sequence} lines, digest {hash}….',
);
