import { openStore } from '#server/adapters/store/open.ts';
import { issueYearly } from '#server/domain/taxReceipts/yearly.ts';
import { receiptDeps } from './receipts.ts';
import { ASSOCIATION } from './store.ts';

/** A process that runs January's receipts of a database until it is killed, or done, and says how many there are: the test's own child. */
const [address = ''] = process.argv.slice(2);
const store = await openStore(address);
const told = (issued: number) => process.stdout.write(`${issued}\n`);
await issueYearly(receiptDeps(store), ASSOCIATION, 2026, { by: 'host', told });
await store.close();
