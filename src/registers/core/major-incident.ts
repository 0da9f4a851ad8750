import { choice, longText, past, person, ref, required, text, whole } from '../../domain/field.ts';
import type { Moment } from '../../domain/moment.ts';
import { defineRegister } from '../../domain/register.ts';
import { words } from '../../domain/words.ts';
import { dutyLog } from './duty-log.ts';

/** 重大事件报告: what happened, why, what was done, and that the manager has read it. */
export const majorIncident = defineRegister({
  id: 'major-incident',
  prefix: 'ZD',
  sheet: words('重大事件报告', '重大事件報告', 'Major incidents'),
  complete: 'DUTY-04',
  reads: ['duty-log'],
  defaulted: ['matter'],
  fields: {
    duty: required(ref(words('值班编号', '值班編號', 'Duty'), 'duty-log')),
    matter: required(
      whole(words('第几项事项', '第幾項事項', 'Which matter'), {
        min: 1,
        hint: words(
          '不填为第一项未报的重大事项',
          '不填為第一項未報的重大事項',
          'Blank: the first serious one without a report',
        ),
      }),
    ),
    occurredAt: required(past(words('发生时间', '發生時間', 'Occurred at'))),
    place: required(text(words('地点', '地點', 'Place'))),
    kind: required(
      choice(words('事件类别', '事件類別', 'Kind'), {
        fire: words('火灾', '火災', 'Fire'),
        flood: words('水浸', '水浸', 'Flood'),
        theft: words('盗窃', '盜竊', 'Theft'),
        brawl: words('打架斗殴', '打架鬥毆', 'Brawl'),
        robbery: words('抢劫', '搶劫', 'Robbery'),
        murder: words('凶杀', '兇殺', 'Homicide'),
        poisoning: words('中毒', '中毒', 'Poisoning'),
        traffic: words('交通意外', '交通意外', 'Traffic accident'),
        equipment: words('设备故障', '設備故障', 'Equipment failure'),
        other: words('其他', '其他', 'Other'),
      }),
    ),
    cause: longText(words('原因', '原因', 'Cause')),
    course: required(longText(words('经过', '經過', 'Course'))),
    result: required(longText(words('结果', '結果', 'Result'))),
    departments: text(words('协助部门', '協助部門', 'Departments called in')),
    reportedTo: required(person(words('上报人', '上報人', 'Reported to'))),
    reportedAt: required(past(words('上报时间', '上報時間', 'Reported at'))),
    writtenBy: required(person(words('报告人', '報告人', 'Written by'))),
    filedAt: past(words('提交时间', '提交時間', 'Filed at')),
    readBy: person(words('签阅人', '簽閱人', 'Read by')),
    readAt: past(words('签阅时间', '簽閱時間', 'Read at')),
  },
  signatures: { readBy: { least: 'manager', not: ['writtenBy'] } },
  title: ['kind', 'place'],
  about: ['course'],
  states: {
    due: { words: words('待报', '待報', 'Due'), tone: 'open' },
    filed: { words: words('已报', '已報', 'Filed'), tone: 'busy' },
    read: { words: words('已阅', '已閱', 'Read'), tone: 'done' },
  },
  steps: [
    { id: 'file', words: words('提交', '提交', 'File'), from: ['due'], fills: ['filedAt'] },
    { id: 'read', words: words('签阅', '簽閱', 'Read and sign'), from: ['filed'], fills: ['readBy', 'readAt'] },
  ],
  begins: { writtenBy: 'me', reportedAt: 'now', filedAt: 'now', readBy: 'me', readAt: 'now' },
  assign: ({ duty, matter }, _site, _before, _now, book) => {
    const matters = matter === undefined ? (book.entry(dutyLog, duty)?.matters ?? []) : [];
    const first = matters.findIndex((one) => one.severity === 'serious' && one.report === undefined);
    return first < 0 ? {} : { matter: first + 1 };
  },
  rules: [
    {
      id: 'DUTY-04',
      effect: 'reject',
      at: 'matter',
      needsBook: true,
      says: words(
        '这次值班的这一项不是重大事项，或已有报告：请核对值班编号和第几项。',
        '這次值班的這一項不是重大事項，或已有報告：請核對值班編號和第幾項。',
        'That matter of the duty is not serious, or has a report already: check the duty and which matter.',
      ),
      holds: (report, book) => {
        const duty = book.entry(dutyLog, report.duty);
        const matter = duty?.matters?.[report.matter - 1];
        // Corrected, it has a number, and its matter names it.
        const { number } = report as { readonly number?: string };
        return !duty || (matter?.severity === 'serious' && (matter.report ?? number) === number);
      },
    },
    {
      id: 'DUTY-04',
      effect: 'reject',
      at: 'reportedAt',
      says: words(
        '上报和提交时间早于发生时间，请核对。',
        '上報和提交時間早於發生時間，請核對。',
        'It was reported or filed before it occurred: check the times.',
      ),
      holds: ({ occurredAt, reportedAt, filedAt = reportedAt }) => Math.min(reportedAt, filedAt) >= occurredAt,
    },
    {
      id: 'DUTY-04',
      effect: 'reject',
      at: 'readAt',
      says: words(
        '签阅要写签阅人和时间，提交后才能签阅。',
        '簽閱要寫簽閱人和時間，提交後才能簽閱。',
        'A report is read once it is filed, by somebody, at a time: fill in both.',
      ),
      holds: ({ filedAt, readBy, readAt }) =>
        (readBy === undefined) === (readAt === undefined) &&
        (readAt === undefined || (filedAt !== undefined && readAt >= filedAt)),
    },
  ],
  state: ({ filedAt, readAt }) => (filedAt === undefined ? 'due' : readAt === undefined ? 'filed' : 'read'),
  owner: ({ writtenBy }) => writtenBy,
  handsOver: ({ cause, course, result }) => ({ cause, course, result }),
  life: ({ occurredAt, readAt }) => [{ from: occurredAt, until: readAt }],
  causes: ({ before, after }, book) =>
    [...new Set([before?.duty, after?.duty])].flatMap((number) => {
      const duty = book.entry(dutyLog, number);
      const own = (after ?? before)?.number;
      const isNow = (at: number): boolean => after !== undefined && after.duty === number && after.matter === at + 1;
      const matters = (duty?.matters ?? []).map((matter, at) => {
        if (isNow(at)) return { ...matter, report: own, filedAt: after?.filedAt };
        return matter.report === own ? { ...matter, ...UNREPORTED } : matter;
      });
      const isChanged = matters.some(({ report, filedAt }, at) => {
        const old: Reported = duty?.matters?.[at] ?? {};
        return old.report !== report || old.filedAt !== filedAt;
      });
      return duty && isChanged ? [{ register: dutyLog.id, number: duty.number, values: { matters } }] : [];
    }),
});

interface Reported {
  readonly report?: string;
  readonly filedAt?: Moment;
}
const UNREPORTED: Reported = { report: undefined, filedAt: undefined };
