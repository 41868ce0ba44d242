import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a few megabytes, that can be full. */
export interface SmallDisk {
  readonly folder: string;
  /** leaves this much room, in bytes */
  fill(leaveBytes: number): void;
  free(): void;
  unmount(): void;
}

/** Null where this user may not mount: then nobody's disk can be filled without filling the machine's. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const mounted = mkdtempSync(join(tmpdir(), 'hameau-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', mounted], { stdio: 'pipe' });
  } catch {
    rmSync(mounted, { recursive: true });
    return null;
  }
  chmodSync(mounted, 0o755);
  const folder = join(mounted, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const ballast = join(mounted, 'ballast');
  return {
    folder,
    fill(leaveBytes) {
      const { bavail, bsize } = statfsSync(mounted);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    },
    free: () => rmSync(ballast, { force: true }),
    unmount() {
      execFileSync('umount', ['-l', mounted]);
      rmSync(mounted, { recursive: true, force: true });
    },
  };
}
