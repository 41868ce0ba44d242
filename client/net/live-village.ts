import type { VillageSlug } from '#shared/ids.ts';
import type { Holds, Snapshot } from '#shared/protocol/http.ts';
import { Joined, LiveEvents, LiveHolds, LiveProgress, Presence, Wave } from '#shared/protocol/live.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { FootprintOf, Progress, VillageView } from '#shared/village/view.ts';
import { type Change, changeOf } from './change.ts';
import { adopt, type Following, hasGap, NOTHING_YET, receive, type Step } from './following.ts';
import type { Link } from './link.ts';

export type Connection = 'connecting' | 'live' | 'offline' | 'outdated';

export interface LiveListeners {
  onView(view: VillageView, change: Change): void;
  onProgress(progress: Progress): void;
  onHolds(plots: readonly Plot[]): void;
  onPresence(visitors: number): void;
  onWave(seed: number): void;
  onConnection(connection: Connection): void;
}

export interface LiveVillage {
  /** asks the server whether something was missed: after the page slept, and now and then */
  check(): void;
  wave(): void;
  close(): void;
}

export interface LiveOptions {
  readonly link: Link;
  readonly village: VillageSlug;
  /** the village as it was fetched with the page; null lets the socket bring it */
  readonly snapshot: Snapshot | null;
  readonly footprintOf: FootprintOf;
  readonly listeners: LiveListeners;
  readonly wait: (ms: number) => Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** [V6] Follows a village over a link that may drop, double and reorder, and asks `since` again whenever it has a gap. */
export function followVillage(options: LiveOptions): LiveVillage {
  const { link, village, footprintOf, listeners } = options;
  let following: Following = NOTHING_YET;
  let progress: Progress | null = null;
  let holdsRevision = -1;
  let up = false;
  let closed = false;
  let asking = false;
  /** something may have happened after the question under way was answered */
  let askAgain = false;
  let connections = 0;

  const hearProgress = (next: Progress): void => {
    if (progress && next.revision <= progress.revision) return;
    progress = next;
    listeners.onProgress(next);
  };
  const hearHolds = (holds: Holds): void => {
    holdsRevision = holds.revision;
    listeners.onHolds(holds.plots.map(([x, y]) => ({ x, y })));
  };
  const take = (step: Step, fresh: boolean): void => {
    following = step.following;
    if (following.view && (fresh || step.applied.length > 0)) {
      listeners.onView(following.view, changeOf(step.applied));
    }
  };
  const takeSnapshot = (snapshot: Snapshot, asked: number | null): void => {
    const step = adopt(following, snapshot, asked, footprintOf);
    take(step, step.adopted);
    hearProgress(snapshot.progress);
  };

  /** One question and what follows from its answer; false when it should be asked again later. */
  const joinOnce = async (): Promise<boolean> => {
    const since = following.view?.seq ?? null;
    const reply = Joined.safeParse(await link.ask('village:join', { village, since }).catch(() => null));
    if (!reply.success) return false;
    if ('snapshot' in reply.data) takeSnapshot(reply.data.snapshot, since);
    else {
      take(receive(following, reply.data.events, footprintOf), false);
      hearProgress(reply.data.progress);
    }
    hearHolds(reply.data.holds);
    return !hasGap(following);
  };
  const join = async (): Promise<void> => {
    if (!up || closed) return;
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    const connection = connections;
    let pauseMs = FIRST_PAUSE_MS;
    while (up && !closed && connection === connections) {
      askAgain = false;
      const whole = await joinOnce();
      if (whole && !askAgain) {
        if (up && connection === connections) listeners.onConnection('live');
        break;
      }
      if (whole) continue;
      await options.wait(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
    asking = false;
    // The link went down and came up again under the question: the new connection has joined no room yet.
    if (up && connection !== connections) void join();
  };

  const hearMessage = (name: string, body: unknown): void => {
    const heard = hear(name, body);
    switch (heard?.kind) {
      case 'events':
        take(receive(following, heard.value.events, footprintOf), false);
        if (hasGap(following)) void join();
        break;
      case 'progress':
        hearProgress(heard.value);
        break;
      case 'holds':
        if (heard.value.revision > holdsRevision) hearHolds(heard.value);
        break;
      case 'presence':
        listeners.onPresence(heard.value.visitors);
        break;
      case 'wave':
        listeners.onWave(heard.value.seed);
        break;
      case undefined:
        break;
    }
  };

  if (options.snapshot) takeSnapshot(options.snapshot, null);
  listeners.onConnection('connecting');
  link.open({
    onUp: () => {
      up = true;
      connections += 1;
      void join();
    },
    onDown: () => {
      up = false;
      if (!closed) listeners.onConnection('offline');
    },
    onOutdated: () => listeners.onConnection('outdated'),
    onMessage: hearMessage,
  });
  return {
    check: () => void join(),
    wave: () => link.send('village:wave', {}),
    close: () => {
      closed = true;
      link.close();
    },
  };
}

type Heard =
  | { readonly kind: 'events'; readonly value: LiveEvents }
  | { readonly kind: 'progress'; readonly value: Progress }
  | { readonly kind: 'holds'; readonly value: Holds }
  | { readonly kind: 'presence'; readonly value: { readonly visitors: number } }
  | { readonly kind: 'wave'; readonly value: { readonly seed: number } };

/** A message as what it says, or null when it says nothing we understand: a newer server may say more. */
function hear(name: string, body: unknown): Heard | null {
  switch (name) {
    case 'village:events':
      return understood('events', LiveEvents.safeParse(body));
    case 'village:progress':
      return understood('progress', LiveProgress.safeParse(body));
    case 'village:holds':
      return understood('holds', LiveHolds.safeParse(body));
    case 'village:presence':
      return understood('presence', Presence.safeParse(body));
    case 'village:wave':
      return understood('wave', Wave.safeParse(body));
    default:
      return null;
  }
}

function understood<Kind extends string, Value>(
  kind: Kind,
  parsed: { success: true; data: Value } | { success: false },
): { readonly kind: Kind; readonly value: Value } | null {
  return parsed.success ? { kind, value: parsed.data } : null;
}
