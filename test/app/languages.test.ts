import { expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/words.ts';
import { newWorkbook } from '../host/fixture.ts';
import { ownRows } from '../support/by-hand.ts';
import { deskOn } from '../support/desk.ts';
import { COMPLAINT } from '../support/entries.ts';

const SHEETS = {
  'zh-CN': ['投诉登记表', '日志'],
  'zh-TW': ['投訴登記表', '日誌'],
  en: ['Complaints', 'Journal'],
} as const;
/** What is typed, in whatever language the clerk has at hand, and what the sheet then shows. */
const SHOWN = {
  'zh-CN': { 投诉渠道: '来电', 程度: '重大', 状态: '待处理' },
  'zh-TW': { 投訴渠道: '來電', 程度: '重大', 狀態: '待處理' },
  en: { Channel: 'Call', Severity: 'Serious', State: 'Received' },
};

it.each(LOCALES)('a workbook in %s takes every language and shows its own', (locale) => {
  const [complaints, journal] = SHEETS[locale];
  for (const [投诉渠道, 程度] of [
    ['来电', '重大'],
    ['來電', 'serious'],
    ['Call', 'Serious'],
    ['call', '重大'],
  ]) {
    const desk = deskOn(newWorkbook(locale.replace('-', '_')), '2026-02-14 09:30');
    expect(desk.call('dutybookNew', { locale, name: 'Site' })).toEqual({ answer: null });
    desk.given('complaint', { ...COMPLAINT, 投诉渠道, 程度 });
    expect(desk.rows(complaints)).toMatchObject([SHOWN[locale]]);
    // The journal is the same in every language.
    const [line] = desk.byHand(ownRows, journal);
    expect(JSON.parse(line?.changes ?? '')).toMatchObject({ channel: [null, 'call'], severity: [null, 'serious'] });
    expect(desk.verify().ok).toBe(true);
    expect(desk.summary('2026-W07').summary.measures['complaints-received']).toEqual({ count: 1 });
    desk.close();
  }
});
