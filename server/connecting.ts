import { err, ok } from '#shared/result.ts';
import type { ConnectTokens } from './adapters/auth/connectTokens.ts';
import type { Connecting } from './adapters/http/connectRoutes.ts';
import { connectProblem } from './adapters/http/refusals.ts';
import { accountNow, accountOf, onboardingPage } from './domain/associations/connect.ts';
import type { Deps } from './domain/deps.ts';
import type { TokenBucket } from './domain/donations/token-bucket.ts';
import type { AssociationRow } from './domain/ports/rows.ts';

/** How long an association may come back to the address that its host gave it. */
export const CONNECT_LINK_MS = 7 * 24 * 60 * 60_000;

/** Connecting as the HTTP door asks for it. What it asks of Stripe comes out of the bucket of all hints. */
export function connectingDoor(deps: Deps, tokens: ConnectTokens, calls: TokenBucket, publicUrl: string): Connecting {
  const bearer = async (token: string): Promise<AssociationRow | null> => {
    const id = tokens.read(token, deps.surroundings.now());
    return id === null ? null : deps.store.read.association(id);
  };
  const over = err({ name: 'link-over' } as const);
  const mayAsk = () => calls.take(1, deps.surroundings.now()) > 0;
  return {
    async status(token) {
      const association = await bearer(token);
      if (!association) return over;
      const account = await accountOf(deps, association);
      const { state, requirements } = account ?? { state: 'none' as const, requirements: [] };
      return ok({ association: association.name, state, requirements });
    },
    async lookAgain(token) {
      const association = await bearer(token);
      if (!association) return over;
      if (mayAsk()) await accountNow(deps, association);
      return ok(null);
    },
    async onward(token) {
      const association = await bearer(token);
      if (!association) return over;
      if (!mayAsk()) return err({ name: 'payments-unreachable', retryAfterSeconds: 5 });
      const address = `${publicUrl}/connect/${token}`;
      const urls = { refreshUrl: `${address}/refresh`, returnUrl: `${address}/return` };
      const page = await onboardingPage(deps, association.id, urls);
      if (page.ok) return ok(page.value.url);
      deps.log.warn({ association: association.id, why: page.error.kind }, 'no page at stripe for an association');
      return err(connectProblem(page.error));
    },
  };
}
