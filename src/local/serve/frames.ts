import { randomBytes } from 'node:crypto';
import type { Shown } from '../../host/bridge.ts';
import { built } from '../bundle.ts';
import { type FrameDocument, frameDocument, MAIL_POLICY } from './frame.ts';
import type { FrameView } from './messages.ts';

/** Pages that were opened and may still stand in a window; the oldest give way. */
const KEPT = 100;

/** Sidebars and dialogs by their address. It cannot be guessed, so having it is leave enough to fetch the page. */
export interface Frames {
  add(shown: Shown): FrameView;
  /** A mail to look at; gives its id. */
  addMail(html: string): string;
  get(id: string): FrameDocument | undefined;
}

export function makeFrames(): Frames {
  const frames = new Map<string, FrameDocument>();
  const client = built('build', 'frame-client.js');
  function put(document: FrameDocument): string {
    const id = randomBytes(18).toString('base64url');
    frames.set(id, document);
    for (const oldest of frames.keys()) if (frames.size > KEPT) frames.delete(oldest);
    return id;
  }
  return {
    add: ({ kind, html, title, width, height }) => ({
      id: put(frameDocument(html, client)),
      kind,
      title,
      width,
      height,
    }),
    addMail: (html) => put({ html, policy: MAIL_POLICY }),
    get: (id) => frames.get(id),
  };
}
