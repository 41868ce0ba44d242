import { json, type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Deps } from '#server/domain/deps.ts';
import { guessesIn, layPebble } from '#server/domain/news/guesses.ts';
import { NewsId, type PlayerId, ProjectSlug } from '#shared/ids.ts';
import { GuessBody, type QuestionTold } from '#shared/protocol/guess.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AddressOf } from './address.ts';
import { languageOf } from './language.ts';
import type { Limits } from './limits.ts';
import type { PlayerCookies } from './player.ts';
import type { Refusal } from './problem.ts';
import { guessProblem } from './refusals.ts';
import { addressPart, fieldErrors, methodNotAllowed, refuse } from './reply.ts';

export interface GuessRoutesParts {
  readonly deps: Deps;
  readonly limits: Limits;
  readonly players: PlayerCookies;
  readonly addressOf: AddressOf;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** As a form sends it: texts. */
const digits = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const GuessForm = z.object({ version: digits, option: digits }).pipe(GuessBody);

/** [V4] A pebble on what news ask: from their page without script, and from the game. */
export function guessRoutes({ deps, limits, players, addressOf, refusePage }: GuessRoutesParts): Router {
  const { read } = deps.store;
  const router = Router();

  const placeOf = (request: Request) => {
    const project = addressPart(ProjectSlug, request.params.project);
    const news = addressPart(NewsId, request.params.news);
    return project === null || news === null ? null : { project, news };
  };
  type Place = NonNullable<ReturnType<typeof placeOf>>;

  /** Where nothing is asked nobody becomes a player. */
  async function isAsked({ project, news }: Place): Promise<boolean> {
    const asking = await read.onePublished(news);
    return asking?.project === project && asking.body.question !== null;
  }

  async function lay(
    request: Request,
    response: Response,
    place: Place,
    guess: GuessBody,
  ): Promise<Result<PlayerId, Refusal>> {
    const address = addressOf(request);
    const wait = await limits.spend('gestureByAddress', address);
    if (wait !== null) return err({ name: 'too-many-requests', retryAfterSeconds: wait });
    const player = players.ensure(request, response);
    const done = await layPebble(deps, { ...place, ...guess, player });
    if (done.ok) return ok(player);
    await limits.giveBack('gestureByAddress', address);
    return err(guessProblem(done.error));
  }

  async function told({ project, news }: Place, player: PlayerId): Promise<QuestionTold | null> {
    return (await guessesIn(read, project, await read.publishedNews(project), player)).questionOf(news);
  }

  router
    .route('/p/:project/news/:news/guess')
    .post(urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
      const place = placeOf(request);
      if (!place || !(await isAsked(place))) return refusePage(request, response, { name: 'not-found' });
      const form = GuessForm.safeParse(request.body ?? {});
      if (!form.success) return refusePage(request, response, { name: 'bad-request' });
      const laid = await lay(request, response, place, form.data);
      if (!laid.ok) return refusePage(request, response, laid.error);
      const { project, news } = place;
      response.set('Cache-Control', 'no-store');
      response.redirect(303, `/p/${project}/news/${news}?lang=${languageOf(request)}#question-${news}`);
    })
    .all(methodNotAllowed('POST'));

  router
    .route('/api/projects/:project/news/:news/guess')
    .post(json({ limit: '4kb' }), async (request, response) => {
      const place = placeOf(request);
      if (!place || !(await isAsked(place))) return refuse(request, response, { name: 'not-found' });
      const guess = GuessBody.safeParse(request.body);
      if (!guess.success) {
        return refuse(request, response, { name: 'bad-request', errors: fieldErrors(guess.error) });
      }
      const laid = await lay(request, response, place, guess.data);
      const question = laid.ok ? await told(place, laid.value) : null;
      // Withdrawn between the pebble and this answer: it is asked no more.
      if (!question) return refuse(request, response, laid.ok ? { name: 'not-found' } : laid.error);
      response.set('Cache-Control', 'no-store').json(question);
    })
    .all(methodNotAllowed('POST'));
  return router;
}
