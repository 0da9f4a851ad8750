import type { ServerResponse } from 'node:http';
import type { News } from './messages.ts';

/** The open windows, each with the stream that tells it news. */
export interface Windows {
  join(window: string, stream: ServerResponse): void;
  /** Tells every window, or the one named. */
  tell(news: News, window?: string): void;
  isOpen(window: string): boolean;
  /** Called with a window when its last stream is gone. */
  onLeave(left: (window: string) => void): void;
  close(): void;
}

/** A comment now and then, so that a stream whose other end is gone is noticed. */
const HEARTBEAT = 20_000;

export function makeWindows(): Windows {
  const streams = new Map<ServerResponse, string>();
  const leavers: ((window: string) => void)[] = [];
  const isOpen = (window: string): boolean => [...streams.values()].includes(window);
  const heartbeat = setInterval(() => {
    for (const stream of streams.keys()) stream.write(':\n\n');
  }, HEARTBEAT);
  heartbeat.unref();
  return {
    join(window, stream) {
      streams.set(stream, window);
      stream.on('close', () => {
        streams.delete(stream);
        if (!isOpen(window)) for (const left of leavers) left(window);
      });
      stream.write(':\n\n');
    },
    tell(news, window) {
      const lines = `data: ${JSON.stringify(news)}\n\n`;
      for (const [stream, name] of streams) if (window === undefined || name === window) stream.write(lines);
    },
    isOpen,
    onLeave: (left) => void leavers.push(left),
    close() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
    },
  };
}
