import type { Shown } from '../bridge.ts';
import { blobBehind } from './blob.ts';
import { SandboxMode, XFrameOptionsMode } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { local } from './host.ts';
import { newTemplate } from './html-template.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type HtmlService = GoogleAppsScript.HTML.HtmlService;
type Output = GoogleAppsScript.HTML.HtmlOutput;
type MetaTag = GoogleAppsScript.HTML.HtmlOutputMetaTag;

const none = [[]] as const;
const text = [['string']] as const;
const size = [['int|null']] as const;

/** appendUntrusted is not here: it escapes by what surrounds a text, and nobody has written down how. */
export const htmlServiceSignatures = {
  SandboxMode: [],
  XFrameOptionsMode: [],
  createHtmlOutput: [[], ['string'], ['Blob']],
  createHtmlOutputFromFile: text,
  createTemplate: [['string'], ['Blob']],
  createTemplateFromFile: text,
} as const;
export const htmlOutputSignatures = {
  addMetaTag: [['string', 'string']],
  append: text,
  clear: none,
  getContent: none,
  getHeight: none,
  getMetaTags: none,
  getTitle: none,
  getWidth: none,
  setContent: text,
  setHeight: size,
  setSandboxMode: [['SandboxMode']],
  setTitle: text,
  setWidth: size,
  setXFrameOptionsMode: [['XFrameOptionsMode']],
} as const;
export const htmlOutputMetaTagSignatures = { getContent: none, getName: none } as const;

const serviceKind: Kind = { owner: 'HtmlService', name: 'HtmlService', signatures: htmlServiceSignatures };
const outputKind: Kind = { owner: 'HtmlOutput', name: 'HtmlOutput', signatures: htmlOutputSignatures };
const metaTagKind: Kind = {
  owner: 'HtmlOutputMetaTag',
  name: 'HtmlOutputMetaTag',
  signatures: htmlOutputMetaTagSignatures,
};

/** Documented: "Only the following meta tags are allowed". */
const META_TAGS = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

class MetaTagImpl extends Emulated<MetaTag> implements Exact<MetaTag, keyof typeof htmlOutputMetaTagSignatures> {
  readonly name: string;
  readonly content: string;
  constructor(name: string, content: string) {
    super();
    this.name = name;
    this.content = content;
  }
  getName(): string {
    return this.name;
  }
  getContent(): string {
    return this.content;
  }
}

/** The official type forgets that a size which was not set is null. */
type OutputMember = Exclude<keyof typeof htmlOutputSignatures, 'getHeight' | 'getWidth'>;

class OutputImpl extends Emulated<Output> implements Exact<Output, OutputMember> {
  html: string;
  title = '';
  width: number | null = null;
  height: number | null = null;
  readonly metaTags: MetaTagImpl[] = [];
  constructor(html: string) {
    super();
    this.html = html;
  }
  addMetaTag(name: string, content: string): Output {
    if (!META_TAGS.includes(name)) throw exception('The meta tag you specified is not allowed in this context.');
    this.metaTags.push(new MetaTagImpl(name, content));
    return this.self;
  }
  append(addedContent: string): Output {
    this.html += addedContent;
    return this.self;
  }
  clear(): Output {
    this.html = '';
    return this.self;
  }
  getContent(): string {
    return this.html;
  }
  getHeight(): number | null {
    return this.height;
  }
  getMetaTags(): MetaTag[] {
    return this.metaTags.map((tag) => strict<MetaTag>(metaTagKind, tag));
  }
  getTitle(): string {
    return this.title;
  }
  getWidth(): number | null {
    return this.width;
  }
  setContent(content: string): Output {
    this.html = content;
    return this.self;
  }
  setHeight(height: number | null): Output {
    this.height = height;
    return this.self;
  }
  /** Documented: has no effect any more. */
  setSandboxMode(): Output {
    return this.self;
  }
  setTitle(title: string): Output {
    this.title = title;
    return this.self;
  }
  setWidth(width: number | null): Output {
    this.width = width;
    return this.self;
  }
  /** It matters to web apps only, never to sidebars and dialogs. */
  setXFrameOptionsMode(): Output {
    return this.self;
  }
}

export const newOutput = (html: string): Output => strict<Output>(outputKind, new OutputImpl(html));

class HtmlServiceImpl extends Emulated<HtmlService> implements Exact<HtmlService, keyof typeof htmlServiceSignatures> {
  readonly SandboxMode = SandboxMode;
  readonly XFrameOptionsMode = XFrameOptionsMode;

  createHtmlOutput(html?: unknown): Output {
    return newOutput(html === undefined ? '' : textOf(html));
  }
  createHtmlOutputFromFile(filename: string): Output {
    return newOutput(fileNamed(filename));
  }
  createTemplate(html: unknown): GoogleAppsScript.HTML.HtmlTemplate {
    return newTemplate(textOf(html));
  }
  createTemplateFromFile(filename: string): GoogleAppsScript.HTML.HtmlTemplate {
    return newTemplate(fileNamed(filename));
  }
}

const textOf = (html: unknown): string => (typeof html === 'string' ? html : local('decode', blobBehind(html).bytes));

function fileNamed(name: string): string {
  const html = local('htmlFile', name);
  if (html === null) throw exception(`No HTML file named ${name} was found.`);
  return html;
}

export const htmlService: HtmlService = strict<HtmlService>(serviceKind, new HtmlServiceImpl());

/** What is to be shown, as the host records it. */
export function shownOutput(kind: Shown['kind'], output: Output, title?: string): Shown {
  const { html, title: own, width, height, metaTags } = implementationOf<OutputImpl>(output);
  return {
    kind,
    title: title ?? own,
    html,
    // Documented: a sidebar is 300 pixels wide, and scripts cannot change that.
    width: kind === 'sidebar' ? null : width,
    height: kind === 'sidebar' ? null : height,
    metaTags: metaTags.map(({ name, content }) => ({ name, content })),
  };
}
