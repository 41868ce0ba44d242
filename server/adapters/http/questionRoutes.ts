import { type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Deps } from '#server/domain/deps.ts';
import { type PlayerId, VillageSlug } from '#shared/ids.ts';
import { type Question, QuestionId, type QuestionsReply } from '#shared/questions/question.ts';
import type { AddressOf } from './address.ts';
import type { PageContext } from './doors.ts';
import type { FreeAct } from './freeActs.ts';
import { languageOf } from './language.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { addressPart, methodNotAllowed } from './reply.ts';

export interface QuestionRoutesParts {
  readonly deps: Deps;
  readonly freeAct: FreeAct;
  readonly players: PlayerCookies;
  readonly addressOf: AddressOf;
  readonly asked: (village: VillageSlug, player: PlayerId | null) => Promise<QuestionsReply>;
  readonly pages: {
    question(
      model: {
        readonly village: VillageSlug;
        readonly villageName: string;
        readonly question: Question | null;
        readonly answer: number | null;
        readonly hasMore: boolean;
      },
      context: PageContext,
    ): string;
  };
  readonly simulation: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

const AnswerForm = z.object({ question: QuestionId, answer: z.coerce.number().pipe(z.int().min(0).max(3)) });

/** [V4] Small questions without script: one at a time, the next one that this reader has not answered. */
export function questionRoutes(parts: QuestionRoutesParts): Router {
  const { deps, freeAct, players, addressOf, asked, pages, simulation, refusePage } = parts;
  const router = Router();

  async function placeOf(request: Request) {
    const slug = addressPart(VillageSlug, request.params.village);
    return slug === null ? null : deps.store.read.village(slug);
  }
  const send = (request: Request, response: Response, page: (context: PageContext) => string) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    response.type('html').send(page({ language: languageOf(request), simulation }));
  };

  router
    .route('/v/:village/questions')
    .get(async (request, response) => {
      const place = await placeOf(request);
      if (!place) return refusePage(request, response, { name: 'not-found' });
      const { questions, answered } = await asked(place.slug, players.of(request));
      const question = questions.find(({ id }) => !answered.includes(id)) ?? null;
      const model = { village: place.slug, villageName: place.name, question, answer: null, hasMore: false };
      send(request, response, (context) => pages.question(model, context));
    })
    .post(urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
      const place = await placeOf(request);
      if (!place) return refusePage(request, response, { name: 'not-found' });
      const form = AnswerForm.safeParse(request.body ?? {});
      if (!form.success) return refusePage(request, response, { name: 'bad-request' });
      const player = players.ensure(request, response);
      const gesture = { kind: 'answerQuestion', ...form.data } as const;
      const done = await freeAct(addressOf(request), place.slug, player, gesture);
      if (!done.ok) return refusePage(request, response, done.error);
      const { questions, answered } = await asked(place.slug, player);
      const { question: id, answer } = form.data;
      const question = questions.find((candidate) => candidate.id === id) ?? null;
      const hasMore = answered.length < questions.length;
      const model = { village: place.slug, villageName: place.name, question, answer, hasMore };
      send(request, response, (context) => pages.question(model, context));
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}
