/**
 * The village drawn the naive way, to measure ours against: a bare scene of the same engine with one Image for every sprite,
 * from the same atlas, all of them always there. `?sprites=gifts` draws one sprite for each gift and nothing else.
 */
import { BlendModes } from 'phaser';
import type { z } from 'zod';
import { ATLAS_KEY, loadAtlas } from '#client/game/atlas.ts';
import { SHADE } from '#client/game/depths.ts';
import { startEngine } from '#client/game/engine.ts';
import type { Part, Thing } from '#client/game/things.ts';
import { VillageThings } from '#client/game/village-things.ts';
import { project } from '#shared/ground/projection.ts';
import { Snapshot } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { viewOf } from '#shared/village/apply.ts';
import { SQUARE, terrainOf } from '#shared/village/terrain.ts';

const read = async <T>(address: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(await (await fetch(address)).json());

const giftsOnly = new URL(location.href).searchParams.get('sprites') === 'gifts';
const [snapshot, { project: catalogue }, atlas] = await Promise.all([
  read('snapshot.json', Snapshot),
  read('project.json', ProjectReply),
  loadAtlas({ image: 'atlas.png', frames: 'atlas.json' }),
]);
const stage = document.querySelector<HTMLElement>('#stage');
if (!stage) throw new Error('the page has no stage');
const engine = await startEngine(stage, 'card');
const { scene } = engine;
scene.textures.addAtlasJSONHash(ATLAS_KEY, atlas.picture, atlas.frames);
const view = viewOf(snapshot);
const things = new VillageThings({
  terrain: terrainOf(view.seed, view.landscape),
  gifts: new Map(catalogue.gifts.map((gift) => [gift.slug, gift])),
  steps: catalogue.steps,
}).of(view, snapshot.progress, Date.now());

const draw = ({ px, py }: Thing, { frame, depth, look }: Part): void => {
  if (!atlas.frames.frames[frame]) return;
  const image = scene.add.image(px, py, ATLAS_KEY, frame).setDepth(depth);
  if (look === 'shadow') image.setTint(SHADE).setBlendMode(BlendModes.MULTIPLY);
};
for (const thing of things.values()) {
  if (!giftsOnly) for (const part of thing.parts) draw(thing, part);
  else if (thing.source.kind === 'placement' && thing.parts[0]) draw(thing, thing.parts[0]);
}

const square = project(SQUARE.x, SQUARE.y);
const camera = scene.cameras.main;
camera.setOrigin(0, 0).setScroll(square.px - engine.screen().width / 2, square.py - engine.screen().height / 2);
let from: { readonly x: number; readonly y: number } | null = null;
stage.addEventListener('pointerdown', ({ clientX, clientY }) => {
  from = { x: camera.scrollX + clientX, y: camera.scrollY + clientY };
});
stage.addEventListener('pointermove', ({ clientX, clientY }) => {
  if (from) camera.setScroll(from.x - clientX, from.y - clientY);
});
document.documentElement.dataset.sprites = String(scene.children.length);
document.documentElement.classList.add('has-stage');
