import { useEffect, useRef, useState } from 'preact/hooks';
import type { FrameView } from '../local/serve/messages.ts';
import type { Desk } from './desk.ts';
import type { FromFrame, ToFrame } from './frame-messages.ts';
import { keep, keptFor } from './frame-storage.ts';
import { FrameHead } from './modal.tsx';
import type { PageWords } from './words.ts';

interface FrameProps {
  readonly frame: FrameView;
  /** The workbook, for what its pages keep. */
  readonly book: string;
  readonly desk: Desk;
  readonly words: PageWords;
  readonly title: string;
}

/** As Google shows it: at the right, 300 pixels wide. */
export function SidebarFrame(props: FrameProps) {
  const { frame, desk, words, title } = props;
  return (
    <aside class="sidebar" aria-label={title}>
      <FrameHead title={title} words={words} close={() => desk.closeFrame(frame.id)} />
      <Frame {...props} size={() => undefined} />
    </aside>
  );
}

const WIDTH = 300;
const HEIGHT = 150;

export function DialogFrame(props: FrameProps) {
  const { frame, desk, words, title } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (frame.kind === 'modal') dialog.current?.showModal();
    else dialog.current?.show();
    size({ width: frame.width ?? WIDTH, height: frame.height ?? HEIGHT });
  }, []);
  const size = ({ width, height }: { width?: number; height?: number }): void => {
    const inside = dialog.current?.querySelector('iframe');
    if (width !== undefined && inside) inside.style.width = `${width}px`;
    if (height !== undefined && inside) inside.style.height = `${height}px`;
  };
  return (
    <dialog
      ref={dialog}
      class={`frame-dialog ${frame.kind}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        desk.closeFrame(frame.id);
      }}
    >
      <FrameHead title={title} words={words} close={() => desk.closeFrame(frame.id)} />
      <Frame {...props} size={size} />
    </dialog>
  );
}

/** The add-on's page, with an origin of its own: it reaches nothing of this page but one port. */
function Frame({
  frame,
  book,
  desk,
  title,
  size,
}: FrameProps & { size: (to: { width?: number; height?: number }) => void }) {
  const place = useRef<HTMLIFrameElement>(null);
  useEffect(() => place.current?.focus(), []);
  // A frame reads its own name before anything else runs in it.
  const [kept] = useState(() => JSON.stringify(keptFor(book)));
  const connect = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = async ({ data }: MessageEvent<FromFrame>) => {
      if (data.kind === 'run') {
        const answer = await desk.callFrom(frame.id, data.functionName, data.argumentsJson);
        port1.postMessage({ id: data.id, ...answer } satisfies ToFrame);
      } else if (data.kind === 'keep') keep(book, data.name, data.value);
      else if (data.kind === 'close') desk.closeFrame(frame.id);
      else if (data.kind === 'size') size(data);
      else desk.focusGrid();
    };
    // Its origin is opaque and has no name to address; the port is all it is given.
    place.current?.contentWindow?.postMessage('port', '*', [port2]);
  };
  return (
    <iframe
      ref={place}
      name={kept}
      title={title}
      src={`/frame/${frame.id}`}
      sandbox="allow-scripts allow-forms allow-modals allow-downloads"
      onLoad={connect}
    />
  );
}
