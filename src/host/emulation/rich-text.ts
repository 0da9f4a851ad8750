import type { RichBlock } from '../bridge.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { asRows } from './host.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Builder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder;

export const richTextSignatures = { copy: [[]], getLinkUrl: [[], ['int', 'int']], getText: [[]] } as const;
export const richTextBuilderSignatures = {
  build: [[]],
  setLinkUrl: [['string|null'], ['int', 'int', 'string|null']],
  setText: [['string']],
} as const;

const valueKind: Kind = {
  owner: 'SpreadsheetApp.RichTextValue',
  name: 'RichTextValue',
  signatures: richTextSignatures,
};
const builderKind: Kind = {
  owner: 'SpreadsheetApp.RichTextValueBuilder',
  name: 'RichTextValueBuilder',
  signatures: richTextBuilderSignatures,
};

/** Unstyled text that links somewhere as a whole, '' for nowhere: it is never parsed, and a person can follow it. */
class RichTextImpl extends Emulated<RichText> implements Exact<RichText, keyof typeof richTextSignatures> {
  readonly text: string;
  readonly link: string;
  constructor(text: string, link: string) {
    super();
    this.text = text;
    this.link = link;
  }
  getText(): string {
    return this.text;
  }
  getLinkUrl(startOffset?: number): string | null {
    if (startOffset !== undefined) throw notAvailable('SpreadsheetApp.RichTextValue.getLinkUrl with offsets');
    return this.link === '' ? null : this.link;
  }
  copy(): Builder {
    return newRichTextBuilder(this.text, this.link);
  }
}

class BuilderImpl extends Emulated<Builder> implements Exact<Builder, keyof typeof richTextBuilderSignatures> {
  text: string;
  link: string;
  constructor(text: string, link: string) {
    super();
    this.text = text;
    this.link = link;
  }
  setText(text: string): Builder {
    this.text = text;
    this.link = '';
    return this.self;
  }
  setLinkUrl(...args: [linkUrl: string | null] | [start: number, end: number, linkUrl: string | null]): Builder {
    const [linkUrl] = args;
    if (typeof linkUrl === 'number') throw notAvailable('SpreadsheetApp.RichTextValueBuilder.setLinkUrl with offsets');
    if (this.text === '') throw exception('Illegal argument.');
    this.link = linkUrl ?? '';
    return this.self;
  }
  build(): RichText {
    return newRichText(this.text, this.link);
  }
}

const newRichText = (text: string, link: string): RichText => strict<RichText>(valueKind, new RichTextImpl(text, link));
export const newRichTextBuilder = (text = '', link = ''): Builder =>
  strict<Builder>(builderKind, new BuilderImpl(text, link));

/** The text of a value, and where it links to. */
export const richOf = (value: RichText): { readonly text: string; readonly link: string } =>
  implementationOf<RichTextImpl>(value);

/** What cells hold, as the script's own; null where it is no text. */
export function richValues({ texts, links }: RichBlock, rows: number, columns: number): (RichText | null)[][] {
  const values: (RichText | null)[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string | null;
    values[at] = text === null ? null : newRichText(text, links[at] as string);
  }
  return asRows(values, rows, columns);
}
