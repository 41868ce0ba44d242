import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { playerTokens } from '#server/adapters/auth/playerTokens.ts';
import { PlayerId } from '#shared/ids.ts';
import { LIVE_PATH, PROTOCOL_VERSION } from '#shared/protocol/live.ts';
import { listen } from '../../support/listening.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
const PLAYER = PlayerId.parse('ply_aaaaaaaaaaaaaaaaaaaa');
let hameau: TestHameau;
const open: Socket[] = [];
beforeAll(async () => {
  hameau = await startHameau({ socketsPerAddress: 3 });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => hameau.stop());

let visitors = 0;
function client(headers: Record<string, string> = {}, auth: object = { protocol: PROTOCOL_VERSION }): Socket {
  visitors += 1;
  const socket = io(hameau.url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    auth,
    extraHeaders: { 'X-Forwarded-For': `198.51.100.${visitors}`, ...headers },
    forceNew: true,
    reconnection: false,
  });
  open.push(socket);
  return socket;
}
const ended = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('open'));
    socket.once('connect_error', () => resolve('refused'));
  });
const says = (socket: Socket, name: string, body: unknown) => socket.timeout(90_000).emitWithAck(name, body);

describe('[security] the live door', () => {
  it.each([
    ['our own page', () => ({ Origin: hameau.url }), 'open'],
    ['a program without origin', () => ({}), 'open'],
    ['another site', () => ({ Origin: 'https://evil.example' }), 'refused'],
    ['no origin at all: null', () => ({ Origin: 'null' }), 'refused'],
    ['another port of this machine', () => ({ Origin: 'http://127.0.0.1:1' }), 'refused'],
  ])('origin: %s', async (_what, headers, outcome) => {
    expect(await ended(client(headers() as Record<string, string>))).toBe(outcome);
  });

  it.each([
    ['none', {}],
    ['an old protocol', { protocol: PROTOCOL_VERSION - 1 }],
    ['nonsense', { protocol: 'x' }],
  ])('handshake: %s', async (_what, auth) => {
    expect(await ended(client({}, auth))).toBe('refused');
  });

  it('connections of an address: three, and the fourth is refused', async () => {
    const from = { 'X-Forwarded-For': '203.0.113.77' };
    const outcomes = [];
    for (let n = 0; n < 4; n++) outcomes.push(await ended(client(from)));
    expect(outcomes).toEqual(['open', 'open', 'open', 'refused']);
    expect(await ended(client())).toBe('open');
  });

  it.each([
    ['nobody', ''],
    ['an id without a signature', `player=${PLAYER}`],
    ['another host’s signature', `player=${playerTokens('another secret').sign(PLAYER)}`],
  ])('cookie: %s plants nothing', async (_who, cookie) => {
    const socket = await listen(hameau.url, VILLAGE, [], { Cookie: cookie, 'X-Forwarded-For': '198.51.100.250' });
    open.push(socket);
    const gesture = { kind: 'plantFlower', flower: 'rose', x: 1, y: 1 };
    expect(await says(socket, 'village:gesture', gesture)).toEqual({ ok: false, problem: '/problems/unknown-visitor' });
  });

  it.each([
    ['a message that is none of ours', 'village:admin', {}],
    ['a body that does not parse', 'village:join', { village: 1 }],
    ['a village that is not there', 'village:join', { village: 'nowhere', since: null }],
  ])('%s: a word, then the door', async (_what, name, body) => {
    const socket = client();
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    expect(await says(socket, name, body)).toMatchObject({ ok: false });
    await gone;
  });

  it('messages: thirty at once, then the door', async () => {
    const socket = client();
    await ended(socket);
    const refused = new Promise((resolve) => socket.once('village:refused', resolve));
    for (let n = 0; n < 60; n++) socket.emit('village:wave', {});
    expect(await refused).toEqual({ problem: '/problems/too-many-requests' });
  });

  it('a message of more than ten thousand bytes ends the connection', async () => {
    const socket = client();
    await ended(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('village:join', { village: 'x'.repeat(20_000) });
    await gone;
  });
});
