/** `npm run handbook`: writes into the handbook what the menu's lines are for and who may what, as the add-on's help says it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { whoMayWhat } from '../src/app/may-lines.ts';
import { MENU } from '../src/app/menu-lines.ts';
import { TEXTS } from '../src/locales/index.ts';

export const HANDBOOK = 'docs/handbook.zh-CN.md';

/** The handbook's text with the menu as it is, and the table of who may what. */
export function asItIs(text: string): string {
  const menu = MENU.flat().map(({ caption, about }) => ({ term: TEXTS['zh-CN'][caption], text: about['zh-CN'] }));
  return between(between(text, '菜单', menu), '权限', whoMayWhat('zh-CN').lines);
}

function between(handbook: string, name: string, lines: readonly { term: string; text: string }[]): string {
  const begin = `<!-- ${name}：由 npm run handbook 生成 -->\n`;
  const [from, to] = [handbook.indexOf(begin) + begin.length, handbook.indexOf(`<!-- ${name}完 -->\n`)];
  if (from < begin.length || to < from) throw new Error(`${HANDBOOK} has no place for ${name}`);
  const list = lines.map(({ term, text }) => `- **${term}**：${text}\n`).join('');
  return handbook.slice(0, from) + list + handbook.slice(to);
}

if (process.argv[1]?.endsWith('handbook.js')) writeFileSync(HANDBOOK, asItIs(readFileSync(HANDBOOK, 'utf8')));
