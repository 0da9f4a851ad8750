import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HourlyAnswer } from '../../src/app/hourly.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { COMPLAINT, HANDLED } from '../support/entries.ts';

/** A Wednesday: what is received now is to be handled by nine the next day. */
const NOON = '2026-03-04 09:00';
const important = {
  ...COMPLAINT,
  受理时间: NOON,
  程度: '重要',
  首次答复: '已联系',
  首次答复时间: NOON,
};

let desk: Desk;
const mailOf = (person: string, mail: string, column = 3) =>
  desk.byHand(
    (book, name, text, offset) => {
      const sheet = book.getSheetByName('设置');
      const found = sheet?.createTextFinder(name).matchEntireCell(true).findNext();
      if (found) sheet?.getRange(found.getRow(), found.getColumn() + offset).setValue(text);
    },
    person,
    mail,
    column,
  );
beforeEach(() => {
  desk = openDesk(NOON);
  mailOf('张伟', 'zhang@example.com');
  mailOf('周敏', 'boss@example.com');
  hourly();
});
const hourly = (): string[] => {
  const answered = desk.call<HourlyAnswer>('dutybookHourly');
  if ('error' in answered) throw new Error(answered.error.code);
  return answered.answer.sent.filter((id) => id.startsWith('ROLE-01')).map((id) => id.slice('ROLE-01/2026-'.length));
};
/** What is sent by each of the moments: the day and to whom. */
const sentAt = (...moments: string[]): string[][] =>
  moments.map((moment) => {
    desk.at(`2026-${moment}`);
    return hourly();
  });
const mails = async () =>
  (await Promise.all((await desk.host.flushOutbox()).map(async (path) => simpleParser(readFileSync(path))))).filter(
    ({ subject }) => subject?.includes('逾期事项'),
  );

describe('ROLE-01 what is overdue climbs level by level', () => {
  it('supervisor, manager, general manager: each once, a day apart, and nobody is woken', () => {
    desk.given('complaint', important);
    expect(sentAt('03-05 08:00', '03-05 10:00', '03-06 03:00', '03-06 07:00', '03-06 08:00')).toEqual([
      [],
      [],
      [],
      ['03-06/zhang@example.com'],
      [],
    ]);
    expect(sentAt('03-07 07:00', '03-08 07:00', '03-09 07:00', '03-10 07:00')).toEqual([
      ['03-07/manager@example.com'],
      ['03-08/boss@example.com'],
      [],
      [],
    ]);
  });

  it('one mail a person and day, which says what, who and since when', async () => {
    const numbers = [1, 2, 3].map((room) => desk.given('complaint', { ...important, 房号: `3-${room}` }));
    expect(sentAt('03-06 07:00')).toEqual([['03-06/zhang@example.com']]);
    const [mail] = await mails();
    for (const number of numbers) expect(mail?.text).toContain(number);
    expect(mail?.text).toMatch(/王芳.*2026-03-05 09:00/s);
  });

  it('not what has been done meanwhile', () => {
    const number = desk.given('complaint', important);
    expect(sentAt('03-06 07:00')).toEqual([['03-06/zhang@example.com']]);
    desk.correct(number, { ...HANDLED, 处理完成时间: '2026-03-06 06:50' }, '', { by: '张伟' });
    expect(sentAt('03-07 07:00', '03-08 07:00')).toEqual([[], []]);
  });

  it('from the level above whoever owns it', () => {
    desk.given('complaint', { ...important, 首问责任人: '张伟' });
    expect(sentAt('03-06 07:00', '03-07 07:00', '03-08 07:00')).toEqual([
      ['03-06/manager@example.com'],
      ['03-07/boss@example.com'],
      [],
    ]);
  });

  it('to the supervisors of the owner’s department, where it has any', () => {
    desk.settings('people', [['钱进', '主管', '工程部', 'qian@example.com', '']]);
    desk.given('complaint', important);
    expect(sentAt('03-06 07:00')).toEqual([['03-06/zhang@example.com']]);
    mailOf('张伟', '保安部', 2);
    desk.given('complaint', {
      ...important,
      房号: '5-1',
      受理时间: '2026-03-05 09:00',
      首次答复时间: '2026-03-05 09:00',
    });
    expect(sentAt('03-07 07:00').flat()).toEqual(
      expect.arrayContaining(['03-07/zhang@example.com', '03-07/qian@example.com']),
    );
  });

  it('to a deputy too, and to the level itself while it has no address', () => {
    desk.settings('deputies', [['张伟', '李娜', '2026-03-04', '2026-03-06']]);
    mailOf('李娜', 'li@example.com');
    desk.given('complaint', important);
    expect(sentAt('03-06 07:00').flat().sort()).toEqual(['03-06/li@example.com', '03-06/zhang@example.com']);
    mailOf('陈国强', '');
    expect(sentAt('03-07 07:00')).toEqual([[]]);
    mailOf('陈国强', 'new@example.com');
    expect(sentAt('03-07 08:00')).toEqual([['03-07/manager']]);
  });

  it('after the hours of the settings; without any nothing climbs', () => {
    const climbHours = (hours: string | number) =>
      desk.byHand((book, text) => {
        const sheet = book.getSheetByName('设置');
        const found = sheet?.createTextFinder('逾期逐级上报间隔（小时）').findNext();
        if (found) sheet?.getRange(found.getRow() + 1, found.getColumn()).setValue(text);
      }, hours);
    climbHours(72);
    desk.given('complaint', important);
    expect(sentAt('03-06 07:00', '03-07 07:00', '03-08 07:00', '03-09 07:00')).toEqual([
      ['03-06/zhang@example.com'],
      [],
      [],
      ['03-09/manager@example.com'],
    ]);
    climbHours('');
    expect(sentAt('03-10 07:00', '03-11 07:00', '03-12 07:00')).toEqual([[], [], []]);
  });
});
