import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A hash of every file under these folders and of these files: what a build was made from. */
export async function hashOf(root: string, folders: readonly string[], files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const found = await Promise.all(folders.map((folder) => filesUnder(join(root, folder))));
  for (const file of [...found.flat(), ...files.map((name) => join(root, name))].sort()) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Runs `build` unless the stamp says that it was made from exactly this. True when it ran. */
export async function onceFor(stamp: string, sources: string, build: () => Promise<void>): Promise<boolean> {
  const known = await readFile(stamp, 'utf8').catch(() => null);
  if (known === sources) return false;
  await build();
  // Written last: a build that was cut short is made again.
  await writeFile(stamp, sources);
  return true;
}
