import { expect, it } from 'vitest';
import { createUnveiling } from '#client/hud/unveiling.ts';
import { GiftSlug, PlacementId } from '#shared/ids.ts';
import type { Placement, PlacementState, VillageView } from '#shared/village/view.ts';
import { VIEW } from './machine.ts';

const idOf = (n: number) => PlacementId.parse(`plc_${String(n).padStart(20, '0')}`);
const village = (count: number, state: PlacementState): VillageView => ({
  ...VIEW,
  placements: new Map(
    Array.from({ length: count }, (_, n): [PlacementId, Placement] => {
      const placement = { id: idOf(n), gift: GiftSlug.parse('lamp'), quantity: 1, plot: { x: n, y: 0 }, state };
      return [placement.id, placement];
    }),
  ),
});
const alive = ({ placements }: VillageView) =>
  [...placements.values()].filter(({ state }) => state === 'delivered').length;

/** Every picture that an open screen draws, by how many gifts are alive on it. */
async function drawn(count: number): Promise<number[]> {
  const after = village(count, 'delivered');
  const seen: number[] = [];
  let rest = (): void => {};
  const done = new Promise<void>((resolve) => {
    rest = resolve;
  });
  const unveiling = createUnveiling(
    () => Promise.resolve(),
    () => {
      seen.push(alive(unveiling.of(after)));
      if (seen.at(-1) === count) rest();
    },
  );
  unveiling.start([...after.placements.keys()], village(count, 'promised'));
  seen.push(alive(unveiling.of(after)));
  await done;
  return seen;
}

it('[V2] gifts come alive one after the other, and thousands within a few seconds', async () => {
  expect(await drawn(3)).toEqual([0, 1, 2, 3]);
  const many = await drawn(2400);
  expect(many.slice(0, 3)).toEqual([0, 100, 200]);
  expect(many).toHaveLength(25);
});
