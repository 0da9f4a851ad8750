import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { PlatformError } from './host-error.ts';

/** Bytes cross the bridge as texts of one character each. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** "A blob may have 50 MB" (documented: guides/services/quotas): more is refused before it is unpacked. */
const MOST_UNPACKED = 50 * 1024 * 1024;

export const digestOf = (algorithm: string, bytes: string): string =>
  textOf(createHash(algorithm).update(bytesOf(bytes)).digest());
export const hmacOf = (algorithm: string, bytes: string, key: string): string =>
  textOf(createHmac(algorithm, bytesOf(key)).update(bytesOf(bytes)).digest());

export const gzipped = (bytes: string): string => textOf(gzipSync(bytesOf(bytes)));
export const ungzipped = (bytes: string): string =>
  unpacked(() => textOf(gunzipSync(bytesOf(bytes), { maxOutputLength: MOST_UNPACKED })));

export interface ZipPart {
  readonly name: string;
  readonly bytes: string;
}
/** Of two parts of one name Google keeps neither: it throws. */
export function zipped(parts: readonly ZipPart[]): string {
  const twice = parts.find(({ name }, at) => parts.findIndex((other) => other.name === name) !== at);
  if (twice) throw new PlatformError(`Duplicate filename in zip file: ${twice.name}`);
  return textOf(zipSync(Object.fromEntries(parts.map(({ name, bytes }) => [name, bytesOf(bytes)]))));
}

export const unzipped = (bytes: string): readonly ZipPart[] =>
  unpacked(() => {
    let sum = 0;
    const files = unzipSync(bytesOf(bytes), {
      filter: ({ originalSize }) => {
        sum += originalSize;
        if (sum > MOST_UNPACKED) throw new PlatformError('Blob size exceeds 50MB.');
        return true;
      },
    });
    return Object.entries(files).flatMap(([name, file]) => (name.endsWith('/') ? [] : { name, bytes: textOf(file) }));
  });

function unpacked<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    throw new PlatformError('Invalid argument: blob');
  }
}
