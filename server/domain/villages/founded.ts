import type { PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import type { FoundedFace } from '#shared/protocol/page.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { type FoundingForm, type FoundingWords, mayBeListed, type Occasion } from '#shared/villages/founding.ts';
import { commit, type Deps } from '../deps.ts';
import type { FoundedVillageRow, Moderation } from '../ports/founding.ts';
import type { AssociationRow, ProjectRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/** The key to a founded village: who holds it may thank, close and hand over. */
export interface FounderKey {
  readonly village: VillageSlug;
  readonly keyNumber: number;
}

export type FoundRefusal =
  | { readonly kind: 'unknownProject' }
  /** the project is over */
  | { readonly kind: 'archived' }
  /** the association is not let in yet, or no more */
  | { readonly kind: 'notAdmitted' }
  | { readonly kind: 'tooMany' }
  /** a village of the project's own has this address */
  | { readonly kind: 'seatTaken' };

/** Of one player: a class or an office has one or two. */
const MOST_OF_ONE = 20;
/** Unlisted villages are found by who was told: their address is never guessed. */
const SLUG_LENGTH = 10;

/** The address of a village to be founded: drawn when the form is shown, so that a form that is sent twice founds one. */
export const drawSeat = ({ surroundings }: Pick<Deps, 'surroundings'>): VillageSlug =>
  // Made here by codes' own door.
  surroundings.newCode(SLUG_LENGTH) as VillageSlug;

export interface Founding {
  readonly project: ProjectSlug;
  readonly player: PlayerId;
  /** drawn by us, and known to nobody but who holds the form */
  readonly seat: VillageSlug;
  readonly form: FoundingForm;
}

/**
 * [S4] A village of somebody's own for a project, without an account. Its name and words wait for a steward unless the association
 * lets them through at once [P2]; until then it bears the project's title. Its address says nothing about anybody.
 */
export async function foundVillage(
  deps: Deps,
  { project: slug, player, seat, form }: Founding,
): Promise<Result<FounderKey, FoundRefusal>> {
  const { read } = deps.store;
  const project = await read.project(slug);
  const association = project && (await read.association(project.association));
  if (!project || !association) return err({ kind: 'unknownProject' });
  if ((await read.archivedProjects()).has(slug)) return err({ kind: 'archived' });
  if ((await read.admission(association.id)) !== 'admitted') return err({ kind: 'notAdmitted' });
  const now = deps.surroundings.now();
  return commit<FounderKey, FoundRefusal>(deps, async (tx) => {
    await tx.touchPlayer(player, now);
    const stands = await tx.foundedVillage(seat);
    if (stands) return ok(await foundTwice(tx, stands, player));
    if ((await tx.foundedBy(player)).length >= MOST_OF_ONE) return err({ kind: 'tooMany' });
    const row: FoundedVillageRow = {
      village: seat,
      occasion: form.occasion,
      founder: player,
      keyNumber: 1,
      revision: 0,
      ...chosenIn(form.occasion, form),
      moderation: moderationOf(association),
      thanks: null,
      thanksModeration: 'shown',
      foundedAt: now,
      closedAt: null,
    };
    const { landscape } = form;
    const land = { landscape, seed: seedOf(seat), chunks: FIRST_CHUNKS };
    const isMade = await tx.createVillage({
      slug: seat,
      project: slug,
      founded: true,
      ...land,
      ...faceOf(row, project),
    });
    const meanwhile = isMade ? null : await tx.foundedVillage(seat);
    if (meanwhile) return ok(await foundTwice(tx, meanwhile, player));
    if (!isMade) return err({ kind: 'seatTaken' });
    await tx.addFoundedVillage(row);
    // What news told before it was there is told to it as well.
    await tx.enqueue('news', `founded:${seat}`, { village: seat }, now);
    return ok({ village: seat, keyNumber: 1 });
  });
}

/** A double click: without a cookie yet each of its two requests made a player, and the browser keeps the last. */
async function foundTwice(tx: StoreTx, row: FoundedVillageRow, player: PlayerId): Promise<FounderKey> {
  if (row.founder !== null) await tx.saveFounded({ ...row, founder: player });
  return { village: row.village, keyNumber: row.keyNumber };
}

const moderationOf = ({ wordsPolicy }: AssociationRow): Moderation => (wordsPolicy === 'atOnce' ? 'shown' : 'held');

const chosenIn = (occasion: Occasion, { name, words, goalEuros, listed }: FoundingWords) => ({
  name,
  words,
  goalCents: goalEuros === null ? null : cents(goalEuros * 100),
  wantsListed: listed === 'on' && mayBeListed(occasion),
});

/** What anybody may read on lists: a name only once a steward let it through, and a place on them only then. */
const faceOf = (row: FoundedVillageRow, project: Pick<ProjectRow, 'title'>) =>
  row.moderation === 'shown'
    ? { name: row.name, listed: row.wantsListed && mayBeListed(row.occasion) && row.closedAt === null }
    : { name: project.title.fr, listed: false };

/** Any number that is not another village's as a rule: the land follows from it [V1]. */
const seedOf = (slug: string): number =>
  Array.from({ length: slug.length }, (_, i) => slug.charCodeAt(i)).reduce(
    (sum, letter) => (sum * 31 + letter) % 2_147_483_647,
    7,
  );

export type FounderRefusal =
  /** handed over meanwhile, or never ours */
  | { readonly kind: 'notYours' }
  /** changed meanwhile, elsewhere: read it again */
  | { readonly kind: 'changed' };

/** What the holder of a key may do. */
export type FounderAct =
  | { readonly kind: 'rename'; readonly words: FoundingWords }
  | { readonly kind: 'thank'; readonly words: string | null }
  | { readonly kind: 'close' }
  | { readonly kind: 'open' }
  /** the old key opens nothing any more */
  | { readonly kind: 'handOver' }
  /** this browser's corner keeps the key */
  | { readonly kind: 'keep'; readonly player: PlayerId };

/** [S4] An act of the founder, with the key that it leaves. What is said anew waits for a steward anew. */
export async function actAsFounder(
  deps: Deps,
  { village, keyNumber }: FounderKey,
  act: FounderAct,
): Promise<Result<FounderKey, FounderRefusal>> {
  const { read } = deps.store;
  const place = await read.village(village);
  const project = place && (await read.project(place.project));
  const association = project && (await read.association(project.association));
  if (!project || !association) return err({ kind: 'notYours' });
  const now = deps.surroundings.now();
  return commit<FounderKey, FounderRefusal>(deps, async (tx) => {
    const row = await tx.foundedVillage(village);
    if (row?.keyNumber !== keyNumber) return err({ kind: 'notYours' });
    if (act.kind === 'keep') await tx.touchPlayer(act.player, now);
    const after = acted(row, act, moderationOf(association), now);
    if (!(await tx.saveFounded(after))) return err({ kind: 'changed' });
    await tx.showVillage(village, faceOf(after, project));
    return ok({ village, keyNumber: after.keyNumber });
  });
}

function acted(row: FoundedVillageRow, act: FounderAct, moderation: Moderation, now: number): FoundedVillageRow {
  switch (act.kind) {
    case 'rename': {
      const chosen = chosenIn(row.occasion, act.words);
      const isSame = chosen.name === row.name && chosen.words === row.words;
      return { ...row, ...chosen, moderation: isSame ? row.moderation : moderation };
    }
    case 'thank':
      return { ...row, thanks: act.words, thanksModeration: act.words === null ? 'shown' : moderation };
    case 'close':
      return { ...row, closedAt: row.closedAt ?? now };
    case 'open':
      return { ...row, closedAt: null };
    case 'handOver':
      return { ...row, founder: null, keyNumber: row.keyNumber + 1 };
    case 'keep':
      return { ...row, founder: act.player };
  }
}

/** What a founded village says in public: null where nothing was said or nobody let it through [P2]. */
export const publicFace = (row: FoundedVillageRow): Pick<FoundedFace, 'name' | 'words' | 'thanks'> => ({
  name: row.moderation === 'shown' ? row.name : null,
  words: row.moderation === 'shown' ? row.words : null,
  thanks: row.thanksModeration === 'shown' ? row.thanks : null,
});

/** [P2] Out of sight at once, name, words and thanks; the village stays, for paid gifts stand in it. */
export async function takeDownVillage(
  tx: StoreTx,
  village: VillageSlug,
  project: Pick<ProjectRow, 'title'>,
): Promise<boolean> {
  const row = await tx.foundedVillage(village);
  if (row === null) return false;
  const after: FoundedVillageRow = { ...row, moderation: 'takenDown', thanksModeration: 'takenDown' };
  if (!(await tx.saveFounded(after))) return false;
  await tx.showVillage(village, faceOf(after, project));
  return true;
}

/** A steward lets the words of a founded village through as they were read, or takes them down. */
export async function moderateFounded(
  tx: StoreTx,
  village: VillageSlug,
  revision: number,
  project: Pick<ProjectRow, 'title'>,
  to: { readonly what: 'name' | 'thanks'; readonly state: 'shown' | 'takenDown' },
): Promise<boolean> {
  const row = await tx.foundedVillage(village);
  if (row?.revision !== revision) return false;
  const after: FoundedVillageRow =
    to.what === 'name' ? { ...row, moderation: to.state } : { ...row, thanksModeration: to.state };
  if (!(await tx.saveFounded(after))) return false;
  await tx.showVillage(village, faceOf(after, project));
  return true;
}
