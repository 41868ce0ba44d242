import type { Project } from '#shared/catalogue/catalogue.ts';
import { costAfterTax, type LoweredTax } from '#shared/catalogue/tax.ts';
import type { Cents } from '#shared/money.ts';
import type { Messages } from './messages.ts';

/**
 * [G4] What a receipt in advance says of taxes: no reduction that no receipt issued here will back.
 * @param lowers the tax that such a receipt lowers; null where none is issued
 * @param day ISO date (`2026-11-22`) of the payment
 */
export function taxLine(
  { receipt, money }: Pick<Messages, 'receipt' | 'money'>,
  lowers: LoweredTax | null,
  totalCents: Cents,
  { taxReduction }: Pick<Project, 'taxReduction'>,
  day: string,
): string {
  if (lowers === 'wealthTax') return receipt.wealthTax;
  const cost = lowers === null ? null : costAfterTax(totalCents, taxReduction, day);
  return cost === null ? receipt.noTax : receipt.tax(money(cost));
}
