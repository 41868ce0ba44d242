import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, onceFor } from './stamp.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLIENT = join(ROOT, 'build/client');
const ASSETS = join(ROOT, 'build/assets');

/** Makes what changed since the last time: sprites into an atlas, then the game. Loads the builders only when needed. */
export async function build(say: (line: string) => void): Promise<void> {
  const { buildAssets } = await import('#assets/build.ts');
  const { drawn, frames } = await buildAssets({ outDir: ASSETS });
  if (drawn) say(`Sprites drawn: ${frames}.`);
  const files = ['vite.config.ts', 'package-lock.json', 'client/tsconfig.json'];
  const sources = await hashOf(ROOT, ['client', 'shared'], files);
  const built = await onceFor(join(CLIENT, 'sources.sha256'), sources, async () => {
    const vite = await import('vite');
    // Vite's build calls the whole process "production"; the server that starts in it afterwards is what its host says.
    const mode = process.env.NODE_ENV;
    await vite.build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  });
  if (built) say('Game built.');
}
