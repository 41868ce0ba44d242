import type { Photo } from '#shared/catalogue/catalogue.ts';
import type { AssociationId, PhotoId, ProjectSlug } from '#shared/ids.ts';

/** A photo of a project, drawn anew by us: no row is written before its steward has said that the people in it agreed [P3]. */
export interface PhotoRow extends Photo {
  readonly association: AssociationId;
  /** perhaps never published yet */
  readonly project: ProjectSlug;
  /** base64 */
  readonly webp: string;
  readonly createdAt: number;
}

export interface PhotoReads {
  photo(id: PhotoId): Promise<PhotoRow | null>;
  /** null for one that no project shows in public */
  publicPhoto(id: PhotoId): Promise<PhotoRow | null>;
}

export interface PhotoTx {
  /** without its pixels */
  photo(id: PhotoId): Promise<Photo | null>;
  addPhoto(row: PhotoRow): Promise<void>;
  /** every photo of this project that is neither public nor `drafted` */
  forgetPhotos(project: ProjectSlug, drafted: PhotoId | null): Promise<void>;
}
