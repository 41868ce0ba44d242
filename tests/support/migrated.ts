import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '#server/adapters/store/open.ts';
import type { PostgresServer } from './postgres.ts';
import { SCRATCH } from './scratch.ts';

let template: Promise<Buffer> | null = null;

/** A new SQLite file whose tables are up to date: migrated once in this process, then copied. */
export async function migratedFile(file: string): Promise<void> {
  template ??= migrated();
  writeFileSync(file, await template);
}

async function migrated(): Promise<Buffer> {
  const folder = mkdtempSync(join(SCRATCH, 'hameau-migrated-'));
  const file = join(folder, 'hameau.db');
  try {
    await (await openStore(`file:${file}`)).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
