import type { Acts } from './acts.ts';
import type { HudState } from './state.ts';

/** What every part of the HUD is given: what is, and what can be done. */
export interface Props {
  readonly state: HudState;
  readonly acts: Acts;
}
