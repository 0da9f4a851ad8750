import type { Proven, SetUpStart } from '../adapters/calls.ts';
import {
  addMenu,
  alert,
  askText,
  askYesNo,
  now,
  sheetNamed,
  showDialog,
  showSidebar,
  spreadsheet,
  toast,
} from '../adapters/google.ts';
import { ISSUES_SHEET } from '../adapters/issues-sheet.ts';
import { isUndecided, readOutbox } from '../adapters/outbox-sheet.ts';
import { drawnSheet } from '../adapters/report-sheet.ts';
import { isSetUp, localeHere, openWorkbook, openWorkbookOfAnyAge, WorkbookError } from '../adapters/workbook.ts';
import { plusDays } from '../domain/moment.ts';
import { halfWidth } from '../domain/normalise.ts';
import { officialYears } from '../domain/official-holidays.ts';
import { monthOf, type Period, weekOf } from '../domain/period.ts';
import { personNamed, SUMMARY_KINDS } from '../domain/site.ts';
import { fill, type Locale } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import type { Texts } from '../locales/zh-CN.ts';
import { acceptRestored } from './accept-restored.ts';
import { inAllLanguages } from './answered.ts';
import { automationHere, setAutomation } from './automation.ts';
import { decideLetter } from './decide-letter.ts';
import { settingsStart } from './edit-settings.ts';
import { fillHolidays } from './fill-holidays.ts';
import { health } from './health.ts';
import { helpPage } from './help.ts';
import { goneNumbers, lookAt } from './look.ts';
import { type MailAnswer, mailSummary } from './mail-summary.ts';
import { MENU } from './menu-lines.ts';
import { migrateFor, wantedHere } from './migrate.ts';
import { signIn, signInToOlder } from './person.ts';
import { putBack } from './put-back.ts';
import { type Repaired, repair } from './repair.ts';
import { canBeSetUp } from './set-up.ts';
import { summary } from './summary.ts';
import { sweep } from './sweep.ts';

/** The menu 客服台账. Runs without authorisation, in every workbook the script is bound to, so it only draws lines. */
export function drawMenu(): void {
  const texts = TEXTS[localeHere()];
  addMenu(
    texts.menu,
    MENU.map((lines) => lines.map(({ caption, run }) => ({ caption: texts[caption], run }))),
  );
}

/** Opens the sidebar at one of its views. A workbook that is not set up has none: what to do is said. */
export const openSidebar = (start: 'home' | 'new' | 'find' | 'export' | 'roster'): void =>
  told(() => {
    const { site } = openWorkbook();
    showSidebar(`Sidebar-${site.locale}`, TEXTS[site.locale].menu, start);
    return undefined;
  });

/** The dialog, over the sheet on which the other settings are changed. */
export const openSettings = (): void =>
  told(() => {
    const workbook = openWorkbook();
    spreadsheet().setActiveSheet(workbook.settingsSheet);
    showDialog('Setup', TEXTS[workbook.site.locale].menuSettings, settingsStart(workbook));
    return undefined;
  });

/** The week or month that ended last. */
const lastPeriod = (kind: Period['kind']): Period =>
  kind === 'weekly' ? weekOf(plusDays(now(), -7)) : monthOf(plusDays(monthOf(now()).from, -1));

export const showSummary = (kind: Period['kind']): void =>
  told(() => {
    summary({ period: lastPeriod(kind).id });
    const sheet = drawnSheet(TEXTS[localeHere()][kind]);
    if (sheet) spreadsheet().setActiveSheet(sheet);
    return undefined;
  });

export const sendSummary = (kind: Period['kind']): void =>
  told(() => mailTold(mailSummary({ period: lastPeriod(kind).id }), kind, localeHere()));

/** What a mailing came to, a sentence for each fate a letter can have. */
function mailTold(answer: MailAnswer, kind: Period['kind'], locale: Locale): string {
  const { period, recipients, sent, already, waiting, quotaUsedUp, undecided } = answer;
  const texts = TEXTS[locale];
  if (recipients === 0) return fill(texts.mailNobody, { kind: SUMMARY_KINDS[kind][locale] });
  const to = (state: MailAnswer['undecided'][number]['state']): string =>
    undecided.flatMap((letter) => (letter.state === state ? letter.to : [])).join(', ');
  return [
    sent > 0 ? fill(texts.mailDone, { period, count: sent }) : '',
    already === recipients ? fill(texts.mailAlready, { period }) : '',
    waiting > 0 ? fill(quotaUsedUp ? texts.mailNoQuota : texts.mailWaiting, { count: waiting }) : '',
    to('unknown') === '' ? '' : fill(texts.mailUnknown, { to: to('unknown') }),
    to('given-up') === '' ? '' : fill(texts.mailGivenUp, { to: to('given-up') }),
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

/** Asks for a name, and for the PIN where there is one: who it is; a sentence where the PIN is refused, nothing where nobody answers. */
function askWho(title: string, open = openWorkbook, enter = signIn): Proven | string | undefined {
  const texts = TEXTS[localeHere()];
  const person = askText(title, texts.lettersWho)?.trim();
  if (person === undefined || personNamed(open().site, person)?.pin === undefined)
    return person === undefined ? undefined : { person };
  const pin = askText(title, fill(texts.askPin, { person }));
  if (pin === undefined) return undefined;
  const answer = enter({ person, pin });
  return 'proof' in answer ? { person, proof: answer.proof } : answer.says;
}

/** Asks about each letter of unknown fate whether it arrived. Who may say so is checked when it is said. */
export const decideLetters = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    const undecided = readOutbox(openWorkbook().outbox).filter((letter) => isUndecided(letter, now()));
    if (undecided.length === 0) return texts.lettersNone;
    const who = askWho(texts.menuLetters);
    if (who === undefined || typeof who === 'string') return who;
    let count = 0;
    for (const { id, to, subject } of undecided) {
      const arrived = askYesNo(texts.menuLetters, fill(texts.lettersAsk, { subject, to }));
      if (arrived === undefined) continue;
      decideLetter({ letter: id, decision: arrived ? 'arrived' : 'again', ...who });
      count += 1;
    }
    return fill(texts.lettersDone, { count });
  });

/** Asks who goes on with an older version that was restored, and why. Who may is checked when it is said. */
export const acceptOlder = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    const who = askWho(texts.menuAccept);
    if (who === undefined || typeof who === 'string') return who;
    const reason = askText(texts.menuAccept, texts.acceptWhy);
    if (reason === undefined) return undefined;
    const { accepted, sequence } = acceptRestored({ ...who, reason });
    return accepted ? fill(texts.acceptDone, { sequence }) : texts.acceptNothing;
  });

/** Asks of each row that somebody deleted whether it is put back. Who may is checked when it is. */
export const putBackRows = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    const gone = lookAt(openWorkbook(), now()).sheets.flatMap(goneNumbers);
    if (gone.length === 0) return texts.putBackNone;
    const who = askWho(texts.menuPutBack);
    if (who === undefined || typeof who === 'string') return who;
    const wanted = gone.filter((number) => askYesNo(texts.menuPutBack, fill(texts.putBackAsk, { number })) === true);
    for (const number of wanted) putBack({ number, ...who });
    return fill(texts.putBackDone, { count: wanted.length });
  });

/** Shows who runs what happens by itself, and turns it on or off. Who may is checked when it is done. */
export const setHourly = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    const { says } = automationHere(openWorkbook().site.locale, now());
    const on = askYesNo(texts.menuHourly, fill(texts.hourlyAskOn, { says }));
    if (on === undefined) return undefined;
    const who = askWho(texts.menuHourly);
    if (who === undefined || typeof who === 'string') return who;
    const { account = '' } = setAutomation({ ...who, on });
    return on ? fill(texts.hourlyDone, { account }) : texts.hourlyStopped;
  });

/** Takes in what was typed into the sheets, and goes to the sheet of what is wrong. */
export const showCheck = (): void =>
  told(() => {
    const { first, recorded, filledIn, changed, unfinished, ...counts } = sweep();
    const locale = localeHere();
    const texts = TEXTS[locale];
    const sheet = sheetNamed(ISSUES_SHEET[locale]);
    if (sheet) spreadsheet().setActiveSheet(sheet);
    const lines = first.map(({ sheet, row, number, heading, message }) =>
      [sheet, row === undefined ? '' : fill(texts.rowAt, { row }), number, heading, message].filter(Boolean).join(' '),
    );
    const done = [
      fill(texts.checkDone, { reject: counts.reject, due: counts.due, warn: counts.warn }),
      recorded + filledIn + changed > 0 ? fill(texts.checkTaken, { recorded, filledIn, changed }) : '',
      unfinished ? texts.checkUnfinished : '',
    ];
    return [done.join(''), ...lines].join('\n');
  });

/** Asks for a year, and who fills its official holidays into the settings. Who may is checked when it is done. */
export const fillOfficialDays = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    const known = officialYears().join('、');
    const asked = askText(texts.menuHolidays, fill(texts.holidaysAsk, { known }));
    if (asked === undefined) return undefined;
    const who = askWho(texts.menuHolidays);
    if (who === undefined || typeof who === 'string') return who;
    const { year, added } = fillHolidays({ year: Number.parseInt(halfWidth(asked), 10) || 0, ...who });
    return fill(added > 0 ? texts.holidaysDone : texts.holidaysThere, { year, added });
  });

/** The help opens whatever the workbook is like. */
export const openHelp = (): void => showDialog('Help', TEXTS[localeHere()].menuHelp, helpPage());

const MARKS = { good: '✓', warn: '⚠', bad: '✕' } as const;
export const showHealth = (): void =>
  told(() =>
    health()
      .lines.map(({ state, says }) => `${MARKS[state]} ${says}`)
      .join('\n'),
  );

export const setUpHere = (): void =>
  told(() => {
    const texts = TEXTS[localeHere()];
    if (isSetUp()) {
      const wants = wantedHere().length > 0;
      if (wants && askYesNo(texts.menu, texts.migrateAsk) !== true) return texts.migrateFirst;
      if (wants) {
        const who = askWho(texts.menu, openWorkbookOfAnyAge, signInToOlder);
        if (who === undefined || typeof who === 'string') return who;
        migrateFor(who);
      }
      return repairTold(repair(), texts);
    }
    canBeSetUp();
    showDialog('Setup', texts.menu, { locale: localeHere(), name: spreadsheet().getName() } satisfies SetUpStart);
    return undefined;
  });

const repairTold = ({ drawn, restored }: Repaired, texts: Texts): string =>
  [
    ...(drawn.length > 0 ? [fill(texts.repairDrawn, { sheets: drawn.join('、') })] : []),
    ...(restored.length > 0 ? [fill(texts.repairHeadings, { sheets: restored.join('、') })] : []),
    texts.setUpAgain,
  ].join('\n');

/** Runs something from the menu and shows what it says; what a person can mend is told in words, never as a stack. */
function told(work: () => string | undefined): void {
  const title = TEXTS[localeHere()].menu;
  try {
    const message = work();
    if (message === undefined) return;
    if (message.includes('\n')) alert(title, message);
    else toast(message, title);
  } catch (failure) {
    if (!(failure instanceof WorkbookError)) throw failure;
    alert(title, inAllLanguages(failure.says));
  }
}
