import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { VillageData } from '#shared/protocol/page.ts';
import { phaserLite } from '../../client/game/phaser/lite-plugin.ts';

const ROOT = fileURLToPath(new URL('./naive', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
};

export interface NaiveScene {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the naive scene with the same builder and engine as the game, beside a copy of this very village, and serves it. */
export async function naiveSceneOf(folder: string, url: string, village: string): Promise<NaiveScene> {
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [phaserLite()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1000 },
  });
  await mkdir(folder, { recursive: true });
  const page = await (await fetch(`${url}/v/${village}`)).text();
  const told: unknown = JSON.parse(/id="village-data"[^>]*>([^<]*)</.exec(page)?.[1] ?? 'null');
  const { assets, project } = VillageData.parse(told);
  const copies = {
    'snapshot.json': `/api/villages/${village}`,
    'project.json': `/api/projects/${project.slug}`,
    'atlas.png': `${assets}/atlas.png`,
    'atlas.json': `${assets}/atlas.json`,
  };
  for (const [name, path] of Object.entries(copies)) {
    await writeFile(join(folder, name), Buffer.from(await (await fetch(url + path)).arrayBuffer()));
  }
  return serve(folder);
}

async function serve(folder: string): Promise<NaiveScene> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? '/index.html' : pathname;
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(join(folder, file))
      .once('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
