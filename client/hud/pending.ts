import type { DonationId } from '#shared/ids.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import { type Plot, plotsOf } from '#shared/village/placing.ts';
import { nearestPlot, refusalAt } from './places.ts';
import { giftOf, type HudState } from './state.ts';

/** A gift of this player's whose bank debit is on its way: seen on this screen alone. */
export interface PendingGift {
  readonly donation: DonationId;
  readonly gift: DonationStatus['pending'][number]['gift'];
  readonly quantity: number;
  readonly plot: Plot;
}

/** What is known of one donation's pending gifts, in place of what was known of it before. */
export const withPending = (
  known: readonly PendingGift[],
  { donation, pending }: Pick<DonationStatus, 'donation' | 'pending'>,
): readonly PendingGift[] => [
  ...known.filter((one) => one.donation !== donation),
  ...pending.map(({ gift, quantity, x, y }) => ({ donation, gift, quantity, plot: { x, y } })),
];

/** [G9] Where pending gifts are outlined: on their plots, or the nearest free ones where others stand there by now. */
export function outlined(state: Pick<HudState, 'view' | 'holds' | 'basket' | 'project' | 'pending'>): readonly Plot[] {
  return state.pending.flatMap(({ gift: slug, plot }) => {
    const gift = giftOf(state, slug);
    if (!gift || !state.view) return [];
    const isFree = refusalAt(state, gift, plot, null) === null;
    const corner = isFree ? plot : nearestPlot(state, gift, '', plot);
    return corner ? plotsOf(corner, gift.footprint) : [];
  });
}
