import { Zip, ZipDeflate } from 'fflate';
import { encodeUtf8 } from '../../domain/utf8.ts';
import type { Xml } from './xml.ts';

/** Markup is deflated in pieces of about this many characters. */
const PIECE = 65_536;
/** Level 6 takes a quarter more time for an eighth less size. */
const LEVEL = 4;

/** A part that is still being written. */
export interface OpenPart {
  write(xml: Xml): void;
  close(): void;
}

/** The zip around a workbook's parts; each is deflated as it is written, one after the other. */
export interface Package {
  open(path: string): OpenPart;
  add(path: string, xml: Xml): void;
  finish(): Uint8Array;
}

export function newPackage(): Package {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });

  function open(path: string): OpenPart {
    const file = new ZipDeflate(path, { level: LEVEL });
    file.mtime = new Date(1980, 0, 1); // as Excel writes it: the zip's oldest day, so that no clock is read
    zip.add(file);
    let waiting: Xml = '';
    const push = (last: boolean): void => {
      file.push(encodeUtf8(waiting), last);
      waiting = '';
    };
    return {
      write(xml) {
        waiting += xml;
        if (waiting.length >= PIECE) push(false);
      },
      close: () => push(true),
    };
  }

  function add(path: string, xml: Xml): void {
    const part = open(path);
    part.write(xml);
    part.close();
  }

  function finish(): Uint8Array {
    zip.end();
    return joined(chunks);
  }

  return { open, add, finish };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
