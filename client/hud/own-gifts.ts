import type { DonationId, PlacementId } from '#shared/ids.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import type { StoredDonation } from '#shared/protocol/page.ts';
import type { Placement } from '#shared/village/view.ts';
import { noteFriendLink } from './friend-links.ts';
import { type Machinery, say } from './machinery.ts';
import { withPending } from './pending.ts';
import { footprintIn } from './places.ts';
import { type HudState, nameOf } from './state.ts';

/** More than this on one device and the oldest are not looked for any more. */
const MOST_REMEMBERED = 200;

/** The list with this donation last, as it is known now. */
export function withDonation(
  known: readonly StoredDonation[],
  donation: DonationId,
  placements: readonly PlacementId[],
  forFriend = false,
): readonly StoredDonation[] {
  const others = known.filter((one) => one.donation !== donation);
  const isForFriend = forFriend || known.some((one) => one.donation === donation && one.forFriend);
  const now = { donation, placements: [...placements], ...(isForFriend && { forFriend: true as const }) };
  return [...others, now].slice(-MOST_REMEMBERED);
}

/** Whether a donation of this status may still become gifts: what cannot is not asked about again. */
export const mayLand = ({ status }: Pick<DonationStatus, 'status'>): boolean =>
  ['creating', 'open', 'pending', 'checking', 'paid'].includes(status);

/** This player's gifts that stand in the village, newest first. */
export function ownStanding({ own, view }: Pick<HudState, 'own' | 'view'>): readonly Placement[] {
  return [...own].reverse().flatMap((id) => view?.placements.get(id) ?? []);
}

/** A donation begins or lands on this page: this browser will find its gifts again. Nothing of it leaves the device. */
export function rememberDonation(
  { store, keeping }: Pick<Machinery, 'store' | 'keeping'>,
  donation: DonationId,
  placements: readonly PlacementId[],
  forFriend = false,
): void {
  const donations = withDonation(keeping.donations(), donation, placements, forFriend);
  keeping.keepDonations(donations);
  store.set({ own: donations.flatMap((one) => one.placements), found: null });
}

/** A bank debit is on its way: its gifts are outlined on this screen, and this browser will hear should it be refused. */
export function rememberDebit({ store, keeping }: Pick<Machinery, 'store' | 'keeping'>, status: DonationStatus): void {
  const { donation } = status;
  const marked = keeping.donations().map((one) => (one.donation === donation ? { ...one, debit: true as const } : one));
  const isKnown = marked.some((one) => one.donation === donation);
  keeping.keepDonations(isKnown ? marked : [...marked, { donation, placements: [], debit: true }]);
  store.set({ pending: withPending(store.get().pending, status) });
}

/** "Find my gift": the player's own, on this device. */
export function ownGiftActs(machinery: Machinery) {
  const { store, keeping, api } = machinery;
  const forgetPending = (donation: DonationId): void => {
    const { pending } = store.get();
    if (pending.some((one) => one.donation === donation)) {
      store.set({ pending: pending.filter((one) => one.donation !== donation) });
    }
  };
  return {
    dismissPending: (): void => store.set({ pendingRead: true }),
    /** what was under way when the player last left: a bank debit may have landed since, a page closed too early have paid */
    askAfterOwn: async (): Promise<void> => {
      for (const { donation, placements, debit } of keeping.donations()) {
        // Another page of this browser may have seen it land before this one.
        const isLinked = store.get().friendLinks.some((link) => link.donation === donation);
        if (placements.length > 0 && !isLinked) continue;
        const answer = await api.donation(donation);
        const gone = answer.ok ? !mayLand(answer.value) : answer.error.kind === 'problem';
        if (answer.ok && answer.value.status !== 'pending') forgetPending(donation);
        // What failed at once was said at once; a debit is refused days later.
        if (answer.ok && debit && answer.value.status === 'failed') store.set({ returned: { kind: 'debitRefused' } });
        if (answer.ok) noteFriendLink(machinery, answer.value);
        if (answer.ok && answer.value.status === 'pending') rememberDebit(machinery, answer.value);
        else if (gone) keeping.keepDonations(keeping.donations().filter((one) => one.donation !== donation));
        else if (answer.ok && answer.value.status === 'paid') {
          const landed = answer.value.placements.map(({ id }) => id);
          rememberDonation(machinery, donation, landed);
        }
      }
    },
    /** flies to the player's gifts one after the other, and marks each */
    findMine: (): void => {
      const state = store.get();
      const mine = ownStanding(state);
      const found = ((state.found ?? -1) + 1) % Math.max(1, mine.length);
      const placement = mine[found];
      if (!placement) return;
      store.set({ found });
      machinery.stage()?.focusOn(placement.plot);
      machinery.stage()?.setSelection(placement.plot, footprintIn(state)(placement.gift));
      say(machinery, state.words.gift.found(nameOf(state, placement.gift), found + 1, mine.length));
    },
  };
}
