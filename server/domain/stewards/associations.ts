import type { NewAssociation } from '#shared/associations/founding.ts';
import { type Draft, slugOf } from '#shared/drafts/draft.ts';
import type { AssociationId, ProjectSlug, StewardId, VillageSlug } from '#shared/ids.ts';
import { DraftId, ProjectSlug as Slug, VillageSlug as Village } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { giveOwnAccount, ownerBefore } from '../associations/several.ts';
import { always, commit, type Deps } from '../deps.ts';
import { draftOf, newDraft } from '../drafts/begin.ts';
import type { DraftRow } from '../ports/stewards.ts';

/** A person who signed in. */
export interface Steward {
  readonly id: StewardId;
  /** proven by a letter, in lower case */
  readonly email: string;
  readonly name: string;
}

/** Whether the host looks at new associations before they can publish. */
export type SignUp = 'open' | 'approval';

/**
 * An association begins: whoever founds it owns it. The same id again is the same association (a double click).
 * @param id made when the form was shown
 */
export async function foundAssociation(
  deps: Deps,
  steward: Steward,
  id: AssociationId,
  { name, email }: NewAssociation,
  signUp: SignUp,
): Promise<Result<null, { readonly kind: 'taken' }>> {
  const now = deps.surroundings.now();
  // Where no money can move, nothing that is given is money.
  const demonstration = !deps.settings.livemode;
  const alone = await ownerBefore(deps, { id, demonstration });
  return commit<null, { readonly kind: 'taken' }>(deps, async (tx) => {
    if ((await tx.association(id)) !== null) {
      return (await tx.roleIn(id, steward.id)) === 'owner' ? ok(null) : err({ kind: 'taken' });
    }
    await tx.saveAssociation({ id, name, email, demonstration, stripeAccount: null, wordsPolicy: 'held' });
    if (alone) await giveOwnAccount(tx, alone, deps.settings.livemode, now);
    await tx.addRole(id, steward.id, 'owner', now);
    await tx.setAdmission(id, signUp === 'open' ? 'admitted' : 'waiting', now);
    await tx.audit({ at: now, actor: steward.id, action: 'found-association', subject: id });
    return ok(null);
  });
}

/** An association that the host made has no steward yet: whoever proves to read its own address owns it. */
export async function claimAssociations(deps: Deps, steward: Steward): Promise<void> {
  const mine = (await deps.store.read.associations()).filter(({ email }) => email.toLowerCase() === steward.email);
  for (const { id } of mine) {
    if ((await deps.store.read.stewardsOf(id)).length > 0) continue;
    const now = deps.surroundings.now();
    await always(deps, async (tx) => {
      await tx.lockAssociation(id);
      if ((await tx.rolesIn(id)).length > 0) return;
      await tx.addRole(id, steward.id, 'owner', now);
      await tx.audit({ at: now, actor: steward.id, action: 'claim-association', subject: id });
    });
  }
}

/** How the village lies: any number is a land of its own. */
const SEEDS = 1_000_000;

export interface Begun {
  readonly association: AssociationId;
  /** made when the form was shown: a double click begins one project */
  readonly id: DraftId;
  readonly title: string;
  readonly language: 'fr' | 'en';
  /** 0 to 1 */
  readonly chance: number;
}

/** A project begins, under an address made from its title; where that is taken, with a number behind it. */
export async function beginProject(deps: Deps, steward: Steward, begun: Begun): Promise<ProjectSlug> {
  const root = slugOf(begun.title, 48) || 'village';
  const { read } = deps.store;
  for (let n = 1; ; n++) {
    const text = n === 1 ? root : `${root}-${n}`;
    const slug = Slug.parse(text);
    const known = (await read.draftsOf(begun.association)).find(({ id }) => id === begun.id);
    if (known) return known.slug;
    if ((await read.project(slug)) || (await read.village(Village.parse(text))) || (await read.draft(slug))) continue;
    const body = newDraft({
      slug,
      village: Village.parse(text),
      title: begun.title,
      language: begun.language,
      seed: Math.floor(begun.chance * SEEDS),
      landscape: 'savanna',
    });
    if (await storeDraft(deps, steward, { id: begun.id, association: begun.association, body })) return slug;
  }
}

async function storeDraft(
  deps: Deps,
  steward: Steward,
  { id, association, body }: { readonly id: DraftId; readonly association: AssociationId; readonly body: Draft },
): Promise<boolean> {
  const now = deps.surroundings.now();
  return always(deps, async (tx) => {
    const row = { id, association, slug: body.slug, body, revision: 1, updatedAt: now, updatedBy: steward.id };
    if (!(await tx.createDraft(row))) return false;
    await tx.audit({ at: now, actor: steward.id, action: 'begin-project', subject: body.slug });
    return true;
  });
}

/** The draft of a project of this association; one that came by a file gets its draft at the first look. Null where there is none. */
export async function draftFor(
  deps: Deps,
  steward: Steward,
  association: AssociationId,
  slug: ProjectSlug,
): Promise<DraftRow | null> {
  const { read } = deps.store;
  const known = await read.draft(slug);
  if (known) return known.association === association ? known : null;
  const project = await read.project(slug);
  if (project?.association !== association) return null;
  const village = await read.mainVillage(slug);
  const home = village ?? { slug: Village.parse(slug) as VillageSlug, name: project.title.fr };
  await storeDraft(deps, steward, {
    id: DraftId.parse(deps.surroundings.newId('drf')),
    association,
    body: draftOf(project, home, project.photo?.id ?? null),
  });
  return read.draft(slug);
}
