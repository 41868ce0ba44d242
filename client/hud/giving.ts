import type { Api, NetRefusal } from '#client/net/api.ts';
import type { DonationId, VillageSlug } from '#shared/ids.ts';
import type { CheckoutRequest, DonationStatus } from '#shared/protocol/http.ts';
import { assertNever } from '#shared/result.ts';
import { linesOf, revive, setPlot } from './basket.ts';
import { friendLinkOf, noteFriendLink } from './friend-links.ts';
import type { Machinery } from './machinery.ts';
import { rememberDebit, rememberDonation } from './own-gifts.ts';
import { nearestPlot, refusalAt } from './places.ts';
import { keepBasket } from './shopping.ts';
import { type CheckoutRefusal, giftOf, type HudState, type Returned } from './state.ts';
import { troublesOf, wishesSent } from './wishes.ts';

const POLL_MS = 900;
const SLOW_POLL_MS = 5_000;
/** After this the page says that it takes longer than usual. */
const LONG_MS = 25_000;

/** From the receipt to Stripe's page and back again [G4] [G6] [G7]. */
export function givingActs(machinery: Machinery) {
  const { store, api, keeping, browser } = machinery;

  const refuse = (why: CheckoutRefusal): void => {
    store.set({ checkout: { kind: 'refused', why } });
  };
  const rereadCatalogue = async (): Promise<void> => {
    const answer = await api.project(store.get().project.slug);
    if (!answer.ok) return;
    const { project, given } = answer.value;
    store.set({ project, given });
    keepBasket(machinery, revive(linesOf(store.get().basket), project).basket);
  };
  const pay = async (): Promise<void> => {
    const state = store.get();
    if (state.checkout.kind === 'sending') return;
    const troubles = troublesOf(state.wishes);
    store.set({ troubles, ...(troubles.some((trouble) => trouble !== 'adult') && { wishing: true }) });
    if (troubles.length > 0) return;
    store.set({ checkout: { kind: 'sending' } });
    const request = requestOf(state);
    const basketKey = keeping.basketKey(JSON.stringify(request));
    const answer = await proven(machinery, state.data.village, { ...request, basketKey });
    if (answer.ok && isPage(answer.value.checkoutUrl)) {
      rememberDonation(machinery, answer.value.donation, [], state.wishes.forFriend);
      keeping.keepWishes(state.wishes);
      return browser.goTo(answer.value.checkoutUrl);
    }
    const why = answer.ok ? ({ kind: 'unavailable' } as const) : refusalOf(store.get(), answer.error);
    if (why.kind === 'catalogueChanged') await rereadCatalogue();
    if (why.kind === 'alreadyPaid') {
      keeping.dropBasketKey();
      keeping.keepWishes(null);
      keepBasket(machinery, []);
    }
    refuse(why);
  };
  return {
    pay: () => void pay(),
    /** [G9] one tap: every place that was taken meanwhile becomes the nearest free one */
    replaceTaken: (): void => {
      const { checkout } = store.get();
      if (checkout.kind !== 'refused' || checkout.why.kind !== 'plotTaken') return;
      for (const key of checkout.why.keys) {
        const state = store.get();
        const entry = state.basket.find((line) => line.key === key);
        const gift = entry && giftOf(state, entry.gift);
        if (!entry?.plot || !gift) continue;
        keepBasket(machinery, setPlot(state.basket, key, nearestPlot(state, gift, key, entry.plot)));
      }
      store.set({ checkout: { kind: 'idle' } });
    },
    /** the browser shows this page again as it was left: nothing is under way any more */
    cameBack: (): void => {
      if (store.get().checkout.kind === 'sending') store.set({ checkout: { kind: 'idle' } });
    },
    /** [G7] the player turned back on Stripe's page */
    cancelled: async (donation: DonationId): Promise<void> => {
      keeping.dropBasketKey();
      store.set({ returned: { kind: 'cancelled' } });
      await api.cancel(donation);
      // One that went through meanwhile cannot be cancelled, and one that was declined was not stopped by the player.
      const status = await api.donation(donation);
      if (status.ok && ['paid', 'pending', 'checking', 'failed'].includes(status.value.status))
        await follow(machinery, donation);
    },
    given: (donation: DonationId): Promise<void> => follow(machinery, donation),
    /** the camera goes to the first of the gifts that were just paid */
    seeMine: (): void => {
      const { returned } = store.get();
      const first = returned.kind === 'paid' ? returned.placements[0] : undefined;
      if (first) machinery.stage()?.focusOn({ x: first.x, y: first.y }, true);
    },
    dismissReturned: (): void => {
      store.set({ returned: { kind: 'nowhere' } });
    },
  };
}

/** The server may ask for more work than was done when the basket was opened: then it is done, and nobody need know. */
const MOST_PROOFS = 3;

async function proven(
  { api, proofs }: Machinery,
  village: VillageSlug,
  request: CheckoutRequest,
): ReturnType<Api['checkout']> {
  for (let tried = 1; ; tried++) {
    const proof = await proofs.take();
    if (!proof.ok) return proof;
    const answer = await api.checkout(village, { ...request, proof: proof.value });
    if (answer.ok || isProofNeeded(answer.error)) proofs.drop();
    if (answer.ok || !isProofNeeded(answer.error) || tried === MOST_PROOFS) return answer;
  }
}

const isProofNeeded = (refusal: NetRefusal): boolean =>
  refusal.kind === 'problem' && refusal.problem.type.endsWith('/proof-needed');

/** Everything the server needs except the key, which depends on it. */
export function requestOf(
  state: Pick<HudState, 'project' | 'basket' | 'wishes' | 'language' | 'via'>,
): Omit<CheckoutRequest, 'basketKey' | 'proof'> {
  return {
    catalogueVersion: state.project.catalogueVersion,
    // Whoever it is for chooses the places, also those that were chosen before the question.
    gifts: linesOf(state.basket).map((line) => (state.wishes.forFriend ? { ...line, plot: null } : line)),
    language: state.language,
    adult: true,
    via: state.via,
    ...wishesSent(state.wishes),
  };
}

/** [G6] Waits for the server's word; the gift itself arrives through the live village. */
async function follow(machinery: Machinery, donation: DonationId): Promise<void> {
  const { store, api, browser, keeping } = machinery;
  const began = browser.now();
  store.set({ returned: { kind: 'waiting', donation, long: false } });
  for (;;) {
    const answer = await api.donation(donation);
    const long = browser.now() - began > LONG_MS;
    const forFriend = keeping.donations().some((one) => one.donation === donation && one.forFriend);
    const returned = answer.ok ? returnedOf(answer.value, long, forFriend) : ifGone(answer.error);
    if (returned) {
      if (returned.kind === 'paid' || returned.kind === 'pending') {
        keeping.dropBasketKey();
        keeping.keepWishes(null);
        keepBasket(machinery, []);
      }
      if (answer.ok && returned.kind === 'pending') rememberDebit(machinery, answer.value);
      if (returned.kind === 'paid')
        rememberDonation(
          machinery,
          donation,
          returned.placements.map(({ id }) => id),
        );
      if (returned.kind !== 'waiting') keeping.dropBasketKey();
      store.set({ returned });
      if (answer.ok) noteFriendLink(machinery, answer.value);
      if (returned.kind !== 'waiting') return;
    }
    await browser.wait(long ? SLOW_POLL_MS : POLL_MS);
    if (store.get().returned.kind !== 'waiting') return;
  }
}

function ifGone(refusal: NetRefusal): Returned | null {
  return refusal.kind === 'problem' && refusal.problem.status === 404 ? { kind: 'unknown' } : null;
}

/** @param forFriend as far as this browser remembers */
export function returnedOf(status: DonationStatus, long: boolean, forFriend = false): Returned {
  switch (status.status) {
    case 'paid':
      return {
        kind: 'paid',
        donation: status.donation,
        placements: status.placements,
        accounts: status.accounts,
        isReceiptable: status.isReceiptable,
        friendLink: friendLinkOf(status),
      };
    case 'creating':
    case 'open':
      return { kind: 'waiting', donation: status.donation, long };
    case 'abandoned':
      return { kind: 'expired' };
    case 'pending':
      return { kind: 'pending', forFriend };
    case 'failed':
    case 'expired':
    case 'cancelled':
    case 'checking':
    case 'refunded':
      return { kind: status.status };
    default:
      return assertNever(status.status);
  }
}

/** What the server's refusal means for the basket on this page. */
export function refusalOf(state: HudState, refusal: NetRefusal): CheckoutRefusal {
  if (refusal.kind === 'unreachable') return { kind: 'offline' };
  if (refusal.kind === 'garbled') return { kind: 'unavailable' };
  const { problem } = refusal;
  const type = problem.type.slice(problem.type.lastIndexOf('/') + 1);
  if (type === 'plot-taken' || type === 'not-buildable')
    return { kind: 'plotTaken', keys: takenKeys(state, problem.errors ?? []) };
  if (type === 'basket-paid') return { kind: 'alreadyPaid' };
  if (type === 'catalogue-changed' || type === 'unknown-gift') return { kind: 'catalogueChanged' };
  if (type === 'giving-paused') return { kind: 'paused' };
  if (type === 'payment-declined') return { kind: 'declined' };
  if (type === 'too-many-requests') return { kind: 'tooMany' };
  if (problem.status >= 500) return { kind: 'unavailable' };
  return { kind: 'other', detail: problem.detail };
}

/** The lines the server names (`gifts.1.plot`), else those that our own view says cannot stand, else every chosen place. */
function takenKeys(state: HudState, errors: readonly { readonly path: string }[]): string[] {
  const named = errors.flatMap(({ path }) => state.basket[Number(/\d+/.exec(path)?.[0] ?? -1)]?.key ?? []);
  if (named.length > 0) return named;
  const chosen = state.basket.filter((entry) => entry.plot !== null);
  const clashing = chosen.filter(({ key, plot, gift }) => {
    const look = giftOf(state, gift);
    return plot && look && refusalAt(state, look, plot, key) !== null;
  });
  return (clashing.length > 0 ? clashing : chosen).map((entry) => entry.key);
}

/** A server that was tampered with must not run script in this page. */
const isPage = (address: string): boolean => ['https:', 'http:'].includes(new URL(address).protocol);
