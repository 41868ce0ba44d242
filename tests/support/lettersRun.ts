import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { pinoLog } from '#server/adapters/log/pinoLog.ts';
import { openStore } from '#server/adapters/store/open.ts';
import { drainLetters, drainTellings } from '#server/domain/outbox/drain.ts';
import type { Post } from '#server/domain/ports/post.ts';
import { domainDeps, lateAudience } from '#server/giving.ts';
import { webpOfNews } from '#server/letters.ts';
import { stripePayments } from '#server/payments.ts';
import { LINKS, sendingTo } from './letters.ts';

/** A process that finds the readers of news and writes to each of them, and says how long that took: the test's own child. */
const [address = '', smtp = ''] = process.argv.slice(2);
const store = await openStore(address);
const sender = sendingTo(smtp, { webpOf: webpOfNews(store.read) });
const handed: number[] = [];
const post: Post = {
  ...sender,
  async carry(letter, id) {
    const begun = performance.now();
    const end = await sender.carry(letter, id);
    handed.push(performance.now() - begun);
    return end;
  },
};
const keys = {
  secretKey: 'sk_test_letters',
  webhookSecrets: [],
  connectWebhookSecrets: [],
  apiBase: 'http://127.0.0.1:9',
};
const { port: payments, accounts } = stripePayments(keys);
const deps = domainDeps({
  store,
  payments,
  accounts,
  audience: lateAudience(),
  post,
  log: pinoLog('silent'),
  publicUrl: LINKS.publicUrl,
  friendPath: LINKS.friendPath,
  livemode: false,
  newsLetterWaitMs: 0,
});
const loop = monitorEventLoopDelay({ resolution: 5 });
const rss = () => Math.round(process.memoryUsage().rss / 1_048_576);
const before = rss();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, rss());
}, 200);
const began = performance.now();
loop.enable();
while ((await store.read.outboxDue(Date.now(), 1, false)).length > 0) await drainTellings(deps);
const found = performance.now();
const letters = await drainLetters(deps);
const ended = performance.now();
loop.disable();
clearInterval(watch);
handed.sort((a, b) => a - b);
const at = (part: number) => Math.round(handed[Math.floor(handed.length * part)] ?? 0);
process.stdout.write(
  `${JSON.stringify({
    letters,
    findingSeconds: Math.round((found - began) / 100) / 10,
    lettersASecond: Math.round((letters / (ended - found)) * 1000),
    handedMs: { p50: at(0.5), p99: at(0.99) },
    loopMs: { p99: Math.round(loop.percentile(99) / 1e6), most: Math.round(loop.max / 1e6) },
    memoryMb: { before, most },
  })}\n`,
);
sender.close();
await store.close();
