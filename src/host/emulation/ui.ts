import type { Answer, Question } from '../bridge.ts';
import { Button, ButtonSet, enumName, enumValue } from './enums.ts';
import type { Exact } from './exact.ts';
import { service } from './host.ts';
import { shownOutput } from './html-service.ts';
import { Emulated, implementationOf, type Kind, nameOf, strict } from './strict.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type Response = GoogleAppsScript.Base.PromptResponse;

const asking = [['string'], ['string', 'ButtonSet'], ['string', 'string', 'ButtonSet']] as const;

export const uiSignatures = {
  Button: [],
  ButtonSet: [],
  alert: asking,
  createAddonMenu: [[]],
  createMenu: [['string']],
  prompt: asking,
  showModalDialog: [['HtmlOutput', 'string']],
  showModelessDialog: [['HtmlOutput', 'string']],
  showSidebar: [['HtmlOutput']],
} as const;
export const menuSignatures = {
  addItem: [['string', 'string']],
  addSeparator: [[]],
  addSubMenu: [['Menu']],
  addToUi: [[]],
} as const;
export const promptResponseSignatures = { getResponseText: [[]], getSelectedButton: [[]] } as const;

const uiKind: Kind = { owner: 'Ui', name: 'Ui', signatures: uiSignatures };
const menuKind: Kind = { owner: 'Menu', name: 'Menu', signatures: menuSignatures };
const responseKind: Kind = { owner: 'PromptResponse', name: 'PromptResponse', signatures: promptResponseSignatures };

class UiImpl extends Emulated<Ui> implements Exact<Ui, keyof typeof uiSignatures> {
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  createMenu(caption: string): Menu {
    return strict<Menu>(menuKind, new MenuImpl(caption));
  }
  createAddonMenu(): Menu {
    return strict<Menu>(menuKind, new MenuImpl(null));
  }
  alert(...args: unknown[]): GoogleAppsScript.Base.Button {
    return enumValue(Button, ask('Ui.alert', 'alert', args).button);
  }
  prompt(...args: unknown[]): Response {
    return strict<Response>(responseKind, new ResponseImpl(ask('Ui.prompt', 'prompt', args)));
  }
  showModalDialog(userInterface: HtmlOutput, title: string): void {
    service('Ui.showModalDialog', 'show', JSON.stringify(shownOutput('modal', userInterface, title)));
  }
  showModelessDialog(userInterface: HtmlOutput, title: string): void {
    service('Ui.showModelessDialog', 'show', JSON.stringify(shownOutput('modeless', userInterface, title)));
  }
  showSidebar(userInterface: HtmlOutput): void {
    service('Ui.showSidebar', 'show', JSON.stringify(shownOutput('sidebar', userInterface)));
  }
}

/** Puts a question to whoever runs the host, as that method does; the script waits for the answer. */
export function ask(method: string, kind: Question['kind'], args: readonly unknown[]): Answer {
  const buttons = args.find((argument) => nameOf(argument) === 'ButtonSet');
  const texts = args.filter((argument) => typeof argument === 'string') as string[];
  const question: Question = {
    kind,
    title: texts.length > 1 ? (texts[0] as string) : '',
    prompt: texts[texts.length - 1] as string,
    buttons: buttons ? enumName(buttons) : 'OK',
  };
  return JSON.parse(service(method, 'ask', JSON.stringify(question))) as Answer;
}

class ResponseImpl extends Emulated<Response> implements Exact<Response, keyof typeof promptResponseSignatures> {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super();
    this.answer = answer;
  }
  getResponseText(): string {
    return this.answer.text ?? '';
  }
  getSelectedButton(): GoogleAppsScript.Base.Button {
    return enumValue(Button, this.answer.button);
  }
}

/** A menu as it is recorded: what a click on an item would run. */
interface MenuRecord {
  /** Null for the add-on's own menu. */
  readonly caption: string | null;
  readonly items: (null | { caption: string; functionName: string } | MenuRecord)[];
}

class MenuImpl extends Emulated<Menu> implements Exact<Menu, keyof typeof menuSignatures> {
  readonly record: MenuRecord;
  constructor(caption: string | null) {
    super();
    this.record = { caption, items: [] };
  }
  addItem(caption: string, functionName: string): Menu {
    this.record.items.push({ caption, functionName });
    return this.self;
  }
  addSeparator(): Menu {
    this.record.items.push(null);
    return this.self;
  }
  addSubMenu(menu: Menu): Menu {
    this.record.items.push(implementationOf<MenuImpl>(menu).record);
    return this.self;
  }
  addToUi(): void {
    service('Menu.addToUi', 'addMenu', JSON.stringify(this.record));
  }
}

export const newUi = (): Ui => strict<Ui>(uiKind, new UiImpl());
