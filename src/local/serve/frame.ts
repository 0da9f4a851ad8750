import { createHash } from 'node:crypto';

export interface FrameDocument {
  readonly html: string;
  readonly policy: string;
}

/**
 * An add-on's page as the frame gets it: with the client of google.script.run in front, and a policy under which only the
 * scripts that stand in it as elements run. It has an origin of its own, reaches no address at all, and talks to the page
 * around it through one port.
 */
export function frameDocument(html: string, client: string): FrameDocument {
  // The parser makes one line feed of every line end; the digests are of what it makes.
  const whole = withClient(html.replace(/\r\n?/g, '\n'), client);
  const scripts = [...whole.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi)].map(([, code = '']) => digest(code));
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts allow-forms allow-modals allow-downloads',
  ].join('; ');
  return { html: whole, policy };
}

/** Of a mail: it is looked at, nothing in it runs. */
export const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

const digest = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

function withClient(html: string, client: string): string {
  const script = `<script>${client.replace(/<\/(script)/gi, '<\\/$1')}</script>`;
  const head = /<head\b[^>]*>/i.exec(html);
  if (!head) return `<!doctype html>${script}${html.replace(/^\s*<!doctype[^>]*>/i, '')}`;
  const at = head.index + head[0].length;
  return html.slice(0, at) + script + html.slice(at);
}
