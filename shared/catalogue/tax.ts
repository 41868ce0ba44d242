import type { Project } from '#shared/catalogue/catalogue.ts';
import { type Cents, cents, minus, plus, share } from '#shared/money.ts';

/** What a tax receipt lowers: the tax on income (CGI art. 200), or only the one on real-estate wealth (art. 978). */
export const LOWERED_TAXES = ['incomeTax', 'wealthTax'] as const;
export type LoweredTax = (typeof LOWERED_TAXES)[number];

/** Rates of the French income-tax reduction for gifts (CGI art. 200), each from the day it applies. */
interface TaxYear {
  readonly from: string;
  readonly generalBasisPoints: number;
  /** meals, housing, care, victims of domestic violence */
  readonly inNeedBasisPoints: number;
  readonly inNeedCeilingCents: Cents;
}

const RATES: readonly TaxYear[] = [
  { from: '2020-01-01', generalBasisPoints: 6600, inNeedBasisPoints: 7500, inNeedCeilingCents: cents(100_000) },
  { from: '2025-10-14', generalBasisPoints: 6600, inNeedBasisPoints: 7500, inNeedCeilingCents: cents(200_000) },
];

/**
 * What a gift costs after the tax reduction, for a giver who pays income tax in France and stays under the yearly limits [G4].
 * @param day ISO date (`2026-11-22`) of the payment
 * @returns null where the project opens no reduction or no rate is known for that day
 */
export function costAfterTax(totalCents: Cents, scheme: Project['taxReduction'], day: string): Cents | null {
  const rates = RATES.findLast((year) => year.from <= day);
  if (scheme === 'none' || !rates) return null;
  const favoured = scheme === 'peopleInNeed' ? cents(Math.min(totalCents, rates.inNeedCeilingCents)) : cents(0);
  const reduction = plus(
    share(favoured, rates.inNeedBasisPoints),
    share(minus(totalCents, favoured), rates.generalBasisPoints),
  );
  return minus(totalCents, reduction);
}
