import { crc32, inflateRawSync } from 'node:zlib';
import { Fault } from './data-fault.ts';

/** All parts together, unpacked; a real workbook of 600,000 entries stays below. */
const MOST_UNPACKED = 200_000_000;
/** Deflate packs 1000:1 at best; a sheet of real text 5:1 to 40:1, one of blank rows 100:1. */
const MOST_RATIO = 300;
/** Small parts may be packed as tightly as they like. */
const RATIO_MATTERS = 10_000_000;

/** The parts of a workbook, read by hand: the sizes are known, and refused, before a byte is unpacked. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Throws a Fault when there is no such part or its size or checksum is wrong. */
  read(name: string): Buffer;
}

interface Part {
  readonly name: string;
  readonly locked: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

export function openZip(bytes: Buffer): Zip {
  const parts = guard('zip', () => partsOf(bytes));
  checkSizes(parts);
  const byName = new Map(parts.map((part) => [keyOf(part.name), part]));
  return {
    names: parts.map(({ name }) => name),
    has: (name) => byName.has(keyOf(name)),
    read: (name) => {
      const part = byName.get(keyOf(name));
      if (!part) throw new Fault('damaged', { part: name });
      return guard(name, () => unpack(bytes, part));
    },
  };
}

/** The names of parts do not depend on case; some writers begin them with a slash or part them with backslashes. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function checkSizes(parts: readonly Part[]): void {
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  if (parts.some((part) => part.unpacked > RATIO_MATTERS && part.unpacked > MOST_RATIO * part.packed)) {
    throw new Fault('packed-too-tightly', {});
  }
  if (unpacked > MOST_UNPACKED) throw new Fault('large-unpacked', { megabytes: MOST_UNPACKED / 1_000_000 });
}

/** The central directory at the end of the file (APPNOTE 4.3.12). */
function partsOf(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf('PK\x05\x06', -22, 'latin1');
  if (end < 0 || end < bytes.length - 22 - 0xffff) throw new Error('no end of central directory');
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no central directory entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [unpacked, packed, offset] = wide(
      extra,
      [24, 20, 42].map((field) => bytes.readUInt32LE(at + field)),
    );
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: packed ?? 0,
      unpacked: unpacked ?? 0,
      at: offset ?? 0,
    });
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Sizes of 0xFFFFFFFF stand, in this order, in the zip64 field instead. */
function wide(extra: Buffer, sizes: readonly number[]): number[] {
  let field: Buffer | undefined;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) field = extra.subarray(at + 4);
  }
  let at = 0;
  return sizes.map((size) => {
    if (size !== 0xffffffff) return size;
    if (!field) throw new Error('no zip64 field');
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}

/** Unpacks exactly the promised size: a part that would grow beyond it throws. */
function unpack(bytes: Buffer, part: Part): Buffer {
  if (part.locked) throw new Fault('other-spreadsheet', { kind: '.xlsx + password' });
  if (bytes.readUInt32LE(part.at) !== 0x04034b50) throw new Error('no local header');
  const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
  const packed = bytes.subarray(start, start + part.packed);
  if (part.method !== 0 && part.method !== 8) throw new Error(`method ${part.method}`);
  const unpacked = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unpacked) });
  if (unpacked.length !== part.unpacked || crc32(unpacked) !== part.crc) throw new Error('wrong size or checksum');
  return unpacked;
}

function guard<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('damaged', { part });
  }
}
