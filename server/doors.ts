import type { AttemptId, DonationId, PlayerId, VillageSlug } from '#shared/ids.ts';
import { letterBody } from '#shared/letters/body.ts';
import type { QuestionsReply } from '#shared/questions/question.ts';
import { assertNever, err, ok } from '#shared/result.ts';
import type { ChoiceTokens } from './adapters/auth/choiceTokens.ts';
import type { CornerTokens } from './adapters/auth/cornerTokens.ts';
import type { Choosing } from './adapters/http/choiceRoutes.ts';
import type { LetterShown, ShownLetters } from './adapters/http/devMailRoutes.ts';
import type { Giving, ReceiveWebhook, WebhookDoor } from './adapters/http/doors.ts';
import { cancelProblem, checkoutProblem, flowerProblem, waterProblem } from './adapters/http/refusals.ts';
import { linkLetter } from './adapters/mail/linkLetter.ts';
import { taxReceiptLetter } from './adapters/mail/taxReceiptLetter.ts';
import { type LetterLinks, thanksLetter } from './adapters/mail/thanksLetter.ts';
import { verifyEvent } from './adapters/stripe/webhook.ts';
import { cornerLetterFor } from './domain/corner/entering.ts';
import { guardedCheckout } from './domain/defence/guarded-checkout.ts';
import type { Deps } from './domain/deps.ts';
import { cancel } from './domain/donations/cancel.ts';
import { receiveEvent } from './domain/donations/events.ts';
import { status, syncedStatus } from './domain/donations/status.ts';
import type { TokenBucket } from './domain/donations/token-bucket.ts';
import { choicesOf, takeBack } from './domain/letters/choices.ts';
import { stewardLetterFor } from './domain/letters/stewards.ts';
import { taxReceiptLetterFor } from './domain/letters/taxReceipts.ts';
import { thanksFor } from './domain/letters/thanks.ts';
import { openIn } from './domain/reconciliation/compare.ts';
import { answeredBy, answerQuestion, questionsIn, waterCrop } from './domain/villages/gestures.ts';
import { plantFlower } from './domain/villages/plant-flower.ts';

/** Giving as the HTTP door asks for it: the domain's refusals become problems here. */
export function givingDoor(deps: Deps, hintCalls: TokenBucket): Giving {
  return {
    async startCheckout(village, player, body, passage) {
      const opened = await guardedCheckout(deps, { village, player, body }, passage);
      return opened.ok ? opened : err(checkoutProblem(opened.error));
    },
    async cancel(donation) {
      const cancelled = await cancel(deps, donation);
      if (!cancelled.ok) return err(cancelProblem(cancelled.error));
      const now = await status(deps, donation);
      return now === null ? err({ name: 'not-found' }) : ok(now);
    },
    status: (donation, by) => status(deps, donation, by),
    lookAgain: async (donation) => void (await syncedStatus(deps, hintCalls, donation)),
    async gesture(village, player, gesture) {
      switch (gesture.kind) {
        case 'plantFlower': {
          const { flower: kind, x, y } = gesture;
          const planted = await plantFlower(deps, { village, player, kind, plot: { x, y } });
          return planted.ok ? planted : err(flowerProblem(planted.error));
        }
        case 'waterCrop': {
          const { placement } = gesture;
          const watered = await waterCrop(deps, { village, player, placement });
          return watered.ok ? watered : err(waterProblem(watered.error));
        }
        case 'answerQuestion': {
          const { question, answer } = gesture;
          const answered = await answerQuestion(deps, { village, player, question, answer });
          return answered.ok ? ok(null) : err({ name: 'not-found' });
        }
        default:
          return assertNever(gesture);
      }
    },
  };
}

/** The questions of a village, as HTTP asks for them. */
export async function askedDoor(deps: Deps, village: VillageSlug, player: PlayerId | null): Promise<QuestionsReply> {
  const questions = await questionsIn(deps, village);
  const answered = new Set(player === null ? [] : await answeredBy(deps, village, player));
  return { questions: [...questions], answered: questions.map(({ id }) => id).filter((id) => answered.has(id)) };
}

/** What goes on at once after a delivery. */
export interface Follow {
  nudgeBacklog(): void;
  /** a card was refused on the page of this attempt of ours */
  declined(attempt: AttemptId): void;
}

/** A delivery of Stripe's: checked, then stored before it is acknowledged. */
export function webhookDoor(
  deps: Deps,
  secrets: Readonly<Record<WebhookDoor, readonly string[]>>,
  follow: Follow,
): ReceiveWebhook {
  return async (rawBody, signature, door) => {
    const hint = verifyEvent(rawBody, signature, secrets[door], deps.surroundings.now(), door);
    if (!hint.ok) return 'forged';
    const received = await receiveEvent(deps, hint.value);
    if (received === 'waiting') follow.nudgeBacklog();
    const declined = hint.value.decline?.reference ?? null;
    if (received === 'applied' && declined !== null) follow.declined(declined);
    return 'stored';
  };
}

/** How old the last comparison with Stripe is, and what it left open. */
export const lastComparison = (deps: Deps) => async () => {
  const report = await deps.store.read.lastReport();
  if (!report) return null;
  const ageSeconds = Math.max(0, (deps.surroundings.now() - report.finishedAt) / 1000);
  return { ageSeconds, openDifferences: openIn(report) };
};

/** Of the newest letters, those that anybody would still be sent. */
const SHOWN_LETTERS = 50;

export function lettersDoor(deps: Pick<Deps, 'store' | 'settings' | 'surroundings'>, links: LetterLinks): ShownLetters {
  const { store, settings } = deps;
  return async () => {
    const shown: LetterShown[] = [];
    for (const { id, done, body } of await store.read.letters(SHOWN_LETTERS)) {
      const letter = letterBody(body);
      if (letter.kind === 'thanks') {
        const thanks = await thanksFor(store.read, letter.donation, !settings.livemode);
        if (thanks) shown.push({ id, carried: done, to: thanks.to, ...thanksLetter(thanks, links) });
        continue;
      }
      if (letter.kind === 'taxReceipt' || letter.kind === 'taxReceiptVoid') {
        const told = await taxReceiptLetterFor(store.read, letter);
        if (told) shown.push({ id, carried: done, to: told.to, ...taxReceiptLetter(told, links) });
        continue;
      }
      const written =
        letter.kind === 'corner' ? await cornerLetterFor(deps, letter) : await stewardLetterFor(deps, letter);
      if (written) shown.push({ id, carried: done, to: written.to, ...linkLetter(written, links) });
    }
    return shown;
  };
}

/** Where a giver takes back what was chosen with a donation [G5]. */
export const choicesPathOf =
  (tokens: ChoiceTokens) =>
  (donation: DonationId): string =>
    `/choices/${tokens.sign(donation)}`;

/** Where the letter's link leads [B2]. */
export const cornerPathOf =
  (tokens: Pick<CornerTokens, 'tokenOf'>) =>
  (link: string): string =>
    `/me/link/${tokens.tokenOf(link)}`;

/** Taking choices back as the HTTP door asks for it. */
export function choicesDoor(deps: Deps, tokens: ChoiceTokens): Choosing {
  return {
    async choices(token) {
      const donation = tokens.read(token);
      return donation === null ? null : choicesOf(deps, donation);
    },
    async takeBack(token, kind) {
      const donation = tokens.read(token);
      if (donation === null) return false;
      await takeBack(deps, donation, kind);
      return true;
    },
  };
}
