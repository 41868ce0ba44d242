import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { LETTERS_AT_ONCE } from '#server/domain/ports/post.ts';
import { PhotoId, StepSlug } from '#shared/ids.ts';
import { lettersUnderKills } from '../support/lettersKilled.ts';
import { startMailServer } from '../support/mailServer.ts';
import { quietDeps, readerAddress, seedReaders } from '../support/newsReaders.ts';
import { photo } from '../support/photos.ts';
import { startPostgres } from '../support/postgres.ts';
import { write } from '../support/store.ts';
import { corrected, posted, seedSteward } from '../support/writing.ts';

const RUN = fileURLToPath(new URL('../support/lettersRun.ts', import.meta.url));
const READERS = 10_000;

/** Everybody is written to about news with a photo; what the sender said of itself, and what the server of the other side has. */
async function written(address: string) {
  const store = await openStore(address);
  await seedReaders(store, READERS);
  await seedSteward({ store });
  const deps = quietDeps(store);
  const news = await posted(deps, 'Le puits donne', { steps: [StepSlug.parse('well')] });
  const id = PhotoId.parse('pho_0000000000000001');
  const webp = (
    await sharp(await photo())
      .webp()
      .toBuffer()
  ).toString('base64');
  const alt = { fr: 'Un champ', en: 'A field' };
  await write(store, (tx) => tx.addNewsPhoto({ id, news, webp, width: 640, height: 480, alt, createdAt: Date.now() }));
  await corrected(deps, news, { photos: [id] });
  const ids = new Map<string, Set<string>>();
  const mail = await startMailServer();
  // Only who got what: ten thousand letters are not kept.
  mail.letters.push = (...letters) => {
    for (const { to, source } of letters) {
      const reader = to.join().toLowerCase();
      ids.set(reader, (ids.get(reader) ?? new Set()).add(/^Message-ID: (.*)$/im.exec(source)?.[1] ?? ''));
    }
    return 0;
  };
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, address, mail.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  await once(child, 'exit');
  await mail.close();
  await store.close();
  return { said, ids };
}

describe('[B1] ten thousand letters of news', () => {
  it('on SQLite: each reader has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hameau-letters-'));
    const { said, ids } = await written(`file:${join(folder, 'hameau.db')}`);
    process.stdout.write(`SQLite ${said}`);
    rmSync(folder, { recursive: true, force: true });
    expect(ids.size).toBe(READERS);
    expect([...ids.values()].every(({ size }) => size === 1)).toBe(true);
    expect(ids.has(readerAddress(READERS))).toBe(true);
  }, 1_800_000);

  it('on PostgreSQL: the same', async () => {
    const postgres = await startPostgres();
    const { said, ids } = await written(await postgres.database());
    process.stdout.write(`PostgreSQL ${said}`);
    await postgres.stop();
    expect(ids.size).toBe(READERS);
    expect([...ids.values()].every(({ size }) => size === 1)).toBe(true);
  }, 1_800_000);

  it('ten kills with -9 of the shipped server at seeded moments: each reader has the letter once', async () => {
    const kills = 10;
    const after = await lettersUnderKills({ kills, readers: 200, seed: 2026 });
    process.stdout.write(`${JSON.stringify({ again: after.again, moments: after.moments })}\n`);
    expect(after.letters).toEqual(Array.from({ length: 200 }, () => 1));
    expect(after.undone).toBe(0);
    expect(after.again).toBeLessThanOrEqual(kills * LETTERS_AT_ONCE);
  }, 1_800_000);
});
