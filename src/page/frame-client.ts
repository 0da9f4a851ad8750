/** google.script as an add-on's page knows it, put in front of that page: its calls go through the port of the page around. */
import type { FromFrame, ToFrame } from './frame-messages.ts';

type Success = (value: unknown, userObject: unknown) => void;
type Failure = (error: Error, userObject: unknown) => void;
interface Handlers {
  readonly success?: Success;
  readonly failure?: Failure;
  readonly userObject?: unknown;
}

const waiting = new Map<number, Handlers>();
const unsent: FromFrame[] = [];
let port: MessagePort | undefined;
let last = 0;

function send(message: FromFrame): void {
  if (port) port.postMessage(message);
  else unsent.push(message);
}

window.addEventListener('message', function connected(event) {
  if (event.source !== window.parent || event.data !== 'port' || !event.ports[0]) return;
  window.removeEventListener('message', connected);
  port = event.ports[0];
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => answered(data);
  for (const message of unsent.splice(0)) port.postMessage(message);
});

function answered(answer: ToFrame): void {
  const { success, failure, userObject } = waiting.get(answer.id) ?? {};
  waiting.delete(answer.id);
  if ('value' in answer) success?.(answer.value, userObject);
  else {
    const error = Object.assign(new Error(answer.error.message), { name: answer.error.name });
    if (failure) failure(error, userObject);
    else console.error(`Uncaught ${error.name}: ${error.message}`);
  }
}

/** Documented: no Date, function, DOM element but a form, and no other object that is not plain. */
function checkValue(value: unknown, property: string): void {
  if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)) return;
  const isPlain =
    typeof value === 'object' && [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value));
  if (!isPlain) throw new TypeError(`Failed due to illegal value in property: ${property}`);
  for (const [name, inner] of Object.entries(value)) checkValue(inner, name);
}

/** `google.script.run`, or the same with handlers; each name is a function of the script. Private ones are not there. */
function runner(handlers: Handlers): object {
  const settings: Readonly<Record<string, (value: never) => object>> = {
    withSuccessHandler: (success: Success) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Failure) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  return new Proxy(settings, {
    get(_, name) {
      if (typeof name !== 'string' || name.endsWith('_') || name === 'then') return undefined;
      if (Object.hasOwn(settings, name)) return settings[name];
      return (...args: unknown[]): void => {
        for (const [index, value] of args.entries()) checkValue(value, String(index));
        const id = ++last;
        waiting.set(id, handlers);
        send({ kind: 'run', id, functionName: name, argumentsJson: JSON.stringify(args) });
      };
    },
  });
}

/**
 * The frame's storage: what the page around kept for it stands in its name, and what it writes is told there. As in a
 * browser's own, what is kept are the object's properties.
 */
function storage(): Storage {
  const kept: Record<string, string> = Object.create({
    key: (index: number) => Object.keys(kept)[index] ?? null,
    getItem: (name: unknown) => (Object.hasOwn(kept, String(name)) ? kept[String(name)] : null),
    setItem: (name: unknown, value: unknown) => put(String(name), String(value)),
    removeItem: (name: unknown) => put(String(name), null),
    clear: () => {
      for (const name of Object.keys(kept)) put(name, null);
    },
    get length() {
      return Object.keys(kept).length;
    },
  });
  const put = (name: string, value: string | null): void => {
    if (value === null) delete kept[name];
    else kept[name] = value;
    send({ kind: 'keep', name, value });
  };
  Object.assign(kept, JSON.parse(window.name || '{}'));
  window.name = '';
  return kept as unknown as Storage;
}
Object.defineProperty(window, 'localStorage', { value: storage(), configurable: true });

Object.assign(window, {
  google: {
    script: {
      run: runner({}),
      host: {
        origin: '',
        close: () => send({ kind: 'close' }),
        setWidth: (width: number) => send({ kind: 'size', width }),
        setHeight: (height: number) => send({ kind: 'size', height }),
        editor: { focus: () => send({ kind: 'focus' }) },
      },
    },
  },
});
