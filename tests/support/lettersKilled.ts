import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { StepSlug } from '#shared/ids.ts';
import { type SmtpMoment, startMailServer } from './mailServer.ts';
import { quietDeps, readerAddress, seedReaders } from './newsReaders.ts';
import { freePort } from './ports.ts';
import { type HameauProcess, startHameauProcess, startSimulatorFor } from './server.ts';
import { posted, seedSteward } from './writing.ts';

const CLOCK = fileURLToPath(new URL('./shiftedClock.mjs', import.meta.url));
const MOMENTS: readonly SmtpMoment[] = ['named', 'here', 'taken'];
/** A letter that a dead process had in its hands is taken up again after six minutes. */
const TAKEN_UP_MS = 390_000;

export interface LettersPlan {
  readonly kills: number;
  readonly readers: number;
  readonly seed: number;
}

export interface LettersAfter {
  /** letters that each reader has, by their ids: the same id twice is one letter, as mail programs see it */
  readonly letters: readonly number[];
  /** times that the wire saw a letter again */
  readonly again: number;
  readonly moments: readonly SmtpMoment[];
  readonly undone: number;
}

/**
 * [B1] News are published; then the shipped server is killed with -9 again and again at seeded moments of a letter's way, and started
 * each time with its clock ahead of what the dead one had in its hands.
 */
export async function lettersUnderKills({ kills, readers, seed }: LettersPlan): Promise<LettersAfter> {
  const folder = await mkdtemp(join(tmpdir(), 'hameau-letters-'));
  const port = await freePort();
  const chance = seededChance(seed);
  const moments: SmtpMoment[] = [];
  let strike: ((moment: SmtpMoment) => void) | null = null;
  const mail = await startMailServer((moment) => strike?.(moment));
  const simulator = await startSimulatorFor(port);
  const store = await openStore(`file:${join(folder, 'hameau.db')}`);
  let ahead = 0;
  const started: HameauProcess[] = [];
  const open = async (onLine: (line: string) => void = () => {}): Promise<HameauProcess> => {
    ahead += TAKEN_UP_MS;
    const env = {
      SMTP_URL: mail.url,
      MAIL_FROM: 'Hameau <hello@example.org>',
      NODE_OPTIONS: `--import=file://${CLOCK}`,
      CLOCK_AHEAD_MS: String(ahead),
      LOG_LEVEL: 'info',
    };
    const server = await startHameauProcess({ folder, port, simulator, env, onLine });
    started.push(server);
    return server;
  };
  try {
    await seedReaders(store, readers);
    await seedSteward({ store });
    await posted(quietDeps(store), 'Le puits donne', { steps: [StepSlug.parse('well')] });
    for (let kill = 0; kill < kills; kill++) {
      const at = MOMENTS[Math.floor(chance() * MOMENTS.length)] ?? 'taken';
      const after = 1 + Math.floor(chance() * (readers / (kills + 1)));
      moments.push(at);
      let seen = 0;
      const reached = new Promise<void>((resolve) => {
        strike = (moment) => {
          if (moment !== at) return;
          seen += 1;
          if (seen === after) resolve();
        };
      });
      const server = await open();
      await reached;
      await server.kill('SIGKILL');
      strike = null;
    }
    // Readers whom the dead one had not found yet have no letter yet.
    const left = readers - (await carriedIn(store));
    let carried = 0;
    let hear: (line: string) => void = () => {};
    const allCarried = new Promise<void>((resolve) => {
      hear = (line) => {
        if (line.includes('letter carried')) carried += 1;
        if (carried >= left) resolve();
      };
    });
    const last = await open((line) => hear(line));
    await allCarried;
    await last.kill('SIGTERM');
    return { ...counted(mail.letters, readers), moments, undone: await undoneIn(store) };
  } finally {
    // After a fault one still runs, and writes where nothing will be.
    for (const server of started) await server.kill('SIGKILL');
    await store.close();
    await simulator.close();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const lettersIn = async (store: OpenedStore) =>
  (await store.read.letters(1_000_000)).filter(({ key }) => key.startsWith('news:'));
const undoneIn = async (store: OpenedStore) => (await lettersIn(store)).filter(({ done }) => !done).length;
const carriedIn = async (store: OpenedStore) => (await lettersIn(store)).filter(({ done }) => done).length;

function counted(letters: Awaited<ReturnType<typeof startMailServer>>['letters'], readers: number) {
  const ids = letters.map(({ to, source }) => `${to.join().toLowerCase()} ${/^Message-ID: (.*)$/im.exec(source)?.[1]}`);
  const distinct = [...new Set(ids)];
  return {
    letters: Array.from(
      { length: readers },
      (_, i) => distinct.filter((id) => id.startsWith(`${readerAddress(i + 1)} `)).length,
    ),
    again: ids.length - distinct.length,
  };
}
