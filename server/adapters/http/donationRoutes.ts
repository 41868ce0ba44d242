import { json, type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { DonationId, type ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { CheckoutBody } from '#shared/protocol/http.ts';
import { addressOf } from './address.ts';
import type { Giving } from './doors.ts';
import { languageOf } from './language.ts';
import type { LimitName, Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { addressPart, fieldErrors, methodNotAllowed, refuse } from './reply.ts';

export interface DonationRoutesParts {
  readonly store: StoreReads;
  readonly giving: Giving;
  readonly players: PlayerCookies;
  readonly limits: Limits;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** From a basket to the payment page and back. */
export function donationRoutes({ store, giving, players, limits, refusePage }: DonationRoutesParts): Router {
  const router = Router();

  /** the project of an existing village, or null */
  const projectOf = async (request: Request): Promise<{ village: VillageSlug; project: ProjectSlug } | null> => {
    const village = addressPart(VillageSlug, request.params.village);
    const row = village === null ? null : await store.village(village);
    return row ? { village: row.slug, project: row.project } : null;
  };

  const spend = async (name: LimitName, key: string): Promise<Refusal | null> => {
    const wait = await limits.spend(name, key);
    return wait === null ? null : { name: 'too-many-requests', retryAfterSeconds: wait };
  };

  router
    .route('/api/villages/:village/checkouts')
    .post(json({ limit: '64kb' }), async (request, response) => {
      const place = await projectOf(request);
      if (!place) return refuse(request, response, { name: 'not-found' });
      const body = CheckoutBody.safeParse(request.body);
      if (!body.success) {
        return refuse(request, response, { name: 'bad-request', errors: fieldErrors(body.error) });
      }
      const spent = (await spend('checkoutByAddress', addressOf(request))) ?? (await knownPlayer(request));
      if (spent) return refuse(request, response, spent);
      const reply = await giving.startCheckout(place.village, players.ensure(request, response), body.data);
      if (!reply.ok) return refuse(request, response, reply.error);
      response.status(201).set('Cache-Control', 'no-store').json(reply.value);
    })
    .all(methodNotAllowed('POST'));

  /** a new player has no count yet; its address has */
  async function knownPlayer(request: Request): Promise<Refusal | null> {
    const player = players.of(request);
    return player === null ? null : spend('checkoutByPlayer', player);
  }

  router
    .route('/v/:village/give')
    .post(urlencoded({ limit: '64kb', extended: false }), giveWithoutScript(projectOf, knownPlayer))
    .all(methodNotAllowed('POST'));

  /** The form of a page without script: one of each ticked gift, places chosen by the village. */
  function giveWithoutScript(place: typeof projectOf, limited: typeof knownPlayer): RequestHandler {
    return async (request, response) => {
      const where = await place(request);
      if (!where) return refusePage(request, response, { name: 'not-found' });
      const body = CheckoutBody.safeParse(bodyOfForm(request));
      if (!body.success) {
        return refusePage(request, response, { name: 'basket-refused', errors: fieldErrors(body.error) });
      }
      const spent = (await spend('checkoutByAddress', addressOf(request))) ?? (await limited(request));
      if (spent) return refusePage(request, response, spent);
      const reply = await giving.startCheckout(where.village, players.ensure(request, response), body.data);
      if (!reply.ok) return refusePage(request, response, reply.error);
      response.redirect(303, reply.value.checkoutUrl);
    };
  }

  router
    .route('/api/donations/:donation')
    .get(async (request, response) => {
      const donation = addressPart(DonationId, request.params.donation);
      const status = donation === null ? null : await giving.status(donation);
      if (!status) return refuse(request, response, { name: 'not-found' });
      response.set('Cache-Control', 'no-store').json(status);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/donations/:donation/cancel')
    .post(json({ limit: '64kb' }), async (request, response) => {
      const donation = addressPart(DonationId, request.params.donation);
      if (donation === null) return refuse(request, response, { name: 'not-found' });
      const cancelled = await giving.cancel(donation);
      if (!cancelled.ok) return refuse(request, response, cancelled.error);
      response.set('Cache-Control', 'no-store').json(cancelled.value);
    })
    .all(methodNotAllowed('POST'));
  return router;
}

/** What the form without script says, in the words of the API. */
function bodyOfForm(request: Request): unknown {
  const form: Record<string, unknown> = request.body ?? {};
  const ticked = Array.isArray(form.gift) ? form.gift : form.gift === undefined ? [] : [form.gift];
  return {
    catalogueVersion: form.catalogueVersion,
    basketKey: form.basketKey,
    gifts: ticked.map((gift: unknown) => ({ gift, quantity: 1, plot: null })),
    coverFees: form.coverFees === 'on',
    adult: form.adult === 'on',
    language: languageOf(request),
  };
}
