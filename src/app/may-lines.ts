import type { HelpSection } from '../adapters/calls.ts';
import { LEAST, type Operation } from '../domain/may.ts';
import { type AnyRegister, fieldOf } from '../domain/register.ts';
import { ROLES, type Role } from '../domain/site.ts';
import { fill, type Locale, type Words, words } from '../domain/words.ts';
import { REGISTERS } from '../registers/index.ts';

const HEADING = words('谁可以做什么', '誰可以做什麼', 'Who may what');

/**
 * Who may what, in words: for each role what it may beyond those before it, by the table and by what the registers say of
 * their signatures. The settings, the help and the handbook show it.
 */
export function whoMayWhat(locale: Locale): HelpSection {
  const all = [
    ...(Object.keys(LEAST) as Operation[]).map(
      (one): Line => ({ least: LEAST[one], text: OPERATION_WORDS[one][locale] }),
    ),
    ...REGISTERS.flatMap((register) => [...signed(register, locale), ...reserved(register, locale)]),
  ];
  const lines = (Object.keys(ROLES) as Role[]).map((role) => {
    const own = all.filter(({ least }) => least === role).map(({ text }) => text);
    const text = own.length === 0 ? NOTHING_MORE[locale] : own.join(locale === 'en' ? '; ' : '；');
    return { term: ROLES[role][locale], text };
  });
  return { heading: HEADING[locale], lines };
}

const NOTHING_MORE = words('前面各行的都可以', '前面各列的都可以', 'all of the above');

interface Line {
  readonly least: Role;
  readonly text: string;
}

const named = (register: AnyRegister, key: string, locale: Locale): string =>
  fieldOf(register, key)?.words[locale] ?? key;

function signed(register: AnyRegister, locale: Locale): Line[] {
  return Object.entries(register.signatures ?? {}).map(([key, { least, not = [] }]) => {
    const facts = { sheet: register.sheet[locale], field: named(register, key, locale) };
    const others = not.map((other) => named(register, other, locale)).join(locale === 'en' ? ', ' : '、');
    return { least, text: fill((not.length > 0 ? SIGN_FOR_OTHERS : SIGN)[locale], { ...facts, others }) };
  });
}

const reserved = (register: AnyRegister, locale: Locale): Line[] =>
  (register.reserved ?? []).map(({ least, what }) => ({ least, text: what[locale] }));

const SIGN = words('签「{sheet}」的{field}', '簽「{sheet}」的{field}', 'sign in {sheet}: {field}');
const SIGN_FOR_OTHERS = words(
  '签「{sheet}」的{field}（自己是{others}的不行）',
  '簽「{sheet}」的{field}（自己是{others}的不行）',
  'sign in {sheet}: {field}, unless they are its {others}',
);

/** What each operation is, as it follows "may". */
export const OPERATION_WORDS: Readonly<Record<Operation, Words>> = {
  'read-summaries': words(
    '看周报、月报（没有客户资料）',
    '看週報、月報（沒有客戶資料）',
    'read the summaries, without personal data',
  ),
  'read-entries': words('看待办、查记录', '看待辦、查記錄', 'read and find entries'),
  record: words('登记，办下一步', '登記，辦下一步', 'record entries and take their next steps'),
  'correct-own': words(
    '当天更正、作废自己登记的',
    '當天更正、作廢自己登記的',
    'correct and void what they recorded themselves, on the same day',
  ),
  export: words('导出登记表', '匯出登記表', 'export a register'),
  'correct-any': words('更正、作废、恢复任何一条', '更正、作廢、恢復任何一條', 'correct, void and restore any entry'),
  vouch: words('导入别人签过的纸质记录', '匯入別人簽過的紙本記錄', 'import what others signed on paper'),
  'decide-letters': words('决定不知下落的邮件', '決定不知下落的郵件', 'decide about mails of unknown fate'),
  'put-back': words('放回误删的行', '放回誤刪的列', 'put deleted rows back'),
  'accept-restored': words('从恢复的旧版本继续', '從恢復的舊版本繼續', 'go on from an older version that was restored'),
  automate: words('开启、关闭自动任务', '開啟、關閉自動任務', 'turn the automatic run on and off'),
  unseal: words('批准借出封存的钥匙', '批准借出封存的鑰匙', 'permit the lending of sealed keys'),
  'see-phones': words('在导出和邮件里看到电话', '在匯出和郵件裡看到電話', 'see phone numbers in exports and mails'),
  'set-pins': words('重设别人的密码', '重設別人的密碼', 'give others a new PIN'),
  'edit-settings': words('改设置', '改設置', 'change the settings'),
};
