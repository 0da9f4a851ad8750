import { isUndecided, readOutbox } from '../adapters/outbox-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import type { Issue } from '../domain/issue.ts';
import type { Moment } from '../domain/moment.ts';
import { holdersOf, PEOPLE, RECIPIENTS, ROLES, SITE } from '../domain/site.ts';
import { words } from '../domain/words.ts';
import { wordsOf } from '../locales/index.ts';
import { addressee } from './alerts.ts';
import { automationHere } from './automation.ts';
import { addressOf } from './letter-mail.ts';
import { isWaiting } from './post.ts';

/** What is the matter with mails: no run that sends them, nobody to send them to, letters whose fate a person has to say. */
export function postIssues(workbook: Workbook, now: Moment): Issue[] {
  const { site } = workbook;
  const { on, late, person = '' } = automationHere(site.locale, now);
  const letters = readOutbox(workbook.outbox);
  const issue = (rule: string, register: string, says: Issue['says'], facts: Issue['facts']): Issue => ({
    rule,
    effect: 'warn',
    register,
    says,
    facts,
  });
  const homeless = letters.filter(
    (letter) => isWaiting(letter.state) && addressOf(workbook, letter, now) === undefined,
  );
  const noManager = on && holdersOf(site, 'manager', now).every(({ mail }) => mail === undefined);
  const roles = new Set([
    ...homeless.map((letter) => addressee(site, letter)),
    ...(noManager ? [ROLES.manager[site.locale]] : []),
  ]);
  return [
    ...(late ? [issue('FORM-HOURLY', SITE.id, LATE, { person })] : []),
    ...[...roles].map((role) => issue('FORM-ADDRESS', PEOPLE.id, NO_ADDRESS, { role, count: countOf(role) })),
    ...letters
      .filter((letter) => isUndecided(letter, now))
      .map((letter) =>
        issue('FORM-LETTER', RECIPIENTS.id, UNDECIDED, { subject: letter.subject, to: addressee(site, letter) }),
      ),
  ];
  function countOf(role: string): number {
    return homeless.filter((letter) => addressee(site, letter) === role).length;
  }
}

const LATE = wordsOf('hourlyLate');
const NO_ADDRESS = words(
  '{role} 没有邮箱，{count} 封邮件在等：请在人员里填写邮箱，下一次自动任务会补发。',
  '{role} 沒有郵箱，{count} 封郵件在等：請在人員裡填寫郵箱，下一次自動任務會補發。',
  '{role} has no mail address, and {count} mails wait: fill it in among the people, and the next automatic run sends them.',
);
const UNDECIDED = words(
  '不知道「{subject}」是否已送到 {to}，不会自动重发：请主管用菜单「确认邮件去向」说明。',
  '不知道「{subject}」是否已送到 {to}，不會自動重發：請主管用選單「確認郵件去向」說明。',
  'Whether "{subject}" reached {to} is not known, and it is not sent again by itself: let a supervisor say with the menu "What became of mails".',
);
