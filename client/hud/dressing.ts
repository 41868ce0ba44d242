import type { Dress } from '#client/game/stage.ts';
import { dayOf } from '#shared/village/care.ts';
import type { HudState } from './state.ts';

/** What this screen alone adds to the village: the flag of the player's mailbox, and garlands for the day of a feast. */
export function dressOf({ tidings, view }: Pick<HudState, 'tidings' | 'view'>, now: number): Dress {
  const today = dayOf(now);
  const steps = tidings.feasts.filter(({ day, step }) => day === today && view?.delivered.includes(step) === true);
  return { mailIsUp: tidings.unseen.length > 0, garlanded: [...new Set(steps.map(({ step }) => step))] };
}

export const isSameDress = (a: Dress, b: Dress): boolean =>
  a.mailIsUp === b.mailIsUp && a.garlanded.join() === b.garlanded.join();
