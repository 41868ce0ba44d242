import { existsSync } from 'node:fs';
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { codeOf } from '#server/domain/failure.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { flushed, sealOf, unseal } from './seal.ts';
import { MIGRATIONS } from './sqlite.ts';

/** Why a file is not taken. `foreign`: no database of Hameau. `newer`: one of a Hameau that we are not yet. */
export type BackupFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer' };

export interface Staged {
  /** a copy beside the database, its bytes checked; what is done with it never touches the backup */
  readonly file: string;
  /** false: the copy was made by other means, so only its structure could be checked */
  readonly isSealed: boolean;
}

/** Copies a backup beside the database that it is to become, and checks that it is whole and one of ours. */
export async function stageBackup(backup: string, database: string): Promise<Result<Staged, BackupFault>> {
  if (!(await isFile(backup))) return err({ kind: 'missing' });
  // A log beside it holds what is not in the file yet: somebody copied a database that was open.
  if (await hasBytes(`${backup}-wal`)) return err({ kind: 'unfinished' });
  const file = `${database}.${process.pid}.restoring`;
  await (await open(file, 'wx', 0o600)).close();
  await copyFile(backup, file);
  const sealed = await sealOf(file);
  const fault = sealed === 'broken' ? ({ kind: 'broken' } as const) : faultOf(file);
  if (fault) {
    await discard(file);
    return err(fault);
  }
  await unseal(file);
  return ok({ file, isSealed: sealed === 'whole' });
}

/** Takes a staged copy away again, with what SQLite left beside it. */
export async function discard(file: string): Promise<void> {
  for (const end of ['', ...BESIDE]) await rm(`${file}${end}`, { force: true });
}

const BESIDE = ['-wal', '-shm', '-journal'];

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
const hasBytes = (file: string): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );

function faultOf(file: string): BackupFault | null {
  try {
    const copy = new Database(file, { fileMustExist: true });
    try {
      if (copy.pragma('integrity_check', { simple: true }) !== 'ok') return { kind: 'broken' };
      if (hasRows(copy.pragma('foreign_key_check'))) return { kind: 'broken' };
      return historyFault(copy);
    } finally {
      copy.close();
    }
  } catch (cause) {
    return { kind: codeOf(cause) === 'SQLITE_NOTADB' ? 'foreign' : 'broken' };
  }
}

const hasRows = (rows: unknown): boolean => Array.isArray(rows) && rows.length > 0;

/** Every migration it went through must be one of ours, in our order. */
function historyFault(copy: Database.Database): BackupFault | null {
  const isThere = copy.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!isThere) return { kind: 'foreign' };
  const gone = copy.prepare('select hash from __drizzle_migrations order by created_at').pluck().all();
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash }) => hash);
  if (gone.length === 0 || gone[0] !== ours[0]) return { kind: 'foreign' };
  return gone.every((hash, i) => hash === ours[i]) ? null : { kind: 'newer' };
}

export interface Replaced {
  /** where the database that stood there is now; null when there was none */
  readonly putAside: string | null;
}

/**
 * Puts a checked copy in the database's place, at once or not at all: at no moment is there no database. What stood there is
 * kept under another name. Refuses while anybody has it open.
 */
export async function replaceDatabase(
  copy: string,
  database: string,
  now: number,
): Promise<Result<Replaced, { readonly kind: 'inUse' }>> {
  const present = existsSync(database) ? takeAlone(database) : null;
  if (present === 'inUse') return err({ kind: 'inUse' });
  try {
    const aside = freeName(`${database}.before-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}`);
    const isThere = existsSync(database);
    if (isThere) await link(database, aside);
    await clearBeside(database, aside, present !== null);
    await flushed(copy);
    await rename(copy, database);
    await flushed(dirname(database));
    return ok({ putAside: isThere ? aside : null });
  } finally {
    present?.close();
  }
}

/** A log that stayed behind would be played into the restored database. */
async function clearBeside(database: string, aside: string, isLogWritten: boolean): Promise<void> {
  // Only an index of the log: it is made anew whenever it is missing.
  await rm(`${database}-shm`, { force: true });
  if (isLogWritten) return;
  for (const end of ['-wal', '-journal']) {
    if (existsSync(`${database}${end}`)) await rename(`${database}${end}`, `${aside}${end}`);
  }
}

function freeName(wish: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wish : `${wish}-${n}`;
    if (!existsSync(name)) return name;
  }
}

/**
 * The database for us alone, its log written into it: leaving WAL is possible only when nobody else has it open. Null when it
 * is so broken that SQLite cannot tell.
 */
function takeAlone(file: string): Database.Database | 'inUse' | null {
  const connection = new Database(file, { timeout: 200 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('journal_mode = DELETE');
    connection.exec('begin exclusive');
    return connection;
  } catch (cause) {
    connection.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(codeOf(cause) ?? '')) return 'inUse';
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(cause) ?? '')) return null;
    throw cause;
  }
}
