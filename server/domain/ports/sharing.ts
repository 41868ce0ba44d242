import type {
  AssociationId,
  DonationId,
  PlayerId,
  ProjectSlug,
  ReportId,
  ShareCode,
  StewardId,
  VillageSlug,
} from '#shared/ids.ts';
import { ReportReason, ReportSubject } from '#shared/protocol/report.ts';

export const REPORT_SUBJECTS: readonly ReportSubject[] = ReportSubject.options;
export const REPORT_REASONS: readonly ReportReason[] = ReportReason.options;
/** `kept`: a steward looked and left it; `takenDown`: it is no longer shown, or was changed. */
export const REPORT_STATES = ['open', 'kept', 'takenDown'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** A link that a player shares, one for each village. */
export interface ShareLinkRow {
  readonly code: ShareCode;
  readonly village: VillageSlug;
  readonly player: PlayerId;
  readonly createdAt: number;
}

/** What came through a link up to a day; never who. */
export interface LinkCount {
  readonly code: ShareCode;
  readonly village: VillageSlug;
  readonly openings: number;
  /** paid and not given back in full */
  readonly gifts: number;
}

/** Visits of a project's pages on a day, with browsers of one language; never who. */
export interface VisitCount {
  readonly project: ProjectSlug;
  /** `2026-11-27` */
  readonly day: string;
  /** `fr`, `fr-CA`, or `other` */
  readonly language: string;
  readonly visits: number;
}

/** A site that may show an association's villages in a frame. */
export interface EmbedSiteRow {
  readonly association: AssociationId;
  /** `https://example.org` */
  readonly origin: string;
  readonly createdAt: number;
}

export interface ReportRow {
  readonly id: ReportId;
  readonly association: AssociationId;
  readonly project: ProjectSlug;
  readonly subject: ReportSubject;
  readonly subjectId: string;
  readonly reason: ReportReason;
  readonly words: string | null;
  readonly createdAt: number;
  readonly state: ReportState;
  readonly decidedAt: number | null;
  readonly decidedBy: StewardId | null;
}

export interface SharingReads {
  shareLink(code: ShareCode): Promise<ShareLinkRow | null>;
  shareLinksOf(player: PlayerId): Promise<readonly ShareLinkRow[]>;
  /** @param before `2026-11-27`: that day and later ones do not count yet; @param beforeMs the same as unix ms */
  linkCount(code: ShareCode, before: string, beforeMs: number): Promise<Pick<LinkCount, 'openings' | 'gifts'>>;
  /** every link to villages of an association, those that brought most gifts first */
  linkCountsOf(
    association: AssociationId,
    before: string,
    beforeMs: number,
    limit: number,
  ): Promise<readonly LinkCount[]>;
  /** visits of an association's projects from that day on, by language, the most first */
  visitsTo(association: AssociationId, sinceDay: string): Promise<readonly Pick<VisitCount, 'language' | 'visits'>[]>;
  /** by origin */
  embedSites(association: AssociationId): Promise<readonly EmbedSiteRow[]>;
  report(id: ReportId): Promise<ReportRow | null>;
  /** open ones first, then the newest */
  reportsOf(association: AssociationId, limit: number): Promise<readonly ReportRow[]>;
  /** of every association, about what the associations themselves say: open ones first, then the newest */
  projectReports(limit: number): Promise<readonly ReportRow[]>;
}

export interface SharingTx {
  /** false when the code is another's, or this player has a link to this village */
  addShareLink(row: ShareLinkRow): Promise<boolean>;
  shareLinkFor(player: PlayerId, village: VillageSlug): Promise<ShareLinkRow | null>;
  /** counts one more */
  countOpening(code: ShareCode, day: string): Promise<void>;
  /** adds to what was counted */
  addVisits(count: VisitCount): Promise<void>;
  /** nothing where the code is nobody's */
  noteVia(donation: DonationId, code: ShareCode): Promise<void>;
  addEmbedSite(row: EmbedSiteRow): Promise<void>;
  removeEmbedSite(site: Pick<EmbedSiteRow, 'association' | 'origin'>): Promise<boolean>;
  addReport(row: ReportRow): Promise<void>;
  /** compare-and-set from `open` */
  decideReport(
    id: ReportId,
    association: AssociationId,
    decision: { readonly state: Exclude<ReportState, 'open'>; readonly by: StewardId; readonly now: number },
  ): Promise<boolean>;
}
