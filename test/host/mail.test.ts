import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { renderMail } from '../../src/host/mail.ts';
import type { Message } from '../../src/host/message.ts';
import { freshPath, newWorkbook, open } from './fixture.ts';

const message: Message = {
  id: '0b0f4a3e-0000-4000-8000-000000000001',
  sentAt: Date.UTC(2026, 1, 14, 1, 30),
  from: 'desk@example.com',
  name: '客服中心𠮷',
  to: '"张伟" <zhang@example.com>, li@example.com',
  cc: 'boss@example.com',
  bcc: 'secret@example.com',
  replyTo: 'answer@example.com',
  subject: '【周报】第 7 周：投诉与借用情况一览，含逾期未还钥匙清单及处理进度说明',
  body: '正文\n第二行',
  htmlBody: '<p>正文 <img src="cid:logo"></p>',
  attachments: [
    {
      name: '周报 2026-07（定稿）.xlsx',
      contentType: 'application/vnd.ms-excel',
      base64: Buffer.from([0, 255, 128]).toString('base64'),
    },
  ],
  inlineImages: [{ key: 'logo', name: '标志.png', contentType: 'image/png', base64: 'AAEC' }],
};

it('an independent reader gets everything back', async () => {
  const mail = await simpleParser(await renderMail(message));
  expect(mail.subject).toBe(message.subject);
  expect(mail.from?.value).toEqual([{ name: '客服中心𠮷', address: 'desk@example.com' }]);
  expect([mail.to].flat().flatMap((list) => list?.value ?? [])).toEqual([
    { name: '张伟', address: 'zhang@example.com' },
    { name: '', address: 'li@example.com' },
  ]);
  expect(mail.date?.getTime()).toBe(message.sentAt);
  expect(mail.messageId).toBe(`<${message.id}@example.com>`);
  expect(mail.replyTo?.text).toBe('answer@example.com');
  expect(mail.text?.trim()).toBe(message.body);
  expect(
    mail.attachments.map(({ filename, contentType, content, related }) => [
      filename,
      contentType,
      [...content],
      related ?? false,
    ]),
  ).toEqual([
    ['标志.png', 'image/png', [0, 1, 2], true],
    ['周报 2026-07（定稿）.xlsx', 'application/vnd.ms-excel', [0, 255, 128], false],
  ]);
});

it('the same mail has the same bytes', async () => {
  expect((await renderMail(message)).equals(await renderMail(message))).toBe(true);
});

it('the outbox has a file a mail, readable by its owner only, written once, also after a restart', async () => {
  const workbook = newWorkbook();
  const outbox = freshPath('outbox');
  const code =
    "function sends(n) { for (let i = 0; i < n; i++) MailApp.sendEmail('a@example.com', '早报', '正文' + i); }";
  const first = open(code, { workbook, outbox });
  first.run('sends', [2]);
  first.close();
  // The same seed again: its ids are taken.
  const host = open(code, { workbook, outbox });
  expect(await host.flushOutbox()).toHaveLength(2);
  host.run('sends', [1]);
  const written = await host.flushOutbox();
  expect(written).toHaveLength(1);
  expect(await host.flushOutbox()).toEqual([]);
  expect(readdirSync(outbox)).toHaveLength(3);
  expect(statSync(written[0] as string).mode & 0o777).toBe(0o600);
  expect((await simpleParser(readFileSync(written[0] as string))).text?.trim()).toBe('正文0');
});

it('a killed execution loses no mail it has sent', async () => {
  const outbox = freshPath('outbox');
  mkdirSync(outbox);
  const host = open("function sends() { MailApp.sendEmail('a@example.com', 's', 'b'); SpreadsheetApp.flush(); }", {
    outbox,
    fault: { method: 'SpreadsheetApp.flush', moment: 'before', effect: 'kill' },
  });
  expect(() => host.run('sends')).toThrow();
  expect(await host.flushOutbox()).toHaveLength(1);
});
