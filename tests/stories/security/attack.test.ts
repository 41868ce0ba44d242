import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepWatch } from '#server/domain/defence/watch.ts';
import { attack } from '../../attack/attack.ts';
import { DELIVERIES, ROBOT_WORK } from '../../support/attacking.ts';
import { DEFAULT_RATES, startHameau, type TestHameau } from '../../support/server.ts';

let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau({
    rates: DEFAULT_RATES,
    proofWork: ROBOT_WORK,
    simulator: DELIVERIES,
    env: { TRUSTED_PROXIES: '127.0.0.1' },
  });
});
afterAll(() => hameau.stop());

it('[security] card testers: no session without the work, few declines with it, and honest people give meanwhile', async () => {
  // Here it takes as long as the events of it: the rules are tried, whatever else the machine has to do.
  const betweenCards = async () => {
    await hameau.simulator.deliveries.idle();
    await keepWatch(hameau.hameau.deps, () => 0);
  };
  const report = await attack(hameau, { addresses: 4, atOnce: 4, tries: 120, lanes: 3, betweenCards, honest: 20 });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  expect(report.withoutWork.sessions).toBe(0);
  expect(report.declines, 'the attack was one').toBeGreaterThan(8);
  expect(report.mostByAddress).toBeLessThanOrEqual(10);
  expect(report.mostByPlayer).toBeLessThanOrEqual(3);
  expect(report.honest.gave).toBe(20);
});
