import { estimateFee } from '#shared/catalogue/pricing.ts';
import { minus } from '#shared/money.ts';
import { receiptOf } from './money.ts';
import type { HudState } from './state.ts';

/** [G2] Why a very small basket cannot go yet, kindly and with figures. */
export function MinimumNote({ state }: { readonly state: HudState }) {
  const { words } = state;
  const receipt = receiptOf(state);
  if (receipt.ok || receipt.error.kind !== 'belowMinimum') return null;
  const { minimumCents, giftsCents } = receipt.error;
  return (
    <p class="note" role="status">
      {words.basket.minimum(words.money(minimumCents), words.money(minus(minimumCents, giftsCents)))}{' '}
      {words.basket.feeShare(words.money(giftsCents), words.percent(estimateFee(giftsCents) / giftsCents))}
    </p>
  );
}
