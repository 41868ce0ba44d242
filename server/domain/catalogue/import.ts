import { everyGift, type Gift, type Project } from '#shared/catalogue/catalogue.ts';
import type { AssociationId, GiftSlug, PhotoId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { giveOwnAccount, ownerBefore } from '../associations/several.ts';
import { commit, type Deps } from '../deps.ts';
import type { AssociationRow } from '../ports/rows.ts';

/** A catalogue file after parsing: an association, one project and its main village. */
export interface Catalogue {
  readonly association: Pick<AssociationRow, 'name' | 'email' | 'demonstration'>;
  /** who owns the project where it is new; its id is kept once it is known */
  readonly associationId: AssociationId;
  /** a steward writes for one association only: a project of another is not this one's to change */
  readonly mustOwn?: boolean;
  readonly village: { readonly slug: VillageSlug; readonly name: string };
  /** `catalogueVersion` is a hash of the file's content: receipts in advance are read against it [G1] */
  readonly project: Omit<Project, 'photo'>;
  /** a photo of this project; not said, as in a file: the one that is there stays */
  readonly photo?: PhotoId | null;
}

export type ImportRefusal =
  /** the project's address is another association's */
  | { readonly kind: 'foreignProject' }
  /** a village stands on its land; another seed or landscape would leave gifts in the river */
  | { readonly kind: 'landChanged' }
  /** gifts of this name may stand or be held in their old size: what is drawn must be what is taken */
  | { readonly kind: 'footprintChanged'; readonly gift: GiftSlug }
  /** somebody else changed the draft's photo at this moment */
  | { readonly kind: 'photoGone' }
  /** the village's address is another project's: its gifts are those of that project */
  | { readonly kind: 'foreignVillage'; readonly project: ProjectSlug };

/**
 * Saves a project with its association and main village, all or nothing. Importing a changed file again changes words,
 * prices, gifts and steps; what was given keeps its gift and price.
 */
export async function importCatalogue(
  deps: Deps,
  { association, associationId, mustOwn = false, village, project, photo }: Catalogue,
): Promise<Result<{ readonly isNew: boolean }, ImportRefusal>> {
  const owner = (await deps.store.read.project(project.slug))?.association ?? associationId;
  const alone = await ownerBefore(deps, { id: owner, ...association });
  return commit<{ readonly isNew: boolean }, ImportRefusal>(deps, async (tx) => {
    const before = await tx.project(project.slug);
    if (mustOwn && (before?.association ?? owner) !== associationId) return err({ kind: 'foreignProject' });
    const { landscape, seed } = project;
    if (before && (before.landscape !== landscape || before.seed !== seed)) return err({ kind: 'landChanged' });
    const resized = before && project.gifts.find((gift) => isResized(gift, everyGift(before)));
    if (resized) return err({ kind: 'footprintChanged', gift: resized.slug });
    // What Stripe, the host or another steward changes at this moment is waited for, never written over with what was read before.
    await tx.lockAssociation(owner);
    const known = await tx.association(owner);
    const { stripeAccount, wordsPolicy } = known ?? { stripeAccount: null, wordsPolicy: 'held' as const };
    // A steward's publishing says nothing of the association itself.
    if (!(mustOwn && known)) {
      const { name, email, demonstration } = association;
      await tx.saveAssociation({ id: owner, name, email, demonstration, stripeAccount, wordsPolicy });
    }
    if (alone) await giveOwnAccount(tx, alone, deps.settings.livemode, deps.surroundings.now());
    const shown = photo === undefined ? (before?.photo ?? null) : photo && (await tx.photo(photo));
    if (photo && !shown) return err({ kind: 'photoGone' });
    await tx.saveProject({ ...project, photo: shown, association: owner });
    await tx.forgetPhotos(project.slug, (await tx.draft(project.slug))?.body.photo ?? null);
    const isNewVillage = await tx.createVillage({
      slug: village.slug,
      project: project.slug,
      name: village.name,
      landscape,
      seed,
      listed: true,
      founded: false,
      chunks: FIRST_CHUNKS,
    });
    const stands = isNewVillage ? null : await tx.village(village.slug);
    if (stands && stands.project !== project.slug) return err({ kind: 'foreignVillage', project: stands.project });
    return ok({ isNew: before === null });
  });
}

const isResized = ({ slug, footprint: { w, d } }: Gift, known: readonly Gift[]): boolean =>
  known.some((gift) => gift.slug === slug && (gift.footprint.w !== w || gift.footprint.d !== d));
