import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Reads the secret that signs cookies, making it at the first start: a file that only its owner reads, beside no backup. */
export async function sessionSecretIn(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  try {
    // `wx` decides which of two processes starting together makes the secret.
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
