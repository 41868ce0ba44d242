/** `npm run bench`: the shipped server as a process of its own, driven by signed HTTP; ratios against raw limits of this run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../tools/build.ts';
import { freePort } from '../support/ports.ts';
import { startSimulatorFor } from '../support/server.ts';
import { benchBeauty } from './beauty.ts';
import { benchClient, benchClientMemory } from './client.ts';
import { benchConsole } from './console.ts';
import { benchDeliveries } from './deliveries.ts';
import { benchFanOut } from './fan-out.ts';
import type { Figure } from './figures.ts';
import { benchPictures } from './pictures.ts';
import { benchSettlements } from './settlements.ts';
import { benchSharedPage } from './shared-page.ts';
import { benchSnapshots } from './snapshots.ts';
import { benchSteady } from './steady.ts';

const PARTS = {
  settlements: benchSettlements,
  deliveries: benchDeliveries,
  steady: benchSteady,
  fanOut: benchFanOut,
  snapshots: benchSnapshots,
  pictures: benchPictures,
  'shared-page': benchSharedPage,
  console: benchConsole,
  beauty: benchBeauty,
  client: benchClient,
  'client-memory': benchClientMemory,
};
/** Five and ten minutes and more: only when asked for by name. */
const LONG: readonly string[] = ['steady', 'client-memory'];
const wanted = process.argv.slice(2);

await build(() => {});
const figures: Figure[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 ? !wanted.includes(name) : LONG.includes(name)) continue;
  const folder = await mkdtemp(join(tmpdir(), 'hameau-bench-'));
  const port = await freePort();
  const simulator = await startSimulatorFor(port);
  try {
    const found = await part(folder, simulator, port);
    for (const { what, value } of found) console.log(`${what.padEnd(60)} ${value}`);
    figures.push(...found);
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}
mkdirSync('build', { recursive: true });
writeFileSync('build/bench.json', JSON.stringify({ node: process.version, cores: cpus().length, figures }, null, 2));
process.exit(0);
