/** One value that many look at: whoever subscribed hears of every change, once per turn. */
export interface Store<S> {
  get(): S;
  set(patch: Partial<S>): void;
  subscribe(listener: (state: S) => void): void;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  let announced = true;
  const listeners: ((state: S) => void)[] = [];
  return {
    get: () => state,
    set: (patch) => {
      state = { ...state, ...patch };
      if (!announced) return;
      announced = false;
      queueMicrotask(() => {
        announced = true;
        for (const listener of listeners) listener(state);
      });
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
