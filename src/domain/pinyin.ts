/**
 * The first letters of a name in pinyin: 王芳 → `wf`, as people type them. Read off the language's own order of characters
 * (ECMA-402), so that no dictionary is carried; a surname with a reading of its own has that too (单 `s`, 曾 `z`).
 */
export function initialsOf(name: string): readonly string[] {
  const [first = '', ...others] = [...name];
  const rest = others.map(initial).join('');
  return [...new Set([initial(first), SURNAMES[first] ?? initial(first)])].map((letter) => letter + rest);
}

/** Surnames that are read otherwise than the order of characters has them. */
const SURNAMES: Readonly<Record<string, string>> = {
  单: 's',
  曾: 'z',
  解: 'x',
  仇: 'q',
  查: 'z',
  区: 'o',
  翟: 'z',
  冼: 'x',
  乐: 'y',
  尉: 'y',
};

/** The first character of each letter's, in the order of pinyin. */
const FIRSTS = [...'阿芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝'];
const LETTERS = [...'abcdefghjklmnopqrstwxyz'];

function initial(character: string): string {
  if (/[0-9a-z]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return '';
  const compare = order();
  let at = -1;
  for (const first of FIRSTS) {
    if (compare(character, first) < 0) break;
    at += 1;
  }
  return LETTERS[at] ?? '';
}

/** Made at the first search: an execution without one does not pay for it. */
let compared: ((a: string, b: string) => number) | undefined;
function order(): (a: string, b: string) => number {
  compared ??= new Intl.Collator('zh-CN-u-co-pinyin').compare;
  return compared;
}
