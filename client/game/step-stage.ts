import type { Progress } from '#shared/village/view.ts';
import type { StepLook } from './stage.ts';

/** How far a step's common work has grown [V3]. */
export type StepStage = 'site' | 'half' | 'done';

/** A reached step stands; the one being funded is half built from the middle of its amount on. */
export function stepStage(steps: readonly StepLook[], index: number, progress: Progress): StepStage {
  const step = steps[index];
  if (!step) return 'site';
  if (progress.reached.includes(step.slug)) return 'done';
  const from = steps[index - 1]?.atCents ?? 0;
  return progress.raisedCents >= (from + step.atCents) / 2 ? 'half' : 'site';
}
