/** `npm run fuzz`: the long one. Prints what came back, and the memory before, during and after. */
import { fuzzDoors } from './doors.ts';
import { nothingFound } from './findings.ts';
import { type Memory, memory } from './memory.ts';
import { fuzzMessages } from './messages.ts';
import { besiege } from './siege.ts';
import { fuzzWebhooks } from './webhooks.ts';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const WEBHOOKS = number('WEBHOOKS', 1_000_000);
const REQUESTS = number('REQUESTS', 150_000);
const MESSAGES = number('MESSAGES', 50_000);
const SEED = number('SEED', 2026);
const PARTS = 10;

const strays: string[] = [];
const stray = (error: unknown) => strays.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
process.on('unhandledRejection', stray);
process.on('uncaughtException', stray);

const siege = await besiege(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {});
const { port, village, events, requests, cookie, proof } = siege;
const { url } = siege.hameau;
const found = nothingFound();
const measured: Memory[] = [memory('before')];
const started = Date.now();
const say = (text: string) => console.log(`${Math.round((Date.now() - started) / 1000)} s  ${text}`);

async function inParts(name: string, count: number, campaign: (count: number, seed: number) => Promise<void>) {
  for (let part = 0; part < PARTS && count > 0; part++) {
    await campaign(Math.round(count / PARTS), SEED + part);
    const now = memory(`${name} ${part + 1}/${PARTS}`);
    measured.push(now);
    say(`${now.at}: heap ${now.heapMb} MB, rss ${now.rssMb} MB, ${found.wrongs.length} wrong, ${strays.length} strays`);
  }
}

await inParts('webhooks', WEBHOOKS, (count, seed) => fuzzWebhooks({ port, events, count, seed, found }));
await inParts('requests', REQUESTS, (count, seed) =>
  fuzzDoors({ port, url, requests, cookie, proof, count, seed, found }),
);
await inParts('messages', MESSAGES, (count, seed) => fuzzMessages({ url, village, count, seed, found }));
const broken = await siege.aftermath();
measured.push(memory('after'));
console.log(Object.fromEntries(found.counts));
console.table(measured);
console.log(JSON.stringify({ wrongs: found.wrongs, strays, broken }, null, 1));
await siege.hameau.stop();
process.exitCode = found.wrongs.length + strays.length + broken.length > 0 ? 1 : 0;
