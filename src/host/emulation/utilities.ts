import { type BlobImpl, blobBehind, bytesToText, newBlob, textToBytes } from './blob.ts';
import { Charset, DigestAlgorithm, enumName, MacAlgorithm } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { formatted } from './format-string.ts';
import { local } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Utilities = GoogleAppsScript.Utilities.Utilities;

/** A template and as many values as it has places. */
const ANY_NUMBER = Array.from({ length: 20 }, (_, more) => ['string', ...new Array<string>(more).fill('any')]);

const bytesOrText = [['int[]'], ['string'], ['string', 'Charset']] as const;

export const utilitiesSignatures = {
  Charset: [],
  DigestAlgorithm: [],
  MacAlgorithm: [],
  base64Decode: [['string'], ['string', 'Charset']],
  base64DecodeWebSafe: [['string'], ['string', 'Charset']],
  base64Encode: bytesOrText,
  base64EncodeWebSafe: bytesOrText,
  computeDigest: [
    ['DigestAlgorithm', 'int[]'],
    ['DigestAlgorithm', 'string'],
    ['DigestAlgorithm', 'string', 'Charset'],
  ],
  computeHmacSha256Signature: [
    ['int[]', 'int[]'],
    ['string', 'string'],
    ['string', 'string', 'Charset'],
  ],
  computeHmacSignature: [
    ['MacAlgorithm', 'int[]', 'int[]'],
    ['MacAlgorithm', 'string', 'string'],
    ['MacAlgorithm', 'string', 'string', 'Charset'],
  ],
  formatDate: [['Date', 'string', 'string']],
  formatString: ANY_NUMBER,
  getUuid: [[]],
  gzip: [['Blob'], ['Blob', 'string']],
  newBlob: [
    ['int[]'],
    ['int[]', 'string'],
    ['int[]', 'string', 'string'],
    ['string'],
    ['string', 'string'],
    ['string', 'string', 'string'],
  ],
  parseCsv: [['string'], ['string', 'string']],
  parseDate: [['string', 'string', 'string']],
  sleep: [['int']],
  ungzip: [['Blob']],
  unzip: [['Blob']],
  zip: [['Blob[]'], ['Blob[]', 'string']],
} as const;

const kind: Kind = { owner: 'Utilities', name: 'Utilities', signatures: utilitiesSignatures };

/** Node's names of Google's algorithms; MD2 is nowhere. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

/** Documented: "The maximum allowed value is 300000 (or 5 minutes)." */
const LONGEST_SLEEP = 300_000;

const bytesOf = (data: number[] | string): string =>
  typeof data === 'string' ? local('encode', data) : bytesToText(data);

class UtilitiesImpl extends Emulated<Utilities> implements Exact<Utilities, keyof typeof utilitiesSignatures> {
  readonly Charset = Charset;
  readonly DigestAlgorithm = DigestAlgorithm;
  readonly MacAlgorithm = MacAlgorithm;

  base64Encode(data: number[] | string): string {
    return local('toBase64', bytesOf(data), false);
  }
  base64EncodeWebSafe(data: number[] | string): string {
    return local('toBase64', bytesOf(data), true);
  }
  base64Decode(encoded: string): number[] {
    return textToBytes(local('fromBase64', encoded, false));
  }
  base64DecodeWebSafe(encoded: string): number[] {
    return textToBytes(local('fromBase64', encoded, true));
  }
  computeDigest(algorithm: GoogleAppsScript.Utilities.DigestAlgorithm, value: number[] | string): number[] {
    const name = ALGORITHMS[enumName(algorithm)];
    if (!name) throw notAvailable(`Utilities.computeDigest with ${enumName(algorithm)}`);
    return textToBytes(local('digest', name, bytesOf(value)));
  }
  computeHmacSha256Signature(value: number[] | string, key: number[] | string): number[] {
    return textToBytes(local('hmac', 'sha256', bytesOf(value), bytesOf(key)));
  }
  computeHmacSignature(
    algorithm: GoogleAppsScript.Utilities.MacAlgorithm,
    value: number[] | string,
    key: number[] | string,
  ): number[] {
    const name = enumName(algorithm).replace('HMAC_', '').replace('_', '').toLowerCase();
    return textToBytes(local('hmac', name, bytesOf(value), bytesOf(key)));
  }
  formatString(template: string, ...args: unknown[]): string {
    return formatted(template, args);
  }
  parseCsv(csv: string, delimiter = ','): string[][] {
    return JSON.parse(local('parseCsv', csv, delimiter)) as string[][];
  }
  parseDate(date: string, timeZone: string, format: string): Date {
    return new Date(local('parseDate', date, timeZone, format));
  }
  gzip(blob: GoogleAppsScript.Base.BlobSource, name?: string): GoogleAppsScript.Base.Blob {
    const { bytes, name: own } = blobBehind(blob);
    return newBlob(local('gzip', bytes), 'application/x-gzip', name ?? own ?? 'archive.gz');
  }
  ungzip(blob: GoogleAppsScript.Base.BlobSource): GoogleAppsScript.Base.Blob {
    const { bytes, name } = blobBehind(blob);
    return newBlob(local('ungzip', bytes), null, name?.replace(/\.gz$/, '') ?? null);
  }
  zip(blobs: GoogleAppsScript.Base.BlobSource[], name = 'archive.zip'): GoogleAppsScript.Base.Blob {
    const parts = blobs.map((blob) => {
      const { bytes, name }: BlobImpl = blobBehind(blob);
      return { name: name ?? 'Untitled', bytes };
    });
    return newBlob(local('zip', JSON.stringify(parts)), 'application/zip', name);
  }
  unzip(blob: GoogleAppsScript.Base.BlobSource): GoogleAppsScript.Base.Blob[] {
    const parts = JSON.parse(local('unzip', blobBehind(blob).bytes)) as { name: string; bytes: string }[];
    return parts.map(({ name, bytes }) => newBlob(bytes, null, name));
  }
  formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
    return local('formatDate', date.getTime(), timeZone, format);
  }
  getUuid(): string {
    const digit = (below: number): string => Math.floor(local('random') * below).toString(16);
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) =>
      letter === 'x' ? digit(16) : (8 + Math.floor(local('random') * 4)).toString(16),
    );
  }
  newBlob(data: number[] | string, contentType?: string, name?: string): GoogleAppsScript.Base.Blob {
    const type = contentType ?? (typeof data === 'string' ? 'text/plain' : null);
    return newBlob(bytesOf(data), type, name ?? null);
  }
  sleep(milliseconds: number): void {
    if (milliseconds < 0 || milliseconds > LONGEST_SLEEP) throw exception(`Invalid argument: ${milliseconds}`);
    local('sleep', milliseconds);
  }
}

export const utilities: Utilities = strict<Utilities>(kind, new UtilitiesImpl());
