import { choice, name, past, person, required, text, type Values, whole } from '../../domain/field.ts';
import { type Book, type Caused, defineRegister } from '../../domain/register.ts';
import { words } from '../../domain/words.ts';
import { piecesOut } from './custody.ts';

/** 钥匙台账: which keys there are, how many pieces in which condition, where they hang and who keeps them. */
export const keyInventory = defineRegister({
  id: 'key-inventory',
  prefix: 'YS',
  sheet: words('钥匙台账', '鑰匙台賬', 'Keys'),
  complete: 'KEYS-09',
  knownBy: 'tag',
  reads: ['key-loan'],
  defaulted: ['lost', 'damaged', 'withOwner', 'sealed'],
  fields: {
    tag: required(
      name(words('钥匙编号', '鑰匙編號', 'Tag'), {
        hint: words('不要写房号', '不要寫房號', 'Without the room number'),
      }),
    ),
    opens: required(text(words('对应位置', '對應位置', 'Opens'))),
    kind: required(
      choice(words('钥匙类别', '鑰匙類別', 'Kind'), {
        unit: words('单元', '單元', 'Unit'),
        'model-room': words('样板间', '樣板間', 'Model room'),
        public: words('公共区域', '公共區域', 'Public area'),
        plant: words('设备房', '設備房', 'Plant room'),
        deposited: words('业主寄存', '業主寄存', 'Deposited by the owner'),
      }),
    ),
    good: required(whole(words('完好', '完好', 'Good'))),
    lost: required(whole(words('遗失', '遺失', 'Lost'))),
    damaged: required(whole(words('损坏', '損壞', 'Damaged'))),
    withOwner: required(whole(words('已交业主', '已交業主', 'With the owner'))),
    sealed: required(whole(words('封存', '封存', 'Sealed'))),
    cabinet: required(text(words('存放位置', '存放位置', 'Cabinet place'))),
    keeper: required(person(words('保管人', '保管人', 'Keeper'))),
    withdrawnAt: past(words('注销时间', '註銷時間', 'Withdrawn at')),
  },
  title: ['tag', 'opens'],
  about: ['kind', 'cabinet'],
  states: {
    'in-use': { words: words('在用', '在用', 'In use'), tone: 'done' },
    withdrawn: { words: words('注销', '註銷', 'Withdrawn'), tone: 'void' },
  },
  steps: [
    {
      id: 'lend',
      words: words('借出', '借出', 'Lend'),
      from: ['in-use'],
      opens: { register: 'key-loan', names: 'key' },
    },
    {
      id: 'report',
      words: words('报告损坏丢失', '報告損壞丟失', 'Report loss or damage'),
      from: ['in-use'],
      opens: { register: 'key-incident', names: 'key' },
    },
    { id: 'withdraw', words: words('注销', '註銷', 'Withdraw'), from: ['in-use'], fills: ['withdrawnAt'] },
  ],
  begins: { keeper: 'me', withdrawnAt: 'now' },
  assign: (key) => ({
    lost: key.lost ?? 0,
    damaged: key.damaged ?? 0,
    withOwner: key.withOwner ?? 0,
    sealed: key.sealed ?? 0,
  }),
  rules: [
    {
      id: 'KEYS-09',
      effect: 'warn',
      at: 'tag',
      says: words(
        '钥匙编号里写了对应位置，捡到的人就知道开哪里；请换一个编号。',
        '鑰匙編號裡寫了對應位置，撿到的人就知道開哪裡；請換一個編號。',
        'The tag tells what the key opens to whoever finds it: choose another tag.',
      ),
      holds: (key) => !key.tag.includes(key.opens),
    },
    {
      id: 'KEYS-10',
      effect: 'reject',
      at: 'damaged',
      says: words(
        '某一种完好程度的数量少于 0，请核对各栏数量。',
        '某一種完好程度的數量少於 0，請核對各欄數量。',
        'There are fewer than no pieces in some condition: check the counts.',
      ),
      holds: (key) => [key.good, key.lost, key.damaged, key.withOwner, key.sealed].every((pieces) => pieces >= 0),
    },
    {
      id: 'KEYS-10',
      effect: 'reject',
      at: 'good',
      needsBook: true,
      says: words(
        '借出的有 {out} 把，完好数量不能更少；请先归还或登记遗失。',
        '借出的有 {out} 把，完好數量不能更少；請先歸還或登記遺失。',
        '{out} are lent out, so no fewer can be in good condition: return them or record them lost first.',
      ),
      holds: (key, book) => key.good + key.sealed >= piecesOut(book, key.tag),
      facts: (key, book) => ({ out: piecesOut(book, key.tag) }),
    },
    {
      id: 'KEYS-10',
      effect: 'reject',
      at: 'withdrawnAt',
      needsBook: true,
      says: words(
        '还有借出的钥匙，归还后才能注销。',
        '還有借出的鑰匙，歸還後才能註銷。',
        'Some are lent out: withdraw the key once they are back.',
      ),
      holds: (key, book) => key.withdrawnAt === undefined || piecesOut(book, key.tag) === 0,
    },
  ],
  state: (key) => (key.withdrawnAt === undefined ? 'in-use' : 'withdrawn'),
  life: (key) => [{ from: key.recordedAt, until: key.withdrawnAt }],
});

/** A key as the registers hold it. */
export type Key = Values<(typeof keyInventory)['fields']>;

/** KEYS-10: what can be lent now: good pieces less those out. */
export const inCabinet = (book: Book, key: Key): number => key.good - piecesOut(book, key.tag);

/**
 * What becomes of a key of which so many more pieces are damaged and lost. Nobody says which of them were sealed: they are,
 * where too few good ones are left.
 */
export function losing(book: Book, tag: string | undefined, damaged: number, lost: number): readonly Caused[] {
  const key = book.entry(keyInventory, tag);
  if (!key || (damaged === 0 && lost === 0)) return [];
  const good = Math.max(0, key.good - damaged - lost);
  const sealed = key.sealed + key.good - damaged - lost - good;
  const values = { good, sealed, damaged: key.damaged + damaged, lost: key.lost + lost };
  return [{ register: keyInventory.id, number: key.number, values }];
}
