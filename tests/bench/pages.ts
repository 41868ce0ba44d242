import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Simulator } from '#server/simulator/server.ts';
import type { HameauProcess } from '../support/server.ts';
import { VILLAGE } from '../support/store.ts';
import { preparePlacements, withServer } from './data.ts';
import { type Figure, kb, ms } from './figures.ts';

/** Bytes over the wire, as a browser asks for them. */
async function ask(
  url: string,
): Promise<{ readonly wire: number; readonly whole: number; readonly tookMs: number; readonly text: string }> {
  const began = performance.now();
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        const body = Buffer.concat(parts);
        const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        const tookMs = performance.now() - began;
        resolve({ wire: body.length, whole: plain.length, tookMs, text: plain.toString('utf8') });
      });
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

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

/** What travels before the village is seen, before it can be played, and after. */
export const benchPages = (folder: string, simulator: Simulator, port: number): Promise<Figure[]> =>
  withServer({ folder, port, simulator }, pageBytes);

async function pageBytes({ url }: HameauProcess): Promise<Figure[]> {
  const page = await ask(`${url}/v/tamoure`);
  const found = (pattern: RegExp) => [...page.text.matchAll(pattern)].map(([, path]) => `${url}${path}`);
  const sum = async (addresses: readonly string[]) => {
    let bytes = 0;
    for (const address of new Set(addresses)) bytes += (await ask(address)).wire;
    return bytes;
  };
  const styles = await sum(found(/<link[^>]+href="(\/[^"]+\.css)"/g));
  const scripts = found(/<script[^>]+src="(\/[^"]+\.js)"/g);
  const [main] = scripts;
  const code = main ? (await ask(main)).text : '';
  const engine = [...code.matchAll(/[\w./-]*open-stage[\w.-]*\.js/g)].map(
    ([name]) => `${url}/static/assets/${name.split('/').at(-1)}`,
  );
  return [
    { what: 'page: HTML', value: kb(page.wire) },
    { what: 'page: styles', value: kb(styles) },
    { what: 'page: script before the engine', value: kb(await sum(scripts)) },
    { what: 'page: engine, loaded after', value: kb(await sum(engine)) },
    { what: 'page: first picture (phone)', value: kb((await ask(`${url}/v/tamoure/picture.png?format=phone`)).wire) },
    { what: 'page: atlas', value: kb((await ask(`${url}${assetsOf(page.text)}/atlas.png`)).wire) },
  ];
}

function assetsOf(html: string): string {
  const data = /id="village-data"[^>]*>([^<]*)</.exec(html)?.[1] ?? '{}';
  return String((JSON.parse(data) as { assets?: string }).assets ?? '');
}
