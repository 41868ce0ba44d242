import { and, asc, desc, eq, gte, inArray, sql, sum } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, type Db, everyColumn, ph } from './db.ts';
import { wentBack } from './giving.ts';

export function sharingReads(db: Db, t: Schema) {
  const {
    shareLink,
    shareOpening,
    visitCount,
    donationVia,
    embedSite,
    report,
    village,
    project,
    attempt,
    donationLine,
  } = t;
  const openings =
    sql`coalesce((select sum(${shareOpening.openings}) from ${shareOpening} where ${shareOpening.code} = ${shareLink.code} and ${shareOpening.day} < ${ph('before')}), 0)`.mapWith(
      Number,
    );
  // A gift is a line; a basket that was paid twice is one basket.
  const isPaid = sql`exists (select 1 from ${attempt} where ${attempt.donation} = ${donationVia.donation} and ${attempt.state} in ('paid', 'settled') and ${wentBack(t)} < ${attempt.amountCents} and ${attempt.paidAt} < ${ph('beforeMs')})`;
  const gifts =
    sql`(select count(*) from ${donationVia} join ${donationLine} on ${donationLine.donation} = ${donationVia.donation} where ${donationVia.code} = ${shareLink.code} and ${donationLine.kind} = 'gift' and ${isPaid})`.mapWith(
      Number,
    );
  const reports = () => db.select().from(report);
  const openFirst = [sql`${report.state} <> 'open'`, desc(report.createdAt), asc(report.id)];
  return {
    shareLink: db
      .select()
      .from(shareLink)
      .where(eq(shareLink.code, ph('code')))
      .prepare('share_link'),
    shareLinksOf: db
      .select()
      .from(shareLink)
      .where(eq(shareLink.player, ph('player')))
      .orderBy(asc(shareLink.createdAt), asc(shareLink.code))
      .prepare('share_links_of'),
    shareLinkFor: db
      .select()
      .from(shareLink)
      .where(and(eq(shareLink.player, ph('player')), eq(shareLink.village, ph('village'))))
      .prepare('share_link_for'),
    // The join is there for the names: with one table drizzle leaves it out, and the inner queries have columns of the same name.
    linkCount: db
      .select({ openings, gifts })
      .from(shareLink)
      .innerJoin(village, eq(village.slug, shareLink.village))
      .where(eq(shareLink.code, ph('code')))
      .prepare('link_count'),
    linkCountsOf: db
      .select({ code: shareLink.code, village: shareLink.village, openings, gifts })
      .from(shareLink)
      .innerJoin(village, eq(village.slug, shareLink.village))
      .innerJoin(project, eq(project.slug, village.project))
      .where(eq(project.association, ph('association')))
      .orderBy(desc(gifts), desc(openings), asc(shareLink.code))
      .limit(ph('limit'))
      .prepare('link_counts_of'),
    visitsTo: db
      .select({ language: visitCount.language, visits: sum(visitCount.visits).mapWith(Number) })
      .from(visitCount)
      .innerJoin(project, eq(project.slug, visitCount.project))
      .where(and(eq(project.association, ph('association')), gte(visitCount.day, ph('sinceDay'))))
      .groupBy(visitCount.language)
      .prepare('visits_to'),
    embedSites: db
      .select()
      .from(embedSite)
      .where(eq(embedSite.association, ph('association')))
      .orderBy(asc(embedSite.origin))
      .prepare('embed_sites'),
    report: reports()
      .where(eq(report.id, ph('id')))
      .prepare('report'),
    reportsOf: reports()
      .where(eq(report.association, ph('association')))
      .orderBy(...openFirst)
      .limit(ph('limit'))
      .prepare('reports_of'),
    projectReports: reports()
      .where(inArray(report.subject, ['project', 'news']))
      .orderBy(...openFirst)
      .limit(ph('limit'))
      .prepare('project_reports'),
  };
}

export function sharingWrites(db: Db, t: Schema) {
  const { shareLink, shareOpening, visitCount, donationVia, embedSite, report } = t;
  return {
    addShareLink: db.insert(shareLink).values(everyColumn(shareLink)).onConflictDoNothing().prepare('add_share_link'),
    countOpening: db
      .insert(shareOpening)
      .values({ code: ph('code'), day: ph('day'), openings: 1 })
      .onConflictDoUpdate({
        target: [shareOpening.code, shareOpening.day],
        set: { openings: sql`${shareOpening.openings} + 1` },
      })
      .prepare('count_opening'),
    addVisits: db
      .insert(visitCount)
      .values(everyColumn(visitCount))
      .onConflictDoUpdate({
        target: [visitCount.project, visitCount.day, visitCount.language],
        set: { visits: sql`${visitCount.visits} + excluded.visits` },
      })
      .prepare('add_visits'),
    noteVia: db.insert(donationVia).values(everyColumn(donationVia)).onConflictDoNothing().prepare('note_via'),
    addEmbedSite: db.insert(embedSite).values(everyColumn(embedSite)).onConflictDoNothing().prepare('add_embed_site'),
    removeEmbedSite: db
      .delete(embedSite)
      .where(and(eq(embedSite.association, ph('association')), eq(embedSite.origin, ph('origin'))))
      .prepare('remove_embed_site'),
    addReport: db.insert(report).values(everyColumn(report)).prepare('add_report'),
    decideReport: db
      .update(report)
      .set({ state: bound('state'), decidedBy: bound('by'), decidedAt: bound('now') })
      .where(and(eq(report.id, ph('id')), eq(report.association, ph('association')), eq(report.state, 'open')))
      .prepare('decide_report'),
  };
}
