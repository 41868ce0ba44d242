import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MAILBOXES, NOTICE_BOARDS } from '#shared/catalogue/scenery.ts';
import { SPRITE_NAMES } from '#shared/catalogue/sprites.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the pictures are made from: this room, and the files of shared/ that it reads. */
const READ_FROM_SHARED = [
  'catalogue/atlas.ts',
  'catalogue/scenery.ts',
  'catalogue/sprites.ts',
  'ground/noise.ts',
  'ground/palette.ts',
].map((file) => join(ROOT, 'shared', file));

/** Holds the hash of what the build was made from; written last. */
const STAMP = 'sources.sha256';

/** What a build did. */
export interface AssetsBuilt {
  /** False when nothing had changed since the last build into this folder. */
  readonly drawn: boolean;
  readonly frames: number;
}

/**
 * Draws every model and packs the pictures: `atlas.png`, `atlas.json` (shared/catalogue/atlas.ts tells its shape) and
 * `sprites/<name>.png`, one small picture for each gift, and for the
 * board and the mailbox. Does nothing when the sources are those of the last build.
 */
export async function buildAssets({ outDir }: { outDir: string }): Promise<AssetsBuilt> {
  const sources = hashSources();
  if (isUpToDate(outDir, sources)) return { drawn: false, frames: 0 };
  // The models are loaded only when there is something to draw: an unchanged start stays fast.
  const { collectFrames } = await import('./pack/collect.ts');
  const { packAtlas } = await import('./pack/atlas.ts');
  const { encodePng } = await import('./png/encode.ts');
  rmSync(join(outDir, STAMP), { force: true }); // a build that is cut short must not look finished
  const frames = collectFrames();
  const { picture, atlas } = packAtlas(frames, 'atlas.png');
  const sprites = join(outDir, 'sprites');
  rmSync(sprites, { recursive: true, force: true });
  mkdirSync(sprites, { recursive: true });
  writeFileSync(join(outDir, 'atlas.png'), encodePng(picture));
  writeFileSync(join(outDir, 'atlas.json'), JSON.stringify(atlas));
  const alone = new Set<string>([...SPRITE_NAMES, ...Object.values(NOTICE_BOARDS), ...Object.values(MAILBOXES)]);
  for (const frame of frames)
    if (alone.has(frame.name)) writeFileSync(join(sprites, `${frame.name}.png`), encodePng(frame.picture));
  writeFileSync(join(outDir, STAMP), sources);
  return { drawn: true, frames: frames.length };
}

/** Whether a folder holds a whole build of these sources (a hash of them; by default of those on disk). */
export function isUpToDate(outDir: string, sources = hashSources()): boolean {
  const whole = [STAMP, 'atlas.png', 'atlas.json'].every((file) => existsSync(join(outDir, file)));
  return whole && readFileSync(join(outDir, STAMP), 'utf8') === sources;
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = [...filesUnder(join(ROOT, 'assets')), ...READ_FROM_SHARED].sort();
  for (const file of files) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|vox)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const { drawn, frames } = await buildAssets({ outDir: join(ROOT, 'build/assets') });
  const took = Math.round(performance.now() - started);
  console.log(drawn ? `drew ${frames} frames in ${took} ms` : `the pictures are up to date (${took} ms)`);
}
