import { json, type Request, type Response, Router } from 'express';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { PlacementId, type PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { EventsSince, Holds } from '#shared/protocol/http.ts';
import { Gesture } from '#shared/protocol/live.ts';
import type { PlacementWords, ProjectReply } from '#shared/protocol/page.ts';
import type { QuestionsReply } from '#shared/questions/question.ts';
import type { AddressOf } from './address.ts';
import { sendEncoded } from './encoded.ts';
import type { FreeAct } from './freeActs.ts';
import { toldInShort } from './newsRoutes.ts';
import type { PlayerCookies } from './player.ts';
import { addressPart, fieldErrors, isKnown, methodNotAllowed, refuse, wholeNumber } from './reply.ts';
import type { Snapshots } from './snapshots.ts';

export interface VillageRoutesParts {
  readonly store: StoreReads;
  readonly snapshots: Snapshots;
  readonly freeAct: FreeAct;
  readonly players: PlayerCookies;
  readonly addressOf: AddressOf;
  /** the questions of a village, and which of them this player has answered */
  readonly asked: (village: VillageSlug, player: PlayerId | null) => Promise<QuestionsReply>;
}

/** More than this and the answer ends early: `seq` is ahead of the last event, and the client asks again. */
const EVENTS_AT_ONCE = 5000;

/** What anybody may read of a village and its project, and the free acts of play. */
export function villageRoutes({ store, snapshots, freeAct, players, addressOf, asked }: VillageRoutesParts): Router {
  const router = Router();
  const villageOf = (request: Request) => addressPart(VillageSlug, request.params.village);
  const missing = (request: Request, response: Response) => refuse(request, response, { name: 'not-found' });

  router
    .route('/api/villages/:village')
    .get(async (request, response) => {
      const village = villageOf(request);
      const cached = village === null ? null : await snapshots(village);
      if (!cached) return missing(request, response);
      response.set({ ETag: cached.etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
      if (isKnown(request, cached.etag)) return void response.status(304).end();
      await sendEncoded(request, response, 'application/json', cached.encoded);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/villages/:village/events')
    .get(async (request, response) => {
      const village = villageOf(request);
      const since = wholeNumber(request.query.since);
      const row = village === null ? null : await store.village(village);
      if (!row) return missing(request, response);
      if (since === null) {
        const errors = [{ path: 'since', message: 'a whole number, from 0' }];
        return refuse(request, response, { name: 'bad-request', errors });
      }
      const events = await store.eventsSince(row.slug, since, EVENTS_AT_ONCE);
      // Events that were committed after the row was read are part of the answer.
      const seq = Math.max(row.seq, events.at(-1)?.seq ?? 0);
      const reply: EventsSince = { seq, events: [...events] };
      response.set('Cache-Control', 'no-store').json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/villages/:village/holds')
    .get(async (request, response) => {
      const village = villageOf(request);
      if (village === null || !(await store.village(village))) return missing(request, response);
      const { revision, plots } = await store.holds(village);
      const reply: Holds = { revision, plots: plots.map(({ x, y }) => [x, y]) };
      response.set('Cache-Control', 'no-store').json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/villages/:village/gestures')
    .post(json({ limit: '64kb' }), async (request, response) => {
      const village = villageOf(request);
      if (village === null || !(await store.village(village))) return missing(request, response);
      const gesture = Gesture.safeParse(request.body);
      if (!gesture.success) {
        return refuse(request, response, { name: 'bad-request', errors: fieldErrors(gesture.error) });
      }
      const player = players.ensure(request, response);
      const done = await freeAct(addressOf(request), village, player, gesture.data);
      if (!done.ok) return refuse(request, response, done.error);
      response.status(201).json({ ok: true });
    })
    .all(methodNotAllowed('POST'));

  router
    .route('/api/villages/:village/questions')
    .get(async (request, response) => {
      const village = villageOf(request);
      if (village === null || !(await store.village(village))) return missing(request, response);
      const player = players.of(request);
      const reply: QuestionsReply = await asked(village, player);
      response.set('Cache-Control', 'no-store').json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/api/projects/:project')
    .get(async (request, response) => {
      const slug = addressPart(ProjectSlug, request.params.project);
      const row = slug === null ? null : await store.project(slug);
      if (!row) return missing(request, response);
      const { association: _, ...project } = row;
      const reply: ProjectReply = { project, given: Object.fromEntries(await store.given(row.slug)) };
      response.set('Cache-Control', 'no-cache').json(reply);
    })
    .all(methodNotAllowed('GET, HEAD'));

  const wordsOn = async (request: Request, response: Response) => {
    const placement = addressPart(PlacementId, request.params.placement);
    if (placement === null) return missing(request, response);
    const [words, placedAt, told] = await Promise.all([
      store.wordsOn(placement),
      store.placedAt(placement),
      store.newsOn(placement),
    ]);
    const news = told && (await toldInShort(store, told));
    const placedOn = placedAt === null ? null : new Date(placedAt).toISOString().slice(0, 10);
    const reply: PlacementWords = { placement, ...words, placedOn, news };
    response.set('Cache-Control', 'no-store').json(reply);
  };
  router.route('/api/placements/:placement/words').get(wordsOn).all(methodNotAllowed('GET, HEAD'));
  return router;
}
