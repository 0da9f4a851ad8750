import type { Exact } from './exact.ts';
import { send } from './mail-app.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type GmailApp = GoogleAppsScript.Gmail.GmailApp;

/** Of Gmail only what sends: there is no mailbox here. */
export const gmailAppSignatures = {
  sendEmail: [
    ['string', 'string', 'string'],
    ['string', 'string', 'string', 'object'],
  ],
} as const;

const kind: Kind = { owner: 'GmailApp', name: 'GmailApp', signatures: gmailAppSignatures };

class GmailAppImpl extends Emulated<GmailApp> implements Exact<GmailApp, keyof typeof gmailAppSignatures> {
  sendEmail(recipient: string, subject: string, body: string, options: object = {}): GmailApp {
    send('GmailApp.sendEmail', { ...options, to: recipient, subject, body });
    return this.self;
  }
}

export const gmailApp: GmailApp = strict<GmailApp>(kind, new GmailAppImpl());
