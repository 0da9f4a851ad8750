import {
  type Fields,
  fixedChoice,
  lines,
  longText,
  moment,
  past,
  person,
  ref,
  required,
  text,
  whole,
  yesNo,
} from '../../domain/field.ts';
import { may } from '../../domain/may.ts';
import { type Moment, nextAt, plusMinutes } from '../../domain/moment.ts';
import { type Book, defineRegister, type RegisterName } from '../../domain/register.ts';
import { isStaff, personNamed, roleAt, type Site } from '../../domain/site.ts';
import { words } from '../../domain/words.ts';
import { backAt, type Custody, stillOut } from './custody.ts';
import { inCabinet, keyInventory, losing } from './key-inventory.ts';

const CONDITIONS = {
  good: words('完好', '完好', 'Good'),
  damaged: words('损坏', '損壞', 'Damaged'),
  lost: words('遗失', '遺失', 'Lost'),
};

/** Named apart: what a rule of the book finds stands on its own register. */
const LOANS: RegisterName<Fields> = { id: 'key-loan' };
interface Held extends Custody, Lent {
  readonly number: string;
  readonly borrower: string;
  readonly key: string;
  readonly outAt: Moment;
}

/** 钥匙借用登记表: who has which key, until when, and how it came back. */
export const keyLoan = defineRegister({
  id: 'key-loan',
  prefix: 'YJ',
  sheet: words('钥匙借用登记表', '鑰匙借用登記表', 'Key loans'),
  complete: 'KEYS-01',
  openBy: 'key',
  reads: ['key-inventory'],
  asks: (loan) =>
    loan.borrower === undefined || isComingBack(loan)
      ? []
      : [{ register: LOANS.id, key: 'borrower', value: loan.borrower, open: true }],
  defaulted: ['dueBack'],
  fields: {
    key: required(ref(words('钥匙', '鑰匙', 'Key'), 'key-inventory')),
    pieces: required(whole(words('数量', '數量', 'Pieces'), { min: 1 })),
    borrower: required(person(words('借用人', '借用人', 'Borrower'))),
    onBehalfOf: text(words('代借人', '代借人', 'On behalf of')),
    company: text(words('单位', '單位', 'Company')),
    permittedBy: person(words('批准人', '批准人', 'Permitted by')),
    offSite: yesNo(words('带出项目', '帶出項目', 'Off site')),
    purpose: required(text(words('用途', '用途', 'Purpose'))),
    outAt: required(past(words('借出时间', '借出時間', 'Out at'))),
    dueBack: required(
      moment(words('应还时间', '應還時間', 'Due back'), {
        hint: words('不填为当天值班结束', '不填為當天值班結束', "Blank: the end of the day's duty"),
      }),
    ),
    lentBy: required(person(words('经手人', '經手人', 'Lent by'))),
    lentAnyway: text(words('逾期仍借原因', '逾期仍借原因', 'Why lent while overdue')),
    extensions: lines(words('续借', '續借', 'Extensions'), {
      at: required(past(words('续借时间', '續借時間', 'Extended at'))),
      until: required(moment(words('续借到', '續借到', 'Until'))),
      allowedBy: required(person(words('同意人', '同意人', 'Allowed by'))),
      why: text(words('续借原因', '續借原因', 'Why')),
    }),
    returns: lines(words('归还', '歸還', 'Returns'), {
      at: required(past(words('归还时间', '歸還時間', 'Returned at'))),
      pieces: required(whole(words('归还数量', '歸還數量', 'Pieces returned'), { min: 1 })),
      condition: required(fixedChoice(words('完好程度', '完好程度', 'Condition'), CONDITIONS)),
      by: required(person(words('归还人', '歸還人', 'Returned by'))),
      receivedBy: required(person(words('接收人', '接收人', 'Received by'))),
      powerOff: yesNo(words('已断电', '已斷電', 'Power off')),
      closed: yesNo(words('门窗已关', '門窗已關', 'Doors and windows closed')),
      locked: yesNo(words('已上锁', '已上鎖', 'Unit locked')),
    }),
    notReturnedWhy: longText(words('未还原因', '未還原因', 'Reason not returned')),
    reported: whole(words('已报告数量', '已報告數量', 'Pieces reported')),
  },
  signatures: { permittedBy: { least: 'supervisor', not: ['borrower'] } },
  assigned: ['reported'],
  title: ['key', 'borrower'],
  about: ['purpose', 'company'],
  states: {
    out: { words: words('借出', '借出', 'Out'), tone: 'busy' },
    partly: { words: words('部分归还', '部分歸還', 'Partly returned'), tone: 'busy' },
    overdue: { words: words('逾期', '逾期', 'Overdue'), tone: 'late' },
    'to-report': { words: words('待报告', '待報告', 'To be reported'), tone: 'open' },
    returned: { words: words('已还', '已還', 'Returned'), tone: 'done' },
  },
  steps: [
    { id: 'return', words: words('归还', '歸還', 'Return'), from: ['out', 'partly', 'overdue'], fills: ['returns'] },
    { id: 'extend', words: words('续借', '續借', 'Extend'), from: ['out', 'partly'], fills: ['extensions'] },
    {
      id: 'not-returned',
      words: words('登记未还原因', '登記未還原因', 'Say why not returned'),
      from: ['out', 'partly', 'overdue'],
      fills: ['notReturnedWhy'],
    },
    {
      id: 'report',
      words: words('报告损坏丢失', '報告損壞丟失', 'Report loss or damage'),
      from: ['partly', 'to-report'],
      opens: { register: 'key-incident', names: 'loan', copies: { key: 'key' } },
    },
  ],
  begins: { outAt: 'now', lentBy: 'me', 'returns.at': 'now', 'returns.receivedBy': 'me', 'extensions.at': 'now' },
  assign: (loan, site) =>
    loan.outAt === undefined || loan.dueBack !== undefined ? {} : { dueBack: nextAt(loan.outAt, site.keysBackBy) },
  rules: [
    {
      id: 'KEYS-01',
      effect: 'reject',
      at: 'dueBack',
      says: words(
        '应还时间要晚于借出时间。',
        '應還時間要晚於借出時間。',
        'A key is due back after it went out: check both times.',
      ),
      holds: (loan) => loan.dueBack > loan.outAt,
    },
    {
      id: 'KEYS-01',
      effect: 'reject',
      each: 'extensions',
      at: 'at',
      says: words(
        '已过应还时间，不能续借：请先归还，或写明未还原因。',
        '已過應還時間，不能續借：請先歸還，或寫明未還原因。',
        'It was due back before that and is not extended: get it back first, or say why it is not.',
      ),
      holds: (line, loan) => line.at >= loan.outAt && line.at <= dueOf(asBefore(loan, line)),
    },
    {
      id: 'KEYS-01',
      effect: 'reject',
      each: 'extensions',
      at: 'until',
      says: words(
        '续借到的时间要晚于原来的应还时间。',
        '續借到的時間要晚於原來的應還時間。',
        'An extension ends after the time at which the key was due back before it.',
      ),
      holds: (line, loan) => line.until > dueOf(asBefore(loan, line)),
    },
    {
      id: 'KEYS-04',
      effect: 'reject',
      each: 'extensions',
      at: 'allowedBy',
      says: words(
        '续借要由借用人以外的人同意。',
        '續借要由借用人以外的人同意。',
        'Somebody other than the borrower allows an extension.',
      ),
      holds: (line, loan) => line.allowedBy !== loan.borrower,
    },
    {
      id: 'KEYS-01',
      effect: 'reject',
      at: 'returns',
      says: words(
        '归还的比借出的多，请核对数量。',
        '歸還的比借出的多，請核對數量。',
        'More came back than went out: check the pieces.',
      ),
      holds: (loan) => stillOut(loan) >= 0,
    },
    {
      id: 'KEYS-01',
      effect: 'reject',
      each: 'returns',
      at: 'at',
      says: words(
        '归还时间早于借出时间。',
        '歸還時間早於借出時間。',
        'The key came back before it went out: check the times.',
      ),
      holds: (line, loan) => line.at >= loan.outAt,
    },
    {
      id: 'KEYS-02',
      effect: 'reject',
      at: 'pieces',
      needsBook: true,
      says: words(
        '柜内完好的只有 {there} 把，借不出这么多；请减少数量或等归还。封存的钥匙要经理批准。',
        '櫃內完好的只有 {there} 把，借不出這麼多；請減少數量或等歸還。封存的鑰匙要經理批准。',
        'Only {there} are in the cabinet in good condition: lend fewer, or wait for a return. A sealed key needs the manager.',
      ),
      holds: (loan, book) => {
        const key = book.entry(keyInventory, loan.key);
        if (!key || stillOut(loan) === 0 || isComingBack(loan)) return true;
        // By the role at that time: a piece comes back whatever became of the manager or of who stood in for them.
        const role = roleAt(book.site, loan.permittedBy ?? '', loan.outAt) ?? 'guest';
        return stillOut(loan) <= inCabinet(book, key) + (may(role, 'unseal') ? key.sealed : 0);
      },
      facts: (loan, book) => {
        const key = book.entry(keyInventory, loan.key);
        return { there: key ? Math.max(0, inCabinet(book, key)) : 0 };
      },
    },
    {
      id: 'KEYS-02',
      effect: 'reject',
      at: 'key',
      needsBook: true,
      says: words(
        '这把钥匙已注销，不能借出。',
        '這把鑰匙已註銷，不能借出。',
        'This key is withdrawn and cannot be lent.',
      ),
      holds: (loan, book) => stillOut(loan) === 0 || book.entry(keyInventory, loan.key)?.withdrawnAt === undefined,
    },
    {
      id: 'KEYS-03',
      effect: 'reject',
      at: 'company',
      says: words(
        '代外来人员借用，代借人和单位都要填。',
        '代外來人員借用，代借人和單位都要填。',
        'For an outside worker, name both the person and the company.',
      ),
      holds: (loan) => (loan.onBehalfOf === undefined) === (loan.company === undefined),
    },
    {
      id: 'KEYS-03',
      effect: 'reject',
      at: 'borrower',
      once: ['borrower', 'onBehalfOf'],
      says: words(
        '外来施工人员不能直接借用，借用人要是本部门人员。',
        '外來施工人員不能直接借用，借用人要是本部門人員。',
        'An outside worker never borrows directly: the borrower must be a member of the staff.',
      ),
      holds: (loan, { site }) => loan.onBehalfOf === undefined || isStaff(site, loan.borrower),
    },
    {
      id: 'KEYS-04',
      effect: 'reject',
      at: 'permittedBy',
      once: ['borrower', 'offSite', 'permittedBy'],
      says: words(
        '带出项目，或借给非本部门人员，要写明批准人。',
        '帶出項目，或借給非本部門人員，要寫明批准人。',
        'Off the site, or to anyone but the staff, a key goes only with a permission: name who gave it.',
      ),
      holds: (loan, { site }) => loan.permittedBy !== undefined || (!loan.offSite && isStaff(site, loan.borrower)),
    },
    {
      id: 'KEYS-05',
      effect: 'reject',
      each: 'returns',
      at: 'locked',
      needsBook: true,
      says: words(
        '归还单元钥匙，要确认已断电、门窗已关、已上锁。',
        '歸還單元鑰匙，要確認已斷電、門窗已關、已上鎖。',
        'On return of a unit key, confirm that power is off, doors and windows are closed and the unit is locked.',
      ),
      holds: (line, loan, book) =>
        line.condition === 'lost' ||
        book.entry(keyInventory, loan.key)?.kind !== 'unit' ||
        Boolean(line.powerOff && line.closed && line.locked),
    },
    {
      id: 'KEYS-06',
      effect: 'reject',
      at: 'lentAnyway',
      needsBook: true,
      once: ['borrower', 'outAt', 'lentAnyway'],
      says: words(
        '{borrower} 借的 {keys} 逾期未还：请先收回；仍要借出的，写明逾期仍借原因。',
        '{borrower} 借的 {keys} 逾期未還：請先收回；仍要借出的，寫明逾期仍借原因。',
        '{borrower} has not brought back {keys}, overdue: get that back first, or say why it is lent all the same.',
      ),
      holds: (loan, book) => loan.lentAnyway !== undefined || isComingBack(loan) || overdueOf(loan, book).length === 0,
      facts: (loan, book) => ({
        borrower: loan.borrower,
        keys: [...new Set(overdueOf(loan, book).map(({ key }) => key))].join('、'),
      }),
    },
    {
      id: 'KEYS-07',
      effect: 'reject',
      at: 'returns',
      says: words(
        '已有 {reported} 把写了损坏丢失报告，比损坏和遗失的多：请先更正或作废报告。',
        '已有 {reported} 把寫了損壞丟失報告，比損壞和遺失的多：請先更正或作廢報告。',
        'Reports of {reported} pieces name this loan, more than came back damaged or lost: correct or void a report first.',
      ),
      holds: (loan) => (loan.reported ?? 0) <= cameBack(loan, 'damaged') + cameBack(loan, 'lost'),
      facts: ({ reported = 0 }) => ({ reported }),
    },
  ],
  finds: [
    {
      id: 'KEYS-06',
      effect: 'due',
      days: 0,
      says: words(
        '{who} 已离职，还借着钥匙 {key}（{number}）：请收回。',
        '{who} 已離職，還借著鑰匙 {key}（{number}）：請收回。',
        '{who} has left and still holds key {key} ({number}): get it back.',
      ),
      finds: (recent, site) =>
        (recent(LOANS) as unknown as readonly Held[])
          .filter((loan) => stillOut(loan) > 0 && personNamed(site, loan.borrower)?.left === true)
          .map(({ number, borrower, key }) => ({ key: number, facts: { who: borrower, key, number } })),
    },
  ],
  limits: [
    {
      id: 'KEYS-06',
      at: 'dueBack',
      says: words(
        '借用 {name} 的钥匙已逾期 {hours} 小时，请收回；还收不回的，查明原因，填写未还原因。',
        '借用 {name} 的鑰匙已逾期 {hours} 小時，請收回；還收不回的，查明原因，填寫未還原因。',
        'Loan {name} is {hours} hours overdue: get the key back; if you cannot yet, find out why and write the reason down.',
      ),
      due: inTimeUntil,
      // With a reason on record it is overdue still, and shown and counted as such; nothing is asked of anybody.
      done: (loan) => stillOut(loan) <= 0 || loan.notReturnedWhy !== undefined,
    },
    {
      id: 'KEYS-07',
      at: 'reported',
      says: words(
        '借用 {name} 有钥匙损坏或遗失，还没有书面报告：请写钥匙损坏丢失报告，填上这个借用编号。',
        '借用 {name} 有鑰匙損壞或遺失，還沒有書面報告：請寫鑰匙損壞丟失報告，填上這個借用編號。',
        'A key of loan {name} came back damaged or is lost, and nobody has reported it: write a report that names this loan.',
      ),
      due: unreportedSince,
      done: (loan) => unreportedSince(loan) === undefined,
    },
  ],
  state: (loan, now, site) => {
    if (stillOut(loan) <= 0) return unreportedSince(loan) === undefined ? 'returned' : 'to-report';
    if (now > inTimeUntil(loan, site)) return 'overdue';
    return stillOut(loan) < loan.pieces ? 'partly' : 'out';
  },
  owner: (loan) => loan.lentBy,
  life: (loan) => [{ from: loan.outAt, until: backAt(loan) }],
  awaits: unreportedSince,
  causes: ({ before, after }, book) =>
    [...new Set([before?.key, after?.key])].flatMap((tag) => {
      const [old, now] = [before, after].map((loan) => (loan?.key === tag ? loan : undefined));
      const more = (condition: Condition): number => cameBack(now, condition) - cameBack(old, condition);
      return losing(book, tag, more('damaged'), more('lost'));
    }),
});

/** Some of it is back: a return is never refused, whatever else there is. */
const isComingBack = ({ returns = [] }: { readonly returns?: readonly unknown[] }): boolean => returns.length > 0;

/** KEYS-06: the keys that somebody has not brought back and that were overdue when another was lent to them. */
export const overdueOf = (loan: { readonly borrower: string; readonly outAt: Moment }, book: Book): readonly Held[] =>
  (book.where(LOANS, 'borrower', loan.borrower) as unknown as readonly Held[]).filter(
    (other) => stillOut(other) > 0 && inTimeUntil(other, book.site) < loan.outAt,
  );

/** The last minute at which a key is back in time, the grace included: after it the loan is overdue, wherever that is asked. */
export function inTimeUntil(loan: Lent, site: Site): Moment {
  return plusMinutes(dueOf(loan), site.graceMinutes);
}

interface Extension {
  readonly until: Moment;
}
interface Lent {
  readonly dueBack: Moment;
  readonly extensions?: readonly Extension[];
}
/** When a loan is due back: as it was lent, or as it was extended last. */
export function dueOf({ dueBack, extensions = [] }: Lent): Moment {
  return extensions[extensions.length - 1]?.until ?? dueBack;
}
/** A loan as it stood before one of its extensions. */
function asBefore({ dueBack, extensions = [] }: Lent, line: Extension): Lent {
  return { dueBack, extensions: extensions.slice(0, extensions.indexOf(line)) };
}

type Condition = keyof typeof CONDITIONS;
interface Returned {
  readonly returns?: readonly { readonly at: Moment; readonly pieces: number; readonly condition: Condition }[];
}
/** Pieces of a loan that came back in that condition: they are no longer among the good ones. */
export const cameBack = (loan: Returned | undefined, condition: Condition): number =>
  (loan?.returns ?? []).reduce((sum, line) => sum + (line.condition === condition ? line.pieces : 0), 0);

/** KEYS-07: when the first piece came back damaged or lost of which there is no written report; undefined where all have one. */
function unreportedSince({
  returns = [],
  reported = 0,
}: Returned & { readonly reported?: number }): Moment | undefined {
  let pieces = 0;
  return returns.find((line) => {
    if (line.condition !== 'good') pieces += line.pieces;
    return pieces > reported;
  })?.at;
}
