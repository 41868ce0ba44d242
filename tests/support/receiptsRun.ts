import { openStore } from '#server/adapters/store/open.ts';
import { issueYearly } from '#server/domain/taxReceipts/yearly.ts';
import { receiptDeps } from './receipts.ts';
import { ASSOCIATION } from './store.ts';

/** A process that runs January's receipts of a database until it is killed, or done: the test's own child. */
const [address = ''] = process.argv.slice(2);
const store = await openStore(address);
process.stdout.write('running\n');
const { issued } = await issueYearly(receiptDeps(store), ASSOCIATION, 2026, 'host');
process.stdout.write(`done ${issued}\n`);
await store.close();
