import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which would take one between the probe and its use. */
const FIRST_PORT = 15_000;
const PORTS_PER_WORKER = 400;
/** Not from the first on: another run of the tests on this machine would probe the same port in the same moment. */
let tried = process.pid;

/** A port that nobody listens on; each worker of the test runner has a range of its own. */
export async function freePort(): Promise<number> {
  for (;;) {
    const worker = Number(process.env.VITEST_POOL_ID ?? 0);
    const port = FIRST_PORT + worker * PORTS_PER_WORKER + (tried++ % PORTS_PER_WORKER);
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
