import type {
  AssociationId,
  DonationId,
  GiftSlug,
  NewsId,
  PhotoId,
  PlacementId,
  PlayerId,
  ProjectSlug,
  StepSlug,
  StewardId,
  VillageSlug,
} from '#shared/ids.ts';
import type { EitherWords, NewsBody, NewsDraft } from '#shared/news/news.ts';
import type { PlacementState } from '#shared/village/view.ts';

export const NEWS_STATES = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type NewsState = (typeof NEWS_STATES)[number];
export const TOLD_STATES = ['promised', 'delivered', 'changed'] as const satisfies readonly PlacementState[];

/** News as their stewards see them; `shown` is the revision that everybody sees, where there is one. */
export interface NewsRow {
  readonly id: NewsId;
  readonly project: ProjectSlug;
  readonly association: AssociationId;
  readonly state: NewsState;
  readonly revision: number;
  readonly body: NewsDraft;
  readonly shown: number | null;
  readonly publishAt: number | null;
  readonly publishedAt: number | null;
  readonly createdAt: number;
  readonly author: StewardId;
}

export interface PublicNews {
  readonly id: NewsId;
  readonly project: ProjectSlug;
  readonly publishedAt: number;
  /** when these words were published; later than `publishedAt` after a correction */
  readonly at: number;
  readonly body: NewsBody;
}

/** A photo of news, drawn anew by us. */
export interface NewsPhotoRow extends NewsPhoto {
  readonly news: NewsId;
  /** base64 */
  readonly webp: string;
  readonly createdAt: number;
}
export interface NewsPhoto {
  readonly id: PhotoId;
  readonly alt: EitherWords;
  readonly width: number;
  readonly height: number;
}

/** What news brought about, summed up for its page. */
export interface ToldGift {
  readonly gift: GiftSlug;
  readonly state: PlacementState;
  readonly quantity: number;
}

/** What may still be told of: read while news are written, and once more when they are published. */
export interface StillPromised {
  /** standing, promised, told of by no other news than these, placed no later than `until`; the oldest first */
  promised(project: ProjectSlug, gift: GiftSlug, until: number, news: NewsId): Promise<readonly Promised[]>;
  /** the news that tell of this step as done */
  stepDeliveredBy(project: ProjectSlug, step: StepSlug): Promise<NewsId | null>;
  reachedAt(project: ProjectSlug, step: StepSlug): Promise<number | null>;
}

/** Of one gift, in units: how many stand, and how many of them are still promised. */
export interface PromisedUnits {
  readonly gift: GiftSlug;
  readonly standing: number;
  readonly promised: number;
}

/** How far news are on their way to the villages of their project. */
export interface Spreading {
  readonly villages: number;
  /** villages that are still to be told what these news say now */
  readonly waiting: number;
}

export interface NewsReads extends StillPromised {
  /** by gift, as `promised` has it; null: whatever any news tell of is told of */
  promisedUnits(project: ProjectSlug, until: number, news: NewsId | null): Promise<readonly PromisedUnits[]>;
  spreading(project: ProjectSlug, news: NewsId): Promise<Spreading>;
  newsRow(id: NewsId): Promise<NewsRow | null>;
  /** as their stewards see them, the newest first */
  newsOf(project: ProjectSlug): Promise<readonly NewsRow[]>;
  /** the newest first */
  publishedNews(project: ProjectSlug): Promise<readonly PublicNews[]>;
  onePublished(id: NewsId): Promise<PublicNews | null>;
  /** the news that told of this placement, where everybody may read them */
  newsOn(placement: PlacementId): Promise<PublicNews | null>;
  /** gifts that stand as these news said */
  toldBy(news: NewsId): Promise<readonly ToldGift[]>;
  newsPhotos(news: NewsId): Promise<readonly NewsPhoto[]>;
  newsPhoto(id: PhotoId): Promise<NewsPhotoRow | null>;
  /** scheduled for a moment that has come */
  dueNews(now: number): Promise<readonly NewsRow[]>;
  /** when the first gift of a project was placed, unix ms */
  firstPlaced(project: ProjectSlug): Promise<number | null>;
}

/** A placement that news may still tell of. */
export interface Promised {
  readonly id: PlacementId;
  readonly gift: GiftSlug;
  readonly quantity: number;
  /** of those, units that no other news deliver */
  readonly left: number;
  readonly player: PlayerId;
}

export interface NewsTx extends StillPromised {
  addNews(row: NewsRow): Promise<void>;
  newsRow(id: NewsId): Promise<NewsRow | null>;
  /** compare-and-set on `revision`, which goes up by one; false when somebody else changed it meanwhile */
  saveNews(row: NewsRow): Promise<boolean>;
  addNewsVersion(version: { news: NewsId; revision: number; body: NewsBody; at: number }): Promise<void>;
  addNewsPhoto(row: NewsPhotoRow): Promise<void>;
  removeNewsPhoto(id: PhotoId): Promise<void>;
  /** in every version that was ever shown, this photo instead of that one */
  replaceInVersions(news: NewsId, was: PhotoId, now: PhotoId): Promise<void>;

  tell(placement: PlacementId, news: NewsId, state: PlacementState): Promise<void>;
  /** so many units of it are there; the whole gift, once all its units are */
  tellPart(placement: PlacementId, news: NewsId, units: number): Promise<void>;
  /** everything that these news said of gifts and steps is unsaid */
  untell(news: NewsId): Promise<void>;
  /** false when other news delivered it before */
  deliverStep(row: { project: ProjectSlug; step: StepSlug; news: NewsId; at: number }): Promise<boolean>;
  villageSlugs(project: ProjectSlug): Promise<readonly VillageSlug[]>;

  /** what this village has not heard of yet */
  untold(village: VillageSlug): Promise<Untold>;
  /** from now on it has heard of it */
  markTold(village: VillageSlug, untold: Untold, now: number): Promise<void>;
}

export interface Untold {
  readonly posted: readonly NewsId[];
  readonly takenDown: readonly NewsId[];
  readonly delivered: readonly { readonly step: StepSlug; readonly news: NewsId }[];
  readonly takenBack: readonly StepSlug[];
  /** standing placements that are not as news said, the oldest first */
  readonly placements: readonly {
    readonly id: PlacementId;
    readonly news: NewsId;
    readonly state: PlacementState;
    /** units that are there of one that is delivered in part, else 0 */
    readonly there: number;
    readonly was: { readonly state: PlacementState; readonly there: number };
    /** set where its money is away: it stands only because it was delivered [G8] */
    readonly unpaid: DonationId | null;
  }[];
}
