import parseSax from 'exceljs/lib/utils/parse-sax.js';
import { Fault } from './data-fault.ts';

/** Names without their prefix: a path is `worksheet/sheetData/row/c`, whether the file writes `<c>` or `<x:c>`. */
export interface XmlReader {
  open?(path: string, attributes: Readonly<Record<string, string>>): void;
  text?(path: string, text: string): void;
  close?(path: string): void;
}

const CHUNK = 1 << 16;

/** Reads one part of a workbook, in order. A part that is not whole, well-formed UTF-8 is damaged. */
export async function readXml(part: string, bytes: Buffer, reader: XmlReader): Promise<void> {
  const paths: string[] = [];
  let rootClosed = false;
  try {
    for await (const events of parseSax(chunksOf(bytes))) {
      for (const event of events) {
        const path = paths.at(-1) ?? '';
        if (event.eventType === 'opentag') {
          const name = localName(event.value.name);
          const next = path === '' ? name : `${path}/${name}`;
          paths.push(next);
          reader.open?.(next, event.value.attributes);
        } else if (event.eventType === 'text') {
          reader.text?.(path, event.value);
        } else {
          paths.pop();
          reader.close?.(path);
          rootClosed = paths.length === 0;
        }
      }
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('damaged', { part });
  }
  if (!rootClosed) throw new Fault('damaged', { part });
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix: `r:id`, or however the file calls that namespace. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key !== name && localName(key) === name)?.[1] ?? attributes[name];

function* chunksOf(bytes: Buffer): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // The SAX reader would leave such sections out without a word. They are rare, so the whole part at once will do.
  if (bytes.includes('<![CDATA[')) {
    yield decoder.decode(bytes).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => escaped(text));
    return;
  }
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
  }
  yield decoder.decode();
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
