import type { Connection } from '#client/net/live-village.ts';
import { everyGift, type GiftCategory, type Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import type { DonationId, GiftSlug, PlacementId, ShareCode, StepSlug } from '#shared/ids.ts';
import type { GiftReceipt } from '#shared/protocol/accounts.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import type { PlacementWords, VillageData } from '#shared/protocol/page.ts';
import { type Plot, plotKey } from '#shared/village/placing.ts';
import type { FlowerKind, Placement, Progress, VillageView } from '#shared/village/view.ts';
import { type Basket, revive } from './basket.ts';
import type { FriendLink } from './friend-links.ts';
import type { FriendVisit } from './friend-visit.ts';
import { type Gesturing, NO_GESTURES } from './gesturing.ts';
import { type Guessing, NO_GUESS } from './guessing.ts';
import type { Keeping, Visit } from './keeping.ts';
import { FIRST_PAGE, type Listing } from './listing.ts';
import type { PendingGift } from './pending.ts';
import { firstSharing, type ShareMoment, type Sharing } from './sharing.ts';
import type { Since } from './since.ts';
import { type Tidings, tidingsAtFirst } from './tidings.ts';
import { NO_WISHES, type Wishes, type WishTrouble } from './wishes.ts';

/** The one thing that lies over the village. */
export type Panel =
  | { readonly kind: 'none' }
  | { readonly kind: 'shop' }
  | { readonly kind: 'basket' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'about' }
  | { readonly kind: 'board' }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'gestures' }
  | { readonly kind: 'question' }
  | { readonly kind: 'list' }
  | { readonly kind: 'share'; readonly moment: ShareMoment }
  | { readonly kind: 'step'; readonly step: StepSlug; readonly from: ToldFrom }
  | { readonly kind: 'flower'; readonly plot: Plot; readonly from: ToldFrom }
  | {
      readonly kind: 'gift';
      readonly placement: Placement;
      /** null until they are read */
      readonly words: PlacementWords | null;
      /** null until it is read */
      readonly receipt: GiftReceipt | null;
      readonly from: ToldFrom;
    };

/** Where a thing was asked about: there one goes back to. */
export type ToldFrom = 'map' | 'list';

/** What a tap on the village means just now. */
export type Mode =
  | { readonly kind: 'looking' }
  | { readonly kind: 'planting'; readonly flower: FlowerKind }
  | { readonly kind: 'watering' }
  /** `key` null: everything has its place, the ghosts can still be dragged */
  | {
      readonly kind: 'placing';
      readonly key: string | null;
      readonly refused: PlotRefusal | null;
      readonly backTo: 'basket' | 'receipt' | 'friend';
    };

export type PlotRefusal = 'outside' | 'notBuildable' | 'occupied' | 'held';

export type Checkout =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly why: CheckoutRefusal };

export type CheckoutRefusal =
  | { readonly kind: 'plotTaken'; readonly keys: readonly string[] }
  | {
      readonly kind: 'catalogueChanged' | 'alreadyPaid' | 'unavailable' | 'offline' | 'tooMany' | 'paused' | 'declined';
    }
  | { readonly kind: 'other'; readonly detail: string | null };

type Placed = DonationStatus['placements'];

/** What became of the payment this page came back from [G6] [G7]. */
export type Returned =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'waiting'; readonly donation: DonationId; readonly long: boolean }
  | {
      readonly kind: 'paid';
      readonly donation: DonationId;
      readonly placements: Placed;
      readonly accounts: DonationStatus['accounts'];
      readonly isReceiptable: boolean;
      /** while a friend has not placed it [S5] */
      readonly friendLink: FriendLink | null;
    }
  | { readonly kind: 'pending'; readonly forFriend: boolean }
  | {
      readonly kind: 'debitRefused' | 'failed' | 'expired' | 'cancelled' | 'checking' | 'refunded' | 'unknown';
    };

export interface Notice {
  readonly text: string;
  readonly undo: (() => void) | null;
  readonly number: number;
}

export interface HudState {
  readonly language: Language;
  readonly words: Messages;
  readonly project: Project;
  readonly given: Readonly<Record<GiftSlug, number>>;
  readonly data: Pick<
    VillageData,
    | 'village'
    | 'villageName'
    | 'founded'
    | 'association'
    | 'simulation'
    | 'assets'
    | 'givingClosed'
    | 'receiptLowers'
    | 'isSilent'
    | 'newsDueOn'
  >;
  readonly progress: Progress;
  readonly view: VillageView | null;
  readonly holds: readonly Plot[];
  /** null until the server has counted */
  readonly visitors: number | null;
  readonly connection: Connection;
  readonly stage: 'loading' | 'ready' | 'unavailable';
  readonly basket: Basket;
  readonly panel: Panel;
  readonly mode: Mode;
  readonly category: GiftCategory | null;
  readonly listing: Listing;
  readonly sharing: Sharing;
  /** the link through which this player came, told with a donation [S6] */
  readonly via: ShareCode | null;
  readonly wishes: Wishes;
  /** the wishes' questions are unfolded */
  readonly wishing: boolean;
  readonly troubles: readonly WishTrouble[];
  readonly checkout: Checkout;
  readonly returned: Returned;
  readonly friend: FriendVisit;
  /** of this player's own gifts for friends that are not placed yet, oldest first */
  readonly friendLinks: readonly FriendLink[];
  /** the note about them was read */
  readonly friendLinksRead: boolean;
  readonly notice: Notice | null;
  readonly sound: boolean;
  /** the sentence under the title is unfolded */
  readonly telling: boolean;
  /** the small map of a large village is unfolded */
  readonly mapOpen: boolean;
  readonly flower: 'invited' | 'planted' | 'later';
  readonly gesturing: Gesturing;
  readonly tidings: Tidings;
  readonly guessing: Guessing;
  /** where this player's own flower grows */
  readonly myFlower: Plot | null;
  /** gifts that this browser gave, oldest first; those that left the village stay in the list [G8] */
  readonly own: readonly PlacementId[];
  /** this player's gifts whose bank debit is on its way: on nobody else's screen */
  readonly pending: readonly PendingGift[];
  /** the note about them was read */
  readonly pendingRead: boolean;
  /** which of them was shown last, counted from the newest; null before any was looked for */
  readonly found: number | null;
  /** what happened since the last visit; null when nothing did, or it was read */
  readonly since: Since | null;
  /** null on a first visit */
  readonly lastVisit: Visit | null;
  /** unix milliseconds at which the page opened */
  readonly openedAt: number;
}

/** How the page was opened, and in what. */
export interface Arrival extends Pick<HudState, 'via'>, Pick<Sharing, 'origin' | 'sharesItself'> {
  /** what is unfolded where there is room for it: the sentence, the small map */
  readonly telling: boolean;
  readonly mapOpen: boolean;
  /** to place what somebody else paid for [S5] */
  readonly friendToken: string | null;
}

export function initialState(
  data: VillageData,
  { language, words }: { readonly language: Language; readonly words: Messages },
  keeping: Keeping,
  openedAt: number,
  { telling, mapOpen, via, origin, sharesItself, friendToken }: Arrival,
): HudState {
  const revived = revive(keeping.basket(), data.project);
  const lastVisit = keeping.visit();
  const wishes = keeping.wishes();
  return {
    language,
    words,
    project: data.project,
    given: data.given,
    data,
    progress: data.progress,
    view: null,
    holds: [],
    visitors: null,
    connection: 'connecting',
    stage: 'loading',
    basket: revived.basket,
    panel: { kind: 'none' },
    mode: { kind: 'looking' },
    category: null,
    listing: FIRST_PAGE,
    sharing: firstSharing(keeping, { origin, sharesItself }),
    via,
    wishes: { ...NO_WISHES, ...wishes },
    // who chose something before sees what it was
    wishing: wishes !== null,
    troubles: [],
    checkout: { kind: 'idle' },
    returned: { kind: 'nowhere' },
    friend: friendToken === null ? { kind: 'none' } : { kind: 'reading', token: friendToken },
    friendLinks: [],
    friendLinksRead: false,
    notice: revived.gone ? { text: words.basket.gone, undo: null, number: 0 } : null,
    sound: keeping.sound(),
    // who comes back knows what the village is for, and comes to see it
    telling: telling && lastVisit === null,
    mapOpen,
    flower: lastVisit?.flower ? 'planted' : 'invited',
    gesturing: NO_GESTURES,
    tidings: tidingsAtFirst(data.doneToday, openedAt),
    guessing: NO_GUESS,
    myFlower: lastVisit?.flower ?? null,
    own: keeping.donations().flatMap(({ placements }) => placements),
    pending: [],
    pendingRead: false,
    found: null,
    since: null,
    lastVisit,
    openedAt,
  };
}

/** The words of the catalogue in the language of the page. */
export const giftOf = (state: Pick<HudState, 'project'>, slug: GiftSlug) =>
  everyGift(state.project).find((gift) => gift.slug === slug) ?? null;

export const nameOf = (state: Pick<HudState, 'project' | 'language'>, slug: GiftSlug): string =>
  giftOf(state, slug)?.name[state.language] ?? slug;

/** A friend's gifts are placed on this page: there is nothing to give or to pay meanwhile [S5]. */
export const isFriendHere = ({ friend }: Pick<HudState, 'friend'>): boolean => friend.kind !== 'none';

export const isMyFlower = ({ myFlower }: Pick<HudState, 'myFlower'>, plot: Plot): boolean =>
  myFlower !== null && plotKey(myFlower) === plotKey(plot);

export const placementOf = (state: HudState, id: PlacementId): Placement | null =>
  state.view?.placements.get(id) ?? null;
