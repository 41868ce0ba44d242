import { join } from 'node:path';
import type { Simulator } from '#server/simulator/server.ts';
import type { HameauProcess } from '../support/server.ts';
import { connections, deliver, paidEvents, prepareOpenPayments, withServer } from './data.ts';
import { clockMs, type Figure, ms, quantile } from './figures.ts';

const PER_SECOND = 200;
const SECONDS = 300;
const WARM = 400;

/**
 * A campaign's peak that lasts: 200 payments a second for five minutes, each delivered at its own moment whether those
 * before it are answered or not. From the sending of the signed webhook to its acknowledgement, which is after the commit.
 */
export async function benchSteady(folder: string, simulator: Simulator, port: number): Promise<Figure[]> {
  const count = PER_SECOND * SECONDS;
  await prepareOpenPayments(join(folder, 'hameau.db'), WARM + count, false);
  const bodyOf = await paidEvents(simulator);
  const { waits, tookMs } = await withServer({ folder, port, simulator }, (server) => steadily(server, bodyOf, count));
  const rate = (count * 1000) / tookMs;
  return [
    {
      what: `${PER_SECOND} payments/s for ${SECONDS} s, webhook to commit`,
      value: `${rate.toFixed(0)}/s held, p50 ${ms(quantile(waits, 0.5))}, p99 ${ms(quantile(waits, 0.99))}, longest ${ms(quantile(waits, 1))}`,
    },
  ];
}

async function steadily(server: HameauProcess, bodyOf: (n: number) => string, count: number) {
  const agent = connections();
  const send = async (n: number) => {
    const sentMs = clockMs();
    const status = await deliver(agent, server.url, bodyOf(n));
    if (status !== 200) throw new Error(`a delivery was answered ${status}`);
    return clockMs() - sentMs;
  };
  for (let n = 0; n < WARM; n++) await send(n);
  const beganMs = clockMs();
  const waits: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const ticking = setInterval(() => {
      const due = Math.min(count, Math.floor(((clockMs() - beganMs) * PER_SECOND) / 1000));
      while (waits.length < due) waits.push(send(WARM + waits.length));
      if (waits.length < count) return;
      clearInterval(ticking);
      resolve();
    }, 1);
  });
  const all = await Promise.all(waits);
  const tookMs = clockMs() - beganMs;
  agent.destroy();
  return { waits: all, tookMs };
}
