import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Simulator } from '#server/simulator/server.ts';
import { freePort } from '../support/ports.ts';
import { benchBytes } from './client/bytes.ts';
import { benchMemory } from './client/memory.ts';
import { benchOpening } from './client/opening.ts';
import { benchPanning } from './client/panning.ts';
import { DESKTOP, PHONE } from './client/visit.ts';
import { withBrowser } from './client/with-browser.ts';
import { withServer } from './data.ts';
import { type Figure, kb } from './figures.ts';
import { naiveSceneOf } from './naive-scene.ts';
import { buyUntil } from './purchases.ts';
import { ask } from './wire.ts';

const VILLAGE = 'tamoure';
const PROJECT = 'guinea-village';
const FEW = 100;
const MANY = 10_000;
const SEED = 7;
/** In the table; ten minutes are `npm run bench client-memory`. */
const SHORT_MINUTES = 2;
const LONG_MINUTES = 10;

/** What a visitor's browser has to carry: bytes, the first picture, script a frame, memory. */
export async function benchClient(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  const [few, many] = [join(folder, 'few'), join(folder, 'many')];
  await buyVillage(few, simulator, port, FEW);
  await cp(few, many, { recursive: true });
  await buyVillage(many, simulator, port, MANY);
  const fewPort = await freePort();
  return withServer({ folder: few, port: fewPort, simulator }, (small) =>
    withServer({ folder: many, port, simulator }, (large) =>
      withBrowser((browser) => measure(browser, join(folder, 'naive'), small.url, large.url)),
    ),
  );
}

/** Only memory, for as long as a visitor may well stay. */
export async function benchClientMemory(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  await buyVillage(folder, simulator, port, MANY);
  return withServer({ folder, port, simulator }, ({ url }) =>
    withBrowser((browser) => benchMemory(browser, `${url}/v/${VILLAGE}`, LONG_MINUTES)),
  );
}

const buyVillage = (folder: string, simulator: Simulator, port: number, gifts: number): Promise<void> =>
  withServer({ folder, port, simulator }, ({ url }) =>
    buyUntil(url, simulator, { village: VILLAGE, project: PROJECT, gifts, seed: SEED + gifts }),
  );

async function measure(browser: Browser, folder: string, small: string, large: string): Promise<Figure[]> {
  const pageOf = (url: string) => `${url}/v/${VILLAGE}`;
  const naive = await naiveSceneOf(folder, large, VILLAGE);
  try {
    return [
      ...(await benchBytes(browser, small, VILLAGE)),
      ...(await snapshotBytes(large)),
      ...(await benchOpening(browser, PHONE, pageOf(small), `phone, ${FEW} gifts`)),
      ...(await benchOpening(browser, PHONE, pageOf(large), `phone, ${MANY} gifts`)),
      ...(await benchOpening(browser, DESKTOP, pageOf(large), `desktop, ${MANY} gifts`)),
      ...(await benchPanning(browser, {
        few: pageOf(small),
        many: pageOf(large),
        naive: naive.url,
        naiveGifts: `${naive.url}/?sprites=gifts`,
      })),
      ...(await benchMemory(browser, pageOf(large), SHORT_MINUTES)),
    ];
  } finally {
    await naive.close();
  }
}

async function snapshotBytes(url: string): Promise<Figure[]> {
  const { wire, whole } = await ask(`${url}/api/villages/${VILLAGE}`);
  return [{ what: `bytes: village (snapshot) of ${MANY} gifts`, value: `${kb(wire)}, ${kb(whole)} uncompressed` }];
}
