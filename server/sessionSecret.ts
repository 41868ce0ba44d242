import { dirname, join } from 'node:path';
import { sessionSecretIn } from './adapters/auth/sessionSecret.ts';
import type { Env } from './env.ts';

/** What cookies and private addresses are signed with: given, or made once beside the data. */
export async function sessionSecret({ sessionSecret: given, database }: Env): Promise<string> {
  if (given !== null) return given;
  // Beside the database, but no part of it: a backup that leaks must not open anybody's session.
  const folder = database.kind === 'sqlite' ? dirname(database.file) : './data';
  return sessionSecretIn(join(folder, 'session-secret'));
}
