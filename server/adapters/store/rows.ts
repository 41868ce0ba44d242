import type { RefundOrderRow } from '#server/domain/ports/refunds.ts';
import type {
  AttemptRow,
  DonationLineRow,
  DonationRow,
  OutboxRow,
  PaidBasket,
  PlacementRow,
  ProjectRow,
  VillageRow,
} from '#server/domain/ports/rows.ts';
import type { DraftRow } from '#server/domain/ports/stewards.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import type { PublicLine } from '#shared/accounts/line.ts';
import type { Gift, Step } from '#shared/catalogue/catalogue.ts';
import { draftOfToday } from '#shared/drafts/draft.ts';
import type { ProjectSlug, StepSlug } from '#shared/ids.ts';
import { type Cents, ZERO } from '#shared/money.ts';
import type { Progress } from '#shared/village/view.ts';
import type { ReadQueries } from './queries/queries.ts';
import type { Schema } from './schema/schema.ts';

/** Rows as the tables keep them, to rows as the domain knows them, and back where the shapes differ. */
type Stored<T extends keyof Schema> = Schema[T]['$inferSelect'];

export const giftOf = (row: Stored<'gift'>): Gift => ({
  slug: row.slug,
  name: row.name,
  funds: row.funds,
  priceCents: row.priceCents,
  sprite: row.sprite,
  footprint: { w: row.width, d: row.depth },
  category: row.category,
  purpose: row.purpose,
  counted: row.counted,
  needed: row.needed,
  expectedMonth: row.expectedMonth,
  approvedBy: row.approvedBy,
});

export const stepOf = (row: Stored<'step'>): Step => ({
  slug: row.slug,
  name: row.name,
  atCents: row.atCents,
  sprite: row.sprite,
  expectedMonth: row.expectedMonth,
});

export const draftRowOf = (row: Stored<'draft'>): DraftRow => ({ ...row, body: draftOfToday(row.body) });

export const lineOf = ({ width, depth, x, y, ...row }: Stored<'donationLine'>): DonationLineRow => ({
  ...row,
  footprint: width === null || depth === null ? null : { w: width, d: depth },
  plot: x === null || y === null ? null : { x, y },
});

type BasketRow = Stored<'donation'> &
  Stored<'donationLine'> & { readonly placement: string | null; readonly thanks: string | null };

/** Baskets of which each line is a row, among the columns of its donation and its placement; a donation's lines come together. */
export function basketsOf(rows: readonly BasketRow[]): readonly PaidBasket[] {
  const baskets: (PaidBasket & { readonly lines: PaidBasket['lines'][number][] })[] = [];
  for (const row of rows) {
    const last = baskets.at(-1);
    if (last?.donation.id === row.donation) last.lines.push(basketLineOf(row));
    else baskets.push({ donation: donationIn(row), lines: [basketLineOf(row)], asksThanks: row.thanks !== null });
  }
  return baskets;
}

function donationIn(row: BasketRow): DonationRow {
  const { donation: id, project, village, player, basketKey, catalogueVersion, language } = row;
  const { totalCents, forFriend, createdAt } = row;
  return {
    id,
    project,
    village,
    player,
    basketKey,
    catalogueVersion,
    language,
    totalCents,
    forFriend,
    createdAt,
  };
}

function basketLineOf(row: BasketRow): PaidBasket['lines'][number] {
  const { donation, line, kind, gift, quantity, amountCents, category, placement, width, depth, x, y } = row;
  const plain = { donation, line, kind, gift, quantity, amountCents, category, width, depth, x, y };
  return { ...lineOf(plain), isPlaced: placement !== null };
}

export const storedLine = (row: DonationLineRow) => ({
  ...row,
  width: row.footprint?.w ?? null,
  depth: row.footprint?.d ?? null,
  x: row.plot?.x ?? null,
  y: row.plot?.y ?? null,
});

export const placementOf = ({ width, depth, x, y, ...row }: Stored<'placement'>): PlacementRow => ({
  ...row,
  footprint: { w: width, d: depth },
  plot: { x, y },
});

export const storedPlacement = (row: PlacementRow) => ({
  ...row,
  width: row.footprint.w,
  depth: row.footprint.d,
  x: row.plot.x,
  y: row.plot.y,
});

type StoredLine = Omit<Stored<'publicLine'>, 'project' | 'account' | 'source'>;

export const publicLineOf = ({
  number,
  day,
  kind,
  payment,
  currency,
  body,
  previous,
  hash,
}: StoredLine): PublicLine => ({
  number,
  day,
  kind,
  payment,
  currency,
  ...body,
  previous,
  hash,
});

/** The body is wrapped when it is stored: JSON columns give back objects alike, but not bare strings. */
export function outboxOf(row: Stored<'outbox'>): OutboxRow {
  const { body, done: _, ...rest } = row;
  return { ...rest, body: body.value };
}

export function orderOf(row: RefundOrderRow & { readonly touchedAt: number }): RefundOrderRow {
  const { touchedAt: _, ...order } = row;
  return order;
}

export function attemptOf(row: AttemptRow & { readonly touchedAt: number }): AttemptRow {
  const { touchedAt: _, ...attempt } = row;
  return attempt;
}

type VillageJoined = Omit<VillageRow, 'chunks'> & { readonly cx: number | null; readonly cy: number | null };

/** Joins the rows of villages and their chunks (one row a chunk, in the order of opening). */
export function villagesOf(rows: readonly VillageJoined[]): VillageRow[] {
  const villages = new Map<string, VillageRow & { chunks: { cx: number; cy: number }[] }>();
  for (const { cx, cy, ...village } of rows) {
    const known = villages.get(village.slug) ?? { ...village, chunks: [] };
    if (cx !== null && cy !== null) known.chunks.push({ cx, cy });
    villages.set(village.slug, known);
  }
  return [...villages.values()];
}

/** Engines sort text by different alphabets; slugs are sorted here. */
export const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : Number(a.slug > b.slug));

/** A project's own village before those that were founded, else by slug. */
export const ownFirst = (a: { slug: string; founded: boolean }, b: { slug: string; founded: boolean }) =>
  Number(a.founded) - Number(b.founded) || bySlug(a, b);

type StepMark = Pick<Stored<'step'>, 'slug' | 'atCents' | 'reachedAt'>;

export function progressOf(totals: Stored<'projectTotals'> | undefined, steps: readonly StepMark[]): Progress {
  const raisedCents = totals?.raisedCents ?? ZERO;
  return {
    revision: totals?.revision ?? 0,
    raisedCents,
    gifts: totals?.gifts ?? 0,
    // A step that money went back below is not said to be reached, though it was.
    reached: steps.flatMap((step) => (step.reachedAt !== null && step.atCents <= raisedCents ? [step.slug] : [])),
  };
}

/** Steps that the money reaches and that nobody has marked yet, in their order. */
export const dueSteps = (raisedCents: Cents, steps: readonly StepMark[]): StepSlug[] =>
  steps.flatMap((step) => (step.reachedAt === null && step.atCents <= raisedCents ? [step.slug] : []));

/** A project with its steps and gifts, each a statement: the caller sees to it that they are of one instant. */
export async function projectFrom(q: ReadQueries, project: ProjectSlug): Promise<ProjectRow | null> {
  const [row] = await q.project.execute({ project });
  if (row === undefined) return null;
  const steps = await q.steps.execute({ project });
  const gifts = await q.gifts.execute({ project });
  const retired = await q.retiredGifts.execute({ project });
  const [photo = null] = row.photo === null ? [] : await q.photoFace.execute({ id: row.photo });
  return { ...row, photo, steps: steps.map(stepOf), gifts: gifts.map(giftOf), retiredGifts: retired.map(giftOf) };
}

export async function progressFrom(q: ReadQueries, project: ProjectSlug): Promise<Progress> {
  const [totals] = await q.totals.execute({ project });
  return progressOf(totals, await q.stepMarks.execute({ project }));
}

type Words = Awaited<ReturnType<StoreReads['wordsOn']>>;

/** [P1, P2] a name stands on its gift only when both questions were answered yes and a steward let it through. */
export function wordsOf(rows: readonly Pick<Stored<'consent'>, 'kind' | 'value' | 'moderation'>[]): Words {
  const shown = (kind: 'publicName' | 'message') =>
    rows.find((row) => row.kind === kind && row.moderation === 'shown')?.value ?? null;
  const nameOnGift = rows.some((row) => row.kind === 'nameOnGift' && row.moderation !== 'takenDown');
  return { publicName: nameOnGift ? shown('publicName') : null, message: shown('message') };
}
