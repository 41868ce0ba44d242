import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#server/adapters/store/open.ts';
import type { PostgresServer } from './postgres.ts';

let template: Promise<string> | null = null;

/** A new SQLite file whose tables are up to date: migrated once in this process, then copied. */
export async function migratedFile(file: string): Promise<void> {
  template ??= migrated();
  copyFileSync(await template, file);
}

async function migrated(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hameau-migrated-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'hameau.db');
  await (await openStore(`file:${file}`)).close();
  return file;
}

/** The same on a PostgreSQL server. */
export function migratedDatabases(server: PostgresServer): () => Promise<string> {
  let made: Promise<string> | null = null;
  const first = async (): Promise<string> => {
    const address = await server.database();
    await (await openStore(address)).close();
    return address;
  };
  return async () => {
    made ??= first();
    return server.copyOf(await made);
  };
}
