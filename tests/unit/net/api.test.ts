import { describe, expect, it } from 'vitest';
import { createApi } from '#client/net/api.ts';
import { DonationId } from '#shared/ids.ts';
import { snapshotAt, VILLAGE } from './rough-sea.ts';

const DONATION = DonationId.parse('don_aaaaaaaaaaaaaaaaaaaa');

const answering = (status: number, body: string | object | null) =>
  createApi(
    async () => new Response(body === null ? null : typeof body === 'string' ? body : JSON.stringify(body), { status }),
    'http://localhost:3000',
  );

describe('the HTTP door', () => {
  it('gives what parses', async () => {
    const answer = await answering(200, snapshotAt([])).snapshot(VILLAGE);
    expect(answer).toEqual({ ok: true, value: snapshotAt([]) });
  });

  it.each(['', '{', '[]', '{"seq":1}', '<html>'])('hands nothing on that does not: %j', async (text) => {
    expect(await answering(200, text).snapshot(VILLAGE)).toEqual({
      ok: false,
      error: { kind: 'garbled', status: 200 },
    });
  });

  it('a refusal in words becomes one to act on', async () => {
    const problem = { type: '/problems/plot-taken', title: 'Taken', status: 409, detail: 'Choose another.' };
    expect(await answering(409, problem).cancel(DONATION)).toEqual({ ok: false, error: { kind: 'problem', problem } });
  });

  it('a proxy in flames is garbled, not a crash', async () => {
    expect(await answering(502, '<h1>Bad gateway</h1>').donation(DONATION)).toEqual({
      ok: false,
      error: { kind: 'garbled', status: 502 },
    });
  });

  it('an answer whose status says everything needs no body', async () => {
    expect(await answering(204, null).cancel(DONATION)).toEqual({ ok: true, value: null });
  });

  it('no network is said to be one', async () => {
    const api = createApi(async () => {
      throw new TypeError('fetch failed');
    }, 'http://localhost:3000');
    expect(await api.donation(DONATION)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });
});
