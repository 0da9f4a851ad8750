import { day, fixedChoice, lines, name, past, person, required, shift, text, whole } from '../../domain/field.ts';
import { defineRegister } from '../../domain/register.ts';
import { spanOn } from '../../domain/shift.ts';
import { words } from '../../domain/words.ts';
import { agrees, type Counted, lacks, signsAs } from './counted-together.ts';
import { keyInventory } from './key-inventory.ts';

/** 钥匙交接单: the keys of the areas, drawn by the early shift and returned by the middle one; both count and sign. */
export const keyHandover = defineRegister({
  id: 'key-handover',
  prefix: 'YD',
  sheet: words('钥匙交接单', '鑰匙交接單', 'Key handovers'),
  complete: 'KEYS-08',
  reads: ['key-inventory'],
  asks: ({ keys = [] }) => keys.map(({ key }) => ({ register: keyInventory.id, key: 'tag', value: key })),
  fields: {
    date: required(day(words('日期', '日期', 'Date'))),
    shift: required(shift(words('班次', '班次', 'Shift'))),
    direction: required(
      fixedChoice(words('领取或交回', '領取或交回', 'Drawn or returned'), {
        draw: words('领取', '領取', 'Drawn'),
        return: words('交回', '交回', 'Returned'),
      }),
    ),
    from: required(person(words('交出人', '交出人', 'From'))),
    to: required(person(words('接收人', '接收人', 'To'))),
    keys: lines(words('钥匙清点', '鑰匙清點', 'Keys counted'), {
      key: required(name(words('钥匙', '鑰匙', 'Key'))),
      expected: required(whole(words('应有', '應有', 'Expected'))),
      actual: required(whole(words('实有', '實有', 'Actual'))),
      explained: text(words('差异说明', '差異說明', 'Difference explained')),
      incident: text(words('损坏丢失报告', '損壞丟失報告', 'Key incident')),
    }),
    handedBy: person(words('交出签名', '交出簽名', 'Handed over by')),
    handedAt: past(words('交出时间', '交出時間', 'Handed over at')),
    acceptedBy: person(words('接收签名', '接收簽名', 'Accepted by')),
    acceptedAt: past(words('接收时间', '接收時間', 'Accepted at')),
  },
  assigned: ['keys.incident'],
  signatures: { handedBy: { least: 'desk' }, acceptedBy: { least: 'desk', not: ['from'] } },
  title: ['date', 'shift', 'direction'],
  about: ['from', 'to'],
  states: {
    draft: { words: words('待交', '待交', 'Draft'), tone: 'open' },
    handed: { words: words('已交', '已交', 'Handed over'), tone: 'busy' },
    accepted: { words: words('已接', '已接', 'Accepted'), tone: 'done' },
  },
  steps: [
    {
      id: 'hand',
      words: words('交出', '交出', 'Hand over'),
      from: ['draft'],
      fills: ['handedBy', 'handedAt'],
    },
    {
      id: 'accept',
      words: words('接收', '接收', 'Accept'),
      from: ['handed'],
      fills: ['acceptedBy', 'acceptedAt'],
    },
    {
      id: 'report',
      words: words('报告损坏丢失', '報告損壞丟失', 'Report loss or damage'),
      from: ['handed', 'accepted'],
      opens: { register: 'key-incident', names: 'slip' },
    },
  ],
  begins: {
    date: 'shift',
    shift: 'shift',
    handedBy: 'me',
    handedAt: 'now',
    acceptedBy: 'me',
    acceptedAt: 'now',
  },
  rules: [
    {
      id: 'KEYS-08',
      effect: 'reject',
      at: 'keys',
      says: words(
        '交接单要逐把清点，至少一种，每种一行。',
        '交接單要逐把清點，至少一種，每種一列。',
        'A slip counts every key, at least one, each on one line.',
      ),
      holds: ({ keys = [] }) => keys.length > 0 && new Set(keys.map(({ key }) => key)).size === keys.length,
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      each: 'keys',
      at: 'key',
      needsBook: true,
      once: ['keys.key'],
      says: words(
        '钥匙台账里没有这把钥匙：请核对编号，或先登记到台账。',
        '鑰匙台賬裡沒有這把鑰匙：請核對編號，或先登記到台賬。',
        'That key is not in the key inventory: check the tag, or record the key there first.',
      ),
      holds: ({ key }, _slip, book) => book.entry(keyInventory, key) !== undefined,
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      each: 'keys',
      at: 'explained',
      says: words('数量不符，请说明差异。', '數量不符，請說明差異。', 'The count differs: explain it.'),
      holds: (line) => agrees(line) || line.explained !== undefined,
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      at: 'to',
      says: words(
        '交出人和接收人不能是同一个人。',
        '交出人和接收人不能是同一個人。',
        'Nobody hands keys to themselves.',
      ),
      holds: ({ from, to }) => from !== to,
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      at: 'handedBy',
      says: words(
        '交出要由交出人本人签名，并写明时间。',
        '交出要由交出人本人簽名，並寫明時間。',
        'Whoever hands the keys over signs in person, with the time.',
      ),
      holds: ({ from, handedBy, handedAt }) => signsAs(from, handedBy, handedAt),
    },
    {
      id: 'KEYS-08',
      effect: 'reject',
      at: 'acceptedBy',
      says: words(
        '接收要由接收人本人签名，并写明时间，不早于交出。',
        '接收要由接收人本人簽名，並寫明時間，不早於交出。',
        'Whoever accepts the keys signs in person, with the time, not before they are handed over.',
      ),
      holds: ({ to, handedAt, acceptedBy, acceptedAt }) =>
        signsAs(to, acceptedBy, acceptedAt) &&
        (acceptedAt === undefined || (handedAt !== undefined && acceptedAt >= handedAt)),
    },
  ],
  limits: [
    {
      id: 'KEYS-08',
      at: 'acceptedAt',
      says: words(
        '钥匙交接单 {name} 还没有双方签名：请当面清点并签名。',
        '鑰匙交接單 {name} 還沒有雙方簽名：請當面清點並簽名。',
        'Key handover {name} is not signed by both: count the keys together, and sign.',
      ),
      due: ({ date, shift }, site) => spanOn(site, { date, shift })?.until,
      done: ({ acceptedAt }) => acceptedAt !== undefined,
    },
    {
      id: 'KEYS-08',
      at: 'keys',
      says: words(
        '钥匙交接单 {name} 少了 {keys}，还没有报告：请写钥匙损坏丢失报告，填上这个交接单编号。',
        '鑰匙交接單 {name} 少了 {keys}，還沒有報告：請寫鑰匙損壞丟失報告，填上這個交接單編號。',
        'Key handover {name} lacks {keys}, and nobody has reported it: write a key incident that names this slip.',
      ),
      due: (slip) => (unreported(slip).length === 0 ? undefined : slip.handedAt),
      done: (slip) => unreported(slip).length === 0,
      facts: (slip) => ({
        keys: unreported(slip)
          .map(({ key, expected, actual }) => `${key} ${actual}/${expected}`)
          .join('、'),
      }),
    },
  ],
  state: ({ handedAt, acceptedAt }) =>
    acceptedAt !== undefined ? 'accepted' : handedAt === undefined ? 'draft' : 'handed',
  owner: ({ from, to, handedAt }) => (handedAt === undefined ? from : to),
  life: ({ recordedAt, acceptedAt }) => [{ from: recordedAt, until: acceptedAt }],
  awaits: (slip) => (unreported(slip).length === 0 ? undefined : slip.handedAt),
});

type Line = Counted & { readonly key: string; readonly incident?: string };

/** The lines in which some of a key are missing, and no report says what became of them. */
const unreported = ({ keys = [] }: { readonly keys?: readonly Line[] }): readonly Line[] =>
  keys.filter((line) => lacks(line) > 0 && line.incident === undefined);
