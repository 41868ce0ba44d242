import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { seedVillage, startDonation, write } from '../../support/store.ts';

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hameau-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The shipped server until it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: number; words: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'silent',
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'x.db')}`,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [words, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, words };
}

describe('a server that cannot start', () => {
  it('[contract] says which variable is wrong and what it should be', async () => {
    const { code, words } = await start({ LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(words).toContain('LOG_LEVEL');
    expect(words).not.toContain('    at ');
  });

  it('says that the port is taken, and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, words } = await start({ PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(words).toBe(
      `Hameau did not start. 127.0.0.1:${port} is already in use. Stop what listens there, or set PORT to another number.\n`,
    );
  });

  it('says that the database is none, and leaves the file as it was', async () => {
    const file = join(folder, 'letter.txt');
    await writeFile(file, 'Not a database, but somebody wrote it. '.repeat(300));
    const { code, words } = await start({ DATABASE_URL: `file:${file}` });
    expect(code).toBe(1);
    expect(words).toContain(`${file} cannot be opened and written (SQLITE_NOTADB). Check DATABASE_URL`);
  });

  it('[M8] keeps real money and rehearsals apart', async () => {
    const file = join(folder, 'rehearsal.db');
    const store = await openStore(`file:${file}`);
    await seedVillage(store);
    await write(store, (tx) => startDonation(tx, 1));
    await store.close();
    const { code, words } = await start({
      DATABASE_URL: `file:${file}`,
      PUBLIC_URL: 'https://village.example.org',
      STRIPE_SECRET_KEY: 'sk_live_of_nobody',
      STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody_at_all',
    });
    expect(code).toBe(1);
    expect(words).toContain('the database holds test payments. Set DATABASE_URL to a new one.');
    expect(words).not.toContain('sk_live');
  });

  it('says that PostgreSQL is away, without the password', async () => {
    const { code, words } = await start({
      DATABASE_URL: 'postgres://hameau:hush@127.0.0.1:1/hameau',
      SESSION_SECRET: 'x'.repeat(32),
    });
    expect(code).toBe(1);
    expect(words).toContain('PostgreSQL does not let us in (ECONNREFUSED)');
    expect(words).not.toContain('hush');
  });
});
