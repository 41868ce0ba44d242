import type { GiftSlug, PlacementId, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { Asking } from '#shared/questions/question.ts';
import type { Care } from '#shared/village/care.ts';

/** What a project asks: as a steward last wrote it, and as visitors read it. */
export interface AskingRow {
  readonly draft: Asking;
  readonly published: Asking;
}

/** What one gesture adds to a village. */
export type Gestured = Pick<Care, 'waterings' | 'planted' | 'answers'>;

/** Which gesture it is; one that counts for its day alone names the day. */
export interface GestureKey {
  readonly key: string;
  readonly isOfDay: boolean;
}

export interface PlayReads {
  /** keys of this player's gestures in a village that begin so */
  gesturesOf(village: VillageSlug, player: PlayerId, prefix: string): Promise<readonly string[]>;
  /** every gesture that is still known to be this player's, the oldest first */
  gesturesBy(player: PlayerId): Promise<readonly (Pick<GestureKey, 'key'> & { village: VillageSlug; at: number })[]>;
  /** null where no steward has written any */
  asking(project: ProjectSlug): Promise<AskingRow | null>;
}

export interface PlayTx {
  /** false when this player made this gesture here before */
  markGesture(village: VillageSlug, player: PlayerId, gesture: GestureKey, now: number): Promise<boolean>;
  /** of gestures that count for their day alone, those made before: what they did stays, who did it goes */
  forgetGestures(before: number): Promise<void>;
  /** what stands in a village under this id */
  standingGift(village: VillageSlug, placement: PlacementId): Promise<GiftSlug | null>;
  countWatering(village: VillageSlug, placement: PlacementId, day: number): Promise<void>;
  countGestures(village: VillageSlug, by: Gestured): Promise<void>;
  saveAsking(project: ProjectSlug, draft: Asking): Promise<void>;
  /** what is written becomes what visitors read; false where nothing is */
  publishAsking(project: ProjectSlug): Promise<boolean>;
}
