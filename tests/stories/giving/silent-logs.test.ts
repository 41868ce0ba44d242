import { expect, it } from 'vitest';
import type { Deps } from '#server/domain/deps.ts';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { ok } from '#shared/result.ts';
import { postgresEngine } from '../../support/engines.ts';
import { basket, opened, pay, sessionOf } from '../../support/giving.ts';
import { openStage, PROJECT } from '../../support/stage.ts';

const engine = postgresEngine();
const plenty = () => createTokenBucket(1e6, 1e6);
/** PostgreSQL's code of a table that is not there. */
const NO_TABLE = '42P01';

it('[contract] a database that fails leaves its code in the log, and neither SQL nor the values that were asked for', async () => {
  const address = await engine.address();
  const stage = await openStage({ databaseUrl: address });
  const lines: { readonly message: string }[] = [];
  const error: Deps['log']['error'] = (fields, message) => void lines.push({ message, ...fields });
  const deps: Deps = { ...stage.deps, log: { ...stage.deps.log, error } };
  stage.simulator.deliveries.setPolicy({ dropRate: 1 });
  const { donation } = await opened(stage, basket({ publicName: 'Ada' }));
  const objectId = await sessionOf(stage, donation);
  await pay(stage, donation);
  const now = deps.surroundings.now();
  await stage.store.tx(async (tx) => {
    const event = { id: 'evt_1', type: 'checkout.session.completed', account: '', objectId };
    await tx.claimEvent({ ...event, state: 'waiting', receivedAt: now, tries: 0, nextTryAt: now });
    await tx.enqueue('stepReached', 'test', { project: PROJECT, step: 'well' }, now);
    return ok(null);
  });
  stage.simulator.clock.advance(6 * 60_000);
  for (const table of ['donation', 'village'])
    await engine.tamper(address, `alter table ${table} rename to ${table}_away`);

  await drainBacklog(deps, plenty());
  await sweep(deps, plenty());
  await drainOutbox(deps);

  expect(lines.map(({ message }) => message).sort()).toEqual([
    'an attempt could not be swept',
    'an event could not be heeded',
    'outbox row failed',
  ]);
  for (const line of lines) expect(line).toMatchObject({ error: 'Error', code: NO_TABLE });
  expect(JSON.stringify(lines)).not.toMatch(/select|update|insert|params|does not exist/i);
  await stage.close();
});
