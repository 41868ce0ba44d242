import type { AssociationId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { PaymentsRefusal } from './payments.ts';
import type { AssociationRow } from './rows.ts';

/**
 * How far a connected Stripe account is. Gifts are taken while it is `active`, and then only:
 * `onboarding` waits for the association, `review` for Stripe, `restricted` may not take payments any more,
 * `disconnected` was taken away from us by its owner, or closed.
 */
export type StripeAccountState = 'onboarding' | 'review' | 'active' | 'restricted' | 'disconnected';

/** Something that Stripe wants to know or see before an account may take, or go on taking, payments. */
export interface AccountRequirement {
  /** Stripe's own name of it, such as `identity.business_details.registered_name`: for machines, see `topicOf` */
  readonly description: string;
  readonly awaits: 'association' | 'stripe';
  /** `late` already stops something, `now` will soon, `later` does not yet */
  readonly due: 'late' | 'now' | 'later';
}

/** A Stripe account of an association, as last fetched. '' is the host's own account, which is always `active`. */
export interface StripeAccountRow {
  readonly account: string;
  readonly association: AssociationId;
  readonly livemode: boolean;
  readonly state: StripeAccountState;
  readonly requirements: readonly AccountRequirement[];
  /** unix ms of the asking, not of the answer: an older answer never overwrites a younger one */
  readonly updatedAt: number;
}

/** The host has looked at the association and noted its number in a public register: only then may it take real money. */
export interface ApprovalRow {
  readonly association: AssociationId;
  readonly register: 'siren' | 'rna';
  readonly number: string;
  readonly approvedAt: number;
}

export interface StripeAccountReads {
  associations(): Promise<readonly AssociationRow[]>;
  stripeAccount(account: string): Promise<StripeAccountRow | null>;
  /** all connected ones that this association ever had; all but one are `disconnected` */
  stripeAccountsOf(association: AssociationId): Promise<readonly StripeAccountRow[]>;
  /** connected ones (never '') that were asked about before `before`, the longest ago first */
  staleStripeAccounts(before: number, limit: number): Promise<readonly StripeAccountRow[]>;
  approval(association: AssociationId): Promise<ApprovalRow | null>;
}

export interface StripeAccountTx {
  /** false when it is there already */
  addStripeAccount(row: StripeAccountRow): Promise<boolean>;
  /** compare-and-set: the row after; null when it is not in `from` any more, or was asked about later than `askedAt` */
  moveStripeAccount(
    account: string,
    from: StripeAccountState,
    to: Pick<StripeAccountRow, 'state' | 'requirements'>,
    askedAt: number,
  ): Promise<StripeAccountRow | null>;
  /** which account this association's gifts are charged on from now on; payments already begun stay where they are */
  chargeOn(association: AssociationId, account: string): Promise<void>;
  approve(row: ApprovalRow): Promise<void>;
  /** false when there was none */
  withdrawApproval(association: AssociationId): Promise<boolean>;
}

/** What Stripe says of an account at this moment, in our words. */
export interface AccountTruth {
  readonly account: string;
  readonly livemode: boolean;
  readonly state: StripeAccountState;
  readonly requirements: readonly AccountRequirement[];
}

/** A page at Stripe on which the association tells what is required. It works once, and for minutes. */
export interface OnboardingPage {
  readonly url: string;
  /** unix ms */
  readonly expiresAt: number;
}

/** Stripe's accounts of others, as far as their owners let us see them (Connect, Accounts v2). */
export interface Accounts {
  /** The same key always makes the same account. */
  create(
    of: { readonly name: string; readonly email: string; readonly association: AssociationId },
    idempotencyKey: string,
  ): Promise<Result<AccountTruth, PaymentsRefusal>>;
  /** `missing` where its owner has shut us out, or it never was one of ours */
  account(account: string): Promise<Result<AccountTruth, PaymentsRefusal>>;
  onboardingPage(
    account: string,
    urls: { readonly refreshUrl: string; readonly returnUrl: string },
  ): Promise<Result<OnboardingPage, PaymentsRefusal>>;
}
