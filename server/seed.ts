import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import type { QuestionSet } from '#shared/questions/question.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import { type CatalogueFault, lineIn, parseCatalogue } from './adapters/catalogue/parseCatalogue.ts';
import { type ImportRefusal, importCatalogue } from './domain/catalogue/import.ts';
import { always, type Deps } from './domain/deps.ts';
import { PATHS } from './paths.ts';
import { associationIdFor } from './surroundings.ts';

export interface Imported {
  readonly project: ProjectSlug;
  readonly village: string;
  readonly isNew: boolean;
}

/** Brings one catalogue file into the store; every fault comes with its line. */
export async function importFile(deps: Deps, file: string): Promise<Result<Imported, readonly CatalogueFault[]>> {
  const text = await readFile(file, 'utf8');
  const parsed = parseCatalogue(text);
  if (!parsed.ok) return parsed;
  const { association, village, project } = parsed.value;
  const imported = await importCatalogue(deps, {
    association,
    associationId: associationIdFor(association.email),
    village: { slug: village.slug, name: village.name.fr },
    project,
  });
  if (!imported.ok) return err([faultOf(text, project, imported.error)]);
  return ok({ project: project.slug, village: village.slug, isNew: imported.value.isNew });
}

function faultOf(text: string, project: Pick<Project, 'gifts'>, refusal: ImportRefusal): CatalogueFault {
  switch (refusal.kind) {
    case 'foreignProject':
      return { line: lineIn(text, ['project', 'slug']), reason: 'this project belongs to another association' };
    case 'landChanged':
      return {
        line: lineIn(text, ['project', 'landscape']),
        reason: 'landscape and seed cannot change: gifts stand on this land already',
      };
    case 'footprintChanged':
      return {
        line: lineIn(text, [
          'project',
          'gifts',
          project.gifts.findIndex(({ slug }) => slug === refusal.gift),
          'sprite',
        ]),
        reason: `the gift ${refusal.gift} stands in another size already: give the new picture a gift of another name`,
      };
    case 'foreignVillage':
      return {
        line: lineIn(text, ['village', 'slug']),
        reason: `this village belongs to another project (${refusal.project}): choose another name`,
      };
    case 'photoGone':
      return { line: 1, reason: 'the photo is there no more' };
    default:
      return assertNever(refusal);
  }
}

/** What the demonstration's projects ask [V4]: our sets, each where it fits. */
const DEMO_SETS: Readonly<Record<string, readonly QuestionSet[]>> = {
  'andes-school': ['school', 'seeds'],
  'guinea-village': ['water', 'seeds'],
  'tea-rights': ['wages', 'school'],
};

/** Only at first: a steward may have chosen others since. */
async function askAtFirst(deps: Deps, project: ProjectSlug): Promise<void> {
  const sets = DEMO_SETS[project];
  if (!sets || (await deps.store.read.asking(project))) return;
  await always(deps, async (tx) => {
    await tx.saveAsking(project, { sets: [...sets], own: [] });
    await tx.publishAsking(project);
  });
}

/** The demonstration association with its projects. */
export async function seedDemo(deps: Deps): Promise<readonly Imported[]> {
  const files = (await readdir(PATHS.demo)).filter((file) => file.endsWith('.yaml')).sort();
  const imported: Imported[] = [];
  for (const file of files) {
    const result = await importFile(deps, join(PATHS.demo, file));
    if (!result.ok) {
      const faults = result.error.map(({ line, reason }) => `${file}:${line} ${reason}`);
      throw new Error(`the demonstration cannot be read:\n${faults.join('\n')}`);
    }
    await askAtFirst(deps, result.value.project);
    imported.push(result.value);
  }
  return imported;
}
