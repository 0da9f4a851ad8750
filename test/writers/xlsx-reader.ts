import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element as a parser that did not write it found it. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** Parses a part, and throws where it is not well-formed. */
export function parseXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  const root = { name: '', attributes: {}, children: [] as Node[], text: '' };
  const stack = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: { ...attributes } as Record<string, string>, children: [], text: '' };
    stack[stack.length - 1]?.children.push(node);
    stack.push(node);
  });
  parser.on('text', (text) => {
    const node = stack[stack.length - 1];
    if (node) node.text += text;
  });
  parser.on('closetag', () => void stack.pop());
  parser.write(xml).close();
  return root.children[0] as Node;
}

/** All descendants of that name, in the order of the document. */
export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export const one = (node: Node, name: string): Node => {
  const [found] = all(node, name);
  if (found === undefined) throw new Error(`<${node.name}> has no <${name}>`);
  return found;
};

/** A cell as it stands in the file. */
export interface ReadCell {
  readonly value: string | number | undefined;
  readonly format: string;
  readonly hasFormula: boolean;
  readonly style: string;
}

export interface ReadBook {
  readonly parts: Readonly<Record<string, string>>;
  readonly sheet: Node;
  readonly workbook: Node;
  readonly cells: ReadonlyMap<string, ReadCell>;
  part(path: string): Node;
}

const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '1': '0', '49': '@' };

/** Opens a workbook with nothing of exceljs: unzips, decodes strictly, parses every part. */
export function readXlsx(bytes: Uint8Array): ReadBook {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: Record<string, string> = {};
  for (const [path, data] of Object.entries(unzipSync(Uint8Array.from(bytes)))) parts[path] = decoder.decode(data);
  const nodes = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, parseXml(xml)]));
  const part = (path: string): Node => {
    const node = nodes[path];
    if (node === undefined) throw new Error(`no part ${path}`);
    return node;
  };
  const sheet = part('xl/worksheets/sheet1.xml');
  const shared = all(part('xl/sharedStrings.xml'), 'si').map(textOf);
  const formats = formatsOf(part('xl/styles.xml'));
  const cells = new Map(all(sheet, 'c').map((cell) => [cell.attributes.r as string, readCell(cell, shared, formats)]));
  return { parts, sheet, workbook: part('xl/workbook.xml'), cells, part };
}

function readCell(cell: Node, shared: readonly string[], formats: readonly string[]): ReadCell {
  const style = cell.attributes.s ?? '0';
  const hasFormula = all(cell, 'f').length > 0;
  const look = { format: formats[Number(style)] ?? 'General', hasFormula, style };
  if (cell.attributes.t === 'inlineStr') return { ...look, value: textOf(one(cell, 'is')) };
  const [value] = all(cell, 'v');
  if (value === undefined) return { ...look, value: undefined };
  return { ...look, value: cell.attributes.t === 's' ? shared[Number(value.text)] : Number(value.text) };
}

/** Excel reads `_x0041_` in a text as the character of that code. */
const textOf = (node: Node): string =>
  all(node, 't')
    .map((t) => t.text)
    .join('')
    .replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function formatsOf(styles: Node): string[] {
  const own = new Map(all(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]));
  return all(one(styles, 'cellXfs'), 'xf').map(
    ({ attributes: { numFmtId = '0' } }) => own.get(numFmtId) ?? BUILT_IN[numFmtId] ?? numFmtId,
  );
}
