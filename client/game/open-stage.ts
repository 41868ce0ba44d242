import { loadAtlas } from './atlas.ts';
import { type Engine, startEngine } from './engine.ts';
import type { Graphics } from './graphics.ts';
import { orderFirst } from './ground-layer.ts';
import { Painters } from './painters.ts';
import { type Stage, type StageData, type StageEvents, StageUnavailable } from './stage.ts';
import { VillageStage } from './village-stage.ts';

/**
 * Loads the atlas, starts the engine and resolves with the first picture drawn.
 * @throws {StageUnavailable} as a rejection
 */
export async function openStage(
  parent: HTMLElement,
  data: StageData,
  events: StageEvents,
  graphics: Graphics,
): Promise<Stage> {
  const painters = new Painters();
  try {
    orderFirst(painters, data.view);
    const atlas = await loadAtlas(data.atlas).catch((cause: unknown) => {
      throw new StageUnavailable('assetsFailed', cause);
    });
    const engine = await startEngine(parent, graphics).catch((cause: unknown) => {
      throw new StageUnavailable('engineFailed', cause);
    });
    return await furnish(parent, engine, new VillageStage({ parent, engine, atlas, painters, data, events }), events);
  } catch (refusal) {
    painters.dismiss();
    throw refusal;
  }
}

async function furnish(parent: HTMLElement, engine: Engine, stage: VillageStage, events: StageEvents): Promise<Stage> {
  parent.tabIndex = 0;
  parent.setAttribute('role', 'application');
  parent.style.touchAction = 'none';
  engine.onLost(() => {
    stage.destroy();
    events.onLost();
  });
  await shownWhenDrawn(engine, stage);
  events.onReady();
  return stage;
}

/** Until the ground is painted nobody sees the scene: whoever paints it gets the time that drawing would take. */
async function shownWhenDrawn({ scene, game }: Engine, stage: VillageStage): Promise<void> {
  scene.sys.setVisible(false);
  await stage.drawn();
  scene.sys.setVisible(true);
  await new Promise((resolve) => {
    game.events.once('postrender', resolve);
  });
}
