import { z } from 'zod';
import { PlacementId, VillageSlug } from '#shared/ids.ts';
import { EventsSince, Holds, Progress, Snapshot } from '#shared/protocol/http.ts';
import { QuestionId } from '#shared/questions/question.ts';
import { VillageEvent } from '#shared/village/events.ts';
import { FLOWER_KINDS } from '#shared/village/view.ts';

/** Raised whenever an old page would misread a message: the handshake tells it to reload. */
export const PROTOCOL_VERSION = 2;
export const LIVE_PATH = '/live';

const coordinate = z.int().min(-100_000).max(100_000);

/** Sent in socket.io's `auth`. */
export const Handshake = z.strictObject({ protocol: z.int(), token: z.string().max(400).optional() });

/** Acknowledged with `{ seq, events }`, or with `{ seq, snapshot }` where `since` is null, too old or unknown. */
export const Join = z.strictObject({ village: VillageSlug, since: z.int().nonnegative().nullable() });
export type Join = z.infer<typeof Join>;
export const Joined = z.union([
  EventsSince.extend({ progress: Progress, holds: Holds }),
  z.object({ seq: z.int(), snapshot: Snapshot, holds: Holds }),
]);
export type Joined = z.infer<typeof Joined>;

/** Free acts of play [V4]. */
export const Gesture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plantFlower'), flower: z.enum(FLOWER_KINDS), x: coordinate, y: coordinate }),
  z.strictObject({ kind: z.literal('waterCrop'), placement: PlacementId }),
  z.strictObject({ kind: z.literal('answerQuestion'), question: QuestionId, answer: z.int().min(0).max(3) }),
]);
export type Gesture = z.infer<typeof Gesture>;

/** An acknowledgement of `village:gesture`, and of a refused join. */
export const LiveReply = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);
export type LiveReply = z.infer<typeof LiveReply>;

/** `village:events`: consecutive, never empty. */
export const LiveEvents = z.object({ events: z.array(VillageEvent).min(1) });
export type LiveEvents = z.infer<typeof LiveEvents>;
/** `village:progress`: the newest revision wins. */
export const LiveProgress = Progress;
/** `village:holds` */
export const LiveHolds = Holds;
/** `village:presence`: a number [V5], never a list of people. */
export const Presence = z.object({ visitors: z.int().nonnegative() });
/** `village:wave`: somebody waved; a seed to pick which villager shows it. */
export const Wave = z.object({ seed: z.int() });
