import { beforeEach, expect, it } from 'vitest';
import { typeInto, typeRows } from '../support/by-hand.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, KEY, LOAN } from '../support/entries.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30');
});
const listed = () =>
  desk
    .rows('问题清单')
    .map((row) => [row.登记表, row.编号, row.单元格, row.栏目, row.性质, row.规则, row.发现时间].join(' '));

it('tells where, what kind, by which rule and since when; what is solved goes', () => {
  const number = desk.given('complaint', COMPLAINT);
  desk.byHand(typeInto, '投诉登记表', number, '程度', '特急');
  desk.byHand(typeRows, '投诉登记表', [{ 投诉人: '吴敏' }]);
  expect(desk.sweep()).toMatchObject({ reject: 1, warn: 2 });
  expect(listed()).toEqual([
    `投诉登记表 ${number} K3 程度 有误 FORM-CHOICE 2026-02-14 09:30`,
    `投诉登记表 ${number} 3  提醒 DUTY-09 2026-02-14 09:30`,
    '投诉登记表  4  提醒 FORM-DRAFT 2026-02-14 09:30',
  ]);
  desk.at('2026-02-14 10:30');
  desk.correct(number, { 程度: '重要' }, '写错', { by: '张伟' });
  desk.given('key-inventory', KEY);
  desk.given('key-loan', { ...LOAN, 应还时间: '2026-02-14 10:00' });
  desk.sweep();
  expect(listed()).toEqual([
    '投诉登记表  4  提醒 FORM-DRAFT 2026-02-14 09:30',
    '钥匙借用登记表 YJ-20260214-001 L3 应还时间 逾期 KEYS-06 2026-02-14 10:30',
  ]);
});

it('leads to the cell, or to the row, that an issue is about', () => {
  const number = desk.given('complaint', COMPLAINT);
  desk.byHand(typeInto, '投诉登记表', number, '程度', '特急');
  desk.byHand(typeRows, '投诉登记表', [{ 投诉人: '吴敏' }]);
  desk.settings('targets', [['没有这个', 1]]);
  desk.sweep();
  const led = desk.byHand((book) => {
    const names = new Map(book.getSheets().map((sheet) => [String(sheet.getSheetId()), sheet.getName()]));
    const places = book.getSheetByName('问题清单')?.getRange('C3:C8').getRichTextValues() ?? [];
    return places.flatMap(([place]) => {
      const [, gid = '', range] = /^#gid=(\d+)&range=(.+)$/.exec(place?.getLinkUrl() ?? '') ?? [];
      return range === undefined ? [] : [[place?.getText(), names.get(gid), range].join(' ')];
    });
  });
  expect(led.sort()).toEqual([
    '3 投诉登记表 3:3',
    '4 投诉登记表 4:4',
    expect.stringMatching(/^(B\d+) 设置 \1$/),
    'K3 投诉登记表 K3',
  ]);
});

it('is sorted, filtered and rearranged as staff like it: what stays keeps its place and its time', () => {
  for (const room of ['1-1', '2-2', '3-3']) desk.byHand(typeRows, '投诉登记表', [{ 房号: room }]);
  desk.sweep();
  desk.byHand((book) => {
    const sheet = book.getSheetByName('问题清单');
    sheet?.getRange(3, 1, 3, 9).sort({ column: 3, ascending: false });
    sheet?.moveColumns(sheet.getRange('F1'), 1);
    sheet?.getRange('A1').setValue('说明');
  });
  desk.at('2026-02-14 10:30');
  desk.byHand(typeRows, '钥匙台账', [{ 钥匙编号: 'A-1' }]);
  desk.byHand(typeInto, '投诉登记表', '2-2', '房号', '');
  desk.sweep();
  expect(desk.rows('问题清单').map((row) => [row.登记表, row.单元格, row.发现时间])).toEqual([
    ['投诉登记表', '5', '2026-02-14 09:30'],
    ['投诉登记表', '3', '2026-02-14 09:30'],
    ['钥匙台账', '3', '2026-02-14 10:30'],
  ]);
});

it('is not written again when nothing has changed', () => {
  desk.byHand(typeRows, '投诉登记表', [{ 房号: '1-1' }]);
  desk.sweep();
  desk.at('2026-02-14 10:30');
  desk.sweep();
  expect(desk.host.last?.cellsWritten).toBe(0);
});

it('leaves a sheet of that name alone that somebody else made', () => {
  desk.byHand((book) => void book.insertSheet('问题清单').getRange('A1').setValue('我的'));
  desk.sweep();
  desk.sweep();
  expect(desk.byHand((book) => book.getSheetByName('问题清单')?.getRange('A1').getValue())).toBe('我的');
  expect(desk.byHand((book) => book.getSheets().filter((sheet) => sheet.getName().includes('Dutybook')).length)).toBe(
    1,
  );
});
