import type { AccountsSummary } from '#server/domain/accounts/summary.ts';
import type { HostData } from '#server/domain/host.ts';
import type { Passage } from '#server/domain/ports/defence.ts';
import type { NewsPhoto, PublicNews, ToldGift } from '#server/domain/ports/news.ts';
import type { AccountsHead, PublicLine } from '#shared/accounts/line.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { LoweredTax } from '#shared/catalogue/tax.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { DonationId, PlayerId, ShareCode, VillageSlug } from '#shared/ids.ts';
import type { QuestionTold } from '#shared/protocol/guess.ts';
import type { CheckoutBody, CheckoutReply, DonationStatus } from '#shared/protocol/http.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import type { Result } from '#shared/result.ts';
import type { FoundingPages } from './foundingRoutes.ts';
import type { Refusal } from './problem.ts';

/** What the HTTP door asks of giving; refusals are already problems by name. */
export interface Giving {
  /** @param passage what the giver came in with: see the entrance */
  startCheckout(
    village: VillageSlug,
    player: PlayerId,
    body: CheckoutBody,
    passage: Passage,
  ): Promise<Result<CheckoutReply, Refusal>>;
  /** expires the open session first, then frees the plots */
  cancel(donation: DonationId): Promise<Result<DonationStatus, Refusal>>;
  /** @param by whose browser asks; null when it never acted here */
  status(donation: DonationId, by: PlayerId | null): Promise<DonationStatus | null>;
  /** the player is back from the payment page: a hint to look at the truth now */
  lookAgain(donation: DonationId): Promise<void>;
  gesture(village: VillageSlug, player: PlayerId, gesture: Gesture): Promise<Result<null, Refusal>>;
}

/** The return from the payment page: what the page says before the game has started. */
export type PageMoment = 'visit' | 'given' | 'back';

export interface VillagePageModel {
  readonly data: VillageData;
  readonly seq: number;
  /** on the project's list: others are found by their own links alone */
  readonly isListed: boolean;
  readonly moment: PageMoment;
  /** the link through which this reader came: the form without script brings it along */
  readonly via: ShareCode | null;
  /** with the thanks after giving: the newest line of the accounts, to be noted [T1] */
  readonly accounts: AccountsHead | null;
  /** [S5] to the giver's own browser: the link to pass on; its address is null until the payment is known */
  readonly friendLink: { readonly url: string | null } | null;
  /** [G4] to the giver's own browser, where the association issues receipts: what leads to this gift's */
  readonly taxReceipt: DonationId | null;
}

export interface ProjectCard {
  readonly data: Pick<VillageData, 'project' | 'association' | 'progress'>;
  /** the project's own village */
  readonly main: { readonly slug: VillageSlug; readonly seq: number } | null;
}

export interface ProjectPageModel extends ProjectCard {
  readonly isOver: boolean;
  /** those that players founded and that are listed, by name */
  readonly founded: readonly { readonly slug: VillageSlug; readonly name: string; readonly gifts: number }[];
  readonly unlisted: number;
  /** that stand in the project's own village */
  readonly gifts: number;
}

export interface NewsPageModel {
  readonly project: Project;
  readonly village: VillageSlug | null;
  readonly all: readonly {
    readonly news: PublicNews;
    readonly photos: readonly NewsPhoto[];
    readonly told: readonly ToldGift[];
    /** as it stands now, for this reader */
    readonly question: QuestionTold | null;
    readonly answers: readonly QuestionTold[];
  }[];
  readonly isOne: boolean;
}

export interface ReceiptPageModel {
  readonly project: Project;
  readonly village: VillageSlug;
  readonly basketKey: string;
  readonly via: ShareCode | null;
  /** opens one session, within half an hour, for this address */
  readonly token: string;
  readonly priced: PricedBasket;
  /** what a tax receipt issued here lowers; null where none is [G4] */
  readonly receiptLowers: LoweredTax | null;
  /** `2026-11-22`: the tax setting is dated */
  readonly today: string;
}

export interface AccountsPageModel {
  readonly project: Project;
  readonly association: string;
  readonly summary: AccountsSummary;
  /** newest first */
  readonly lines: readonly PublicLine[];
  readonly bankCents: number;
}

export interface PageContext {
  readonly language: Language;
  readonly simulation: boolean;
}

/** HTML from models: pure functions. */
export interface Pages {
  village(model: VillagePageModel): string;
  projects(cards: readonly ProjectCard[], context: PageContext): string;
  project(model: ProjectPageModel, context: PageContext): string;
  /** nothing is at this address: what else there is to see */
  missing(
    words: { readonly title: string; readonly detail: string },
    cards: readonly ProjectCard[],
    context: PageContext,
  ): string;
  readonly founding: FoundingPages;
  accounts(model: AccountsPageModel, context: PageContext): string;
  news(model: NewsPageModel, context: PageContext): string;
  receipt(model: ReceiptPageModel, context: PageContext): string;
  legal(host: HostData, context: PageContext): string;
  privacy(host: HostData, context: PageContext): string;
  refusal(words: { readonly title: string; readonly detail: string }, context: PageContext): string;
}

export type PictureFormat = 'share' | 'square' | 'tall' | 'phone' | 'wide';

/** The picture of a village as it is now [contract]; null when the village is not there. */
export type Pictures = (
  village: VillageSlug,
  format: PictureFormat,
  language: Language,
) => Promise<{ readonly seq: number; readonly png: Buffer } | null>;

/** [S7] What is printed of a village; null when the village is not there. */
export interface Printing {
  /** a QR code of the village's address, with a link's code where there is one */
  code(village: VillageSlug, via: string | null, as: 'png' | 'svg'): Promise<Buffer | null>;
  /** a PDF */
  sheet(village: VillageSlug, kind: 'poster' | 'tableCard', language: Language): Promise<Buffer | null>;
}

/** Where an event of Stripe ends up: `stored` may be acknowledged, `forged` never, `unavailable` must come again. */
export type WebhookOutcome = 'stored' | 'forged' | 'unavailable';
/** `own` hears of the host's account, `connect` of connected ones; each has secrets of its own. */
export type WebhookDoor = 'own' | 'connect';
export type ReceiveWebhook = (rawBody: Buffer, signature: string, door: WebhookDoor) => Promise<WebhookOutcome>;
