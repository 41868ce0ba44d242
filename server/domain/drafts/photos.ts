import type { Words } from '#shared/catalogue/catalogue.ts';
import { PhotoId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { PhotoRow } from '../ports/photos.ts';
import type { DraftRow } from '../ports/stewards.ts';
import type { Steward } from '../stewards/associations.ts';
import { type WriteRefusal, writeDraft } from './write.ts';

/** A photo that was checked and drawn anew. */
export interface DrawnPhoto {
  readonly webp: { toString(as: 'base64'): string };
  readonly width: number;
  readonly height: number;
}

type Placed = Pick<DraftRow, 'association' | 'slug'>;

/** The draft's photo from now on. Whoever calls this was told that the people in it agreed [P3]. */
export async function keepPhoto(
  deps: Deps,
  by: Steward,
  draft: Placed,
  { webp, width, height }: DrawnPhoto,
  alt: Words,
): Promise<Result<DraftRow, WriteRefusal>> {
  return setPhoto(deps, by, draft, { webp: webp.toString('base64'), width, height, alt });
}

/** The same photo with other words; what is public keeps those that it has. */
export async function reworded(
  deps: Deps,
  by: Steward,
  draft: Placed,
  { webp, width, height }: PhotoRow,
  alt: Words,
): Promise<Result<DraftRow, WriteRefusal>> {
  return setPhoto(deps, by, draft, { webp, width, height, alt });
}

export const withoutPhoto = (deps: Deps, by: Steward, draft: Placed): Promise<Result<DraftRow, WriteRefusal>> =>
  setPhoto(deps, by, draft, null);

/** What is no longer of use goes in the same moment; what is public stays until the next publishing. */
function setPhoto(
  deps: Deps,
  by: Steward,
  { association, slug }: Placed,
  content: Pick<PhotoRow, 'webp' | 'width' | 'height' | 'alt'> | null,
): Promise<Result<DraftRow, WriteRefusal>> {
  const now = deps.surroundings.now();
  const photo = content && PhotoId.parse(deps.surroundings.newId('pho'));
  return writeDraft(
    deps,
    slug,
    by.id,
    (draft) => ({ ...draft, photo }),
    async (tx) => {
      // Publishing waits here as well: it never shows a photo that is just being forgotten.
      await tx.lockAssociation(association);
      if (content && photo) await tx.addPhoto({ ...content, id: photo, association, project: slug, createdAt: now });
      await tx.forgetPhotos(slug, photo);
      const action = photo ? 'set-photo' : 'remove-photo';
      await tx.audit({ at: now, actor: by.id, action, subject: photo ?? slug });
    },
  );
}
