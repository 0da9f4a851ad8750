import type {
  Answered,
  AutomationAnswer,
  Calls,
  EntryAnswer,
  Hit,
  SubmitAnswer,
  SubmitRequest,
} from '../../src/adapters/calls.ts';
import { SITE_DEFAULTS } from '../../src/adapters/settings-sheet.ts';
import type { Role, Site } from '../../src/domain/site.ts';
import type { Locale } from '../../src/domain/words.ts';

/** The moment at which the fake workbook's clock stands when a page opens. */
export const NOW = '2026-02-14 09:30';

/** A server that answers from what a test gives it, and remembers what it was asked. */
export interface FakeServer {
  readonly asked: { readonly name: keyof Calls; readonly request: Record<string, unknown> }[];
  readonly submitted: readonly SubmitRequest[];
  /** What the next submissions come to; recorded as TS-20260214-001 and so on without it. */
  answers: ((request: SubmitRequest) => Answered<SubmitAnswer> | Failing)[];
  entries: Record<string, EntryAnswer>;
  hits: readonly Hit[];
  automation: AutomationAnswer;
  readonly locale: Locale;
  answer(name: string, request: unknown): unknown;
}
/** The call fails as google.script.run's failure handler hears it; `never` gives no answer at all. */
export type Failing = { readonly fails: string } | { readonly never: true };

const PEOPLE: readonly (readonly [name: string, role: Role, hasPin: boolean])[] = [
  ['王芳', 'desk', false],
  ['李娜', 'desk', true],
  ['张伟', 'supervisor', false],
  ['陈国强', 'manager', true],
  ['刘宾', 'guest', false],
];

const NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '云栖花园', 'zh-TW': '雲棲花園', en: 'Yunqi Garden' };

export const fakeSite = (locale: Locale, more: Partial<Site> = {}): Site => ({
  ...SITE_DEFAULTS,
  name: NAMES[locale],
  locale,
  shifts: [
    { name: '早班', start: 7 * 60, end: 15 * 60 },
    { name: '中班', start: 15 * 60, end: 22 * 60 },
    { name: '夜班', start: 22 * 60, end: 7 * 60 },
  ],
  people: PEOPLE.map(([name, role]) => ({ name, role })),
  recipients: [],
  limits: [{ severity: 'ordinary', answer: 24, handle: 72 }],
  patrols: [],
  targets: [],
  hours: [],
  holidays: [],
  things: [],
  deputies: [],
  options: [],
  ...more,
});

export function fakeServer({
  locale = 'zh-CN',
  onDuty = '王芳',
  sample = false,
  site = fakeSite(locale),
  staff = PEOPLE,
}: Partial<{ locale: Locale; onDuty: string; sample: boolean; site: Site; staff: typeof PEOPLE }> = {}): FakeServer {
  const people = staff.map(([name, role, hasPin]) => ({ name, role, hasPin }));
  const asked: FakeServer['asked'] = [];
  const recorded = new Map<string, string>();
  const calls: { [Name in keyof Calls]: (request: never) => unknown } = {
    dutybookDesk: () => ({
      site,
      people,
      sample,
      now: NOW,
      account: 'desk@example.com',
      ...(onDuty && { onDuty: people.find((one) => one.name === onDuty) }),
    }),
    dutybookHome: () => {
      const lists = {
        mine: server.hits.slice(0, 2),
        overdue: server.hits.filter((hit) => hit.overdue),
        open: server.hits,
      };
      return {
        ...lists,
        missing: [],
        counts: { mine: lists.mine.length, overdue: lists.overdue.length, open: lists.open.length },
        automation: server.automation,
      };
    },
    dutybookSignIn: ({ person, pin }: { person: string; pin: string }) =>
      pin === '1234'
        ? { proof: `proof-of-${person}`, person: people.find((one) => one.name === person) }
        : { refused: 'wrong-pin', triesLeft: 4, says: '密码不对，还可以试 4 次。' },
    dutybookSetPin: () => ({ done: true }),
    dutybookExport: () => ({
      entries: 3,
      phonesMasked: true,
      isRestored: false,
      name: '投诉.xlsx',
      xlsx: btoa('xlsx'),
    }),
    dutybookSummary: () => ({ name: '周报.xlsx', xlsx: btoa('xlsx') }),
    dutybookSettings: () => ({ done: true, issues: [] }),
    dutybookSetUp: () => ({ done: true, issues: [] }),
    dutybookFind: ({ words, register }: { words: string; register?: string }) => ({
      hits: server.hits.filter(
        (hit) => JSON.stringify(hit).includes(words) && (register === undefined || hit.register === register),
      ),
      more: false,
    }),
    dutybookWho: ({ room, borrower }: { room?: string; borrower?: string }) =>
      room === '3-1202'
        ? {
            holds: [],
            known: [{ customer: '李先生', room: '3-1202', phone: '13800001234', standing: '业主' }],
            entries: server.hits.filter((hit) => hit.register === 'complaint'),
          }
        : {
            known: [],
            entries: [],
            holds: server.hits.filter(
              ({ register, title }) => register === 'key-loan' && title.endsWith(`· ${borrower}`),
            ),
          },
    dutybookPrepare: () => ({}),
    dutybookTogether: () => ({ done: 0, refused: [] }),
    dutybookRoster: ({ month }: { month: string }) => ({ month, days: [], shares: [] }),
    dutybookContinueRoster: () => ({ done: 0, refused: [] }),
    dutybookEntry: ({ number }: { number: string }) => {
      const found = server.entries[number];
      if (!found) throw new Error(`no entry ${number} in the fake`);
      return found;
    },
    dutybookSubmit: (request: SubmitRequest) => {
      const known = recorded.get(request.key);
      if (known) return { recorded: true, number: known, repeated: true, issues: [] };
      const number = request.number ?? `TS-20260214-${String(recorded.size + 1).padStart(3, '0')}`;
      recorded.set(request.key, number);
      return { recorded: true, number, issues: [] };
    },
  };
  const server: FakeServer = {
    asked,
    answers: [],
    entries: {},
    hits: [],
    automation: { on: true, late: false, says: '' },
    locale,
    get submitted() {
      return asked.filter(({ name }) => name === 'dutybookSubmit').map(({ request }) => request as never);
    },
    answer(name, request) {
      asked.push({ name: name as keyof Calls, request: request as Record<string, unknown> });
      const own = name === 'dutybookSubmit' ? server.answers.shift() : undefined;
      return own ? own(request as SubmitRequest) : { answer: calls[name as keyof Calls](request as never) };
    },
  };
  return server;
}
