import type { Exact } from './exact.ts';
import { local } from './host.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type Blob = GoogleAppsScript.Base.Blob;

const text = [['string']] as const;

export const blobSignatures = {
  copyBlob: [[]],
  getBytes: [[]],
  getContentType: [[]],
  getDataAsString: [[], ['string']],
  getName: [[]],
  isGoogleType: [[]],
  setBytes: [['int[]']],
  setContentType: [['string|null']],
  setDataFromString: text,
  setName: text,
} as const;

const kind: Kind = { owner: 'Blob', name: 'Blob', signatures: blobSignatures };

/** Bytes as Apps Script counts them, -128 to 127, in a text of one character each. */
export function bytesToText(bytes: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes: number[] = [];
    for (let i = start; i < Math.min(bytes.length, start + 8192); i++) codes.push((bytes[i] as number) & 0xff);
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

export function textToBytes(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) bytes[i] = (text.charCodeAt(i) << 24) >> 24;
  return bytes;
}

export class BlobImpl extends Emulated<Blob> implements Exact<Blob, keyof typeof blobSignatures> {
  bytes: string;
  contentType: string | null;
  name: string | null;
  constructor(bytes: string, contentType: string | null, name: string | null) {
    super();
    this.bytes = bytes;
    this.contentType = contentType;
    this.name = name;
  }
  copyBlob(): Blob {
    return newBlob(this.bytes, this.contentType, this.name);
  }
  getBytes(): number[] {
    return textToBytes(this.bytes);
  }
  getContentType(): string | null {
    return this.contentType;
  }
  getDataAsString(): string {
    return local('decode', this.bytes);
  }
  getName(): string | null {
    return this.name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(data: number[]): Blob {
    this.bytes = bytesToText(data);
    return this.self;
  }
  setContentType(contentType: string | null): Blob {
    this.contentType = contentType;
    return this.self;
  }
  setDataFromString(string: string): Blob {
    this.bytes = local('encode', string);
    return this.self;
  }
  setName(name: string): Blob {
    this.name = name;
    return this.self;
  }
}

export const newBlob = (bytes: string, contentType: string | null, name: string | null): Blob =>
  strict<Blob>(kind, new BlobImpl(bytes, contentType, name));

export const blobBehind = (blob: unknown): BlobImpl => implementationOf<BlobImpl>(blob);
