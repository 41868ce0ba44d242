import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { PlacementId, PlayerId, VillageSlug } from '#shared/ids.ts';
import { everyQuestion } from '#shared/questions/every.ts';
import { NOTHING_ASKED, type Question, type QuestionId } from '#shared/questions/question.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { dayOf, isThirsty } from '#shared/village/care.ts';
import { always, commit, type Deps } from '../deps.ts';

export type WaterRefusal = { readonly kind: 'unknownVillage' | 'unknownGift' | 'notThirsty' | 'wateredToday' };

const WATERED_ONE = { waterings: 1, planted: 0, answers: 0 };
const ANSWERED_ONE = { waterings: 0, planted: 0, answers: 1 };

/** [V4] A visitor waters a crop, a tree or a bed: once a day each. It is seen by all, and makes it grow a little. */
export async function waterCrop(
  deps: Deps,
  { village, player, placement }: { village: VillageSlug; player: PlayerId; placement: PlacementId },
): Promise<Result<null, WaterRefusal>> {
  const { read } = deps.store;
  const row = await read.village(village);
  const project = row && (await read.project(row.project));
  if (!project) return err({ kind: 'unknownVillage' });
  return commit<null, WaterRefusal>(deps, async (tx, told) => {
    const gift = await tx.standingGift(village, placement);
    const sprite = everyGift(project).find(({ slug }) => slug === gift)?.sprite;
    if (sprite === undefined) return err({ kind: 'unknownGift' });
    if (!isThirsty(sprite)) return err({ kind: 'notThirsty' });
    const now = deps.surroundings.now();
    const day = dayOf(now);
    await tx.touchPlayer(player, now);
    const gesture = { key: `water:${placement}:${day}`, isOfDay: true };
    if (!(await tx.markGesture(village, player, gesture, now))) return err({ kind: 'wateredToday' });
    await tx.countWatering(village, placement, day);
    await tx.countGestures(village, WATERED_ONE);
    told.events.push({
      village,
      events: await tx.appendEvents(village, [{ type: 'cropWatered', placement, day }], now),
    });
    return ok(null);
  });
}

const DAY_MS = 86_400_000;

/** [P1] Who watered and planted is known for as long as it says who may do so again, and no longer. */
export const forgetGestures = (deps: Deps): Promise<void> =>
  always(deps, (tx) => tx.forgetGestures(dayOf(deps.surroundings.now()) * DAY_MS));

/** What visitors of a village are asked: our sets that a steward picked, then the association's own. */
export async function questionsIn({ store }: Pick<Deps, 'store'>, village: VillageSlug): Promise<readonly Question[]> {
  const row = await store.read.village(village);
  if (!row) return [];
  return everyQuestion((await store.read.asking(row.project))?.published ?? NOTHING_ASKED);
}

const ANSWER = 'answer:';

/** The questions that a player has answered here. */
export async function answeredBy(
  { store }: Pick<Deps, 'store'>,
  village: VillageSlug,
  player: PlayerId,
): Promise<readonly string[]> {
  return (await store.read.gesturesOf(village, player, ANSWER)).map((key) => key.slice(ANSWER.length));
}

export type AnswerRefusal = { readonly kind: 'unknownQuestion' };

/** [V4] Any answer is fine. The first one that a player gives to a question makes the village a little lovelier for all. */
export async function answerQuestion(
  deps: Deps,
  { village, player, question: id, answer }: Answered,
): Promise<Result<Question, AnswerRefusal>> {
  const question = (await questionsIn(deps, village)).find((asked) => asked.id === id);
  if (!question || answer >= question.answers.length) return err({ kind: 'unknownQuestion' });
  return commit<Question, AnswerRefusal>(deps, async (tx, told) => {
    const now = deps.surroundings.now();
    await tx.touchPlayer(player, now);
    const gesture = { key: ANSWER + id, isOfDay: false };
    // Answered before: it is explained again, and counts once.
    if (!(await tx.markGesture(village, player, gesture, now))) return ok(question);
    await tx.countGestures(village, ANSWERED_ONE);
    told.events.push({ village, events: await tx.appendEvents(village, [{ type: 'questionAnswered' }], now) });
    return ok(question);
  });
}

export interface Answered {
  readonly village: VillageSlug;
  readonly player: PlayerId;
  readonly question: QuestionId;
  /** which of its answers, from 0 */
  readonly answer: number;
}
