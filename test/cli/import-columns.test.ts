import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../src/app/import-rows.ts';
import type { ByHand } from '../support/by-hand.ts';
import { csv, dutybook, inBook, json, newBook, write } from './cli.ts';

const importing = (...words: readonly string[]): ImportAnswer => json(dutybook('import', ...words, '--json'));
const refusals = ({ refused }: ImportAnswer): string[] =>
  refused.map(({ row, rule, field, line }) => `${row} ${rule} ${field}${line ? ` #${line}` : ''}`);
const rowsOf = (book: string, sheet: string): Record<string, string>[] => inBook(book, (desk) => desk.rows(sheet));
const map = (name: string, columns: object): string => write(name, JSON.stringify(columns));

describe('headings', () => {
  const ROW = [
    'A-1',
    '2026-03-01 10:00',
    '张三',
    '3-1202',
    '一般',
    '太吵',
    '李娜',
    '0755-86660000',
    '噪音扰民',
    '来电',
  ];
  const HEADINGS = {
    'zh-CN': [
      '外部编号',
      '受理时间',
      '投诉人',
      '房号',
      '程度',
      '投诉内容',
      '首问责任人',
      '联系电话',
      '投诉类别',
      '投诉渠道',
    ],
    'zh-TW': [
      '外部編號',
      '受理時間',
      '投訴人',
      '房號',
      '程度',
      '投訴內容',
      '首問責任人',
      '聯繫電話',
      '投訴類別',
      '投訴渠道',
    ],
    en: [
      'External number',
      'Received at',
      'Customer',
      'Room',
      'Severity',
      'Content',
      'First handler',
      'Phone',
      'Category',
      'Channel',
    ],
    keys: [
      'external',
      'receivedAt',
      'customer',
      'room',
      'severity',
      'content',
      'firstHandler',
      'phone',
      'category',
      'channel',
    ],
    'as typed': [
      '外部编号',
      ' 受理时间 *',
      'CUSTOMER',
      '房号*',
      '程度',
      '投訴內容',
      'First handler',
      'Phone',
      'category',
      '投诉渠道',
    ],
  };
  const recorded = (headings: readonly string[], values = ROW): string => {
    const book = newBook();
    importing(book, 'complaint', write('headings.csv', csv(headings, values)));
    const { 编号: _, ...rest } = rowsOf(book, '投诉登记表')[0] ?? {};
    return JSON.stringify(rest);
  };

  it.each(['zh-TW', 'en', 'keys'] as const)('in %s mean the same as in zh-CN', (names) => {
    expect(recorded(HEADINGS[names])).toBe(recorded(HEADINGS['zh-CN']));
  });

  it('are found without regard to case, blanks and the mark of what is required', () => {
    expect(recorded(HEADINGS['as typed'])).toBe(recorded(HEADINGS['zh-CN']));
  });

  it('that the register does not have are passed over', () => {
    expect(recorded([...HEADINGS.en, 'Weather'], [...ROW, 'rain'])).toBe(recorded(HEADINGS.en));
  });

  it('an option is known by its key and by its label in any language', () => {
    const values = [...ROW.slice(0, 4), 'ordinary', ...ROW.slice(5, 8), '噪音擾民', 'Call'];
    expect(recorded(HEADINGS.keys, values)).toBe(recorded(HEADINGS.keys));
  });
});

describe('a map of columns', () => {
  const FILE = csv(
    ['no', 'when', 'what', 'closed', 'who'],
    ['1', '2026-02-01', 'noise', '2026-02-03', '李娜'],
    ['2', '2026-02-02', '', '', '李娜'],
  );
  const COLUMNS = {
    external: { column: 'no' },
    receivedAt: { column: 'when' },
    content: { column: 'what', else: '(未记)' },
    closedAt: { column: 'closed' },
    handledAt: { column: 'closed' },
    firstHandler: { column: 'who' },
    customer: { const: '住户' },
    room: { const: '未提供' },
    channel: { const: '来电' },
    category: { const: 'noise' },
    severity: { const: '一般' },
    result: { const: '见原系统' },
    noVisitReason: { const: '历史数据' },
  };
  const taken = (columns: object): Record<string, string>[] => {
    const book = newBook();
    importing(book, 'complaint', write('map.csv', FILE), '--columns', map('map.json', columns));
    return rowsOf(book, '投诉登记表');
  };

  it('names a heading, stands in for empty cells, and is the same in every row', () => {
    expect(taken(COLUMNS).map((row) => [row.外部编号, row.投诉内容, row.投诉人, row.投诉类别])).toEqual([
      ['1', 'noise', '住户', '噪音扰民'],
      ['2', '(未记)', '住户', '噪音扰民'],
    ]);
  });

  it('closes only what was closed', () => {
    expect(taken(COLUMNS).map((row) => [row.状态, row.办结时间, row.处理结果, row.未回访原因])).toEqual([
      ['已办结', '2026-02-03 00:00', '见原系统', '历史数据'],
      ['逾期', '', '', ''],
    ]);
  });

  it('may begin with a byte order mark', () => {
    const book = newBook();
    const columns = write('marked.json', `\uFEFF${JSON.stringify(COLUMNS)}`);
    expect(importing(book, 'complaint', write('map.csv', FILE), '--columns', columns)).toMatchObject({ accepted: 2 });
  });

  it('makes another import of the same file: what has an external number is still known', () => {
    const book = newBook();
    const file = write('map.csv', FILE);
    importing(book, 'complaint', file, '--columns', map('map.json', COLUMNS));
    const other = map('other.json', { ...COLUMNS, customer: { const: '业主' } });
    expect(importing(book, 'complaint', file, '--columns', other)).toMatchObject({ accepted: 0, already: 2 });
  });
});

describe('options the site does not have', () => {
  const HEADINGS = ['受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'];
  const of = (category: string, severity = '一般'): string[] => [
    '2026-03-01 10:00',
    '来电',
    '张三',
    '3-1202',
    category,
    severity,
    '太吵',
    '李娜',
  ];
  const optionRows: ByHand<[], string[][]> = (book) => {
    const range = book.getSheetByName('设置')?.getDataRange();
    const formulas = range?.getFormulas() ?? [];
    return (range?.getDisplayValues() ?? [])
      .map((cells, at) => cells.slice(1, 5).map((cell, right) => formulas[at]?.[right + 1] || cell))
      .filter(([register, field]) => register === '投诉登记表' && field === '投诉类别');
  };

  it('are refused', () => {
    const book = newBook();
    const answer = importing(book, 'complaint', write('options.csv', csv(HEADINGS, of('电梯'), of('噪音扰民'))));
    expect([answer.accepted, refusals(answer)]).toEqual([1, ['2 FORM-CHOICE category']]);
    expect(inBook(book, (desk) => desk.byHand(optionRows))).toHaveLength(9);
  });

  it('are added once with --add-options, and stand in the settings', () => {
    const book = newBook();
    const file = write('options.csv', csv(HEADINGS, of('电梯'), of('Lift'), of('lift'), of('电梯')));
    expect(importing(book, 'complaint', file, '--add-options')).toMatchObject({ accepted: 4, refused: [] });
    expect(inBook(book, (desk) => desk.byHand(optionRows)).slice(9)).toEqual([
      ['投诉登记表', '投诉类别', '电梯', '电梯'],
      ['投诉登记表', '投诉类别', 'Lift', 'Lift'],
    ]);
    expect(rowsOf(book, '投诉登记表').map((row) => row.投诉类别)).toEqual(['电梯', 'Lift', 'Lift', '电梯']);
    expect(json(dutybook('check', book, '--json'))).toMatchObject({ reject: [] });
    expect(importing(book, 'complaint', write('later.csv', csv(HEADINGS, of('电梯'))))).toMatchObject({ accepted: 1 });
  });

  it('are not added for rows that are refused', () => {
    const book = newBook();
    const file = write('slips.csv', csv(HEADINGS, of('电梯'), of('扶梯', '特大'), of('lift', '特大'), of('Lift')));
    expect(refusals(importing(book, 'complaint', file, '--add-options'))).toEqual([
      '3 FORM-CHOICE severity',
      '4 FORM-CHOICE severity',
    ]);
    const labels = inBook(book, (desk) => desk.byHand(optionRows)).map((cells) => cells[3]);
    expect(labels.slice(9).map((label) => label?.toLowerCase())).toEqual(['电梯', 'lift']);
  });

  it('whatever they are called, they are text', () => {
    const book = newBook();
    const names = [
      "=cmd|' /C calc'!A0",
      '+1',
      '-1',
      '@x',
      "'quoted",
      '2026-02',
      '007',
      '<b>',
      '__proto__',
      'constructor',
      '两行\n字',
    ];
    const file = write('options.csv', csv(HEADINGS, ...names.map((name) => of(name))));
    expect(importing(book, 'complaint', file, '--add-options')).toMatchObject({ accepted: names.length, refused: [] });
    const shown = names.map((name) => name.replace('\n', ' '));
    expect(inBook(book, (desk) => desk.byHand(optionRows)).slice(9)).toEqual(
      shown.map((name) => ['投诉登记表', '投诉类别', name, name]),
    );
    expect(rowsOf(book, '投诉登记表').map((row) => row.投诉类别)).toEqual(shown);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true });
    const { breakdowns } = json<{ breakdowns: Record<string, Record<string, Record<string, number>>> }>(
      dutybook('summary', book, '2026-03', '--json'),
    );
    expect(Object.entries(breakdowns['complaints-received']?.category ?? {}).sort()).toEqual(
      shown.map((name) => [name, 1]).sort(),
    );
    const { out } = dutybook('summary', book, '2026-03');
    expect(out).toMatch(/^constructor {2}1 {2}0 {2}0 {2}1 {2}0 {2}0$/m);
    expect(out).toMatch(/^__proto__ {2}1 {2}0 {2}0 {2}1 {2}0 {2}0$/m);
  });

  it('that rules lean on cannot be added', () => {
    const book = newBook();
    const file = write('options.csv', csv(HEADINGS, of('噪音扰民', '特大')));
    expect(refusals(importing(book, 'complaint', file, '--add-options'))).toEqual(['2 FORM-CHOICE severity']);
  });
});

describe('a register with lines, whose rules read another', () => {
  const KEYS = csv(
    ['tag', 'opens', 'kind', 'good', 'cabinet', 'keeper'],
    ['A-12', '3-1202', '单元', 2, '1柜3格', '李娜'],
    ['P-01', '配电房', '设备房', 1, '1柜1格', '李娜'],
  );
  const LOAN = ['key', 'pieces', 'borrower', 'permittedBy', 'purpose', 'outAt', 'lentBy'];
  const RETURN = ['returns.at', 'returns.pieces', 'returns.condition', 'returns.by', 'returns.receivedBy'];
  const CHECKS = ['returns.powerOff', 'returns.closed', 'returns.locked'];
  const lent = (key: string, pieces: number, out: string, ...back: (string | number)[]) => [
    key,
    pieces,
    '林涛',
    '陈国强',
    '检修',
    out,
    '李娜',
    ...back,
  ];
  const withKeys = (): string => {
    const book = newBook();
    expect(importing(book, 'key-inventory', write('keys.csv', KEYS))).toMatchObject({ accepted: 2, refused: [] });
    return book;
  };

  it('takes a return as the line of its loan', () => {
    const book = withKeys();
    const loans = csv(
      [...LOAN, ...RETURN, ...CHECKS],
      lent('A-12', 1, '2026-02-02 09:00', '2026-02-02 11:00', 1, '完好', '林涛', '李娜', '是', '是', '是'),
      lent('P-01', 1, '2026-02-03 09:00'),
    );
    expect(importing(book, 'key-loan', write('loans.csv', loans))).toMatchObject({ accepted: 2, refused: [] });
    expect(rowsOf(book, '钥匙借用登记表').map((row) => [row.钥匙, row.状态, row.应还时间])).toEqual([
      ['A-12', '已还', '2026-02-02 22:00'],
      ['P-01', '逾期', '2026-02-03 22:00'],
    ]);
    expect(rowsOf(book, '钥匙借用登记表·归还').map((row) => [row.所属编号, row.归还时间, row.已上锁])).toEqual([
      ['YJ-20260302-001', '2026-02-02 11:00', '是'],
    ]);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true });
  });

  it('names the fields of a line in a map of columns', () => {
    const book = withKeys();
    const loans = csv(['钥匙', '何时还', '谁收'], ['P-01', '2026-02-02 11:00', '李娜']);
    const columns = {
      key: { column: '钥匙' },
      pieces: { const: '1' },
      borrower: { const: '林涛' },
      permittedBy: { const: '陈国强' },
      purpose: { const: '检修' },
      outAt: { const: '2026-02-02 09:00' },
      lentBy: { const: '李娜' },
      'returns.at': { column: '何时还' },
      'returns.pieces': { const: '1' },
      'returns.condition': { const: '完好' },
      'returns.by': { const: '林涛' },
      'returns.receivedBy': { column: '谁收' },
    };
    const file = write('loans.csv', loans);
    expect(importing(book, 'key-loan', file, '--columns', map('loans.json', columns))).toMatchObject({ accepted: 1 });
    expect(rowsOf(book, '钥匙借用登记表')[0]?.状态).toBe('已还');
    const wrong = map('wrong.json', { ...columns, 'returns.when': { column: '何时还' } });
    expect(dutybook('import', book, 'key-loan', file, '--columns', wrong)).toMatchObject({
      code: 2,
      err: expect.stringContaining('returns.when'),
    });
  });

  it('refuses what the other register does not hold, row after row', () => {
    const book = withKeys();
    const loans = csv(
      [...LOAN, ...RETURN],
      lent('P-01', 1, '2026-02-03 08:00'),
      lent('P-01', 1, '2026-02-03 09:00'),
      lent('Z-99', 1, '2026-02-03 09:00'),
      lent('A-12', 3, '2026-02-03 09:00'),
      lent('A-12', 1, '2026-02-03 09:00', '2026-02-03 10:00', 2, '完好', '林涛', '李娜'),
      lent('A-12', 2, '2026-02-03 09:00'),
    );
    const answer = importing(book, 'key-loan', write('loans.csv', loans));
    expect([answer.accepted, refusals(answer)]).toEqual([
      2,
      ['3 KEYS-02 pieces', '4 FORM-REF key', '5 KEYS-02 pieces', '6 KEYS-01 returns', '6 KEYS-05 returns.locked #1'],
    ]);
  });

  it('a damaged piece that comes back changes the other register in the same write', () => {
    const book = withKeys();
    const loans = csv(
      [...LOAN, ...RETURN],
      lent('P-01', 1, '2026-02-02 09:00', '2026-02-02 11:00', 1, '损坏', '林涛', '李娜'),
    );
    importing(book, 'key-loan', write('loans.csv', loans));
    expect(rowsOf(book, '钥匙台账').map((row) => [row.钥匙编号, row.完好, row.损坏])).toEqual([
      ['A-12', '2', '0'],
      ['P-01', '0', '1'],
    ]);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true });
  });

  it('an entry that is known by name is refused under a name that is taken', () => {
    const book = withKeys();
    const more = csv(
      ['tag', 'opens', 'kind', 'good', 'cabinet', 'keeper'],
      ['B-1', '5-101', '单元', 1, '2柜', '李娜'],
      ['B-1', '5-102', '单元', 1, '2柜', '李娜'],
      ['A-12', '5-103', '单元', 1, '2柜', '李娜'],
    );
    const answer = importing(book, 'key-inventory', write('more.csv', more));
    expect([answer.accepted, refusals(answer)]).toEqual([1, ['3 KEYS-09 tag', '4 KEYS-09 tag']]);
  });
});
