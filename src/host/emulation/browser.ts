import { ButtonSet } from './enums.ts';
import type { Exact } from './exact.ts';
import { Emulated, type Kind, strict } from './strict.ts';
import { ask } from './ui.ts';

type Browser = GoogleAppsScript.Base.Browser;

const asking = [['string'], ['string', 'ButtonSet'], ['string', 'string', 'ButtonSet']] as const;

export const browserSignatures = { Buttons: [], inputBox: asking, msgBox: asking } as const;

const kind: Kind = { owner: 'Browser', name: 'Browser', signatures: browserSignatures };

/** The dialogs of a time before `Ui`: they answer with texts, "cancel" for one that was closed. */
class BrowserImpl extends Emulated<Browser> implements Exact<Browser, keyof typeof browserSignatures> {
  readonly Buttons = ButtonSet;

  inputBox(...args: unknown[]): string {
    const { button, text = '' } = ask('Browser.inputBox', 'prompt', args);
    return button === 'CANCEL' || button === 'CLOSE' ? 'cancel' : text;
  }
  msgBox(...args: unknown[]): string {
    const { button } = ask('Browser.msgBox', 'alert', args);
    return button === 'CLOSE' ? 'cancel' : button.toLowerCase();
  }
}

export const browser: Browser = strict<Browser>(kind, new BrowserImpl());
