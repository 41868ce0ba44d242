import { join } from 'node:path';
import type { Simulator } from '#server/simulator/server.ts';
import type { HameauProcess } from '../support/server.ts';
import { VILLAGE } from '../support/store.ts';
import { preparePlacements, withServer } from './data.ts';
import { type Figure, kb, ms } from './figures.ts';
import { ask } from './wire.ts';

/** Snapshot and picture of villages with many gifts, first and again. */
export async function benchSnapshots(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of [1_000, 10_000]) {
    const place = join(folder, String(count));
    await preparePlacements(join(place, 'hameau.db'), count);
    figures.push(
      ...(await withServer({ folder: place, port, simulator }, (server) => snapshotAndPicture(server, count))),
    );
  }
  return figures;
}

async function snapshotAndPicture(server: HameauProcess, count: number): Promise<Figure[]> {
  const address = `${server.url}/api/villages/${VILLAGE}`;
  const first = await ask(address);
  const again = await ask(address);
  const picture = await ask(`${server.url}/v/${VILLAGE}/picture.png?seq=${count}`);
  const pictureAgain = await ask(`${server.url}/v/${VILLAGE}/picture.png?seq=${count}`);
  const named = `${count.toLocaleString('en')} placements`;
  return [
    // Ids made by counting compress as no real ones would: only the whole is said.
    { what: `snapshot, ${named}, uncompressed`, value: kb(first.whole) },
    { what: `snapshot, ${named}, first / again`, value: `${ms(first.tookMs)} / ${ms(again.tookMs)}` },
    {
      what: `picture 1200 x 630, ${named}, first / again`,
      value: `${ms(picture.tookMs)} / ${ms(pictureAgain.tookMs)}, ${kb(picture.wire)}`,
    },
  ];
}
