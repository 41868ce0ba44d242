import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { flushed, seal } from './seal.ts';

/** More pages than any database has: everything in one step. */
const ALL_PAGES = 0x7fffffff;

/**
 * A copy of a SQLite database that is whole at one instant, while the server goes on writing. Only the owner reads it: it holds
 * the addresses that givers left. Nothing stands at `to` before the copy is whole, and nothing there is ever replaced.
 * @throws when the file cannot be read or the copy cannot be written
 */
export async function backupSqlite(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  const partial = `${to}.${process.pid}.partial`;
  try {
    // Made by us, so that it is never readable by others, not even while it grows.
    await (await open(partial, 'wx', 0o600)).close();
    // SQLite begins a stepped copy again at every write of another process: under steady writes it would never end.
    await source.backup(partial, { progress: () => ALL_PAGES });
    await seal(partial);
    await flushed(partial);
    if (existsSync(to)) throw new Error(`${to} exists: a backup never overwrites one`);
    await rename(partial, to);
    await flushed(dirname(to));
  } finally {
    source.close();
    for (const left of [partial, `${partial}-journal`]) await rm(left, { force: true });
  }
}
