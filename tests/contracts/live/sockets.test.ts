import { EventEmitter, once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { playerTokens } from '#server/adapters/auth/playerTokens.ts';
import { PLAYER_COOKIE } from '#server/adapters/http/player.ts';
import { PlacementId, PlayerId, VillageSlug } from '#shared/ids.ts';
import { Joined, LIVE_PATH, LiveEvents, LiveReply, PROTOCOL_VERSION, Presence } from '#shared/protocol/live.ts';
import { ok } from '#shared/result.ts';
import { applyEvents, viewOf } from '#shared/village/apply.ts';
import type { VillageEvent, VillageFact } from '#shared/village/events.ts';
import type { VillageView } from '#shared/village/view.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = VillageSlug.parse('ecole-des-andes');
const SESSION_SECRET = 'a secret of the tests, long enough';
let hameau: TestHameau;
const open: Socket[] = [];
/** What a test waits for comes, or it is at its end. */
const ANSWER_MS = 90_000;

beforeAll(async () => {
  hameau = await startHameau({ socketsPerAddress: 120, env: { SESSION_SECRET } });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => hameau.stop());

interface ClientOptions {
  readonly auth?: object;
  readonly transports?: ('websocket' | 'polling')[];
  readonly address?: string;
  readonly headers?: Record<string, string>;
}

function client({ auth, transports, address = '203.0.113.5', headers }: ClientOptions = {}): Socket {
  const socket = io(hameau.url, {
    path: LIVE_PATH,
    transports: transports ?? ['websocket'],
    auth: auth ?? { protocol: PROTOCOL_VERSION },
    extraHeaders: { 'X-Forwarded-For': address, ...headers },
    forceNew: true,
    reconnection: false,
  });
  open.push(socket);
  return socket;
}

const heard = (socket: Socket, name: string) => new Promise<unknown>((resolve) => socket.once(name, resolve));
const join = async (socket: Socket, since: number | null = null) =>
  Joined.parse(await socket.timeout(ANSWER_MS).emitWithAck('village:join', { village: VILLAGE, since }));

let counter = 0;
/** Happenings as the domain stores them: in one transaction, with the next `seq`. */
async function happen(count: number): Promise<readonly VillageEvent[]> {
  const facts: VillageFact[] = Array.from({ length: count }, () => ({
    type: 'wordsChanged',
    placement: PlacementId.parse(`plc_${String(++counter).padStart(16, '0')}`),
  }));
  const result = await hameau.store.tx(async (tx) => ok(await tx.appendEvents(VILLAGE, facts, Date.now())));
  if (!result.ok) throw new Error('nothing refuses here');
  return result.value;
}
const announce = (events: readonly VillageEvent[]) => hameau.hameau.live.audience.villageChanged(VILLAGE, events);
const noFootprint = () => ({ w: 1, d: 1 });

/** A client of the simplest kind: it applies what comes and complains about any gap or doubling. */
async function follower(socket: Socket) {
  const early: VillageEvent[] = [];
  let view: VillageView | null = null;
  const seen: number[] = [];
  const applied = new EventEmitter();
  const take = (events: readonly VillageEvent[]) => {
    if (!view) return void early.push(...events);
    const current = view;
    const fresh = events.filter(({ seq }) => seq > current.seq);
    view = applyEvents(current, fresh, noFootprint);
    seen.push(...fresh.map(({ seq }) => seq));
    applied.emit('events');
  };
  socket.on('village:events', (body: unknown) => take(LiveEvents.parse(body).events));
  const joined = await join(socket);
  if (!('snapshot' in joined)) throw new Error('a snapshot was expected');
  view = viewOf(joined.snapshot);
  take(early);
  const seq = () => view?.seq ?? -1;
  const reached = async (last: number) => {
    while (seq() < last) await once(applied, 'events');
    expect(seq()).toBe(last);
  };
  return { reached, seen };
}

describe('live', () => {
  it('[V6] 50 visitors, announcements shuffled and doubled, visitors joining meanwhile: all see all, once, in order', async () => {
    const first = await Promise.all(Array.from({ length: 40 }, () => follower(client())));
    const batches: (readonly VillageEvent[])[] = [];
    for (let i = 0; i < 30; i++) batches.push(await happen(1 + (i % 3)));
    const shuffled = batches.map((batch, i) => ({ batch, at: (i * 7919) % 31 })).toSorted((a, b) => a.at - b.at);
    const late: Promise<Awaited<ReturnType<typeof follower>>>[] = [];
    for (const [i, { batch }] of shuffled.entries()) {
      announce(batch);
      if (i % 5 === 0) announce(batch);
      if (i % 3 === 0) late.push(follower(client()));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const all = [...first, ...(await Promise.all(late))];
    expect(all).toHaveLength(50);
    const last = batches.at(-1)?.at(-1)?.seq ?? -1;
    await Promise.all(all.map((one) => one.reached(last)));
    for (const one of first) expect(one.seen).toEqual(one.seen.toSorted((a, b) => a - b));
  });

  it('[V6] the direct way is used: an upgrade that moved a private field would show here', async () => {
    const sockets = Array.from({ length: 10 }, () => client());
    await Promise.all(sockets.map((socket) => follower(socket)));
    const { written } = hameau.hameau.live;
    const before = written.direct;
    const told = Promise.all(sockets.map((socket) => heard(socket, 'village:events')));
    announce(await happen(1));
    await told;
    expect(written.direct - before).toBeGreaterThanOrEqual(10);
  });

  it('[V6] long polling gets the same, in order, where websockets do not pass', async () => {
    const socket = client({ transports: ['polling'] });
    const one = await follower(socket);
    let last = 0;
    for (let i = 0; i < 5; i++) {
      const events = await happen(2);
      last = events.at(-1)?.seq ?? 0;
      announce(events);
    }
    await one.reached(last);
  });

  it('[V6] who was away asks since and gets exactly what happened; ahead of us, the whole village', async () => {
    const before = (await join(client())).seq;
    const missed = await happen(4);
    const joined = await join(client(), before);
    expect('events' in joined && joined.events.map(({ seq }) => seq)).toEqual(missed.map(({ seq }) => seq));
    expect('snapshot' in (await join(client(), before + 1_000_000))).toBe(true);
  });

  it('[contract] an old page is told to reload, one that says nothing is not let in', async () => {
    const errorOf = async (auth: object) => ((await heard(client({ auth }), 'connect_error')) as Error).message;
    expect(await errorOf({ protocol: PROTOCOL_VERSION - 1 })).toContain('outdated');
    expect(await errorOf({})).toContain('not understood');
    expect(await errorOf({ protocol: PROTOCOL_VERSION, admin: true })).toContain('not understood');
  });

  it('[security] a page of another site is not let in', async () => {
    const socket = client({ headers: { Origin: 'https://evil.example' } });
    expect(await heard(socket, 'connect_error')).toBeInstanceOf(Error);
  });

  it('[V5] presence is a number; a wave reaches the others and says nothing of who waved', async () => {
    const [one, other] = [client(), client()];
    await join(one);
    const presence = heard(other, 'village:presence');
    await join(other);
    expect(Presence.parse(await presence).visitors).toBeGreaterThan(1);
    const waved = heard(other, 'village:wave');
    one.emit('village:wave', {});
    expect(Object.keys((await waved) as object)).toEqual(['seed']);
  });

  it('[V4] a flower planted over the socket is told to everybody, once', async () => {
    const token = playerTokens(SESSION_SECRET).sign(PlayerId.parse('ply_0123456789abcdefghij'));
    const [one, other] = [client({ headers: { Cookie: `${PLAYER_COOKIE}=${token}` } }), client()];
    await join(one);
    await join(other);
    const told = heard(other, 'village:events');
    let planted = false;
    for (let x = 0; x < 32 && !planted; x++) {
      const gesture = { kind: 'plantFlower', flower: 'white', x, y: 20 };
      if (x > 20) break;
      planted = LiveReply.parse(await one.emitWithAck('village:gesture', gesture)).ok;
    }
    expect(planted).toBe(true);
    expect(LiveEvents.parse(await told).events[0]?.type).toBe('flowerPlanted');
    const again = await one.emitWithAck('village:gesture', { kind: 'plantFlower', flower: 'rose', x: 1, y: 20 });
    expect(LiveReply.parse(again).ok).toBe(false);
  });

  it('[V4] a connection without a signed player plants nothing: else each of them were a new player', async () => {
    for (const headers of [{}, { Cookie: `${PLAYER_COOKIE}=ply_0123456789abcdefghij.forged` }]) {
      const nobody = client({ headers });
      const { seq } = await join(nobody);
      for (let x = 0; x < 12; x++) {
        const reply = await nobody.emitWithAck('village:gesture', { kind: 'plantFlower', flower: 'white', x, y: 16 });
        expect(reply).toEqual({ ok: false, problem: '/problems/unknown-visitor' });
      }
      expect((await join(nobody)).seq).toBe(seq);
    }
  });
});

describe('a socket that lies', () => {
  it.each([
    ['an unknown village', 'village:join', { village: 'nowhere', since: null }, '/problems/not-found'],
    ['a since that is no number', 'village:join', { village: VILLAGE, since: 'x' }, '/problems/bad-request'],
    [
      'fields nobody asked for',
      'village:join',
      { village: VILLAGE, since: null, admin: true },
      '/problems/bad-request',
    ],
    ['a gesture nobody knows', 'village:gesture', { kind: 'destroy' }, '/problems/bad-request'],
    ['a message nobody knows', 'village:give', {}, '/problems/bad-request'],
    ['nothing', 'village:join', null, '/problems/bad-request'],
  ])('[wrong] %s: a clear word, then the door', async (_what, name, body, problem) => {
    const socket = client();
    const gone = heard(socket, 'disconnect');
    const refused = heard(socket, 'village:refused');
    expect(await socket.timeout(ANSWER_MS).emitWithAck(name, body)).toMatchObject({ ok: false, problem });
    expect(await refused).toEqual({ problem });
    await gone;
  });

  it('[wrong] a flood: a clear word, then the door; others notice nothing', async () => {
    const [flood, calm] = [client(), client()];
    await join(flood);
    await join(calm);
    const refused = heard(flood, 'village:refused');
    const gone = heard(flood, 'disconnect');
    for (let i = 0; i < 500; i++) flood.emit('village:wave', {});
    expect(await refused).toEqual({ problem: '/problems/too-many-requests' });
    await gone;
    const told = heard(calm, 'village:events');
    announce(await happen(1));
    await told;
  });

  it('[wrong] a message over 10 KB closes the connection', async () => {
    const socket = client();
    await join(socket);
    const gone = heard(socket, 'disconnect');
    socket.emit('village:wave', { words: 'x'.repeat(20_000) });
    await gone;
  });

  it('[wrong] too many connections of one address are refused, those of another are not', async () => {
    const crowd = Array.from({ length: 120 }, () => client({ address: '203.0.113.200' }));
    await Promise.all(crowd.map((socket) => (socket.connected ? Promise.resolve() : heard(socket, 'connect'))));
    const onemore = client({ address: '203.0.113.200' });
    expect(await heard(onemore, 'connect_error')).toBeInstanceOf(Error);
    await join(client({ address: '203.0.113.201' }));
  });
});
