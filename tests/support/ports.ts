import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which would take one between the probe and its use. */
const FIRST_PORT = 15_000;
const PORTS_PER_WORKER = 400;
/** As many as there is room for below those ports. */
const RANGES = 40;
let tried = 0;

/**
 * A port that nobody listens on. Each worker of a test runner has a range of its own, and so has, as a rule, each of two runners beside
 * each other: a server that is killed and started again finds its port as it left it.
 */
export async function freePort(): Promise<number> {
  const range = (process.ppid + Number(process.env.VITEST_POOL_ID ?? 0)) % RANGES;
  for (;;) {
    const port = FIRST_PORT + range * PORTS_PER_WORKER + (tried++ % PORTS_PER_WORKER);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
