/** A mail as MailApp took it; attachments and inline images in base64. */
export interface Message {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** The account that sends. */
  readonly from: string;
  readonly name: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  readonly attachments: readonly Attachment[];
  readonly inlineImages: readonly (Attachment & { readonly key: string })[];
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}
