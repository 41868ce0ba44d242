import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { createEdge } from '#server/adapters/http/server.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { proofAt } from '../../support/proofs.ts';
import { startHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';

it('[M6] a server that is told to stop takes nothing new, finishes what it has taken, and closes its store last', async () => {
  const hameau = await startHameau();
  const { payments, store } = hameau.hameau.deps;
  let openWhenClosed: number | null = null;
  const real = { close: hameau.store.close, createSession: payments.createSession };
  vi.spyOn(hameau.store, 'close').mockImplementation(async () => {
    openWhenClosed = (await store.read.staleAttempts(['open'], Number.MAX_SAFE_INTEGER, 10)).length;
    await real.close();
  });
  // Stripe takes its time, until the test lets it answer.
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    vi.spyOn(payments, 'createSession').mockImplementationOnce(async (request) => {
      resolve();
      await new Promise<void>((go) => {
        answer = go;
      });
      return real.createSession(request);
    });
  });
  const { project } = ProjectReply.parse(await (await fetch(`${hameau.url}/api/projects/andes-school`)).json());
  const checkout = fetch(`${hameau.url}/api/villages/${VILLAGE}/checkouts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      catalogueVersion: project.catalogueVersion,
      gifts: [{ gift: 'chalk', quantity: 1, plot: null }],
      basketKey: 'basket-of-the-last-minute',
      proof: await proofAt(hameau.url, VILLAGE),
      adult: true,
      language: 'en',
    }),
  });
  await asked;

  const stopped = hameau.hameau.stop();
  expect((await fetch(`${hameau.url}/healthz`)).status).toBe(503);
  answer();

  expect((await checkout).status).toBe(201);
  await stopped;
  expect(openWhenClosed).toBe(1);
  await hameau.stop();
});

it('whoever opens a page while the server starts reads that it comes back, and it does so by itself', async () => {
  const edge = createEdge(() => null);
  edge.http.listen(0, '127.0.0.1');
  await once(edge.http, 'listening');
  // A TCP server that listens has an address with a port.
  const { port } = edge.http.address() as AddressInfo;
  const asked = (accept: string) => fetch(`http://127.0.0.1:${port}/v/${VILLAGE}`, { headers: { accept } });
  const [reader, program] = [await asked('text/html,*/*;q=0.8'), await asked('application/json')];
  expect([reader.status, reader.headers.get('refresh')]).toEqual([503, '3']);
  expect(await reader.text()).toContain('Le village rouvre dans un instant');
  expect([program.status, program.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  edge.http.close();
});

it('[M6] a request that never ends holds up nobody for ever', async () => {
  const edge = createEdge(() => ({ app: () => {}, webhook: async () => {} }));
  edge.http.listen(0, '127.0.0.1');
  await once(edge.http, 'listening');
  // A TCP server that listens has an address with a port.
  const { port } = edge.http.address() as AddressInfo;
  const taken = once(edge.http, 'request');
  const hanging = fetch(`http://127.0.0.1:${port}/`).catch(() => 'broken off');
  await taken;
  await edge.quiet(20);
  edge.http.closeAllConnections();
  expect(await hanging).toBe('broken off');
  edge.http.close();
});

it('keeps an unused connection longer than a proxy does: whoever closes first must be the one that asks', () => {
  const proxiesMs = 60_000;
  expect(createEdge(() => null).http.keepAliveTimeout).toBeGreaterThan(proxiesMs);
});
