import { hadPin } from '../adapters/journal-sheet.ts';
import type { Workbook } from '../adapters/workbook.ts';
import type { Issue } from '../domain/issue.ts';
import { PEOPLE } from '../domain/site.ts';
import { words } from '../domain/words.ts';

/** Whose PIN was cleared on the settings sheet, after it had been set: until there is another, anybody may use the name. */
export const pinIssues = ({ site, journal }: Workbook): Issue[] =>
  site.people.flatMap(({ name, pin, left }) =>
    left || pin !== undefined || !hadPin(journal, name)
      ? []
      : [{ rule: 'FORM-PIN', effect: 'warn', register: PEOPLE.id, field: 'pin', says: CLEARED, facts: { name } }],
  );

const CLEARED = words(
  '「{name}」的密码在设置表上被清空了，现在谁都能用这个姓名：请本人马上设一个新密码。',
  '「{name}」的密碼在設置表上被清空了，現在誰都能用這個姓名：請本人馬上設一個新密碼。',
  'The PIN of {name} was cleared on the settings sheet, so anybody may use the name: let them choose another at once.',
);
