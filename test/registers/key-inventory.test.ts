import { describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { outcome } from '../support/outcome.ts';

const key = { 钥匙编号: 'A-1203', 对应位置: '3 栋 1203', 钥匙类别: '单元', 完好: 2, 存放位置: '3-12', 保管人: '王芳' };
const loan = {
  钥匙: 'A-1203',
  数量: 2,
  借用人: '李娜',
  用途: '带客看房',
  借出时间: '2026-02-14 09:10',
  应还时间: '2026-02-14 18:00',
  经手人: '王芳',
};

describe('KEYS-09 a key has a tag that no other has, a place, a kind, a quantity and a keeper', () => {
  it.each([
    ['all is there', key, 'recorded'],
    ['no tag', { ...key, 钥匙编号: '' }, 'KEYS-09 tag'],
    ['no place', { ...key, 对应位置: '' }, 'KEYS-09 opens'],
    ['no kind', { ...key, 钥匙类别: '' }, 'KEYS-09 kind'],
    ['a kind nobody knows', { ...key, 钥匙类别: '保险箱' }, 'FORM-CHOICE kind'],
    ['not counted', { ...key, 完好: '' }, 'KEYS-09 good'],
    ['fewer than none', { ...key, 完好: -1 }, 'FORM-WHOLE good'],
    ['no keeper', { ...key, 保管人: '' }, 'KEYS-09 keeper'],
    ['the tag tells what it opens', { ...key, 钥匙编号: '3 栋 1203' }, 'recorded, KEYS-09 tag'],
  ])('%s', (_, filled, expected) => expect(outcome(openDesk().record('key-inventory', filled))).toBe(expected));

  it('a tag is taken until the key that had it is void', () => {
    const desk = openDesk();
    const first = desk.given('key-inventory', key);
    expect(outcome(desk.record('key-inventory', key))).toBe('KEYS-09 tag');
    expect(outcome(desk.record('key-inventory', { ...key, 钥匙编号: 'Ａ－１２０３' }))).toBe('KEYS-09 tag');
    expect(outcome(desk.record('key-inventory', { ...key, 钥匙编号: 'A-1204' }))).toBe('recorded');
    desk.void(first, '登记重复');
    expect(outcome(desk.record('key-inventory', key))).toBe('recorded');
  });

  it('a correction may keep its own tag and not take another’s', () => {
    const desk = openDesk();
    const first = desk.given('key-inventory', key);
    desk.given('key-inventory', { ...key, 钥匙编号: 'A-1204' });
    expect(outcome(desk.correct(first, { 钥匙编号: 'A-1203', 完好: 3 }, '补配一把'))).toBe('recorded');
    expect(outcome(desk.correct(first, { 钥匙编号: 'A-1204' }, '改编号'))).toBe('KEYS-09 tag');
  });

  it('pieces that are not counted are none', () => {
    const desk = openDesk();
    desk.given('key-inventory', key);
    expect(desk.rows('钥匙台账')).toMatchObject([{ 完好: '2', 遗失: '0', 损坏: '0', 已交业主: '0', 封存: '0' }]);
  });
});

describe('KEYS-10 in the cabinet is what is good less what is out', () => {
  it('no fewer can be good than are lent out', () => {
    const desk = openDesk();
    const number = desk.given('key-inventory', { ...key, 完好: 3 });
    desk.given('key-loan', loan);
    expect(outcome(desk.correct(number, { 完好: 1 }, '盘点'))).toBe('KEYS-10 good');
    expect(outcome(desk.correct(number, { 完好: 2 }, '盘点'))).toBe('recorded');
  });

  it('a key is withdrawn once all pieces are back', () => {
    const desk = openDesk();
    const number = desk.given('key-inventory', key);
    const lent = desk.given('key-loan', loan);
    expect(outcome(desk.correct(number, { 注销时间: '2026-02-14 09:20' }, '换锁'))).toBe('KEYS-10 withdrawnAt');
    desk.void(lent, '没有借出');
    expect(outcome(desk.correct(number, { 注销时间: '2026-02-14 09:20' }, '换锁'))).toBe('recorded');
    expect(desk.rows('钥匙台账')).toMatchObject([{ 状态: '注销' }]);
  });
});
