import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SummaryJson } from '../../src/reports/summary-json.ts';
import { readXlsx } from '../writers/xlsx-reader.ts';
import { csv, dutybook, fixture, inBook, json, newBook, read, write } from './cli.ts';

let book = '';
beforeAll(() => {
  book = newBook();
  inBook(book, (desk) =>
    desk.settings('recipients', [
      ['周报', '王芳', 'wang@example.com'],
      ['周报', '', 'office@example.com'],
      ['月报', '陈国强', 'chen@example.com'],
    ]),
  );
  const { code } = dutybook(
    ...['import', book, 'complaint', fixture('constituent-few-hundred.csv')],
    ...['--columns', fixture('columns-constituent.json'), '--add-options'],
  );
  if (code !== 0) throw new Error('the complaints were refused');
});

const summaryOf = (period: string): SummaryJson => json(dutybook('summary', book, period, '--json'));

describe('--json', () => {
  it('has every measure by its id, with its figures unrounded', () => {
    const { period, from, until, measures } = summaryOf('2022-08');
    expect({ period, from, until }).toEqual({ period: '2022-08', from: '2022-08-01', until: '2022-09-01' });
    // Counted with another program in the rows of the fixture.
    expect(measures).toMatchObject({
      'complaints-open-at-start': { count: 74 },
      'complaints-received': { count: 43 },
      'complaints-closed': { count: 37 },
      'complaints-open-at-end': { count: 80 },
      'complaints-closed-of-received': { part: 24, whole: 43 },
      'complaint-handling-time': {
        count: 37,
        mean_hours: expect.closeTo(771.8918918918919, 9),
        median_hours: 120,
        p90_hours: 2688,
      },
    });
    for (const figure of Object.values(measures))
      expect(['count', 'part,whole', 'count,mean_hours,median_hours,p90_hours']).toContain(Object.keys(figure).join());
  });

  it('has breakdowns by option, most first, each coming to the whole', () => {
    const { measures, breakdowns } = summaryOf('2022-08');
    const { category = {}, ...others } = breakdowns['complaints-received'] ?? {};
    const counts = Object.values(category);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    for (const options of [category, ...Object.values(others)])
      expect(Object.values(options).reduce((sum, one) => sum + one, 0)).toBe(measures['complaints-received']?.count);
    expect(others.channel).toEqual({ visit: 43 });
  });

  it('has null where there was nothing to measure, never 0', () => {
    const { measures } = summaryOf('2020-W10');
    expect(measures['complaint-handling-time']).toEqual({
      count: 0,
      mean_hours: null,
      median_hours: null,
      p90_hours: null,
    });
    expect(measures['complaints-closed-of-received']).toEqual({ part: 0, whole: 0 });
  });

  it('is all that is said', () => {
    const { code, out, err } = dutybook(
      'summary',
      book,
      '2022-W31',
      '--json',
      '--xlsx',
      'quiet.xlsx',
      '--eml',
      'quiet.eml',
    );
    expect([code, JSON.parse(out).period, err]).toEqual([0, '2022-W31', '']);
  });
});

it('looking seals nothing: the journal is as it was, and the figures are again what they were', () => {
  const before = json(dutybook('verify', book, '--json'));
  const first = dutybook('summary', book, '2022-W31', '--json', '--xlsx', 'a.xlsx', '--eml', 'a.eml').out;
  dutybook('summary', book, '2022-08', '--xlsx', 'b.xlsx');
  expect(json(dutybook('verify', book, '--json'))).toEqual(before);
  expect(dutybook('summary', book, '2022-W31', '--json', '--xlsx', 'c.xlsx', '--eml', 'c.eml').out).toBe(first);
  expect(read('c.xlsx').equals(read('a.xlsx'))).toBe(true);
  expect(read('c.eml').equals(read('a.eml'))).toBe(true);
});

it('without an option it is read at the terminal', () => {
  const { code, out, err } = dutybook('summary', book, '2022-08');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^云栖花园 客服中心月报\n2022-08 · 2022-08-01 至 2022-08-31\n/);
  expect(out).toMatch(/^受理投诉 {2}43$/m);
});

describe('the mail as it would go out', () => {
  const mailed = async (period: string) => {
    expect(dutybook('summary', book, period, '--eml', 'mail.eml').code).toBe(0);
    const mail = await simpleParser(read('mail.eml'));
    return { mail, to: [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address)) };
  };

  it('has the subject, the sender, and the recipients of its kind', async () => {
    const { mail, to } = await mailed('2022-W31');
    expect(mail.subject).toBe('云栖花园 客服中心周报 2022-W31');
    expect(mail.from?.value).toEqual([{ name: '客服台账', address: 'dutybook@localhost' }]);
    expect(mail.date?.toISOString()).toBe('2026-03-02T01:00:00.000Z');
    expect(to).toEqual(['wang@example.com', 'office@example.com']);
    expect((await mailed('2022-08')).to).toEqual(['chen@example.com']);
  });

  it('says the same in text, in markup and in the attached Excel file', async () => {
    const { mail } = await mailed('2022-W31');
    const { measures } = summaryOf('2022-W31');
    const received = measures['complaints-received']?.count;
    expect(received).toBeGreaterThan(0);
    expect(mail.text).toMatch(new RegExp(`^受理投诉 {2}${received}$`, 'm'));
    expect(String(mail.html).replace(/<[^>]+>/g, ' ')).toMatch(new RegExp(`受理投诉\\s+${received}\\s`));
    const [attached, ...more] = mail.attachments;
    expect([attached?.filename, attached?.contentType, more]).toEqual([
      '云栖花园 客服中心周报 2022-W31.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      [],
    ]);
    const cells = [...readXlsx(attached?.content ?? Buffer.alloc(0)).cells.values()].map(({ value }) => value);
    expect(cells[cells.indexOf('受理投诉') + 1]).toBe(received);
    expect(cells[cells.indexOf('期末未结投诉') + 1]).toBe(measures['complaints-open-at-end']?.count);
  });

  it('runs nothing and loads nothing', async () => {
    const { mail } = await mailed('2022-W31');
    expect(String(mail.html)).not.toMatch(/<(script|link|img|iframe|object|style)|\son\w+=|https?:|javascript:/i);
  });

  it('without recipients is addressed to nobody', async () => {
    const lonely = newBook();
    dutybook('summary', lonely, '2026-W09', '--eml', 'lonely.eml');
    const mail = await simpleParser(read('lonely.eml'));
    expect([mail.to, mail.subject]).toEqual([undefined, '云栖花园 客服中心周报 2026-W09']);
  });
});

describe('hostile text', () => {
  const EVIL = '<img src=x onerror=alert(1)>';
  const HEADINGS = ['受理时间', '投诉渠道', '投诉人', '房号', '投诉类别', '程度', '投诉内容', '首问责任人', '责任部门'];
  const hostileBook = (): string => {
    const hostile = newBook();
    inBook(hostile, (desk) => {
      desk.byHand(
        (spreadsheet, evil: string) =>
          void spreadsheet
            .getSheetByName('设置')
            ?.createTextFinder('云栖花园')
            .matchEntireCell(true)
            .replaceAllWith(evil),
        EVIL,
      );
      desk.settings('recipients', [['周报', '', 'wang@example.com']]);
    });
    const row = ['2026-02-24', '来电', EVIL, EVIL, EVIL, '一般', EVIL, EVIL, '=1+1'];
    dutybook('import', hostile, 'complaint', write('evil.csv', csv(HEADINGS, row)), '--add-options');
    return hostile;
  };

  it('in names, options and the site is shown as text', async () => {
    const ran = dutybook('summary', hostileBook(), '2026-W09', '--eml', 'evil.eml', '--xlsx', 'evil.xlsx');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const mail = await simpleParser(read('evil.eml'));
    expect(mail.subject).toBe(`${EVIL} 客服中心周报 2026-W09`);
    expect(String(mail.html)).not.toMatch(/<img/i);
    expect(String(mail.html).split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(3);
    expect(mail.attachments[0]?.filename).not.toMatch(/[<>/\\]/);
    const { cells } = readXlsx(read('evil.xlsx'));
    expect([...cells.values()].filter(({ hasFormula }) => hasFormula)).toEqual([]);
    expect([...cells.values()].map(({ value }) => value)).toEqual(expect.arrayContaining([EVIL, '=1+1']));
  });

  it('makes no header of a mail', async () => {
    const hostile = newBook();
    inBook(hostile, (desk) =>
      desk.byHand(
        (spreadsheet, name: string) =>
          void spreadsheet
            .getSheetByName('设置')
            ?.createTextFinder('云栖花园')
            .matchEntireCell(true)
            .replaceAllWith(name),
        '花园\r\nBcc: spy@example.com',
      ),
    );
    dutybook('summary', hostile, '2026-W09', '--eml', 'header.eml');
    const mail = await simpleParser(read('header.eml'));
    expect([mail.bcc, mail.headers.has('bcc')]).toEqual([undefined, false]);
    expect(mail.subject).toContain('花园 Bcc: spy@example.com');
  });
});

it('a file it writes is replaced whole', () => {
  write('report.xlsx', 'an older report');
  expect(dutybook('summary', book, '2022-08', '--xlsx', 'report.xlsx').code).toBe(0);
  expect(readXlsx(read('report.xlsx')).cells.get('A1')?.value).toBe('云栖花园 客服中心月报');
});
