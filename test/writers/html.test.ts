import { describe, expect, it } from 'vitest';
import { text } from '../../src/reports/table.ts';
import { mailBody } from '../../src/writers/html.ts';
import { breakdown, everyKind, reportWith } from './handmade-report.ts';
import { all, type Node, one, parseXml } from './xlsx-reader.ts';

/** The markup as a strict parser sees it: every tag closed, every attribute quoted, no stray sign. */
const parsed = (html: string): Node =>
  parseXml(html.replace(/^<!doctype html>/, '').replace(/<(meta[^>]*|br)>/g, '<$1/>'));
const texts = (node: Node, name: string): string[] => all(node, name).map(({ text: said }) => said);
const rows = (node: Node): string[] =>
  all(node, 'tr').map((row) => row.children.map(({ text: said }) => said).join('|'));

describe('the mail in markup', () => {
  it('says all of the report, in its order', () => {
    const html = parsed(mailBody(reportWith()).html);
    expect(html.attributes.lang).toBe('zh-CN');
    expect(texts(html, 'h1')).toEqual(['云栖花园 客服中心周报']);
    expect(texts(html, 'li')).toEqual(['期初 3 + 新增 4 = 期末 7。', '及时率未达目标。']);
    expect(texts(html, 'h2')).toEqual(['指标']);
    expect(texts(html, 'p')).toEqual(['2026-W07 · 2026-02-09 至 2026-02-15', '统计时间 2026-02-16 09:00日志 7 条']);
  });

  it('shows each kind of cell, "—" for nothing to measure, and leaves the definitions to the file', () => {
    expect(rows(parsed(mailBody(reportWith()).html))).toEqual([
      '指标|结果',
      '受理|1234',
      '办结率|66.7%',
      '及时率|—',
      '平均时长|33.3',
      '中位时长|—',
      '登记时间|2026-02-14 09:30',
      '日期|2026-02-14',
      '空|',
    ]);
  });

  it('shows the first of a long breakdown and its total, and that there is more', () => {
    const shown = rows(parsed(mailBody(reportWith({ tables: [breakdown(30)] })).html));
    expect(shown).toEqual([
      '类别|受理',
      ...Array.from({ length: 10 }, (_, at) => `类别${at + 1}|${at + 1}`),
      '…|',
      '合计|465',
    ]);
    expect(rows(parsed(mailBody(reportWith({ tables: [breakdown(11)] })).html))).toHaveLength(1 + 11 + 1);
  });

  it('keeps every row of any other table', () => {
    const long = { ...everyKind, rows: Array.from({ length: 40 }, (_, at) => [text(`指标${at}`)]) };
    expect(rows(parsed(mailBody(reportWith({ tables: [long] })).html))).toHaveLength(41);
  });

  it('stands without a style sheet, a script or anything to load', () => {
    const { html } = mailBody(reportWith({ tables: [everyKind, breakdown(30)] }));
    expect(html).not.toMatch(/<(script|style|link|img|svg|iframe|form)|\son\w+\s*=|url\(|https?:/i);
  });

  it('takes text from people as text, wherever it stands', () => {
    const evil = `<img src=x onerror=alert(1)> & "a" 'b' </td></table>`;
    const html = parsed(
      mailBody(
        reportWith({
          title: evil,
          subtitle: evil,
          sentences: [evil],
          footnotes: [evil],
          tables: [
            {
              id: 'x',
              title: evil,
              columns: [{ key: 'option', heading: evil, width: 9 }],
              rows: [[text(evil)]],
            },
          ],
        }),
      ).html,
    );
    expect(all(html, 'img')).toEqual([]);
    for (const name of ['title', 'h1', 'h2', 'li', 'th', 'td'])
      expect([name, texts(html, name)]).toEqual([name, [evil]]);
    expect(texts(html, 'p')).toEqual([evil, evil]);
    expect(one(html, 'table').children.map(({ name }) => name)).toEqual(['thead', 'tbody']);
  });
});

it('the mail in plain text says the same, a row a line', () => {
  expect(mailBody(reportWith({ tables: [everyKind, breakdown(2)] })).text).toBe(
    [
      '云栖花园 客服中心周报',
      '2026-W07 · 2026-02-09 至 2026-02-15',
      '',
      '期初 3 + 新增 4 = 期末 7。',
      '及时率未达目标。',
      '',
      '【指标】 结果',
      '受理  1234',
      '办结率  66.7%',
      '及时率  —',
      '平均时长  33.3',
      '中位时长  —',
      '登记时间  2026-02-14 09:30',
      '日期  2026-02-14',
      '空',
      '',
      '【按类别】 受理',
      '类别1  1',
      '类别2  2',
      '合计  3',
      '',
      '统计时间 2026-02-16 09:00',
      '日志 7 条',
    ].join('\n'),
  );
});
