import WebSocket from 'ws';
import type { Chance } from '#server/simulator/seeded.ts';
import type { Found } from './findings.ts';
import { type Json, JUNK, mutated, noisy, ownDice, pick, randomBytes, textOf, upTo } from './mutate.ts';

export interface MessageCampaign {
  readonly url: string;
  readonly village: string;
  readonly count: number;
  readonly seed: number;
  readonly found: Found;
}

const LANES = 4;
/** A flood is cut off by the server: each connection says this much at most. */
const PER_CONNECTION = 25;
const LATE_MS = 20_000;

/** Messages over the live door that no page sends: wrong words in the right frames, wrong frames, and noise. */
export async function fuzzMessages({ url, village, count, seed, found }: MessageCampaign): Promise<void> {
  const dice = ownDice(seed);
  let left = count;
  const lane = async () => {
    while (left > 0) {
      const some = Math.min(left, PER_CONNECTION);
      left -= some;
      await visit(url, village, some, dice(), found);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** One visitor: greets as a page does (nearly always), says its messages, waits until they were taken, and goes. */
function visit(url: string, village: string, count: number, chance: Chance, found: Found): Promise<void> {
  return new Promise((resolve) => {
    const address = `${url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { headers: { origin: url } });
    const late = setTimeout(() => {
      found.wrong({ what: 'a connection that hangs', answer: null, request: address });
      socket.terminate();
    }, LATE_MS);
    let heard = '';
    socket.on('open', () => {
      socket.send(chance() < 0.8 ? '40{"protocol":1}' : `40${JSON.stringify(mutated(chance, { protocol: 1 }))}`);
      for (let n = 0; n < count; n++) {
        found.count('message');
        socket.send(message(chance, village), { binary: chance() < 0.03 });
      }
      // An answer to the last question means that all before it were taken; who was cut off hears the close instead.
      socket.send(`42999["village:join",{"village":"${village}","since":0}]`);
    });
    socket.on('message', (data) => {
      const text = Buffer.isBuffer(data) ? data.toString() : '';
      heard += text.slice(0, 500);
      if (text === '2') socket.send('3');
      if (text.startsWith('43999')) socket.close();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      if (/\.ts:\d+|node_modules|SQLITE_|ZodError/.test(heard)) {
        found.wrong({ what: 'the inside shows', answer: null, request: heard.slice(0, 2000) });
      }
      resolve();
    });
  });
}

function message(chance: Chance, village: string): string | Buffer {
  const kind = chance();
  if (kind < 0.05) return randomBytes(chance);
  if (kind < 0.12) return pick(chance, FRAMES);
  const said: Json = pick(chance, [
    ['village:join', { village, since: 0 }],
    ['village:join', { village, since: null }],
    ['village:gesture', { kind: 'plantFlower', flower: 'rose', x: upTo(chance, 40), y: upTo(chance, 40) }],
    ['village:wave'],
    ['village:wave', {}],
    [textOf(pick(chance, JUNK)), pick(chance, JUNK)],
  ]);
  const text = `42${chance() < 0.7 ? upTo(chance, 99) : ''}${JSON.stringify(chance() < 0.9 ? mutated(chance, said) : said)}`;
  return kind < 0.25 ? noisy(chance, Buffer.from(text)).toString('latin1') : text;
}

/** Packets of engine.io and socket.io themselves, in an order they never come in. */
const FRAMES = [
  '0',
  '1',
  '2',
  '2probe',
  '3',
  '5',
  '6',
  '7',
  '40',
  '41',
  '43[]',
  '44{"message":"x"}',
  '451-["village:join",{"_placeholder":true,"num":0}]',
  '459999999-["x"]',
  '4/other,0',
  '42[]',
  '42["connect"]',
  '42["disconnect"]',
  '42["error",{}]',
  '42[null]',
  '42{"length":1}',
  '421',
] as const;
