import { isSpriteName, lifeOf, SPRITES, WORK_NAMES, type WORK_STAGES } from '#shared/catalogue/sprites.ts';
import type { SceneInput } from '#shared/village/scene.ts';
import { stepSites, type Terrain } from '#shared/village/terrain.ts';
import { ONE_PLOT, standingOn, type Thing } from '#shared/village/thing.ts';

/** How far a step's common work has grown [V3]. */
export type StepStage = (typeof WORK_STAGES)[number] | 'done';

/**
 * A reached step stands. The one being funded grows with its share of the money between the step before and itself: a site, from
 * a third on walls, from two thirds on a roof; whole only when reached.
 */
export function stepStage(input: Pick<SceneInput, 'steps' | 'raisedCents' | 'view'>, index: number): StepStage {
  const step = input.steps[index];
  if (!step) return 'site';
  if (input.view.reached.includes(step.slug)) return 'done';
  const from = input.steps[index - 1]?.atCents ?? 0;
  const thirds = ((input.raisedCents - from) * 3) / (step.atCents - from);
  return thirds >= 2 ? 'roof' : thirds >= 1 ? 'walls' : 'site';
}

/** The steps' common works in the middle of their sites: a site, walls, a roof, then whole [V3]. */
export function stepThings(input: Pick<SceneInput, 'steps' | 'raisedCents' | 'view'>, terrain: Terrain): Thing[] {
  const sites = stepSites(terrain);
  return input.steps.flatMap((step, i) => {
    const site = sites[i];
    if (!site) return [];
    const stage = stepStage(input, i);
    const footprint = isSpriteName(step.sprite) ? { w: SPRITES[step.sprite].w, d: SPRITES[step.sprite].d } : ONE_PLOT;
    const thing: Thing = {
      key: `step ${step.slug}`,
      frame: stage === 'done' ? step.sprite : workFrame(step.sprite, stage),
      ...standingOn(site, site, terrain),
      layer: 'upright',
      footprint,
      ribbon: null,
      life: stage === 'done' ? lifeOf(step.sprite) : 0,
      source: { kind: 'step', slug: step.slug },
    };
    return [thing];
  });
}

/** What shows of a work whose sprite has no stages of its own. */
const OTHER_WORK = 'site-2x2';

function workFrame(sprite: string, stage: Exclude<StepStage, 'done'>): string {
  return WORK_NAMES.some((name) => name === sprite) ? `${sprite}.${stage}` : OTHER_WORK;
}
