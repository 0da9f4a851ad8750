import { describe, expect, it } from 'vitest';
import { NOW, open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

const QUOTAS = 'documented: guides/services/quotas';

describe('MailApp', () => {
  it('sends a text, an object, and attachments (documented: reference/mail/mail-app)', () => {
    const host = open(`function sends() {
      MailApp.sendEmail('a@example.com', '早报', '正文');
      MailApp.sendEmail('a@example.com', 'answer@example.com', '早报', '正文');
      MailApp.sendEmail({ to: 'a@example.com,b@example.com', cc: 'c@example.com', subject: '周报', htmlBody: '<p>表</p>', name: '客服中心',
        attachments: [Utilities.newBlob('编号,状态', 'text/csv', '周报.csv')] });
      return MailApp.getRemainingDailyQuota(); }`);
    const execution = host.run('sends');
    expect(execution.result).toBe(95);
    expect(
      execution.mails.map(({ to, cc, replyTo, subject, name, from, sentAt }) => [
        to,
        cc,
        replyTo,
        subject,
        name,
        from,
        sentAt,
      ]),
    ).toEqual([
      ['a@example.com', '', '', '早报', '', 'desk@example.com', NOW],
      ['a@example.com', '', 'answer@example.com', '早报', '', 'desk@example.com', NOW],
      ['a@example.com,b@example.com', 'c@example.com', '', '周报', '客服中心', 'desk@example.com', NOW],
    ]);
    expect(execution.mails[2]?.attachments).toEqual([
      { name: '周报.csv', contentType: 'text/csv', base64: Buffer.from('编号,状态').toString('base64') },
    ]);
  });

  refuses(
    'more than 50 recipients in a mail',
    QUOTAS,
    () => MailApp.sendEmail(Array.from({ length: 51 }, (_, i) => `a${i}@example.com`).join(','), 's', 'b'),
    'Exception: Limit Exceeded: Email Recipients Per Message.',
  );
  behaves(
    'a hundred recipients a day, counted for each mail that went out',
    QUOTAS,
    () => {
      const fifty = Array.from({ length: 50 }, (_, i) => `a${i}@example.com`).join(',');
      MailApp.sendEmail(fifty, 's', 'b');
      MailApp.sendEmail(fifty, 's', 'b');
      try {
        MailApp.sendEmail('one@example.com', 's', 'b');
      } catch (error) {
        return [String(error), MailApp.getRemainingDailyQuota()];
      }
    },
    ['Exception: Service invoked too many times for one day: email.', 0],
  );
  refuses(
    'a body above 200 KB',
    QUOTAS,
    () => MailApp.sendEmail('a@example.com', 's', 'b'.repeat(200 * 1024 + 1)),
    'Exception: Limit Exceeded: Email Body Size.',
  );
  refuses(
    'an address that is none',
    'to verify on Google: from memory',
    () => MailApp.sendEmail('张伟', 's', 'b'),
    'Exception: Invalid email: 张伟',
  );
  refuses(
    'an option nobody knows',
    'local-host.md: refused, never faked',
    () => MailApp.sendEmail({ to: 'a@example.com', subject: 's', body: 'b', importance: 'high' } as object),
    'Exception: MailApp.sendEmail with importance is not available on the local host',
  );
  refuses(
    'a manifest without the scope',
    'documented: guides/services/authorization',
    () => MailApp.getRemainingDailyQuota(),
    'Exception: Specified permissions are not sufficient to call MailApp.getRemainingDailyQuota. Required permissions: (https://www.googleapis.com/auth/script.send_mail)',
    {
      manifest: {
        timeZone: 'Asia/Shanghai',
        oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'],
      },
    },
  );
  it('is forbidden to simple triggers (documented: guides/triggers#restrictions)', () => {
    const host = open("function onOpen() { MailApp.sendEmail('a@example.com', 's', 'b'); }");
    expect(() => host.open()).toThrow('You do not have permission to call MailApp.sendEmail.');
  });
});

describe('GmailApp', () => {
  it('sends as MailApp does, under its own permission (documented: reference/gmail/gmail-app#sendemailrecipient,-subject,-body,-options)', () => {
    const code = `function sends() {
      return String(GmailApp.sendEmail('a@example.com', '账单', '正文', { htmlBody: '<p>正文</p>', name: '客服中心' })) }`;
    const { result, mails } = open(code).run('sends');
    expect(result).toBe('GmailApp');
    expect(mails).toMatchObject([{ to: 'a@example.com', subject: '账单', htmlBody: '<p>正文</p>', name: '客服中心' }]);
    const manifest = { timeZone: 'Asia/Shanghai', oauthScopes: ['https://www.googleapis.com/auth/script.send_mail'] };
    expect(() => open(code, { manifest }).run('sends')).toThrow(
      'Specified permissions are not sufficient to call GmailApp.sendEmail. Required permissions: (https://mail.google.com/)',
    );
  });
  refuses(
    'has no mailbox',
    'local-host.md: refused, never faked',
    () => GmailApp.getDrafts(),
    'Exception: GmailApp.getDrafts is not available on the local host',
  );
});
