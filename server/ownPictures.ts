import { createHash } from 'node:crypto';
import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import { ownPictureIn } from '#shared/catalogue/own-picture.ts';
import type { OwnSprite } from './adapters/pictures/ownSprites.ts';
import type { OwnPictureRow, StewardReads } from './domain/ports/stewards.ts';

const spriteOf = ({ id, png, originX, originY, w, d }: OwnPictureRow): OwnSprite => ({
  name: id,
  png: Buffer.from(png, 'base64'),
  origin: { x: originX, y: originY },
  plots: { w, d },
});

/** The pictures of an association's own among these sprites, each once, always in the same order. */
export async function ownSprites(
  read: Pick<StewardReads, 'ownPicture'>,
  sprites: readonly string[],
): Promise<readonly OwnSprite[]> {
  const rows = await Promise.all(ownIn(sprites).map((id) => read.ownPicture(id)));
  return rows.flatMap((row) => (row === null ? [] : [spriteOf(row)]));
}

const ownIn = (sprites: readonly string[]) =>
  [...new Set(sprites)].sort().flatMap((sprite) => ownPictureIn(sprite) ?? []);

export const spritesIn = (project: Project): string[] => everyGift(project).map(({ sprite }) => sprite);

/** Where the page finds its atlas: everybody's, or one with the pictures of this project's association in it. */
export function assetsOf(assets: string, project: Project): string {
  const own = ownIn(spritesIn(project));
  if (own.length === 0) return assets;
  const key = createHash('sha256')
    .update([assets, ...own].join(' '))
    .digest('hex')
    .slice(0, 16);
  return `/own/${project.slug}/${key}`;
}
