import type { OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { isSpriteName } from '#shared/catalogue/sprites.ts';
import type { Draft } from '#shared/drafts/draft.ts';
import { readEuros } from '#shared/drafts/euros.ts';
import { PlacementId } from '#shared/ids.ts';
import { letterBody } from '#shared/letters/body.ts';
import { type Cents, cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import type { Placement } from '#shared/village/view.ts';
import { SIGN_IN_MS, type StewardDoor } from './adapters/auth/stewardDoor.ts';
import { parseCatalogue } from './adapters/catalogue/parseCatalogue.ts';
import { versionOf } from './adapters/catalogue/version.ts';
import { writeCatalogue } from './adapters/catalogue/writeCatalogue.ts';
import type { Drafting, Entering } from './adapters/http/console/visit.ts';
import type { Pictures } from './adapters/pictures/pictures.ts';
import { coverSquares } from './adapters/uploads/coverSquares.ts';
import { photoReader } from './adapters/uploads/readPhoto.ts';
import { readPicture } from './adapters/uploads/readPicture.ts';
import type { Deps } from './domain/deps.ts';
import { landscapeOf, previewOf } from './domain/drafts/preview.ts';
import { askForSignIn } from './domain/letters/stewards.ts';
import { ownSprites } from './ownPictures.ts';

/** Where the letter's link leads. */
export const signInPathOf =
  (door: Pick<StewardDoor, 'tokenOf'>) =>
  (key: string): string =>
    `/console/sign-in/${door.tokenOf(key)}`;

/** Coming in as the console's pages ask for it. */
export function enteringDoor(deps: Deps, door: StewardDoor, nudgeOutbox: () => void): Entering {
  return {
    async ask(email, language) {
      const key = deps.surroundings.newId('key');
      await door.expect(key, email);
      await askForSignIn(deps, { key, email, language, expiresAt: deps.surroundings.now() + SIGN_IN_MS });
      nudgeOutbox();
    },
    async addressOf(token) {
      const key = door.keyOf(token);
      const letter = key === null ? null : await deps.store.read.letter(`signIn:${key}`);
      const body = letter && letterBody(letter.body);
      return body?.kind === 'signIn' ? body.email : null;
    },
    enter: (token, headers) => door.enter(token, headers),
    whoIs: (headers) => door.whoIs(headers),
    sessions: (headers) => door.sessions(headers),
    end: (headers, session) => door.end(headers, session),
    leave: (headers) => door.leave(headers),
  };
}

/** Drafts as the command line's files, and as pictures. */
export function draftingDoor(deps: Deps, pictures: Pictures): Drafting {
  return {
    versionOf,
    write: ({ name, email, demonstration }, village, project) =>
      writeCatalogue({
        association: { name, email, demonstration },
        village: { slug: village.slug, name: { fr: village.name, en: village.name } },
        project: { ...project, catalogueVersion: versionOf(project) },
      }),
    read(text, own) {
      const parsed = parseCatalogue(text, own);
      if (!parsed.ok) return parsed;
      const { project, village } = parsed.value;
      return ok({ project, village: { slug: village.slug, name: village.name.fr } });
    },
    picture: readPicture,
    photo: photoReader(),
    cover: coverSquares,
    preview: (draft, revision, own) =>
      pictures.draw({
        // No village is called so: a slug has no colon.
        village: `draft:${draft.slug}`,
        seq: revision,
        revision: 0,
        format: 'draft',
        caption: null,
        content: () => pictureOf(deps, draft, own),
      }),
  };
}

/** One of each gift, delivered, and every step reached. */
async function pictureOf({ store, lands, surroundings }: Deps, draft: Draft, own: OwnFootprints) {
  const { chunks, gifts: placed } = previewOf(lands, draft, own);
  const sprites = draft.gifts.map(({ sprite }) => sprite);
  const steps = draft.steps.map(({ slug, sprite, at }, i) => ({ slug, sprite, atCents: amountOf(at, i) }));
  return {
    seed: draft.seed,
    landscape: landscapeOf(draft),
    chunks,
    placements: placed.map(
      ({ gift, plot }, i): Placement => ({
        id: PlacementId.parse(`plc_preview-${String(i).padStart(12, '0')}`),
        gift: gift.slug,
        quantity: 1,
        plot,
        state: 'delivered',
      }),
    ),
    flowers: [],
    reached: steps.map(({ slug }) => slug),
    steps: steps.filter(({ sprite }) => isSpriteName(sprite)),
    raisedCents: Math.max(0, ...steps.map(({ atCents }) => atCents)),
    gifts: Object.fromEntries(placed.map(({ gift }) => [gift.slug, gift])),
    own: await ownSprites(store.read, sprites),
    now: surroundings.now(),
  };
}

/** Steps without a sum yet stand one after the other all the same. */
const amountOf = (typed: string, i: number): Cents => cents(readEuros(typed) ?? i + 1);
