import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const ManifestChunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  isEntry: z.boolean().default(false),
});
const Manifest = z.record(z.string(), ManifestChunk);

export interface ClientFiles {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** what helps the forms of the console */
  readonly consoleScripts: readonly string[];
}

/** Where Vite's build put the game; nothing when it was not built, and the pages then work without it. */
export async function builtClient(folder: string, base: string): Promise<ClientFiles> {
  const text = await readFile(join(folder, '.vite/manifest.json'), 'utf8').catch(() => null);
  if (text === null) return { styles: [], scripts: [], consoleScripts: [] };
  const manifest = Manifest.parse(JSON.parse(text));
  const entriesOf = (source: string) => {
    const chunk = manifest[source];
    return chunk?.isEntry ? [chunk] : [];
  };
  const entries = entriesOf('main.ts');
  return {
    styles: entries.flatMap((entry) => entry.css.map((file) => base + file)),
    scripts: entries.map((entry) => base + entry.file),
    consoleScripts: entriesOf('console/main.ts').map((entry) => base + entry.file),
  };
}

/** With Vite's middleware the sources themselves are served. */
export const clientSources = (base: string): ClientFiles => ({
  styles: [],
  scripts: [`${base}@vite/client`, `${base}main.ts`],
  consoleScripts: [`${base}@vite/client`, `${base}console/main.ts`],
});

/** A text of ours under an address that changes with its content. */
export interface HashedText {
  readonly path: string;
  readonly type: 'css' | 'js';
  readonly text: string;
  /** a frame in a sandbox on another site loads it */
  readonly isForFrames: boolean;
}

export async function hashedText(file: URL, type: HashedText['type'], isForFrames = false): Promise<HashedText> {
  const text = await readFile(file, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/styles/page-${hash}.${type}`, type, text, isForFrames };
}

/** Changes with the atlas. */
export async function assetsVersion(folder: string): Promise<string> {
  const atlas = await readFile(join(folder, 'atlas.json')).catch(() => null);
  return atlas === null ? 'none' : createHash('sha256').update(atlas).digest('hex').slice(0, 12);
}
