/**
 * Nothing of what was asked is stored: the disk is full, the database is not there, or nobody knows whether a commit
 * arrived. Ask again later; over HTTP it is a 503.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

// SQLite: the disk, the file system, or another process in the way.
const SQLITE_UNAVAILABLE = /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB)/;
// PostgreSQL: connection exceptions, no resources, operator intervention, system errors (classes 08, 53, 57, 58).
const POSTGRES_UNAVAILABLE = /^(08|53|57|58)/;
const SOCKET_UNAVAILABLE = /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_)/;
const UNAVAILABLE = [SQLITE_UNAVAILABLE, POSTGRES_UNAVAILABLE, SOCKET_UNAVAILABLE];

// pg gives these no code.
const CONNECTION_BROKE =
  /^Connection terminated|connection error and is not queryable|^timeout exceeded when trying to connect/;

/** The error as callers should see it: `StoreUnavailable` when the store itself failed, unchanged when it is a bug. */
export function asSeen(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    const unavailable = UNAVAILABLE.some((codes) => codes.test(code)) || CONNECTION_BROKE.test(at.message);
    if (unavailable) return new StoreUnavailable(`the store failed (${code || at.message})`, { cause: error });
  }
  return error;
}

/** The same methods, their errors as callers should see them. */
export function withSeenErrors<T extends Readonly<Record<keyof T, (...args: never[]) => Promise<unknown>>>>(
  methods: T,
): T {
  const seen = Object.entries<(...args: never[]) => Promise<unknown>>(methods).map(([name, method]) => [
    name,
    (...args: never[]) =>
      method(...args).catch((error: unknown) => {
        throw asSeen(error);
      }),
  ]);
  // The same names with the same signatures; `fromEntries` cannot say so.
  return Object.fromEntries(seen) as T;
}
