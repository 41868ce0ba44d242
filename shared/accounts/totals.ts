import { type Amounts, MEANINGS, type Meaning } from '#shared/accounts/line.ts';
import { type Cents, plus, sum, ZERO } from '#shared/money.ts';

/** Sums of lines by meaning, in cents. */
export type Totals = Readonly<Record<Meaning, Cents>>;

const byMeaning = (of: (meaning: Meaning) => Cents): Totals => ({
  given: of('given'),
  waiting: of('waiting'),
  arrived: of('arrived'),
  byHand: of('byHand'),
  fees: of('fees'),
  refunded: of('refunded'),
  reversed: of('reversed'),
  disputed: of('disputed'),
  chargedBack: of('chargedBack'),
  bank: of('bank'),
  other: of('other'),
  unexplained: of('unexplained'),
});

export const NO_TOTALS: Totals = byMeaning(() => ZERO);

export const added = (totals: Totals, amounts: Amounts): Totals =>
  byMeaning((meaning) => plus(totals[meaning], amounts[meaning] ?? ZERO));

/** What the association has: on its Stripe account, and by hand. */
export const reachedCents = ({ arrived, byHand }: Totals): Cents => plus(arrived, byHand);

/** What went back to givers for good, whoever asked for it. */
export const wentBackCents = ({ refunded, reversed, chargedBack }: Totals): Cents =>
  sum([refunded, reversed, chargedBack]);

/** Amounts in the order of their meanings, zeros left out: engines give keys back in an order of their own. */
export const ordered = (amounts: Amounts): Amounts =>
  Object.fromEntries(
    MEANINGS.flatMap((meaning) => {
      const amountCents = amounts[meaning] ?? ZERO;
      return amountCents === 0 ? [] : [[meaning, amountCents]];
    }),
  );
