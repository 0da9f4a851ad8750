/** `npm run rules`: writes the catalogue of rules: what each says, how the program says it, what provokes it, which test proves it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Words } from '../src/domain/words.ts';
import { REGISTERS } from '../src/registers/index.ts';

export const CATALOGUE = 'docs/rules.md';
/** The rule book: id, register, effect, sentence, basis. */
const BOOK = 'docs/rules.tsv';

interface Rule {
  readonly id: string;
  readonly register: string;
  readonly effect: string;
  readonly sentence: string;
  readonly basis: string;
}
/** A test that bears a rule's id in its title, with the examples in it by which the rule is broken. */
interface Proof {
  readonly rule: string;
  readonly file: string;
  readonly title: string;
  readonly examples: readonly string[];
}

/** The catalogue of the rules that have a test; the others are listed behind it. */
export function catalogue(root: string): string {
  const rules = readFileSync(join(root, BOOK), 'utf8').trim().split('\n').slice(1).map(ruleOf);
  const proofs = proofsIn(root);
  const proved = rules.filter(({ id }) => proofs.some(({ rule }) => rule === id));
  const open = rules.filter((rule) => !proved.includes(rule));
  const parts = [
    HEAD,
    ...proved.map((rule) => chapter(rule, proofs)),
    `## Not in the program yet\n\n${open.map(({ id, sentence }) => `- ${id}: ${sentence}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
const HEAD = `# The rules

Written by \`npm run rules\` from \`${BOOK}\`, the registers and the tests. Of each rule: its sentence and the words of the rule books it
rests on, what the program says where it does not hold, what provokes it, and the test that proves it.`;

function ruleOf(line: string): Rule {
  const [id = '', register = '', effect = '', sentence = '', basis = ''] = line.split('\t');
  return { id, register, effect, sentence, basis };
}

function chapter({ id, register, effect, sentence, basis }: Rule, proofs: readonly Proof[]): string {
  const own = proofs.filter(({ rule }) => rule === id);
  const examples = [...new Set(own.flatMap((proof) => proof.examples))].slice(0, MOST_EXAMPLES);
  const messages = [...new Set(messagesOf(id).map(inEveryLanguage))];
  return [
    `## ${id} · ${register} · ${effect}`,
    `${sentence}\n\n> ${basis}`,
    ...(messages.length === 0 ? [] : [messages.join('\n')]),
    `Provoked by: ${examples.map((example) => `“${example}”`).join(' · ')}`,
    `Proved by: ${own.map(({ file, title }) => `\`${file}\` “${title}”`).join(' · ')}`,
  ].join('\n\n');
}
const MOST_EXAMPLES = 4;

/** What the registers say where the rule does not hold. */
const messagesOf = (id: string): readonly Words[] =>
  REGISTERS.flatMap(({ rules, finds = [], limits = [], alerts = [], retention }) =>
    [...rules, ...finds, ...limits, ...alerts, ...(retention ? [retention] : [])].flatMap((rule) =>
      rule.id === id ? rule.says : [],
    ),
  );
const inEveryLanguage = (says: Words): string => LOCALES.map((locale) => `- ${locale}: ${says[locale]}`).join('\n');

/** Every test whose title begins with a rule's id: titles stand at the beginning of a line, or one level in. */
function proofsIn(root: string): readonly Proof[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(root, 'test', file), 'utf8');
    const titles = [...text.matchAll(TITLE)];
    return titles.map((found) => {
      const [, indent = '', , title = '', rule = ''] = found;
      const rest = text.slice(found.index + found[0].length);
      const end = rest.search(new RegExp(`^${indent}(?:describe|it)\\b`, 'm'));
      const body = end < 0 ? rest : rest.slice(0, end);
      return { rule, file: `test/${file.replaceAll('\\', '/')}`, title, examples: examplesIn(body, rule, title) };
    });
  });
}
const TITLE = /^( *)(?:describe|it)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(([A-Z]{4}-\d{2}) .*?)\2,/gm;

/** The rows of a table that end in the rule, else the tests in it that name it, else what it is called itself. */
function examplesIn(body: string, rule: string, title: string): readonly string[] {
  const rows = [...body.matchAll(/^\s*\[\s*'([^']+)',[^\n]*?(?:\n(?! *\[ *')[^\n]*?)*?'[^'\n]*'\s*,?\s*\],?$/gm)]
    .filter(([row]) => row.includes(`${rule} `))
    .map(([, name = '']) => name);
  if (rows.length > 0) return rows;
  const tests = [...body.matchAll(/\bit\('([^']+)',([\s\S]*?)(?=\n {2}it\b|$)/g)]
    .filter(([, , of = '']) => of.includes(rule))
    .map(([, name = '']) => name);
  return tests.length > 0 ? tests : [title.slice(rule.length + 1)];
}

if (process.argv[1]?.endsWith('rules.js')) writeFileSync(CATALOGUE, catalogue('.'));
