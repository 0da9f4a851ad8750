import { beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../writers/xlsx-reader.ts';
import { copyOf, csv, dutybook, dutybookWith, inBook, json, newBook, read, write } from './cli.ts';

const COMPLAINT = [
  '外部编号',
  '受理时间',
  '投诉渠道',
  '投诉人',
  '房号',
  '联系电话',
  '投诉类别',
  '程度',
  '投诉内容',
  '首问责任人',
];
const MORE = ['处理人', '接单时间', '处理结果', '处理完成时间'];
const FILES: Record<string, string> = {
  'key-inventory': csv(
    ['钥匙编号', '对应位置', '钥匙类别', '完好', '存放位置', '保管人'],
    ['A-12', '3-1202', '单元', 2, '1柜3格', '李娜'],
    ['P-01', '配电房', '设备房', 1, '1柜1格', '李娜'],
  ),
  'key-loan': csv(
    [
      '钥匙',
      '数量',
      '借用人',
      '用途',
      '借出时间',
      '经手人',
      '批准人',
      '归还时间',
      '归还数量',
      '完好程度',
      '归还人',
      '接收人',
    ],
    ['P-01', 1, '林涛', '检修', '2026-02-24 09:00', '李娜', '陈国强', '2026-02-24 11:00', 1, '完好', '林涛', '李娜'],
    ['A-12', 1, '林涛', '看房', '2026-03-01 09:00', '李娜', '陈国强'],
  ),
  complaint: csv(
    [...COMPLAINT, ...MORE],
    [
      'A-1',
      '2026-02-24 10:00',
      '来电',
      '张三',
      '3-12',
      '13800138000',
      '噪音扰民',
      '一般',
      '太吵',
      '李娜',
      '林涛',
      '2026-02-24 11:00',
      '已劝阻',
      '2026-02-25',
    ],
    [
      'A-2',
      '2026-03-01 10:00',
      '来访',
      '=HYPERLINK("x")',
      '007',
      '0755-86660000',
      '收费',
      '重要',
      "=cmd|' /C calc'!A0",
      '@x',
    ],
    ['A-3', '2026-03-01 11:00', '来访', "'李四", '+1', '9-1', '其他', '一般', '<b>\n第二行', '-1'],
  ),
  'return-visit': csv(
    ['回访时间', '回访类别', '回访对象编号', '客户', '回访方式', '回访人', '是否联系上', '满意度'],
    ['2026-02-26 10:00', '日常', 'TS-20260302-001', '张三', '电话', '王芳', '是', '满意'],
  ),
  'duty-log': csv(
    ['日期', '班次', '值班人', '开始', '结束', '时间', '事项类别', '情况', '处理结果', '程度'],
    [
      '2026-03-01',
      '早班',
      '李娜',
      '2026-03-01 07:00',
      '2026-03-01 15:00',
      '2026-03-01 09:30',
      '来电',
      '问路',
      '已答',
      '一般',
    ],
  ),
};
const SHEETS: Record<string, string> = {
  'key-inventory': '钥匙台账',
  'key-loan': '钥匙借用登记表',
  complaint: '投诉登记表',
  'return-visit': '回访记录',
  'duty-log': '值班记录',
};

let filled = '';
beforeAll(() => {
  filled = newBook();
  inBook(filled, (desk) =>
    desk.settings('people', [
      ['王芳', '前台'],
      ['陈国强', '经理'],
    ]),
  );
  for (const [register, content] of Object.entries(FILES)) {
    const { code, err } = dutybook('import', filled, register, write('data.csv', content));
    if (code !== 0) throw new Error(err);
  }
});

interface Exported {
  readonly caption: string;
  readonly rows: Record<string, string>[];
}
/** An Excel file of a register as it shows itself, read by a reader that is not ours. */
function exported(file: string): Exported {
  const { cells } = readXlsx(read(file));
  const grid: string[][] = [];
  for (const [place, { value, format, hasFormula }] of cells) {
    if (hasFormula) throw new Error(`a formula in ${place}`);
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    const line = grid[Number(row) - 1] ?? [];
    line[column - 1] = shown(value, format);
    grid[Number(row) - 1] = line;
  }
  const top = grid.findIndex((line) => line?.[0] === '编号');
  const [headings = [], ...rows] = grid.slice(top);
  return {
    caption: grid.slice(0, top).flat().join(' '),
    rows: rows.map((line) => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? '']))),
  };
}
const shown = (value: string | number | undefined, format: string): string =>
  typeof value === 'number' && format.includes('yyyy')
    ? new Date(Math.round((value - 25_569) * 1_440) * 60_000)
        .toISOString()
        .replace('T', ' ')
        .slice(0, format.includes('h') ? 16 : 10)
    : String(value ?? '');

const exportOf = (book: string, ...words: readonly string[]): Exported => {
  const { code, err } = dutybook('export', book, ...words, '--xlsx', 'out.xlsx');
  expect([code, err]).toEqual([0, '']);
  return exported('out.xlsx');
};

describe('an export of', () => {
  it.each(Object.keys(FILES))('%s shows what its sheet shows', (register) => {
    const book = copyOf(filled, 'whole.dutybook');
    const sheet = inBook(book, (desk) => desk.rows(SHEETS[register] ?? ''));
    const { rows } = exportOf(book, register, '--as', '陈国强');
    expect(rows).toHaveLength(sheet.length);
    rows.forEach((row, at) => {
      const { 校验码: _digest, 时间线: _timeline, ...visible } = sheet[at] ?? {};
      expect(row).toMatchObject(visible);
    });
  });

  it('an entry with lines has them in one cell', () => {
    const book = copyOf(filled, 'lines.dutybook');
    const [back, out] = exportOf(book, 'key-loan').rows;
    expect([back?.归还, out?.归还]).toEqual([expect.stringContaining('2026-02-24 11:00'), '']);
    expect(exportOf(book, 'duty-log').rows[0]?.值班事项).toMatch(/问路.*已答/);
  });

  it('a register is found by the name of its sheet, in any language', () => {
    const book = copyOf(filled, 'named.dutybook');
    for (const name of ['钥匙台账', '鑰匙台賬', 'key-inventory']) expect(exportOf(book, name).rows).toHaveLength(2);
  });

  it('a period has what belongs to it', () => {
    const book = copyOf(filled, 'period.dutybook');
    const numbers = (...words: string[]): (string | undefined)[] =>
      exportOf(book, ...words).rows.map((row) => row.外部编号 || row.编号);
    expect(numbers('complaint', '2026-02')).toEqual(['A-1']);
    expect(numbers('complaint', '2026-W09')).toEqual(['A-1', 'A-2', 'A-3']);
    expect(numbers('complaint', '2026-03')).toEqual(['A-2', 'A-3']);
    expect(numbers('complaint', '2025-12')).toEqual([]);
    expect(numbers('key-loan', '2026-03')).toEqual(['YJ-20260302-002']);
    expect(numbers('duty-log', '2026-02')).toEqual([]);
  });

  it('a period has what was recorded in it, where entries have no time of their own', () => {
    const book = copyOf(filled, 'keys.dutybook');
    const tags = (...words: string[]): (string | undefined)[] =>
      exportOf(book, 'key-inventory', ...words).rows.map((row) => row.钥匙编号);
    expect(tags()).toEqual(['A-12', 'P-01']);
    expect(tags('2026-03')).toEqual(['A-12', 'P-01']);
    expect(tags('2026-02')).toEqual([]);
  });
});

describe('phones', () => {
  const phones = (...words: string[]): unknown[] => {
    const { rows, caption } = exportOf(copyOf(filled, 'phones.dutybook'), 'complaint', ...words);
    return [...rows.map((row) => row.联系电话), caption.includes('电话已隐藏')];
  };
  const PLAIN = ['13800138000', '0755-86660000', '9-1', false];
  const MASKED = ['138****8000', '075****0000', '****', true];

  it('are masked for the desk, and for whoever is not among the people', () => {
    expect(phones('--as', '王芳')).toEqual(MASKED);
    expect(phones('--as', '无名')).toEqual(MASKED);
    expect(phones()).toEqual(MASKED);
  });

  it('are shown to the manager', () => {
    expect(phones('--as', '陈国强')).toEqual(PLAIN);
  });

  it('are hidden in the file itself', () => {
    exportOf(copyOf(filled, 'phones.dutybook'), 'complaint', '--as', '王芳');
    const parts = Object.values(readXlsx(read('out.xlsx')).parts).join('');
    expect(parts).toContain('138****8000');
    expect(parts).not.toContain('13800138000');
  });
});

it('hostile text stays text', () => {
  const { rows } = exportOf(copyOf(filled, 'hostile.dutybook'), 'complaint');
  expect(rows.map((row) => [row.投诉人, row.房号, row.投诉内容, row.首问责任人]).slice(1)).toEqual([
    ['=HYPERLINK("x")', '007', "=cmd|' /C calc'!A0", '@x'],
    ["'李四", '+1', '<b>\n第二行', '-1'],
  ]);
});

describe('on record', () => {
  it('is every export: who, when, what, how many, with phones or without', () => {
    const book = copyOf(filled, 'record.dutybook');
    exportOf(book, 'complaint', '--as', '王芳');
    exportOf(book, 'complaint', '2026-03', '--as', '陈国强');
    exportOf(book, 'complaint', '--as', '王芳');
    const lines = inBook(book, (desk) => desk.journal()).filter(({ act }) => act === 'export');
    expect(
      lines.map(({ at, register, who = '[]', changes = '{}' }) => [
        at,
        register,
        JSON.parse(who)[0],
        JSON.parse(changes),
      ]),
    ).toEqual([
      ['2026-03-02 09:00', 'complaint', '王芳', { range: [null, '全部'], entries: [null, 3], phones: [null, false] }],
      [
        '2026-03-02 09:00',
        'complaint',
        '陈国强',
        { range: [null, '2026-03'], entries: [null, 2], phones: [null, true] },
      ],
      ['2026-03-02 09:00', 'complaint', '王芳', { range: [null, '全部'], entries: [null, 3], phones: [null, false] }],
    ]);
    expect(json(dutybook('verify', book, '--json'))).toMatchObject({ ok: true });
  });

  it('stands in the file: site, register, who, when, and where the journal was', () => {
    const book = copyOf(filled, 'caption.dutybook');
    const { caption } = exportOf(book, 'complaint', '2026-03', '--as', '王芳');
    const { lines, hash } = json<{ lines: number; hash: string }>(dutybook('verify', book, '--json'));
    for (const fact of ['云栖花园', '投诉登记表', '2026-03', '王芳', '2026-03-02 09:00', `${lines}`, hash.slice(0, 16)])
      expect(caption).toContain(fact);
  });

  it('is no export that could not be written', () => {
    const book = copyOf(filled, 'failed.dutybook');
    expect(dutybook('export', book, 'complaint', '--xlsx', 'nowhere/out.xlsx').code).toBe(2);
    expect(inBook(book, (desk) => desk.journal()).filter(({ act }) => act === 'export')).toEqual([]);
  });
});

it('SECR-02: a manager with a PIN is asked for it; phones go to nobody who only calls himself one', () => {
  const book = copyOf(filled, 'pin.dutybook');
  inBook(book, (desk) => desk.call('dutybookSetPin', { person: '陈国强', whose: '陈国强', pin: '2580' }));
  const args = ['export', book, 'complaint', '--xlsx', 'pin.xlsx', '--as', '陈国强'];
  expect(dutybook(...args).code).toBe(2);
  expect(dutybookWith({ DUTYBOOK_PIN: '1111' }, ...args).code).toBe(2);
  expect(dutybookWith({ DUTYBOOK_PIN: '2580' }, ...args).code).toBe(0);
});
