import { parse } from 'acorn';

/** The tables of texts in one language: src/sidebar/texts/. */
const TABLES = { zhCN: 'zh-CN', zhTW: 'zh-TW', en: 'en' };
export const LOCALES = Object.values(TABLES);

/** What of a register only the server asks: other entries of the book, whom to mail, what follows elsewhere. */
const SERVER_ONLY = new Set([
  ...[
    'reads',
    'asks',
    'collects',
    'handsOver',
    'finds',
    'limits',
    'alerts',
    'alike',
    'life',
    'awaits',
    'owner',
    'causes',
  ],
]);

/** Functions that only make a value: where nobody uses it, the call is left out with it. */
const PURE = new Set([
  ...['words', 'section', 'required', 'text', 'name', 'longText', 'whole', 'moment', 'past', 'clock', 'day', 'yesNo'],
  ...['choice', 'fixedChoice', 'lines', 'person', 'persons', 'phone', 'mail', 'ref', 'shift', 'field'],
]);

/**
 * Leaves out of the sidebar's script, as esbuild has bundled it and before it is minified, what the page never uses: texts in
 * other languages, and of the registers what runs on the server alone. With some forty registers a page with all of it would be
 * several times as large.
 */
export function withoutUnused(script, locale) {
  const cuts = [];
  const cut = ({ start, end }, by = '') => cuts.push({ start, end, by });
  visit(parse(script, { ecmaVersion: 2020, sourceType: 'module' }), (node) => {
    if (node.type === 'CallExpression' && PURE.has(named(node)))
      cut({ start: node.start, end: node.start }, '/* @__PURE__ */ ');
    if (isCall(node, 'words') && node.arguments.length === 3)
      for (const [at, text] of node.arguments.entries()) if (LOCALES[at] !== locale) cut(text, '""');
    if (node.type === 'VariableDeclarator' && (TABLES[node.id.name] ?? locale) !== locale) cut(node.init, '{}');
    if (isCall(node, 'defineRegister')) {
      for (const one of serverOnly(node.arguments[0])) cut(one);
      // The page asks whether there is anything to prepare, and the server for it.
      const prepares = memberOf(node.arguments[0], 'prepares');
      if (prepares) cut(prepares.value, 'true');
    }
  });
  const within = (one) => cuts.some((other) => other !== one && other.start <= one.start && one.end <= other.end);
  return cuts
    .filter((one) => !within(one))
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), script);
}

/** Members of a register's declaration with the comma behind them, and its rules that read the book. */
function serverOnly(declaration) {
  const rules = memberOf(declaration, 'rules').value.elements;
  const reads = (rule) => rule.properties.some(({ key }) => key.name === 'needsBook');
  return [...declaration.properties.filter(({ key }) => SERVER_ONLY.has(key.name)), ...rules.filter(reads)].map((one) =>
    withComma(one, declaration.properties.includes(one) ? declaration.properties : rules),
  );
}

const memberOf = (declaration, name) => declaration.properties.find(({ key }) => key.name === name);

/** An element of a list with the comma that parts it from the next. */
function withComma(one, list) {
  const next = list[list.indexOf(one) + 1];
  return { start: one.start, end: next ? next.start : one.end };
}

/** A function keeps its name in the bundle, or has a number behind it. */
const named = ({ callee }) => callee.name?.replace(/\d+$/, '');
const isCall = (node, name) => node.type === 'CallExpression' && named(node) === name;

function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') see(node);
    for (const key in node) if (key !== 'type') visit(node[key], see);
  }
}
