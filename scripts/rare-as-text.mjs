import { parse } from 'acorn';
import { analyze } from 'eslint-scope';

/**
 * Keeps what only some exports of a bundle reach as text until one of them is asked for. Google compiles the whole script at
 * every execution, so each edit of a cell would pay for the summaries, Excel, the import and the sample; a text is only read
 * over, some five times as fast. What waits must do nothing but make values when it is loaded.
 *
 * @param {string} script `const NAME=(()=>{…})();` as esbuild makes it of a module, minified or not
 * @param {readonly string[]} rare the exports that wait
 * @returns {string} the script, which does the same
 */
export function rareAsText(script, rare) {
  const tree = parse(script, { ecmaVersion: 2020, sourceType: 'script', ranges: true });
  const module = moduleOf(tree);
  const { body } = module.body;
  const entries = exportsOf(body).filter(({ key }) => rare.includes(key.name));
  const parts = body.flatMap(partsOf);
  const { variables } = analyze(tree, { ecmaVersion: 2020, sourceType: 'script' }).acquire(module);
  const declaring = declarations(variables, parts);
  const atOnce = parts.filter((part) => !declaring.has(part) && !part.lists);
  const reached = reachable(atOnce, usesOf(variables, parts, entries));
  const waiting = parts.filter((part) => !reached.has(part));
  const textOf = ({ start, end }) => script.slice(start, end);
  const room = `(()=>{${waiting.map((part) => part.keyword + textOf(part)).join(';')};return{${entries
    .map(({ key, value }) => `${key.name}:${textOf(value.body)}`)
    .join()}}})()`;
  const cuts = [
    ...body.flatMap((statement) => withoutWaiting(statement, waiting, textOf)),
    ...entries.map(({ value, key }) => ({ ...rangeOf(value.body), by: `rare_().${key.name}` })),
    {
      start: body[0].start,
      end: body[0].start,
      by: `let rareRoom_;const rare_=()=>rareRoom_||(rareRoom_=eval(${JSON.stringify(room)}));`,
    },
  ];
  return cuts
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), script);
}

const rangeOf = ({ start, end }) => ({ start, end });

/** The function that holds the module: the only one that is called at once. */
function moduleOf({ body }) {
  const [call] = body.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : [])),
  );
  return call.callee;
}

/** esbuild's list of what a module exports, `exporting(NAME, { name: () => value, … })`: the statement's two arguments. */
function exportList({ expression }) {
  const [module, list] = expression?.type === 'CallExpression' ? expression.arguments : [];
  return module?.type === 'Identifier' && list?.type === 'ObjectExpression' ? { module, list } : undefined;
}

/** The exports of the bundle itself, whose list is the one that is returned at the end. */
function exportsOf(body) {
  const returned = body.find(({ type }) => type === 'ReturnStatement').argument.arguments[0].name;
  return body.map(exportList).find((one) => one?.module.name === returned).list.properties;
}

/** What may wait or not by itself: a function, a class, one variable of several, or any other statement. */
function partsOf(statement) {
  if (statement.type !== 'VariableDeclaration')
    return [{ ...rangeOf(statement), keyword: '', lists: exportList(statement) }];
  return statement.declarations.map((one) => ({ ...rangeOf(one), keyword: `${statement.kind} ` }));
}

/** For each part the parts that it names; what the rare exports name does not count. */
function usesOf(variables, parts, rareExports) {
  const uses = new Map(parts.map((part) => [part, new Set()]));
  for (const { name, identifiers, references } of variables) {
    const makers = [
      ...identifiers.map((one) => partAt(parts, one)),
      ...parts.filter(({ lists }) => lists?.module.name === name),
    ];
    for (const { identifier } of references) {
      if (rareExports.some(({ start, end }) => start <= identifier.start && identifier.start < end)) continue;
      for (const maker of makers) uses.get(partAt(parts, identifier))?.add(maker);
    }
  }
  return uses;
}

const partAt = (parts, { start }) => parts.find(({ end }) => start < end);

/** The parts that declare names: whatever else there is, but for lists of exports, is done at once. */
const declarations = (variables, parts) =>
  new Set(variables.flatMap(({ identifiers }) => identifiers.map((one) => partAt(parts, one))));

function reachable(from, uses) {
  const reached = new Set(from);
  for (const part of reached) for (const other of uses.get(part)) reached.add(other);
  return reached;
}

/** The statement without its parts that wait; nothing to change when none does. */
function withoutWaiting(statement, waiting, textOf) {
  const parts = partsOf(statement);
  const at = new Set(waiting.map(({ start }) => start));
  const stay = parts.filter(({ start }) => !at.has(start));
  if (stay.length === parts.length) return [];
  const by = stay.length === 0 ? '' : `${stay[0].keyword}${stay.map(textOf).join()};`;
  return [{ ...rangeOf(statement), by }];
}
