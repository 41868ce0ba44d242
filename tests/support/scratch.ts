import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** Databases of several test files at once, each of a few dozen tests. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Where databases of tests lie that no test asks to outlive the machine: in memory, where Linux has room for them there. The same
 * statements run, processes may still be killed, and nobody waits for a disk.
 */
export const SCRATCH = hasRoom() ? MEMORY : tmpdir();

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
}
