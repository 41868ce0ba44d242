import type { AccountsReads } from '#server/domain/ports/accounts.ts';
import type { GivenMoneyReads } from '#server/domain/ports/givenMoney.ts';
import type { DisputeRow, RefundReads } from '#server/domain/ports/refunds.ts';
import type { AttemptRow, AttemptState } from '#server/domain/ports/rows.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { NO_LINES } from '#shared/accounts/line.ts';
import { sum, ZERO } from '#shared/money.ts';
import { comparisonReads } from './comparisonReads.ts';
import { cornerReads } from './corner-reads.ts';
import { defenceReads } from './defence-reads.ts';
import { withSeenErrors } from './errors.ts';
import { guessReads } from './guess-reads.ts';
import { letterReads } from './letter-reads.ts';
import { newsReads } from './news-reads.ts';
import { offlineReads } from './offline-reads.ts';
import { paymentMethodReads } from './paymentMethod-reads.ts';
import { careFrom, playReads } from './play-reads.ts';
import type { ReadQueries } from './queries/queries.ts';
import {
  attemptOf,
  bySlug,
  lineOf,
  orderOf,
  outboxOf,
  ownFirst,
  placementOf,
  progressFrom,
  projectFrom,
  publicLineOf,
  villagesOf,
  wordsOf,
} from './rows.ts';
import { foundingReads, sharingReads } from './sharing-reads.ts';
import { stewardReads } from './steward-reads.ts';
import { stripeAccountReads } from './stripeAccounts.ts';
import { taxReceiptReads } from './taxReceipt-reads.ts';
import { zoneReads } from './zone-reads.ts';

/** How an engine reads what is committed. */
export interface Reader {
  /** for what one statement answers */
  readonly q: ReadQueries;
  /** for what takes several: all of them see one instant */
  snapshot<T>(fn: (q: ReadQueries) => Promise<T>): Promise<T>;
}

type Reads<K extends keyof StoreReads> = Pick<StoreReads, K>;

function catalogueReads({
  q,
  snapshot,
}: Reader): Reads<'association' | 'projects' | 'project' | 'photo' | 'publicPhoto' | 'progress' | 'given'> {
  return {
    async association(id) {
      const [row] = await q.association.execute({ id });
      return row ?? null;
    },
    projects: () =>
      snapshot(async (at) => {
        const rows = (await at.projects.execute()).sort(bySlug);
        const projects = [];
        for (const { slug } of rows) projects.push(await projectFrom(at, slug));
        return projects.filter((project) => project !== null);
      }),
    photo: async (id) => (await q.photo.execute({ id }))[0] ?? null,
    publicPhoto: async (id) => (await q.publicPhoto.execute({ id }))[0]?.photo ?? null,
    project: (slug) => snapshot((at) => projectFrom(at, slug)),
    progress: (slug) => snapshot((at) => progressFrom(at, slug)),
    async given(project) {
      const rows = await q.given.execute({ project });
      return new Map(rows.map(({ slug, given }) => [slug, given]));
    },
  };
}

function villageReads({
  q,
  snapshot,
}: Reader): Reads<
  | 'mainVillage'
  | 'villagesOf'
  | 'village'
  | 'villageContents'
  | 'eventsSince'
  | 'holds'
  | 'plotsInUse'
  | 'wordsOn'
  | 'placedAt'
> {
  return {
    // Engines sort text by different alphabets.
    mainVillage: async (project) => (await q.ownVillages.execute({ project })).sort(ownFirst)[0] ?? null,
    villagesOf: async (project) => [...(await q.villagesOf.execute({ project }))].sort(ownFirst),
    async village(village) {
      const [row] = villagesOf(await q.village.execute({ village }));
      return row ?? null;
    },
    villageContents: (slug) =>
      snapshot(async (at) => {
        const [village] = villagesOf(await at.village.execute({ village: slug }));
        if (village === undefined) return null;
        const placements = await at.standing.execute({ village: slug });
        const flowers = await at.flowers.execute({ village: slug });
        return {
          village,
          placements: placements.map(({ x, y, there, ...placement }) => ({
            ...placement,
            plot: { x, y },
            ...(there > 0 && { there }),
          })),
          flowers: flowers.map(({ x, y, ...flower }) => ({ ...flower, plot: { x, y } })),
          care: await careFrom(at, slug),
          progress: await progressFrom(at, village.project),
          delivered: (await at.toldSteps.execute({ village: slug })).map(({ step }) => step),
          news: (await at.toldNews.execute({ village: slug })).map(({ news }) => news),
        };
      }),
    async eventsSince(village, since, limit) {
      const rows = await q.eventsSince.execute({ village, since, limit });
      return rows.map(({ seq, body }) => ({ seq, ...body }));
    },
    async holds(village) {
      const rows = await q.holds.execute({ village });
      const plots = rows.flatMap(({ x, y }) => (x === null || y === null ? [] : [{ x, y }]));
      return { revision: rows[0]?.revision ?? 0, plots };
    },
    plotsInUse: (village) => q.plotsInUse.execute({ village }),
    wordsOn: async (placement) => wordsOf(await q.wordsOf.execute({ placement })),
    async placedAt(placement) {
      const [row] = await q.placedAt.execute({ placement });
      return row?.placedAt ?? null;
    },
  };
}

function givingReads({
  q,
  snapshot,
}: Reader): Reads<
  | 'donation'
  | 'consents'
  | 'attempt'
  | 'attemptBySession'
  | 'attemptByPaymentIntent'
  | 'staleAttempts'
  | 'unsettledAttempts'
  | 'openDonations'
  | 'hasAttempts'
> {
  async function touchedBefore(states: readonly AttemptState[], before: number, limit: number): Promise<AttemptRow[]> {
    const found = [];
    for (const state of states) found.push(...(await q.touchedBefore.execute({ state, before, limit })));
    found.sort((a, b) => a.touchedAt - b.touchedAt);
    return found.slice(0, limit).map(attemptOf);
  }
  return {
    donation: (id) =>
      snapshot(async (at) => {
        const [donation] = await at.donation.execute({ id });
        if (donation === undefined) return null;
        const lines = await at.lines.execute({ donation: id });
        const attempts = await at.attemptsOf.execute({ donation: id });
        const placements = await at.placementsOf.execute({ donation: id });
        return { donation, lines: lines.map(lineOf), attempts, placements: placements.map(placementOf) };
      }),
    consents: (donation) => q.consents.execute({ donation }),
    async attempt(id) {
      const [row] = await q.attempt.execute({ id });
      return row ?? null;
    },
    async attemptBySession(account, sessionId) {
      const [row] = await q.attemptBySession.execute({ account, sessionId });
      return row ?? null;
    },
    async attemptByPaymentIntent(account, paymentIntent) {
      const [row] = await q.attemptByPaymentIntent.execute({ account, paymentIntent });
      return row ?? null;
    },
    staleAttempts: touchedBefore,
    unsettledAttempts: (before, limit) => touchedBefore(['paid'], before, limit),
    hasAttempts: async (livemode) => (await q.ofMode.execute({ livemode })).length > 0,
    async openDonations(player, village) {
      const rows = await q.openDonations.execute({ player, village });
      return [...new Set(rows.map(({ id }) => id))];
    },
  };
}

function accountsReads({ q }: Reader): AccountsReads {
  return {
    async accountsHead(project) {
      const [head] = await q.newestLine.execute({ project });
      return head ?? NO_LINES;
    },
    publicLines: async (project, after, limit) =>
      (await q.publicLines.execute({ project, after, limit })).map(publicLineOf),
    publicLinesOf: async (donation) => (await q.publicLinesOf.execute({ donation })).map(publicLineOf),
    async giftBehind(placement) {
      const [row] = await q.giftBehind.execute({ placement });
      return row ?? null;
    },
    sentToBankCents: async (account) =>
      sum((await q.sentToBank.execute({ account })).map(({ amountCents }) => amountCents)),
  };
}

function refundReads({ q, snapshot }: Reader): RefundReads {
  return {
    async refundOrder(id) {
      const [row] = await q.refundOrder.execute({ id });
      return row ? orderOf(row) : null;
    },
    refundsOf: (donation) =>
      snapshot(async (at) => ({
        orders: (await at.refundOrdersOf.execute({ donation })).map(orderOf),
        lines: await at.refundLinesOf.execute({ donation }),
      })),
    waitingRefundOrders: async (before, limit) => (await q.waitingRefundOrders.execute({ before, limit })).map(orderOf),
    async disputes() {
      const rows = await q.disputes.execute();
      return rows.map(({ dispute, donation }) => ({ ...dispute, donation })).sort(byUrgency);
    },
  };
}

/** No account at Stripe is called so, and the host's own is called ''. */
const NO_ACCOUNT = '-';
/** Later than anything. */
const EVER = Number.MAX_SAFE_INTEGER;

function givenMoneyReads(q: ReadQueries): GivenMoneyReads {
  return {
    async figures(association, since) {
      const [row] = await q.figures.execute({ association, since });
      return row ?? { donations: 0, givenCents: ZERO };
    },
    journal: ({ account, ...asked }) => q.journal.execute({ ...asked, account: account ?? NO_ACCOUNT }),
    firstGiven: async (association) => (await q.firstGiven.execute({ association }))[0]?.paidAt ?? null,
    givenByDay: (association, since) => q.givenByDay.execute({ association, since }),
    async donationsPage({ association, project, state, before, limit }) {
      const { paidAt, attempt } = before ?? { paidAt: EVER, attempt: '' };
      const rows = await q.donationsPage.execute({
        association,
        project: project ?? '',
        state,
        paidAt,
        attempt,
        limit,
      });
      return rows.flatMap(({ paidAt: at, ...row }) => (at === null ? [] : [{ ...row, paidAt: at }]));
    },
  };
}

/** What still waits for evidence first, the nearest deadline before; then the newest. */
function byUrgency(a: DisputeRow, b: DisputeRow): number {
  const due = ({ state, dueBy }: DisputeRow) => (state === 'open' || state === 'inquiry' ? (dueBy ?? 0) : Infinity);
  return due(a) === due(b) ? b.openedAt - a.openedAt : due(a) - due(b);
}

/** Everything that may be read outside a transaction, written once for both engines. */
export function storeReads(reader: Reader): StoreReads {
  const { q } = reader;
  return withSeenErrors<StoreReads>({
    ...catalogueReads(reader),
    ...stripeAccountReads(q),
    ...villageReads(reader),
    ...givingReads(reader),
    ...accountsReads(reader),
    ...refundReads(reader),
    ...comparisonReads(reader),
    ...defenceReads(reader),
    ...stewardReads(q),
    ...foundingReads(q),
    ...sharingReads(q),
    ...cornerReads(q),
    ...taxReceiptReads(q),
    ...paymentMethodReads(q),
    ...playReads(q),
    ...newsReads(q),
    ...zoneReads(q),
    ...guessReads(q),
    ...letterReads(q),
    ...givenMoneyReads(q),
    ...offlineReads(q),
    waitingEvents: (now, limit) => q.waitingEvents.execute({ now, limit }),
    outboxDue: async (now, limit, withLetters) =>
      (await q.outboxDue.execute({ now, limit, except: withLetters ? '' : 'mail' })).map(outboxOf),
    letters: async (limit) => (await q.letters.execute({ limit })).map((row) => ({ ...outboxOf(row), done: row.done })),
    async letter(key) {
      const [row] = await q.letter.execute({ key });
      return row ? outboxOf(row) : null;
    },
    async healthy() {
      try {
        await q.projects.execute();
        return true;
      } catch {
        return false;
      }
    },
  });
}
