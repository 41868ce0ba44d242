import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';

const V = 'ecole-des-andes';
const DONATION = `don_${'a'.repeat(22)}`;
const PATHS = [
  '/',
  '/p/andes-school',
  `/v/${V}`,
  `/v/${V}/give`,
  `/v/${V}/picture.png`,
  `/api/villages/${V}`,
  `/api/villages/${V}/events?since=0`,
  `/api/villages/${V}/holds`,
  `/api/villages/${V}/gestures`,
  `/api/villages/${V}/checkouts`,
  '/api/projects/andes-school',
  `/api/placements/plc_${'a'.repeat(22)}/words`,
  `/api/donations/${DONATION}`,
  `/api/donations/${DONATION}/cancel`,
  '/webhooks/stripe',
  '/healthz',
  '/readyz',
  '/metrics',
  '/live/?EIO=4&transport=polling',
  '/static/none.js',
  '/console/sign-in',
  '/console/sign-in/nobodys',
  '/own/andes-school/0/atlas.json',
  `/photos/pho_${'a'.repeat(22)}.webp`,
  `/photos/pho_${'a'.repeat(22)}/small.webp`,
  `/own-pictures/pic_${'a'.repeat(22)}.png`,
  '/nowhere',
];

const SIZE = 100_000;
const BODIES: readonly (readonly [string, string, string])[] = [
  ['bytes', 'application/octet-stream', randomBytes(SIZE / 2).toString('latin1')],
  ['bytes that say JSON', 'application/json', randomBytes(SIZE / 2).toString('latin1')],
  ['deep JSON', 'application/json', '['.repeat(SIZE)],
  ['long JSON', 'application/json', JSON.stringify({ gifts: 'x'.repeat(SIZE) })],
  ['small wrong JSON', 'application/json', '{"gifts":[{"gift":{"__proto__":1}}],"basketKey":[]}'],
  ['JSON that is no object', 'application/json', '"words"'],
  ['a form', 'application/x-www-form-urlencoded', `gift[]=${'x&gift='.repeat(SIZE / 7)}`],
  ['a small wrong form', 'application/x-www-form-urlencoded', 'gift[a][b]=1&basketKey=%E0%A4%A&confirmed=yes'],
  ['a charset nobody has', 'application/json; charset=martian', '{}'],
];

let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau();
});
afterAll(() => hameau.stop());

/** Whatever was sent, it was understood or refused: never a crash, never a trace of the inside. */
async function expectClean(what: string, response: Response): Promise<void> {
  const text = await response.text();
  expect([what, response.status < 500 || response.status === 503], text.slice(0, 200)).toEqual([what, true]);
  expect(text, what).not.toMatch(/\.ts:\d+|at \w+ \(|node_modules|SQLITE|ZodError/);
}

describe('[wrong] 100 KB of garbage on every route', () => {
  it.each(BODIES)('%s', async (what, type, body) => {
    for (const path of PATHS) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const response = await fetch(hameau.url + path, {
          method,
          headers: { 'Content-Type': type },
          body,
          redirect: 'manual',
        });
        await expectClean(`${method} ${path} ${what}`, response);
        expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      }
    }
  });

  it('addresses: long, broken, climbing, with markup', async () => {
    const ends = [
      'x'.repeat(10_000),
      '%E0%A4%A',
      '%00',
      '..%2f..%2fetc%2fpasswd',
      '<script>',
      "';--",
      '__proto__',
      '%F0%9F%8C%B1',
    ];
    for (const path of [
      '/p/',
      '/v/',
      '/api/villages/',
      '/api/projects/',
      '/api/donations/',
      '/static/',
      '/assets/',
      '/',
    ]) {
      for (const end of ends) {
        const response = await fetch(hameau.url + path + end, { redirect: 'manual' });
        await expectClean(path + end.slice(0, 30), response);
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
      }
    }
  });

  it("a picture's format that every object knows", async () => {
    for (const format of ['__proto__', 'constructor', 'toString']) {
      expect((await fetch(`${hameau.url}/v/${V}/picture.png?format=${format}`)).status, format).toBe(400);
    }
  });

  it('queries and cookies', async () => {
    for (const path of PATHS) {
      const query = `${path.includes('?') ? '&' : '?'}since=-1&seq=NaN&format[]=x&lang=${'y'.repeat(2000)}&given[a]=b&back=%00`;
      const cookie = `player=${'z'.repeat(4000)}; lang=[object Object]; player=j:{"a":1}`;
      await expectClean(
        path,
        await fetch(hameau.url + path + query, { headers: { Cookie: cookie }, redirect: 'manual' }),
      );
    }
  });

  it('100 KB of headers, and bytes that are no HTTP', async () => {
    for (const bytes of [
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(SIZE)}\r\n\r\n`,
      randomBytes(SIZE).toString('latin1'),
    ]) {
      const answer = await raw(bytes);
      expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      expect(answer).not.toMatch(/\.ts:\d+/);
    }
    expect((await fetch(`${hameau.url}/healthz`)).status, 'and the server is still there').toBe(200);
  });
});

function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(hameau.url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}
