import { codeOf } from './domain/failure.ts';
import type { Env } from './env.ts';

/** A start that we refuse; the message is for the host. */
export class CannotStart extends Error {}

/** Totals, ledger and villages of a rehearsal are not those of real money: each has a database of its own. */
export const mixedMoney = (livemode: boolean): string =>
  livemode
    ? 'STRIPE_SECRET_KEY is for real money, but the database holds test payments. Set DATABASE_URL to a new one.'
    : 'The database holds real payments, but no live STRIPE_SECRET_KEY is set. Set it, or set DATABASE_URL to another one.';

/** Why the server did not start, in a sentence that says what to do; null for what only a developer can mend. */
export function startFailure(
  error: unknown,
  { host, port, database }: Pick<Env, 'host' | 'port' | 'database'>,
): string | null {
  if (error instanceof CannotStart) return error.message;
  const code = codeOf(error) ?? '';
  if (code === 'EADDRINUSE')
    return `${host}:${port} is already in use. Stop what listens there, or set PORT to another number.`;
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1.`;
  if (code === 'EACCES' && port < 1024) return `Port ${port} is for the system only. Set PORT to 1024 or more.`;
  if (database.kind === 'postgres') {
    const away = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|28|3D000|57P03)/.test(code);
    return away ? `PostgreSQL does not let us in (${code}). Check DATABASE_URL, and that the server runs.` : null;
  }
  const closed = /^(SQLITE_(CANTOPEN|READONLY|NOTADB|CORRUPT|FULL|IOERR)|EACCES|EROFS|ENOTDIR|ENOSPC)/.test(code);
  return closed
    ? `${database.file} cannot be opened and written (${code}). Check DATABASE_URL, the folder's owner and the disk.`
    : null;
}
