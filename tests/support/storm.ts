import { openStore } from '#server/adapters/store/open.ts';
import { seedVillage, settle, startDonation, write } from './store.ts';

/**
 * A process that gives without end and prints the number of each donation once the store has acknowledged it; the one that
 * cannot be stored is printed as `refused <error's name>`. It is there to be killed.
 * Arguments: the database's address, the first number, how many at a time.
 */
const [address = '', first = '1', atOnce = '8'] = process.argv.slice(2);
const store = await openStore(address);
if ((await store.read.projects()).length === 0) await seedVillage(store);
process.stdout.write('ready\n');

let next = Number(first);
let refused = false;
const giver = async () => {
  while (!refused) {
    const n = next++;
    try {
      await write(store, async (tx) => {
        await startDonation(tx, n);
        await settle(tx, n);
      });
      process.stdout.write(`${n}\n`);
    } catch (error) {
      refused = true;
      process.stdout.write(`refused ${error instanceof Error ? error.name : String(error)}\n`);
    }
  }
};
await Promise.all(Array.from({ length: Number(atOnce) }, giver));
await store.close();
