import type { CallName, Calls, News, Refusal } from '../local/serve/messages.ts';

/** A call that was not done. `lost`: nobody answered; `locked`: the token is not the program's any more. */
export class CallFailed extends Error {
  readonly why: 'lost' | 'locked' | 'too-big' | 'refused';
  readonly refusal: Refusal | undefined;
  constructor(why: CallFailed['why'], refusal?: Refusal) {
    super(refusal?.message ?? why);
    this.why = why;
    this.refusal = refusal;
  }
}

export interface Connection {
  call<Name extends CallName>(name: Name, asks: Calls[Name]['asks']): Promise<Calls[Name]['tells']>;
  /** Listens for news as long as the page lives; `state` is told when the program is there, gone, or another one. */
  listen(news: (news: News) => void, state: (state: 'live' | 'lost' | 'locked') => void): void;
}

const RETRY = 1500;

/** The program as this window reaches it. The token came behind the # of the address, and is taken out of it. */
export function connect(): Connection {
  const headers = { authorization: `Bearer ${token()}`, 'x-window': windowName() };
  return {
    async call(name, asks) {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(asks),
      }).catch(() => {
        throw new CallFailed('lost');
      });
      if (response.status === 401) throw new CallFailed('locked');
      if (response.status === 413) throw new CallFailed('too-big');
      if (!response.ok) throw new CallFailed('refused', { code: String(response.status), message: name });
      const said = (await response.json()) as { tells: never } | { refusal: Refusal };
      if ('refusal' in said) throw new CallFailed('refused', said.refusal);
      return said.tells;
    },
    listen(news, state) {
      const once = async (): Promise<'lost' | 'locked'> => {
        const response = await fetch('/api/news', { headers });
        if (response.status === 401) return 'locked';
        if (!response.ok || !response.body) return 'lost';
        state('live');
        await eachEvent(response.body, (text) => news(JSON.parse(text) as News));
        return 'lost';
      };
      const forever = async (): Promise<void> => {
        const ending = await once().catch(() => 'lost' as const);
        state(ending);
        if (ending === 'lost') setTimeout(forever, RETRY);
      };
      void forever();
    },
  };
}

/** Server-sent events, read by hand: EventSource cannot send the token. */
async function eachEvent(body: ReadableStream<Uint8Array>, event: (text: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) event(part.slice('data: '.length));
  }
}

function token(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    localStorage.setItem('token', given);
    history.replaceState(null, '', location.pathname);
  }
  return localStorage.getItem('token') ?? '';
}

/** Names this tab, the same after a reload: a question that is open is asked again. */
function windowName(): string {
  const name = sessionStorage.getItem('window') ?? crypto.randomUUID();
  sessionStorage.setItem('window', name);
  return name;
}
