/** What is kept in the browser. Where the browser forbids it, it lasts as long as the page. */
export interface Storage {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  remove(key: string): void;
  keys(prefix: string): readonly string[];
}

/** Keeps texts under the workbook's name, since one browser may know several. */
export function storageFor(workbook: string): Storage {
  const own = `dutybook:${workbook}:`;
  const memory = new Map<string, string>();
  return {
    get: (key) => memory.get(own + key) ?? browserStorage()?.getItem(own + key) ?? undefined,
    set(key, text) {
      memory.set(own + key, text);
      try {
        browserStorage()?.setItem(own + key, text);
        if (browserStorage()) memory.delete(own + key);
      } catch {
        // It is full: then it lasts as long as the page.
      }
    },
    remove(key) {
      memory.delete(own + key);
      browserStorage()?.removeItem(own + key);
    },
    keys: (prefix) =>
      [...Object.keys(browserStorage() ?? {}), ...memory.keys()]
        .filter((key) => key.startsWith(own + prefix))
        .map((key) => key.slice(own.length)),
  };
}

/** A page in a sandbox may have none: then asking for it throws. */
function browserStorage(): globalThis.Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
