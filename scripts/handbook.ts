/** `npm run handbook`: writes into the handbook what the menu's lines are for, as the add-on's help says it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { MENU } from '../src/app/menu-lines.ts';
import { TEXTS } from '../src/locales/index.ts';

export const HANDBOOK = 'docs/handbook.zh-CN.md';
const BEGIN = '<!-- 菜单：由 npm run handbook 生成 -->\n';
const END = '<!-- 菜单完 -->\n';

/** The handbook's text with the menu as it is. */
export function withMenu(text: string): string {
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  if (from < BEGIN.length || to < from) throw new Error(`${HANDBOOK} has no place for the menu`);
  const lines = MENU.flat().map(({ caption, about }) => `- **${TEXTS['zh-CN'][caption]}**：${about['zh-CN']}\n`);
  return text.slice(0, from) + lines.join('') + text.slice(to);
}

if (process.argv[1]?.endsWith('handbook.js')) writeFileSync(HANDBOOK, withMenu(readFileSync(HANDBOOK, 'utf8')));
