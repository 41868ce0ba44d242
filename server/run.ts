import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { DEFAULT_WORK } from './adapters/auth/passages.ts';
import { DEFAULT_RATES } from './adapters/http/limits.ts';
import { pinoLog } from './adapters/log/pinoLog.ts';
import { type Hameau, startServer } from './compose.ts';
import { describeProblems, parseEnv } from './env.ts';
import { startFailure } from './startFailure.ts';

/** A school or an office behind one address is many visitors. */
const SOCKETS_PER_ADDRESS = 400;
const STOP_MS = 10_000;

/**
 * Runs Hameau until it is told to stop.
 * @param development Vite's middleware, for `npm run dev`
 */
export async function run(development: ((http: Server) => Promise<RequestHandler>) | null): Promise<void> {
  const env = parseEnv(process.env);
  if (!env.ok) {
    process.stderr.write(`${describeProblems(env.error)}\n`);
    process.exitCode = 1;
    return;
  }
  const log = pinoLog(env.value.logLevel);
  let hameau: Hameau;
  try {
    hameau = await startServer({
      env: env.value,
      log,
      rates: DEFAULT_RATES,
      proofWork: DEFAULT_WORK,
      socketsPerAddress: SOCKETS_PER_ADDRESS,
      drawsAhead: true,
      development,
    });
  } catch (error) {
    const words = startFailure(error, env.value);
    if (words === null) throw error;
    process.stderr.write(`Hameau did not start. ${words}\n`);
    process.exitCode = 1;
    return;
  }
  stopOnSignals(hameau);
  await announce(hameau);
}

/** The address people are looking for, in plain words after the log's JSON. */
async function announce({ url, store, simulator }: Hameau): Promise<void> {
  const projects = await store.read.projects();
  const [first] = projects;
  const village = first && (await store.read.mainVillage(first.slug));
  const lines = [
    '',
    `Hameau is open: ${url}/`,
    ...(village ? [`A village:      ${url}/v/${village.slug}`] : []),
    ...(simulator === null ? [] : [`Simulation:     no money moves (payments go to ${simulator})`]),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stopOnSignals(hameau: Hameau): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    hameau.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
