import { mkdirSync, truncateSync } from 'node:fs';
import { zipSync } from 'fflate';
import Database from 'libsql';
import { beforeAll, describe, expect, it } from 'vitest';
import { csv, dutybook, everything, inBook, newBook, pathOf, read, write } from './cli.ts';

const COMPLAINTS = csv(
  ['受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人'],
  ['2026-03-01 10:00', '来电', '张三', '3-1202', '噪音扰民', '一般', '太吵', '李娜'],
);

let book = '';
beforeAll(() => {
  book = newBook();
  mkdirSync(pathOf('folder'));
  write('complaints.csv', COMPLAINTS);
  write('note.txt', 'Buy milk.');
  write('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  write('archive.zip', zipSync({ 'a.txt': new Uint8Array(2_000) }));
  write('empty', '');
  write('torn.dutybook', read(book));
  truncateSync(pathOf('torn.dutybook'), 20_000);
  const foreign = new Database(pathOf('foreign.db'));
  foreign.exec('CREATE TABLE songs (title TEXT)');
  foreign.close();
});

/** Runs a command that must be refused: exit 2, one line that a person understands, and nothing changed. */
function refusal(...words: readonly string[]): string {
  const before = everything();
  const { code, out, err } = dutybook(...words);
  expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).not.toMatch(/^\s+at /m);
  expect(everything()).toEqual(before);
  return err;
}

describe('words that are no command', () => {
  it.each([
    [['frobnicate'], 'frobnicate'],
    [['toString'], 'toString'],
    [['new'], 'new FILE'],
    [['new', 'a', 'b'], 'new FILE'],
    [['new', ''], 'new FILE'],
    [['import', 'x.dutybook', 'complaint'], 'import FILE'],
    [['check'], 'check FILE'],
    [['summary', 'x.dutybook'], 'summary FILE'],
    [['export', 'x.dutybook'], 'export FILE'],
    [['export', 'x.dutybook', 'complaint'], '--xlsx OUT'],
    [['verify', 'a', 'b'], 'verify FILE'],
    [['check', 'x.dutybook', '--loud'], '--loud'],
    [['summary', 'x.dutybook', '2026-02', '--xlsx'], '--xlsx'],
    [['new', 'fresh.dutybook', '--locale', 'fr'], 'fr'],
    [['new', 'fresh.dutybook', '--locale', 'zh-HK'], 'zh-HK'],
  ])('%j', (words, named) => {
    expect(refusal(...words)).toContain(named);
  });

  it('none at all shows how to use it', () => {
    const { code, out, err } = dutybook();
    expect([code, out]).toEqual([2, '']);
    for (const name of ['new', 'import', 'check', 'summary', 'export', 'verify'])
      expect(err).toContain(`dutybook -- ${name} FILE`);
  });

  it('help is an answer', () => {
    expect(dutybook('--help')).toMatchObject({ code: 0, err: '' });
  });
});

describe('a file that is no workbook', () => {
  const FILES = ['missing', 'note.txt', 'picture.png', 'archive.zip', 'empty', 'torn.dutybook', 'foreign.db', 'folder'];
  it.each(FILES)('%s is said to be none and left as it is', (file) => {
    expect(refusal('check', file)).toContain(file);
  });

  it.each([
    ['import', 'complaint', 'complaints.csv'],
    ['summary', '2026-02', '--json', '--xlsx', 'out.xlsx'],
    ['export', 'complaint', '--xlsx', 'out.xlsx'],
    ['verify', '--json'],
  ])('%s says so too', (command, ...rest) => {
    for (const file of ['missing', 'note.txt', 'foreign.db']) expect(refusal(command, file, ...rest)).toContain(file);
  });

  it('stands in the way of a new one', () => {
    for (const file of ['note.txt', 'folder', book]) expect(refusal('new', file)).toContain(file);
    expect(refusal('new', 'nowhere/fresh.dutybook')).toContain('nowhere/fresh.dutybook');
  });
});

describe('a workbook that may not be touched', () => {
  it('made by a newer version is left to that version', () => {
    const newer = newBook();
    inBook(newer, (desk) =>
      desk.byHand((spreadsheet) => void spreadsheet.getSheetByName('设置')?.getRange('B1').setValue(99)),
    );
    expect(refusal('check', newer)).toContain('99');
    expect(refusal('import', newer, 'complaint', 'complaints.csv')).toContain('99');
    expect(refusal('summary', newer, '2026-02', '--json')).toContain('99');
  });

  it('open in another program is left to it', () => {
    const busy = newBook();
    inBook(busy, () => {
      expect(refusal('check', busy)).toContain(busy);
      expect(refusal('import', busy, 'complaint', 'complaints.csv')).toContain(busy);
    });
    expect(dutybook('check', busy).code).toBe(0);
  });

  it('is never written over', () => {
    expect(refusal('summary', book, '2026-02', '--xlsx', book)).toContain(book);
    expect(refusal('summary', book, '2026-02', '--eml', book)).toContain(book);
    expect(refusal('export', book, 'complaint', '--xlsx', book)).toContain(book);
  });
});

describe('what there is not', () => {
  it.each(['2026-13', '2026-00', '2026-W54', '2025-W53', '2026-W00', '2026-W1', '2026', 'last week', '2026-02-14'])(
    'the period %s',
    (period) => {
      expect(refusal('summary', book, period, '--json')).toContain(`"${period}"`);
      expect(refusal('export', book, 'complaint', period, '--xlsx', 'out.xlsx')).toContain(`"${period}"`);
    },
  );

  it.each(['complain', '', '__proto__', '投诉'])('the register %j', (register) => {
    refusal('export', book, register, '--xlsx', 'out.xlsx');
    refusal('import', book, register, 'complaints.csv');
  });

  it.each(['missing.csv', 'folder', 'empty', 'picture.png', 'archive.zip', 'torn.dutybook'])(
    'a table in %s',
    (file) => {
      expect(refusal('import', book, 'complaint', file)).toContain(file);
    },
  );

  it.each(['nowhere/out', 'folder'])('a place for a file at %s', (place) => {
    expect(refusal('summary', book, '2026-02', '--xlsx', place)).toContain(place);
    expect(refusal('summary', book, '2026-02', '--eml', place)).toContain(place);
    expect(refusal('export', book, 'complaint', '--xlsx', place)).toContain(place);
  });

  it('a name of nobody', () => {
    expect(refusal('import', book, 'complaint', 'complaints.csv', '--as', ' ')).toContain('--as');
    expect(refusal('export', book, 'complaint', '--xlsx', 'out.xlsx', '--as', '')).toContain('--as');
  });
});

describe('a map of columns', () => {
  const map = (content: string): string =>
    refusal('import', book, 'complaint', 'complaints.csv', '--columns', write('map.json', content));

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"customer"',
    '{"customer":"投诉人"}',
    '{"customer":{}}',
    '{"customer":{"colum":"投诉人"}}',
  ])('is not %j', (content) => {
    expect(map(content)).toContain('map.json');
  });

  it('names fields the register has and columns the file has', () => {
    expect(refusal('import', book, 'complaint', 'complaints.csv', '--columns', 'no.json')).toContain('no file no.json');
    expect(map('{"costumer":{"column":"投诉人"}}')).toContain('costumer');
    expect(map('{"dueAt":{"column":"受理时间"}}')).toContain('dueAt');
    expect(map('{"customer":{"column":"投诉者"}}')).toContain('投诉者');
    expect(map('{"customer":{"column":"投诉人"}}')).toContain('投诉内容');
  });

  it('is a file', () => {
    const words = ['import', book, 'complaint', 'complaints.csv', '--columns'];
    expect(refusal(...words, 'missing.json')).toContain('missing.json');
    expect(refusal(...words, 'folder')).toContain('folder');
  });
});

it('two headings of one field are refused: which is meant is not known', () => {
  const [headings = '', row = ''] = COMPLAINTS.split('\r\n');
  const said = refusal('import', book, 'complaint', write('twice.csv', `${headings},"Room"\r\n${row},"9-1"`));
  expect(said).toContain('"房号" and "Room"');
});

it('a file without the required columns is refused before any row is read', () => {
  expect(
    refusal('import', book, 'complaint', write('short.csv', csv(['受理时间', '投诉人'], ['2026-03-01', '张三']))),
  ).toMatch(/投诉渠道.*投诉内容/);
});

it('a file of headings alone has nothing to take in', () => {
  const [headings = ''] = COMPLAINTS.split('\r\n');
  const { code, out } = dutybook('import', newBook(), 'complaint', write('headings.csv', headings), '--json');
  expect({ code, answer: JSON.parse(out) }).toEqual({
    code: 0,
    answer: { accepted: 0, already: 0, refused: [], warnings: 0 },
  });
});

it('the terminal says it in its own language', () => {
  expect(refusal('check', 'missing')).toMatch(/^missing is not there/);
});
