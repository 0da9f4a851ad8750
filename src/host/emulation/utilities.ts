import { bytesToText, newBlob, textToBytes } from './blob.ts';
import { Charset, DigestAlgorithm, enumName } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { local } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Utilities = GoogleAppsScript.Utilities.Utilities;

const bytesOrText = [['int[]'], ['string'], ['string', 'Charset']] as const;

export const utilitiesSignatures = {
  Charset: [],
  DigestAlgorithm: [],
  base64Decode: [['string'], ['string', 'Charset']],
  base64DecodeWebSafe: [['string'], ['string', 'Charset']],
  base64Encode: bytesOrText,
  base64EncodeWebSafe: bytesOrText,
  computeDigest: [
    ['DigestAlgorithm', 'int[]'],
    ['DigestAlgorithm', 'string'],
    ['DigestAlgorithm', 'string', 'Charset'],
  ],
  formatDate: [['Date', 'string', 'string']],
  getUuid: [[]],
  newBlob: [
    ['int[]'],
    ['int[]', 'string'],
    ['int[]', 'string', 'string'],
    ['string'],
    ['string', 'string'],
    ['string', 'string', 'string'],
  ],
  sleep: [['int']],
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
