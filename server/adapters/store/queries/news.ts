import { and, asc, desc, eq, gt, isNull, lte, min, ne, sql, sum } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, fromExcluded, ph } from './db.ts';
import { asTold } from './standing-as-told.ts';

export function newsReads(db: Db, t: Schema) {
  const { news, newsVersion, newsPhoto, toldPlacement, toldPart, placement, toldStep, toldNews } = t;
  const shown = () =>
    db
      .select({
        id: news.id,
        project: news.project,
        publishedAt: news.publishedAt,
        at: newsVersion.at,
        body: newsVersion.body,
      })
      .from(news)
      .innerJoin(newsVersion, and(eq(newsVersion.news, news.id), eq(newsVersion.revision, news.shown)));
  const isShown = eq(news.state, 'published');
  const { id, alt, width, height } = newsPhoto;
  return {
    newsRow: db
      .select()
      .from(news)
      .where(eq(news.id, ph('id')))
      .prepare('news_row'),
    newsOf: db
      .select()
      .from(news)
      .where(eq(news.project, ph('project')))
      .orderBy(desc(news.createdAt), asc(news.id))
      .prepare('news_of'),
    publishedNews: shown()
      .where(and(eq(news.project, ph('project')), isShown))
      .prepare('published_news'),
    onePublished: shown()
      .where(and(eq(news.id, ph('id')), isShown))
      .prepare('one_published'),
    newsOn: shown()
      .innerJoin(toldPlacement, eq(toldPlacement.news, news.id))
      .where(and(eq(toldPlacement.placement, ph('placement')), ne(toldPlacement.state, 'promised'), isShown))
      .prepare('news_on'),
    newsOnParts: shown()
      .innerJoin(toldPart, eq(toldPart.news, news.id))
      .where(and(eq(toldPart.placement, ph('placement')), gt(toldPart.units, 0), isShown))
      .prepare('news_on_parts'),
    toldBy: db
      .select({
        gift: placement.gift,
        state: toldPlacement.state,
        // A plan that changes does so for what was not there yet.
        quantity: sql`sum(${placement.quantity} - ${asTold(t).partsOf()})`.mapWith(Number),
      })
      .from(toldPlacement)
      .innerJoin(placement, eq(placement.id, toldPlacement.placement))
      .where(
        and(
          eq(toldPlacement.news, ph('news')),
          ne(toldPlacement.state, 'promised'),
          // Told and brought there: a gift that went back in between is none of it.
          isNull(placement.removedAt),
        ),
      )
      .groupBy(placement.gift, toldPlacement.state)
      .prepare('told_by'),
    toldInPartBy: db
      .select({ gift: placement.gift, quantity: sum(toldPart.units).mapWith(Number) })
      .from(toldPart)
      .innerJoin(placement, eq(placement.id, toldPart.placement))
      .where(and(eq(toldPart.news, ph('news')), gt(toldPart.units, 0), isNull(placement.removedAt)))
      .groupBy(placement.gift)
      .prepare('told_in_part_by'),
    newsPhotos: db
      .select({ id, alt, width, height })
      .from(newsPhoto)
      .where(eq(newsPhoto.news, ph('news')))
      .prepare('news_photos'),
    newsPhoto: db
      .select()
      .from(newsPhoto)
      .where(eq(newsPhoto.id, ph('id')))
      .prepare('news_photo'),
    dueNews: db
      .select()
      .from(news)
      .where(and(eq(news.state, 'scheduled'), lte(news.publishAt, ph('now'))))
      .orderBy(asc(news.publishAt), asc(news.id))
      .prepare('due_news'),
    firstPlaced: db
      .select({ placedAt: min(placement.placedAt) })
      .from(placement)
      .where(eq(placement.project, ph('project')))
      .prepare('first_placed'),
    toldSteps: db
      .select({ step: toldStep.step })
      .from(toldStep)
      .where(eq(toldStep.village, ph('village')))
      .orderBy(asc(toldStep.at), asc(toldStep.step))
      .prepare('told_steps'),
    toldNews: db
      .select({ news: toldNews.news })
      .from(toldNews)
      .where(eq(toldNews.village, ph('village')))
      .orderBy(asc(toldNews.at), asc(toldNews.news))
      .prepare('told_news'),
  };
}

export function newsWrites(db: Db, t: Schema) {
  const {
    news,
    newsVersion,
    newsPhoto,
    toldPlacement,
    toldPart,
    stepDelivery,
    placement,
    toldStep,
    toldNews,
    village,
  } = t;
  const told = asTold(t);
  const ofVillage = and(eq(placement.village, ph('village')), isNull(placement.removedAt));
  return {
    addNews: db.insert(news).values(everyColumn(news)).prepare('add_news'),
    saveNews: db
      .update(news)
      .set({
        state: bound('state'),
        revision: sql`${news.revision} + 1`,
        body: boundAs('body', news.body),
        shown: bound('shown'),
        publishAt: bound('publishAt'),
        publishedAt: bound('publishedAt'),
      })
      .where(and(eq(news.id, ph('id')), eq(news.revision, ph('revision'))))
      .prepare('save_news'),
    addNewsVersion: db.insert(newsVersion).values(everyColumn(newsVersion)).prepare('add_news_version'),
    versionsOf: db
      .select()
      .from(newsVersion)
      .where(eq(newsVersion.news, ph('news')))
      .prepare('versions_of'),
    rewriteVersion: db
      .update(newsVersion)
      .set({ body: boundAs('body', newsVersion.body) })
      .where(and(eq(newsVersion.news, ph('news')), eq(newsVersion.revision, ph('revision'))))
      .prepare('rewrite_version'),
    addNewsPhoto: db.insert(newsPhoto).values(everyColumn(newsPhoto)).prepare('add_news_photo'),
    removeNewsPhoto: db
      .delete(newsPhoto)
      .where(eq(newsPhoto.id, ph('id')))
      .prepare('remove_news_photo'),
    tell: db
      .insert(toldPlacement)
      .values(everyColumn(toldPlacement))
      .onConflictDoUpdate({
        target: toldPlacement.placement,
        set: fromExcluded({ news: toldPlacement.news, state: toldPlacement.state }),
      })
      .prepare('tell'),
    untellPlacements: db
      .update(toldPlacement)
      .set({ state: 'promised' })
      .where(eq(toldPlacement.news, ph('news')))
      .prepare('untell_placements'),
    untellParts: db
      .update(toldPart)
      .set({ units: 0 })
      .where(eq(toldPart.news, ph('news')))
      .prepare('untell_parts'),
    tellPart: db
      .insert(toldPart)
      .values(everyColumn(toldPart))
      .onConflictDoUpdate({ target: [toldPart.placement, toldPart.news], set: fromExcluded({ units: toldPart.units }) })
      .prepare('tell_part'),
    untellSteps: db
      .delete(stepDelivery)
      .where(eq(stepDelivery.news, ph('news')))
      .prepare('untell_steps'),
    deliverStep: db
      .insert(stepDelivery)
      .values(everyColumn(stepDelivery))
      .onConflictDoNothing()
      .prepare('deliver_step'),
    villageSlugs: db
      .select({ slug: village.slug })
      .from(village)
      .where(eq(village.project, ph('project')))
      .prepare('village_slugs'),
    untoldNews: db
      .select({ news: news.id })
      .from(news)
      .innerJoin(village, eq(village.project, news.project))
      .leftJoin(toldNews, and(eq(toldNews.village, village.slug), eq(toldNews.news, news.id)))
      .where(and(eq(village.slug, ph('village')), eq(news.state, 'published'), isNull(toldNews.news)))
      .orderBy(asc(news.publishedAt), asc(news.id))
      .prepare('untold_news'),
    newsTakenDown: db
      .select({ news: toldNews.news })
      .from(toldNews)
      .innerJoin(news, eq(news.id, toldNews.news))
      .where(and(eq(toldNews.village, ph('village')), ne(news.state, 'published')))
      .orderBy(asc(toldNews.news))
      .prepare('news_taken_down'),
    untoldSteps: db
      .select({ step: stepDelivery.step, news: stepDelivery.news })
      .from(stepDelivery)
      .innerJoin(village, eq(village.project, stepDelivery.project))
      .leftJoin(toldStep, and(eq(toldStep.village, village.slug), eq(toldStep.step, stepDelivery.step)))
      .where(and(eq(village.slug, ph('village')), isNull(toldStep.step)))
      .orderBy(asc(stepDelivery.at), asc(stepDelivery.step))
      .prepare('untold_steps'),
    stepsTakenBack: db
      .select({ step: toldStep.step })
      .from(toldStep)
      .innerJoin(village, eq(village.slug, toldStep.village))
      .leftJoin(stepDelivery, and(eq(stepDelivery.project, village.project), eq(stepDelivery.step, toldStep.step)))
      .where(and(eq(toldStep.village, ph('village')), isNull(stepDelivery.step)))
      .orderBy(asc(toldStep.step))
      .prepare('steps_taken_back'),
    untoldPlacements: db
      .select({
        id: placement.id,
        news: told.by,
        state: told.state,
        there: told.there,
        was: { state: placement.state, there: placement.there },
        donation: placement.donation,
        unnamed: placement.unnamed,
      })
      .from(placement)
      .where(and(ofVillage, told.isUntold))
      .orderBy(asc(placement.placedAt), asc(placement.id))
      .prepare('untold_placements'),
    // One statement for a village, however many gifts stand in it.
    bringAbout: db
      .update(placement)
      .set({ state: told.state, there: told.there })
      .where(and(ofVillage, told.isUntold))
      .prepare('bring_about'),
    addToldNews: db.insert(toldNews).values(everyColumn(toldNews)).prepare('add_told_news'),
    addToldStep: db.insert(toldStep).values(everyColumn(toldStep)).prepare('add_told_step'),
    forgetToldNews: db
      .delete(toldNews)
      .where(and(eq(toldNews.village, ph('village')), eq(toldNews.news, ph('news'))))
      .prepare('forget_told_news'),
    forgetToldStep: db
      .delete(toldStep)
      .where(and(eq(toldStep.village, ph('village')), eq(toldStep.step, ph('step'))))
      .prepare('forget_told_step'),
  };
}
