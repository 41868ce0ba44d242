import type { Checks } from '#server/domain/ports/checks.ts';
import type { Store } from '#server/domain/ports/store.ts';

/** A store with the questions by which its host can see that everything in it is right. */
export interface OpenedStore extends Store {
  readonly checks: Checks;
}
