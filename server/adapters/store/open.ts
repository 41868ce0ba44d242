import type { Log } from '#server/domain/ports/surroundings.ts';
import { ok } from '#shared/result.ts';
import type { OpenedStore } from './opened.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens the store and brings its tables up to date.
 * @param databaseUrl `file:./data/hameau.db`, or `postgres://…` where several machines share one
 * @throws when the address is neither, the database cannot be reached, or a migration fails
 */
export async function openStore(databaseUrl: string, log?: Log): Promise<OpenedStore> {
  const store = await openEngine(databaseUrl, log);
  // A ledger that is older than the public accounts gets its lines now, before anything is posted after them.
  await store.tx(async (tx) => ok(await tx.publishOlder()));
  return store;
}

async function openEngine(databaseUrl: string, log?: Log): Promise<OpenedStore> {
  if (databaseUrl.startsWith('file:')) return openSqlite(databaseUrl.slice('file:'.length));
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl, log);
  throw new Error('DATABASE_URL must start with file: or postgres://');
}
