import { everyGift, type Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { Progress } from '#shared/village/view.ts';
import type { Pictures as PictureDoor, Printing } from './adapters/http/doors.ts';
import type { Purges } from './adapters/http/purges.ts';
import { nameIn } from './adapters/pages/foundingPages.ts';
import { type Captioned, captionOf } from './adapters/pictures/caption.ts';
import { PICTURE_SIZES, type VillagePicture } from './adapters/pictures/order.ts';
import type { Pictures } from './adapters/pictures/pictures.ts';
import type { VillageSheet } from './adapters/pictures/print/order.ts';
import type { Deps } from './domain/deps.ts';
import type { ProjectRow, VillageRow } from './domain/ports/rows.ts';
import { publicFace } from './domain/villages/founded.ts';
import { village as readVillage } from './domain/villages/snapshot.ts';
import { ownSprites, spritesIn } from './ownPictures.ts';

/** The picture of a village as it is now. */
export function pictureDoor(deps: Deps, pictures: Pictures): PictureDoor {
  return async (slug, format, language) => {
    const found = await readFace(deps, slug);
    if (!found) return null;
    const { row, project, progress } = found;
    // Its words are part of what the picture is kept by: a name that was taken down is on none that is given out from then on.
    const caption =
      PICTURE_SIZES[format].plaque === null ? null : captionOf(await captioned(deps, found, language), language);
    const content = () => villagePicture(deps, slug, project);
    const { revision } = progress;
    const png = await pictures.draw({ village: slug, seq: row.seq, revision, format, caption, content });
    return { seq: row.seq, png };
  };
}

/** Draws the first pictures before anybody asks: the thread, the atlas and the letters take their time once. */
export async function warmPictures(deps: Deps, draw: PictureDoor): Promise<void> {
  for (const project of await deps.store.read.projects()) {
    const main = await deps.store.read.mainVillage(project.slug);
    for (const format of ['phone', 'share', 'wide'] as const) if (main) await draw(main.slug, format, 'fr');
  }
}

/** Sheets kept, about 130 KB each. */
const SHEETS_KEPT = 20;

/** What a village's people print. */
export function printDoor(deps: Deps, pictures: Pictures, publicUrl: string, purges: Purges): Printing {
  const kept = new Map<string, Promise<Buffer>>();
  purges.add(() => kept.clear());
  const addressOf = (slug: VillageSlug) => `${publicUrl}/v/${slug}`;
  return {
    async code(slug, via, as) {
      if (!(await deps.store.read.village(slug))) return null;
      return pictures.qr(via === null ? addressOf(slug) : `${addressOf(slug)}?via=${via}`, as);
    },
    async sheet(slug, kind, language) {
      const face = await readFace(deps, slug);
      if (!face) return null;
      const { row, project, progress } = face;
      // Its title too: a name that was taken down is on no sheet that is given out from then on.
      const { title } = await captioned(deps, face, language);
      const key = [kind, language, slug, row.seq, progress.revision, project.catalogueVersion, title].join(' ');
      const made =
        kept.get(key) ??
        sheetOf(deps, face, language).then((sheet) => pictures.print({ ...sheet, title, kind, url: addressOf(slug) }));
      kept.delete(key);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= SHEETS_KEPT) break;
        kept.delete(oldest);
      }
      return made;
    },
  };
}

async function sheetOf(
  deps: Deps,
  { row, project, progress }: Face,
  language: Language,
): Promise<Omit<VillageSheet, 'kind' | 'url' | 'title'>> {
  return {
    village: await villagePicture(deps, row.slug, project),
    sentence: project.sentence[language],
    association: (await deps.store.read.association(project.association))?.name ?? '',
    demonstration: project.demonstration,
    steps: project.steps.map(({ slug, name }) => ({ name: name[language], reached: progress.reached.includes(slug) })),
    language,
  };
}

interface Face {
  readonly row: VillageRow;
  readonly project: ProjectRow;
  readonly progress: Progress;
}

async function readFace({ store: { read } }: Deps, slug: VillageSlug): Promise<Face | null> {
  const row = await read.village(slug);
  const project = row && (await read.project(row.project));
  return row && project ? { row, project, progress: await read.progress(row.project) } : null;
}

/**
 * A project's own village bears the project's title and says how far the project is; founded ones bear their own name, once it may be
 * read [P2], and say how far their own goal is, where they have one.
 */
async function captioned(
  { store: { read } }: Deps,
  { row, project, progress }: Face,
  language: Language,
): Promise<Captioned> {
  const { goalCents, demonstration } = project;
  const whole = { ...progress, title: project.title[language], goalCents, demonstration };
  const founded = row.founded ? await read.foundedVillage(row.slug) : null;
  if (founded === null) return whole;
  const title = nameIn(language, publicFace(founded).name, project);
  if (founded.goalCents === null) return { ...whole, title };
  const gifts = (await read.giftsIn(row.project)).get(row.slug) ?? 0;
  return { title, goalCents: founded.goalCents, raisedCents: await read.givenIn(row.slug), gifts, demonstration };
}

/** Everything that a village's picture is drawn from. */
export async function villagePicture(deps: Deps, slug: VillageSlug, project: Project): Promise<VillagePicture> {
  const found = await readVillage(deps, slug);
  if (!found) throw new Error(`village ${slug} without contents`);
  const { view, progress } = found;
  return {
    seed: view.seed,
    landscape: view.landscape,
    chunks: view.chunks,
    placements: [...view.placements.values()],
    flowers: view.flowers,
    ...(view.care && { care: view.care }),
    reached: [...new Set([...view.reached, ...view.delivered])],
    steps: project.steps,
    raisedCents: progress.raisedCents,
    own: await ownSprites(deps.store.read, spritesIn(project)),
    gifts: Object.fromEntries(everyGift(project).map((gift) => [gift.slug, gift])),
    now: deps.surroundings.now(),
  };
}
