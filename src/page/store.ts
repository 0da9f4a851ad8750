import { useEffect, useState } from 'preact/hooks';

/** A value that the parts of the page look at and are drawn again by. */
export interface Store<State> {
  get(): State;
  set(change: Partial<State>): void;
  watch(watcher: () => void): () => void;
}

export function makeStore<State extends object>(first: State): Store<State> {
  let state = first;
  const watchers = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export function useStore<State extends object>(store: Store<State>): State {
  const [state, setState] = useState(store.get());
  useEffect(() => store.watch(() => setState(store.get())), [store]);
  return state;
}
