import { DELIVERIES, ROBOT_WORK } from '../support/attacking.ts';
import { DEFAULT_RATES, startHameau } from '../support/server.ts';
import { attack } from './attack.ts';

/**
 * `npm run attack`: ten thousand cards from two hundred addresses against the shipped server with its shipped limits and the
 * simulator. Only the work is made small, for the robots' processor is ours; the real work is told in SPEC [C1]. Arguments: addresses, tries.
 */
const hameau = await startHameau({
  rates: DEFAULT_RATES,
  proofWork: ROBOT_WORK,
  simulator: DELIVERIES,
  env: { TRUSTED_PROXIES: '127.0.0.1' },
});
/** A card's bank takes one to three seconds. */
const betweenCards = () => new Promise((resolve) => setTimeout(resolve, 2_000));
try {
  const report = await attack(hameau, {
    addresses: Number(process.argv[2] ?? 200),
    tries: Number(process.argv[3] ?? 10_000),
    atOnce: 10,
    lanes: 3,
    betweenCards,
    honest: 20,
  });
  console.log(JSON.stringify(report, null, 2));
  const { withoutWork, mostByAddress, mostByPlayer, honest } = report;
  const holds = withoutWork.sessions === 0 && mostByAddress <= 10 && mostByPlayer <= 3 && honest.gave === honest.people;
  console.log(holds ? 'The door held.' : 'The door did NOT hold.');
  process.exitCode = holds ? 0 : 1;
} finally {
  await hameau.stop();
}
