import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { buildAssets } from '#assets/build.ts';
import { run } from '#server/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `npm run dev`: the same server, with Vite's sources and live reload in place of the built game. */
await buildAssets({ outDir: `${ROOT}build/assets` });
await run(async (http) => {
  const vite = await createServer({
    configFile: `${ROOT}vite.config.ts`,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return vite.middlewares;
});
