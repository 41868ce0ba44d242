import { randomBytes } from 'node:crypto';
import { json, type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { receiptLowers } from '#server/domain/taxReceipts/body.ts';
import { priceBasket } from '#shared/catalogue/pricing.ts';
import { DonationId, type GiftSlug, type ProjectSlug, ShareCode, VillageSlug } from '#shared/ids.ts';
import { CheckoutBody, CheckoutOrder, type FriendWords, MOST_FRIEND_WORDS } from '#shared/protocol/http.ts';
import type { AddressOf } from './address.ts';
import type { Giving, Pages } from './doors.ts';
import type { Entrance } from './entrance.ts';
import { languageOf } from './language.ts';
import type { LimitName, Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { checkoutProblem } from './refusals.ts';
import { addressPart, fieldErrors, methodNotAllowed, refuse } from './reply.ts';

export interface DonationRoutesParts {
  readonly store: StoreReads;
  readonly giving: Giving;
  readonly entrance: Entrance;
  readonly players: PlayerCookies;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly pages: Pick<Pages, 'receipt'>;
  readonly simulation: boolean;
  readonly now: () => number;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** From a basket to the payment page and back. */
export function donationRoutes(parts: DonationRoutesParts): Router {
  const { store, giving, entrance, players, limits, addressOf, pages, simulation, now, refusePage } = parts;
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
      const order = CheckoutOrder.safeParse(request.body);
      if (!order.success) {
        return refuse(request, response, { name: 'bad-request', errors: fieldErrors(order.error) });
      }
      const { proof, ...body } = order.data;
      const spent =
        (await spend('checkoutByAddress', addressOf(request))) ?? (await knownPlayer('checkoutByPlayer', request));
      if (spent) return refuse(request, response, spent);
      const passage = await entrance.admit(askerOf(request, place.village), proof);
      if (!passage.ok) return refuse(request, response, passage.error);
      const player = players.ensure(request, response);
      const reply = await giving.startCheckout(place.village, player, body, passage.value);
      if (!reply.ok) return refuse(request, response, reply.error);
      response.status(201).set('Cache-Control', 'no-store').json(reply.value);
    })
    .all(methodNotAllowed('POST'));

  /** a new player has no count yet; its address has */
  async function knownPlayer(name: LimitName, request: Request): Promise<Refusal | null> {
    const player = players.of(request);
    return player === null ? null : spend(name, player);
  }

  const askerOf = (request: Request, village: VillageSlug) => ({
    village,
    address: addressOf(request),
    player: players.of(request),
  });

  router
    .route('/v/:village/give')
    .post(urlencoded({ limit: '64kb', extended: false }), giveWithoutScript())
    .all(methodNotAllowed('POST'));

  /** Without script: the receipt in advance first [G4], then the payment page; the village chooses the places. */
  function giveWithoutScript(): RequestHandler {
    return async (request, response) => {
      const where = await projectOf(request);
      const project = where === null ? null : await store.project(where.project);
      if (!where || !project) return refusePage(request, response, { name: 'not-found' });
      const form = formOf(request);
      const language = languageOf(request);
      if (form.confirmed !== 'yes') {
        const priced = priceBasket(project, form.gifts, false);
        if (!priced.ok) return refusePage(request, response, checkoutProblem(priced.error));
        const today = new Date(now()).toISOString().slice(0, 10);
        const token = await entrance.formToken(askerOf(request, where.village));
        if (!token.ok) return refusePage(request, response, token.error);
        // One for each receipt: a double click on its button is one donation.
        const basketKey = randomBytes(16).toString('base64url');
        const model = {
          project,
          village: where.village,
          basketKey,
          via: form.via,
          token: token.value,
          priced: priced.value,
          receiptLowers: await receiptLowers(store, project),
          today,
        };
        return void response.type('html').send(pages.receipt(model, { language, simulation }));
      }
      const { confirmed: _, token, ...basket } = form;
      const body = CheckoutBody.safeParse({ ...basket, language });
      if (!body.success) return refusePage(request, response, { name: 'basket-refused' });
      const spent = (await spend('formByAddress', addressOf(request))) ?? (await knownPlayer('formByPlayer', request));
      if (spent) return refusePage(request, response, spent);
      const passage = await entrance.admitForm(askerOf(request, where.village), token);
      if (!passage.ok) return refusePage(request, response, passage.error);
      const player = players.ensure(request, response);
      const reply = await giving.startCheckout(where.village, player, body.data, passage.value);
      if (!reply.ok) return refusePage(request, response, reply.error);
      response.redirect(303, reply.value.checkoutUrl);
    };
  }

  router
    .route('/api/donations/:donation')
    .get(async (request, response) => {
      const donation = addressPart(DonationId, request.params.donation);
      const status = donation === null ? null : await giving.status(donation, players.of(request));
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

const formText = z.string().max(200).default('');
const GiveForm = z.object({
  catalogueVersion: formText,
  basketKey: formText,
  confirmed: formText,
  token: formText,
  via: ShareCode.nullable().catch(null).default(null),
  adult: z.literal('on').optional(),
  forFriend: z.literal('on').optional(),
  friendFrom: formText,
  friendWords: z
    .string()
    .max(2 * MOST_FRIEND_WORDS)
    .default(''),
  // One ticked box comes as a text, several as a list.
  gift: z.union([formText.transform((gift) => [gift]), z.array(formText)]).default([]),
});

/** What the form without script says, in the words of the API; what it does not say is left for the API's own rules. */
function formOf(request: Request) {
  const form = GiveForm.safeParse(request.body ?? {});
  const said = form.success ? form.data : GiveForm.parse({});
  const { catalogueVersion, basketKey, confirmed, token, via, adult, gift } = said;
  const forFriend = said.forFriend === 'on' ? friendOf(said) : null;
  // Not a slug of any catalogue is an unknown gift for the pricing, which refuses it.
  const gifts = gift.map((slug) => ({ gift: slug as GiftSlug, quantity: 1, plot: null }));
  return { catalogueVersion, basketKey, confirmed, token, via, adult: adult === 'on', gifts, forFriend };
}

/** A field that was left empty says nothing. A line break of a form is two characters, and counts as one. */
function friendOf({ friendFrom, friendWords }: z.output<typeof GiveForm>): FriendWords {
  const written = (text: string) => text.replaceAll('\r\n', '\n').trim() || null;
  return { from: written(friendFrom), words: written(friendWords) };
}
