import { codeOf } from './domain/failure.ts';
import type { Env } from './env.ts';

/** Why the server did not start, in a sentence that says what to do; null for what only a developer can mend. */
export function startFailure(
  error: unknown,
  { host, port, database }: Pick<Env, 'host' | 'port' | 'database'>,
): string | null {
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
