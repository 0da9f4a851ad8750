import { type Field, type FieldKind, type Fields, isLines } from './field.ts';
import type { AnyRegister } from './register.ts';
import { type Words, words } from './words.ts';

/** A column of a register's sheet. `key` stands in the hidden second row: columns are found by it, never by position. */
export interface SheetColumn {
  readonly key: string;
  readonly words: Words;
  readonly kind: FieldKind;
  /** The field it holds; the program's own columns have none. */
  readonly field?: Field;
  /** Characters of the western alphabet. */
  readonly width: number;
  readonly hidden?: true;
}

const own = (key: string, heading: Words, kind: FieldKind, width: number, more?: { hidden: true }): SheetColumn => ({
  key,
  words: heading,
  kind,
  width,
  ...more,
});

export const NUMBER = own('number', words('编号', '編號', 'Number'), 'text', 18);
const STATE = own('state', words('状态', '狀態', 'State'), 'text', 12);
const STAMP: readonly SheetColumn[] = [
  own('external', words('外部编号', '外部編號', 'External number'), 'text', 16),
  own('recordedBy', words('登记人', '登記人', 'Recorded by'), 'text', 12),
  own('recordedAt', words('登记时间', '登記時間', 'Recorded at'), 'moment', 17),
  own('changedBy', words('修改人', '修改人', 'Changed by'), 'text', 12),
  own('changedAt', words('修改时间', '修改時間', 'Changed at'), 'moment', 17),
  own('voidReason', words('作废原因', '作廢原因', 'Void because'), 'text', 20),
  own('digest', words('校验码', '校驗碼', 'Digest'), 'text', 18, { hidden: true }),
  own('timeline', words('时间线', '時間線', 'Timeline'), 'text', 18, { hidden: true }),
];

/** The columns of a register's own sheet, in the order in which they are drawn. */
export const entryColumns = (register: AnyRegister): readonly SheetColumn[] => [
  NUMBER,
  STATE,
  ...fieldColumns(register.fields),
  ...STAMP,
];

/** The entry a line belongs to, and which of its lines it is (1-based). */
export const LINE_OF = own('entry', words('所属编号', '所屬編號', 'Entry'), 'text', 18);
const LINE = own('line', words('行号', '行號', 'Line'), 'whole', 8);
/** The columns of the sheet of an entry's lines. */
export const lineColumns = (of: Fields): readonly SheetColumn[] => [LINE_OF, LINE, ...fieldColumns(of)];

const fieldColumns = (fields: Fields): SheetColumn[] =>
  Object.entries(fields)
    .filter(([, field]) => !isLines(field))
    .map(([key, field]) => ({ key, words: field.words, kind: field.kind, field, width: WIDTHS[field.kind] }));

const WIDTHS: Readonly<Record<FieldKind, number>> = {
  text: 16,
  'long-text': 36,
  whole: 9,
  moment: 17,
  day: 12,
  clock: 8,
  choice: 13,
  'yes-no': 9,
  person: 12,
  persons: 20,
  phone: 15,
  shift: 10,
  mail: 24,
  ref: 18,
  lines: 0,
};
