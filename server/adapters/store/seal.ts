import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open, stat, truncate } from 'node:fs/promises';

/**
 * A backup ends with one line that SQLite does not look at: the SHA-256 of all bytes before it. SQLite's own check sees a
 * broken page, but not a digit that flipped inside an amount.
 */
const PREFIX = '\nhameau-backup-sha256 ';
const SEAL_BYTES = PREFIX.length + 64 + 1;

export type Seal = 'whole' | 'none' | 'broken';

export async function seal(file: string): Promise<void> {
  await appendFile(file, `${PREFIX}${await digest(file, null)}\n`);
}

/** Whether the bytes are those that were sealed. `none`: a copy made by other means, or cut off before its end. */
export async function sealOf(file: string): Promise<Seal> {
  const { size } = await stat(file);
  const ending = await tail(file, size);
  if (!ending.startsWith(PREFIX)) return 'none';
  return ending === `${PREFIX}${await digest(file, size - SEAL_BYTES)}\n` ? 'whole' : 'broken';
}

/** Makes the plain database of a sealed one. */
export async function unseal(file: string): Promise<void> {
  const { size } = await stat(file);
  if ((await tail(file, size)).startsWith(PREFIX)) await truncate(file, size - SEAL_BYTES);
}

async function tail(file: string, size: number): Promise<string> {
  if (size < SEAL_BYTES) return '';
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, size - SEAL_BYTES);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

/** @param bytes how many from the start; null is all */
async function digest(file: string, bytes: number | null): Promise<string> {
  const hash: Hash = createHash('sha256');
  if (bytes === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(file, bytes === null ? {} : { end: bytes - 1 })) hash.update(chunk);
  return hash.digest('hex');
}

/** On the disk, not only on its way there. */
export async function flushed(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
