import type { Exact } from './exact.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Builder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder;

export const richTextSignatures = { copy: [[]], getText: [[]] } as const;
export const richTextBuilderSignatures = { build: [[]], setText: [['string']] } as const;

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

/** Plain text, unstyled: that is what rich text is good for here, since it is never parsed. */
class RichTextImpl extends Emulated<RichText> implements Exact<RichText, keyof typeof richTextSignatures> {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  getText(): string {
    return this.text;
  }
  copy(): Builder {
    return newRichTextBuilder(this.text);
  }
}

class BuilderImpl extends Emulated<Builder> implements Exact<Builder, keyof typeof richTextBuilderSignatures> {
  text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  setText(text: string): Builder {
    this.text = text;
    return this.self;
  }
  build(): RichText {
    return strict<RichText>(valueKind, new RichTextImpl(this.text));
  }
}

export const newRichTextBuilder = (text = ''): Builder => strict<Builder>(builderKind, new BuilderImpl(text));
export const textOf = (value: RichText): string => implementationOf<RichTextImpl>(value).text;
