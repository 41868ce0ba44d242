import type { Stage, StageData, StageEvents } from './stage.ts';

/** Loads the atlas, starts the engine and resolves with the first frame drawn. */
export async function openStage(_parent: HTMLElement, _data: StageData, _events: StageEvents): Promise<Stage> {
  throw new Error('the scene is not drawn yet');
}
