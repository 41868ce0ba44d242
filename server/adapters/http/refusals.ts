import type { ConnectRefusal } from '#server/domain/associations/connect.ts';
import type { CancelRefusal } from '#server/domain/donations/cancel.ts';
import type { CheckoutRefusal } from '#server/domain/donations/refusals.ts';
import type { FriendRefusal } from '#server/domain/friends/place.ts';
import type { GuessRefusal } from '#server/domain/news/guesses.ts';
import type { WaterRefusal } from '#server/domain/villages/gestures.ts';
import type { FlowerRefusal } from '#server/domain/villages/plant-flower.ts';
import { assertNever } from '#shared/result.ts';
import type { Refusal } from './problem.ts';

const RETRY_SECONDS = 5;
const BUSY_SECONDS = 20;
const CLOSED_SECONDS = 900;

/** A refusal of the domain as the problem that it is outside. */
export function checkoutProblem(refusal: CheckoutRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownVillage':
      return { name: 'not-found' };
    case 'demonstration':
      return { name: 'demonstration' };
    case 'archived':
      return { name: 'project-archived' };
    case 'villageClosed':
      return { name: 'village-closed' };
    case 'notApproved':
      return { name: 'association-not-approved' };
    case 'notConnected':
      return { name: 'association-not-connected' };
    case 'catalogueChanged':
      return { name: 'catalogue-changed' };
    case 'soldOut':
      return { name: 'sold-out', errors: [{ path: `gifts.${refusal.gift}`, message: `${refusal.left} left` }] };
    case 'plotTaken':
      return { name: 'plot-taken', errors: [lineError(refusal.line, 'taken')] };
    case 'plotUnfit':
      return { name: 'not-buildable', errors: [lineError(refusal.line, 'nothing can stand here')] };
    case 'alreadyPaid':
      return { name: 'basket-paid' };
    case 'paymentRefused':
      return { name: 'payment-refused' };
    case 'paymentUnreachable':
      return { name: 'payments-unreachable', retryAfterSeconds: RETRY_SECONDS };
    case 'unknownGift':
      return { name: 'unknown-gift', errors: [{ path: 'gifts', message: refusal.gift }] };
    case 'aboveMaximum':
      return { name: 'basket-too-large', errors: [{ path: 'gifts', message: refusal.kind }] };
    case 'givingPaused':
      return { name: 'giving-paused' };
    case 'declinedTooOften':
      return { name: 'payment-declined', retryAfterSeconds: Math.ceil(refusal.waitMs / 1000) };
    case 'formClosed':
      return { name: 'form-closed', retryAfterSeconds: CLOSED_SECONDS };
    case 'passageSpent':
      return { name: refusal.door === 'form' ? 'form-used' : 'proof-needed' };
    case 'anotherOpen':
    case 'tooManyOpen':
      return { name: 'giving-busy', retryAfterSeconds: BUSY_SECONDS };
    case 'empty':
    case 'tooManyLines':
    case 'notCounted':
    case 'badQuantity':
    case 'belowMinimum':
      return { name: 'basket-refused', errors: [{ path: 'gifts', message: refusal.kind }] };
    default:
      return assertNever(refusal);
  }
}

export function cancelProblem(refusal: CancelRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownDonation':
      return { name: 'not-found' };
    case 'paymentUnreachable':
      return { name: 'payments-unreachable', retryAfterSeconds: RETRY_SECONDS };
    default:
      return assertNever(refusal);
  }
}

export function connectProblem(refusal: ConnectRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownAssociation':
      return { name: 'link-over' };
    case 'demonstration':
      return { name: 'demonstration' };
    case 'paymentRefused':
      return { name: 'account-refused' };
    case 'paymentUnreachable':
      return { name: 'payments-unreachable', retryAfterSeconds: RETRY_SECONDS };
    default:
      return assertNever(refusal);
  }
}

export function friendProblem(refusal: FriendRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownGift':
      return { name: 'not-found' };
    case 'notPaid':
      return { name: 'friend-gift-unpaid' };
    case 'placed':
      return { name: 'friend-gift-placed' };
    case 'givenBack':
      return { name: 'friend-gift-withdrawn' };
    case 'plotTaken':
    case 'plotUnfit':
      return checkoutProblem(refusal);
    default:
      return assertNever(refusal);
  }
}

export function flowerProblem(refusal: FlowerRefusal): Refusal {
  switch (refusal.kind) {
    case 'unknownVillage':
      return { name: 'not-found' };
    case 'outside':
    case 'notMeadow':
      return { name: 'not-buildable', errors: [plotError(refusal.plot, refusal.kind)] };
    case 'occupied':
      return { name: 'plot-taken', errors: [plotError(refusal.plot, 'taken')] };
    case 'alreadyPlanted':
      return { name: 'already-planted' };
    case 'enoughToday':
      return { name: 'enough-flowers' };
    default:
      return assertNever(refusal);
  }
}

export function waterProblem({ kind }: WaterRefusal): Refusal {
  switch (kind) {
    case 'unknownVillage':
    case 'unknownGift':
      return { name: 'not-found' };
    case 'notThirsty':
      return { name: 'not-thirsty' };
    case 'wateredToday':
      return { name: 'already-watered' };
    default:
      return assertNever(kind);
  }
}

export function guessProblem({ kind }: GuessRefusal): Refusal {
  switch (kind) {
    case 'unknownQuestion':
      return { name: 'not-found' };
    case 'unknownOption':
      return { name: 'bad-request', errors: [{ path: 'option', message: 'none of its options' }] };
    case 'questionChanged':
      return { name: 'question-changed' };
    case 'questionAnswered':
      return { name: 'question-answered' };
    default:
      return assertNever(kind);
  }
}

/** The page marks the line of its basket by this path. */
const lineError = (line: number, message: string) => ({ path: `gifts.${line}.plot`, message });
const plotError = ({ x, y }: { x: number; y: number }, message: string) => ({ path: `plot.${x}.${y}`, message });
