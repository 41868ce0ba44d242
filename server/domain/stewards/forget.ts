import { always, type Deps } from '../deps.ts';

/** A link that came too late is renewed in one tap for so long; then the address that asked for it is forgotten. */
const KEPT_MS = 7 * 86_400_000;

/** Anybody can ask for a letter to anybody's address: what was not used must not stay. */
export const forgetSignIns = (deps: Deps): Promise<void> =>
  always(deps, (tx) => tx.forgetSignIns(deps.surroundings.now() - KEPT_MS));
