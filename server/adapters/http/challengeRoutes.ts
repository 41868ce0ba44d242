import { type Request, Router } from 'express';
import { VillageSlug } from '#shared/ids.ts';
import type { AddressOf } from './address.ts';
import type { Entrance } from './entrance.ts';
import type { Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

export interface ChallengeRoutesParts {
  readonly entrance: Entrance;
  readonly players: PlayerCookies;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
}

/** The work that a page does before it may ask for a payment session. */
export function challengeRoutes({ entrance, players, limits, addressOf }: ChallengeRoutesParts): Router {
  const router = Router();
  const askerOf = (request: Request, village: VillageSlug) => ({
    village,
    address: addressOf(request),
    player: players.of(request),
  });
  router
    .route('/api/villages/:village/challenge')
    .get(async (request, response) => {
      const village = addressPart(VillageSlug, request.params.village);
      if (village === null) return refuse(request, response, { name: 'not-found' });
      const wait = await limits.spend('challengeByAddress', addressOf(request));
      if (wait !== null) {
        return refuse(request, response, { name: 'too-many-requests', retryAfterSeconds: wait });
      }
      const challenge = await entrance.challenge(askerOf(request, village));
      if (!challenge.ok) return refuse(request, response, challenge.error);
      response.set('Cache-Control', 'no-store').json(challenge.value);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
