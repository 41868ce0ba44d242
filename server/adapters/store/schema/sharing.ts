import { sql } from 'drizzle-orm';
import { REPORT_REASONS, REPORT_STATES, REPORT_SUBJECTS, type ReportState } from '#server/domain/ports/sharing.ts';
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
import type { ReportReason, ReportSubject } from '#shared/protocol/report.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { GivingTables } from './giving.ts';
import type { PlaceTables } from './place.ts';
import type { StewardTables } from './stewards.ts';

/** How villages travel: links of the sharers' own, other sites that may show them, and what visitors report. */
export function sharingTables(
  k: Kit,
  { association, project }: CatalogueTables,
  { village }: PlaceTables,
  { player, donation }: GivingTables,
  { steward }: StewardTables,
) {
  const villageSlug = () =>
    k
      .text('village')
      .$type<VillageSlug>()
      .notNull()
      .references(() => village.slug);
  const associationId = () =>
    k
      .text('association')
      .$type<AssociationId>()
      .notNull()
      .references(() => association.id);

  const shareLink = k.table(
    'share_link',
    {
      code: k.text('code').$type<ShareCode>().primaryKey(),
      village: villageSlug(),
      player: k
        .text('player')
        .$type<PlayerId>()
        .notNull()
        .references(() => player.id),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [
      k.unique('share_link_player').on(t.player, t.village),
      k.index('share_link_village').on(t.village),
      ...k.wholeOnly('share_link_whole', t.createdAt),
    ],
  );
  // Counted by the day and by nothing else: who came is kept nowhere.
  const shareOpening = k.table(
    'share_opening',
    {
      code: k
        .text('code')
        .$type<ShareCode>()
        .notNull()
        .references(() => shareLink.code),
      day: k.text('day').notNull(),
      openings: k.whole('openings').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.code, t.day] }),
      k.check('share_opening_count', sql`${t.openings} > 0`),
      ...k.wholeOnly('share_opening_whole', t.openings),
    ],
  );
  // Who comes is kept nowhere: how often, on which day, with a browser of which language.
  const visitCount = k.table(
    'visit_count',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      day: k.text('day').notNull(),
      language: k.text('language').notNull(),
      visits: k.whole('visits').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.project, t.day, t.language] }),
      k.check('visit_count_visits', sql`${t.visits} > 0`),
      ...k.wholeOnly('visit_count_whole', t.visits),
    ],
  );
  const donationVia = k.table(
    'donation_via',
    {
      donation: k
        .text('donation')
        .$type<DonationId>()
        .primaryKey()
        .references(() => donation.id),
      code: k
        .text('code')
        .$type<ShareCode>()
        .notNull()
        .references(() => shareLink.code),
    },
    (t) => [k.index('donation_via_code').on(t.code)],
  );

  const embedSite = k.table(
    'embed_site',
    { association: associationId(), origin: k.text('origin').notNull(), createdAt: k.whole('created_at').notNull() },
    (t) => [k.primaryKey({ columns: [t.association, t.origin] }), ...k.wholeOnly('embed_site_whole', t.createdAt)],
  );

  const report = k.table(
    'report',
    {
      id: k.text('id').$type<ReportId>().primaryKey(),
      association: associationId(),
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .notNull()
        .references(() => project.slug),
      subject: k.text('subject').$type<ReportSubject>().notNull(),
      /** slug of the project or village, or id of the placement or news */
      subjectId: k.text('subject_id').notNull(),
      reason: k.text('reason').$type<ReportReason>().notNull(),
      words: k.text('words'),
      createdAt: k.whole('created_at').notNull(),
      state: k.text('state').$type<ReportState>().notNull(),
      decidedAt: k.whole('decided_at'),
      decidedBy: k
        .text('decided_by')
        .$type<StewardId>()
        .references(() => steward.id),
    },
    (t) => [
      k.index('report_queue').on(t.association, t.state, t.createdAt),
      k.check('report_subject', oneOf(t.subject, REPORT_SUBJECTS)),
      k.check('report_reason', oneOf(t.reason, REPORT_REASONS)),
      k.check('report_state', oneOf(t.state, REPORT_STATES)),
      ...k.wholeOnly('report_whole', t.createdAt, t.decidedAt),
    ],
  );

  return { shareLink, shareOpening, visitCount, donationVia, embedSite, report };
}
