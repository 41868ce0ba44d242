import { everyGift, type Gift, type Project } from '#shared/catalogue/catalogue.ts';
import type { AssociationId, PhotoId, ProjectSlug, StewardId, VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ImportRefusal, importCatalogue } from '../catalogue/import.ts';
import { always, type Deps } from '../deps.ts';
import { draftedNow } from './now.ts';
import type { DraftedProject, DraftFault } from './read.ts';

export type PublishRefusal =
  | { readonly kind: 'noDraft' }
  | { readonly kind: 'unfinished'; readonly faults: readonly DraftFault[] }
  /** the host has not let the association in yet, or has suspended it */
  | { readonly kind: 'notAdmitted' }
  | ImportRefusal;

/** The draft becomes what everybody sees. What was given before keeps its gift and its price [G1]. */
export async function publish(
  deps: Deps,
  order: { readonly association: AssociationId; readonly slug: ProjectSlug; readonly by: StewardId },
  versionOf: (project: DraftedProject) => string,
): Promise<Result<{ readonly village: VillageSlug; readonly isNew: boolean }, PublishRefusal>> {
  const { association: id, slug, by } = order;
  const { read } = deps.store;
  const [association, draft] = [await read.association(id), await read.draft(slug)];
  if (!association || draft?.association !== id) return err({ kind: 'noDraft' });
  if ((await read.admission(id)) !== 'admitted') return err({ kind: 'notAdmitted' });
  const drafted = await draftedNow(read, draft);
  if (!drafted.ok) return err({ kind: 'unfinished', faults: drafted.error });
  const project = { ...drafted.value, catalogueVersion: versionOf(drafted.value) };
  const { village, photo } = draft.body;
  const whole = { association, associationId: id, mustOwn: true, village, project, photo };
  const imported = await importCatalogue(deps, whole);
  // The draft has another photo by now: that one is published.
  if (!imported.ok) return imported.error.kind === 'photoGone' ? publish(deps, order, versionOf) : imported;
  const now = deps.surroundings.now();
  await always(deps, (tx) => tx.audit({ at: now, actor: by, action: 'publish-project', subject: slug }));
  return ok({ village: village.slug, isNew: imported.value.isNew });
}

/** What publishing will change, against what everybody sees now. */
export interface Changes {
  readonly added: readonly Gift[];
  readonly retired: readonly Gift[];
  readonly repriced: readonly { readonly gift: Gift; readonly beforeCents: number }[];
  /** other words, pictures or numbers */
  readonly altered: readonly Gift[];
  /** the project's own words, goal or steps */
  readonly project: boolean;
  readonly photo: boolean;
}

export function changesBetween(published: Project, drafted: DraftedProject, photo: PhotoId | null): Changes {
  const before = new Map(published.gifts.map((gift) => [gift.slug, gift]));
  const known = drafted.gifts.flatMap((gift) => {
    const old = before.get(gift.slug);
    return old ? [{ gift, old }] : [];
  });
  return {
    added: drafted.gifts.filter(({ slug }) => !before.has(slug)),
    retired: published.gifts.filter(({ slug }) => !drafted.gifts.some((gift) => gift.slug === slug)),
    repriced: known.flatMap(({ gift, old }) =>
      gift.priceCents === old.priceCents ? [] : [{ gift, beforeCents: old.priceCents }],
    ),
    altered: known.flatMap(({ gift, old }) => (isSame({ ...gift, priceCents: old.priceCents }, old) ? [] : [gift])),
    project: !isSame(ownOf(published, drafted), ownOf(drafted, published)),
    photo: (published.photo?.id ?? null) !== photo,
  };
}

/** What a project is beside its gifts; the order of those that both know is its own. */
const ownOf = (project: DraftedProject, other: Pick<Project, 'gifts'>) => ({
  title: project.title,
  sentence: project.sentence,
  story: project.story,
  place: project.place,
  country: project.country,
  approvedBy: project.approvedBy,
  goalCents: project.goalCents,
  minimumBasketCents: project.minimumBasketCents,
  taxReduction: project.taxReduction,
  steps: project.steps,
  order: project.gifts.map(({ slug }) => slug).filter((slug) => other.gifts.some((gift) => gift.slug === slug)),
});

/** Whatever the order in which an object's keys were written: a database keeps its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [mine, theirs] = [Object.entries(a), new Map(Object.entries(b))];
  return mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)));
}

export const isUnchanged = ({ added, retired, repriced, altered, project, photo }: Changes): boolean =>
  added.length + retired.length + repriced.length + altered.length === 0 && !project && !photo;

/** Gifts that were offered once and may be again. */
export const formerGifts = (published: Project): readonly Gift[] =>
  everyGift(published).filter(({ slug }) => !published.gifts.some((gift) => gift.slug === slug));
