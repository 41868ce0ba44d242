import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { VillageSlug } from '#shared/ids.ts';
import { Gesture, Join, type Joined } from '#shared/protocol/live.ts';
import type { Hub } from './hub.ts';
import type { LiveParts } from './liveServer.ts';
import { spending } from './spending.ts';

/** Further behind than this, the whole village is less to send. */
const MOST_EVENTS_BEHIND = 2000;
const READ_AGAIN = 5;

/** Apart from the rooms that socket.io names after connections. */
export const roomOf = (village: VillageSlug): string => `village:${village}`;

type Reply = (answer: unknown) => void;
const replyOf = (ack: unknown): Reply => (typeof ack === 'function' ? (ack as Reply) : () => {});

/**
 * One connection: what it may ask, how often, and what becomes of one that lies.
 * @param acts what is being done for any connection: never rejects, leaves when done
 */
export function welcome(socket: Socket, hub: Hub, parts: LiveParts, acts: Set<Promise<void>>): void {
  let here: VillageSlug | null = null;
  const player = parts.playerOf(socket.handshake.headers.cookie);
  const address = parts.addressOf(socket.request);
  const budget = spending(30, 5, parts.now());
  const waves = spending(2, 0.5, parts.now());

  /** a clear word first, then the door */
  const turnOut = (reply: Reply, problem: string) => {
    parts.log.warn({ problem }, 'live: turned out');
    reply({ ok: false, problem: `/problems/${problem}` });
    socket.emit('village:refused', { problem: `/problems/${problem}` });
    socket.disconnect(true);
  };

  const leave = () => {
    if (here === null) return;
    void socket.leave(roomOf(here));
    hub.leave(here);
    here = null;
  };

  async function join(asked: Join, reply: Reply): Promise<void> {
    const row = await parts.store.village(asked.village);
    if (!row) return turnOut(reply, 'not-found');
    if (!socket.connected) return;
    if (here !== row.slug) {
      leave();
      here = row.slug;
      hub.enter(row.slug, row.project);
    }
    for (let attempt = 0; attempt < READ_AGAIN; attempt++) {
      const answer = await readVillage(asked, parts);
      if (answer === null) return turnOut(reply, 'not-found');
      // A connection that ended or went elsewhere while we read has been taken off the village already.
      if (here !== row.slug) return;
      if (!hub.caughtUp(row.slug, answer.seq)) continue;
      void socket.join(roomOf(row.slug));
      return reply(answer);
    }
    reply({ ok: false, problem: '/problems/unavailable' });
  }

  async function gesture(asked: Gesture, reply: Reply): Promise<void> {
    if (here === null) return reply({ ok: false, problem: '/problems/not-found' });
    // A first visit acts by HTTP, where the cookie comes with the answer: else every connection were a new player [V4].
    if (player === null) return reply({ ok: false, problem: '/problems/unknown-visitor' });
    const problem = await parts.gesture(address, here, player, asked);
    reply(problem === null ? { ok: true } : { ok: false, problem: `/problems/${problem}` });
  }

  async function wave(_asked: unknown, reply: Reply): Promise<void> {
    if (here !== null && waves.spend(parts.now())) {
      socket.to(roomOf(here)).volatile.emit('village:wave', { seed: Math.floor(parts.chance() * 2 ** 31) });
    }
    reply({ ok: true });
  }

  const on = <S extends z.ZodType>(
    name: string,
    schema: S,
    act: (asked: z.output<S>, reply: Reply) => Promise<void>,
  ) => {
    socket.on(name, (body: unknown, ack: unknown) => {
      const reply = replyOf(ack);
      const parsed = schema.safeParse(body);
      if (!parsed.success) return turnOut(reply, 'bad-request');
      const doing = act(parsed.data, reply).catch((error: unknown) => {
        parts.log.error({ error: error instanceof Error ? error.name : 'unknown', name }, 'live: failed');
        reply({ ok: false, problem: '/problems/unavailable' });
      });
      acts.add(doing);
      void doing.finally(() => acts.delete(doing));
    });
  };

  const known = new Set(['village:join', 'village:gesture', 'village:wave']);
  socket.use(([name, ...rest], next) => {
    const reply = replyOf(rest.at(-1));
    if (!budget.spend(parts.now())) return turnOut(reply, 'too-many-requests');
    if (!known.has(name)) return turnOut(reply, 'bad-request');
    next();
  });
  on('village:join', Join, join);
  on('village:gesture', Gesture, gesture);
  on('village:wave', z.strictObject({}), wave);
  socket.on('disconnect', leave);
}

/** What happened since, or all of it; null when there is no such village. */
async function readVillage({ village, since }: Join, parts: LiveParts): Promise<Joined | null> {
  const row = await parts.store.village(village);
  if (!row) return null;
  const { revision, plots } = await parts.store.holds(village);
  const holds = { revision, plots: plots.map(({ x, y }): [number, number] => [x, y]) };
  // Ahead of us: the village was restored from a backup, and only the whole of it helps.
  if (since !== null && since <= row.seq && row.seq - since <= MOST_EVENTS_BEHIND) {
    const events = await parts.store.eventsSince(village, since, MOST_EVENTS_BEHIND + 1000);
    const { reached, ...progress } = await parts.store.progress(row.project);
    const seq = events.at(-1)?.seq ?? since;
    return { seq, events: [...events], progress: { ...progress, reached: [...reached] }, holds };
  }
  const snapshot = await parts.snapshot(village);
  return snapshot && { seq: snapshot.seq, snapshot, holds };
}
