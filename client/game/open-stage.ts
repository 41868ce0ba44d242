import { ATLAS_KEY, type LoadedAtlas, loadAtlas } from './atlas.ts';
import { type Engine, startEngine } from './engine.ts';
import { type Stage, type StageData, type StageEvents, StageUnavailable } from './stage.ts';
import { VillageStage } from './village-stage.ts';

/**
 * Loads the atlas, starts the engine and resolves with the first picture drawn.
 * @throws {StageUnavailable} as a rejection
 */
export async function openStage(parent: HTMLElement, data: StageData, events: StageEvents): Promise<Stage> {
  const atlas = await loadAtlas(data.atlas).catch((cause: unknown) => {
    throw new StageUnavailable('assetsFailed', cause);
  });
  const engine = await startEngine(parent).catch((cause: unknown) => {
    throw new StageUnavailable('engineFailed', cause);
  });
  return furnish(parent, engine, atlas, data, events);
}

async function furnish(
  parent: HTMLElement,
  engine: Engine,
  atlas: LoadedAtlas,
  data: StageData,
  events: StageEvents,
): Promise<Stage> {
  engine.scene.textures.addAtlasJSONHash(ATLAS_KEY, atlas.picture, atlas.frames);
  parent.tabIndex = 0;
  parent.setAttribute('role', 'application');
  parent.setAttribute('aria-label', data.label);
  parent.style.touchAction = 'none';
  const stage = new VillageStage(parent, engine, atlas, data, events);
  engine.onLost(() => {
    stage.destroy();
    events.onLost();
  });
  await stage.drawn();
  events.onReady();
  return stage;
}
