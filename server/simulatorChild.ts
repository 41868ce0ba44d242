import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Log } from './domain/ports/surroundings.ts';

export interface SimulatorChildOptions {
  /** tried first, so that payment pages keep their addresses over a restart; taken: any free one */
  readonly port: number;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly connectWebhookUrl: string;
  readonly connectWebhookSecret: string;
  /** what it holds survives a restart here; null forgets */
  readonly stateFile: string | null;
  readonly log: Log;
}

export interface SimulatorChild {
  readonly url: string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('./simulator/main.ts', import.meta.url));
const END_WITH_PARENT = new URL('./endWithParent.ts', import.meta.url).href;
const Listening = z.object({ listening: z.url() });
const RESTART_MS = 500;

/** The Stripe stand-in as a process of its own: killed with its parent, started again when it dies. */
export async function startSimulatorChild(options: SimulatorChildOptions): Promise<SimulatorChild> {
  let stopping = false;
  let child: ChildProcess;
  let port = options.port;

  const start = async (): Promise<string> => {
    child = spawnSimulator(options, port);
    const url = await addressOf(child);
    port = Number(new URL(url).port);
    child.once('exit', () => {
      if (stopping) return;
      options.log.warn({}, 'simulator: died, started again');
      setTimeout(() => void start().catch(() => {}), RESTART_MS);
    });
    return url;
  };

  const kill = () => void child?.kill('SIGKILL');
  process.once('exit', kill);
  const url = await start().catch(() => {
    port = 0;
    return start();
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        process.off('exit', kill);
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 2000).unref();
      }),
  };
}

function spawnSimulator(options: SimulatorChildOptions, port: number): ChildProcess {
  const { webhookUrl, webhookSecret, connectWebhookUrl, connectWebhookSecret, stateFile } = options;
  return spawn(process.execPath, ['--import', 'tsx', '--import', END_WITH_PARENT, MAIN], {
    // Its own environment: no secret of the host's has any business there.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: process.env.NODE_ENV,
      HAMEAU_DEMO: process.env.HAMEAU_DEMO,
      PORT: String(port),
      WEBHOOK_URL: webhookUrl,
      WEBHOOK_SECRET: webhookSecret,
      CONNECT_WEBHOOK_URL: connectWebhookUrl,
      CONNECT_WEBHOOK_SECRET: connectWebhookSecret,
      ...(stateFile === null ? {} : { STATE_FILE: stateFile }),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Its first line says where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    if (!child.stdout) return reject(new Error('the simulator has no output'));
    createInterface({ input: child.stdout }).once('line', (line) => {
      try {
        resolve(Listening.parse(JSON.parse(line)).listening);
      } catch (error) {
        reject(error);
      }
    });
  });
}
