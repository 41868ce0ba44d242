import { and, eq, exists, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { DonationId, NewsId } from '#shared/ids.ts';
import type { PlacementState } from '#shared/village/view.ts';
import type { Schema } from '../schema/schema.ts';
import { type Db, ph } from './db.ts';
import { wentBack } from './giving.ts';
import { asTold } from './standing-as-told.ts';

const GRANTED = ['paid', 'settled'] as const;

/** What makes news some that a donation is to be told of [B1]. */
export function conditions(db: Db, t: Schema) {
  const { attempt, consent, donation, news, placement, toldByLetter, toldPart, toldPlacement } = t;
  const payment = (...more: Parameters<typeof and>) =>
    exists(
      db
        .select({ id: attempt.id })
        .from(attempt)
        .where(
          and(
            eq(attempt.donation, donation.id),
            inArray(attempt.state, [...GRANTED]),
            sql`${wentBack(t)} < ${attempt.amountCents}`,
            ...more,
          ),
        ),
    );
  const whole = exists(
    db
      .select({ id: placement.id })
      .from(placement)
      .innerJoin(toldPlacement, eq(toldPlacement.placement, placement.id))
      .where(
        and(
          eq(placement.donation, donation.id),
          eq(toldPlacement.news, news.id),
          ne(toldPlacement.state, 'promised'),
          isNull(placement.removedAt),
        ),
      ),
  );
  const inPart = exists(
    db
      .select({ id: placement.id })
      .from(placement)
      .innerJoin(toldPart, eq(toldPart.placement, placement.id))
      .where(
        and(
          eq(placement.donation, donation.id),
          eq(toldPart.news, news.id),
          gt(toldPart.units, 0),
          isNull(placement.removedAt),
        ),
      ),
  );
  const ofGifts = sql<boolean>`(${whole} or ${inPart})`;
  return {
    wish: and(eq(consent.kind, 'newsEmail'), isNull(consent.revokedAt)),
    isPaid: payment(),
    wasPaidBefore: payment(lte(sql`coalesce(${attempt.paidAt}, ${attempt.createdAt})`, news.publishedAt)),
    ofGifts,
    isTold: and(eq(toldByLetter.donation, donation.id), eq(toldByLetter.news, news.id)),
    // A correction may deliver what the news had only been about.
    isUntold: or(isNull(toldByLetter.news), and(eq(toldByLetter.gifts, false), ofGifts)),
  };
}

/** News of which nobody has told this address yet, as a table. */
export function untoldNews(db: Db, t: Schema) {
  const { consent, donation, news, toldByLetter } = t;
  const { wish, wasPaidBefore, ofGifts, isTold, isUntold } = conditions(db, t);
  return db
    .select({
      donation: sql<DonationId>`${donation.id}`.as('donation'),
      news: sql<NewsId>`${news.id}`.as('news'),
      gifts: sql`${ofGifts}`.mapWith(Boolean).as('gifts'),
      publishedAt: news.publishedAt,
      to: consent.value,
      language: donation.language,
      createdAt: donation.createdAt,
    })
    .from(consent)
    .innerJoin(donation, eq(donation.id, consent.donation))
    .innerJoin(news, and(eq(news.project, donation.project), eq(news.state, 'published')))
    .leftJoin(toldByLetter, isTold)
    .where(and(sql`lower(${consent.value}) = ${ph('address')}`, wish, wasPaidBefore, isUntold))
    .as('untold');
}

/** What became of a donation's gifts by these news, those that are there in part with the units that are. */
export function giftsTold(db: Db, t: Schema) {
  const { gift, placement, toldPart, toldPlacement } = t;
  const { id, village, line } = placement;
  const asPlaced = { placement: id, village, line, gift: placement.gift, name: gift.name };
  const ofThese = (told: typeof toldPlacement | typeof toldPart) =>
    and(eq(placement.donation, ph('donation')), eq(told.news, ph('news')), isNull(placement.removedAt));
  const itsGift = and(eq(gift.project, placement.project), eq(gift.slug, placement.gift));
  const whole = db
    .select({
      ...asPlaced,
      // A plan that changes does so for what was not there yet.
      quantity: sql`${placement.quantity} - ${asTold(t).partsOf()}`.mapWith(Number),
      state: toldPlacement.state,
    })
    .from(placement)
    .innerJoin(gift, itsGift)
    .innerJoin(toldPlacement, eq(toldPlacement.placement, id))
    .where(and(ofThese(toldPlacement), ne(toldPlacement.state, 'promised')));
  const inPart = db
    .select({ ...asPlaced, quantity: sql`${toldPart.units}`.mapWith(Number), state: sql<PlacementState>`'delivered'` })
    .from(placement)
    .innerJoin(gift, itsGift)
    .innerJoin(toldPart, eq(toldPart.placement, id))
    .where(and(ofThese(toldPart), gt(toldPart.units, 0)));
  return whole.unionAll(inPart);
}
