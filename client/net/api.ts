import type { Language } from '#shared/i18n/language.ts';
import type { DonationId, NewsId, PlacementId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { GiftReceipt } from '#shared/protocol/accounts.ts';
import { FriendGiftTold, type FriendPlacesBody, FriendPlacesReply } from '#shared/protocol/friend.ts';
import { type GuessBody, QuestionTold } from '#shared/protocol/guess.ts';
import { CheckoutReply, type CheckoutRequest, DonationStatus, Problem, Snapshot } from '#shared/protocol/http.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import { ProjectNews } from '#shared/protocol/news.ts';
import { PlacementWords, ProjectReply } from '#shared/protocol/page.ts';
import { ProofChallenge } from '#shared/protocol/proof.ts';
import { ShareLinkReply } from '#shared/protocol/sharing.ts';
import { QuestionsReply } from '#shared/questions/question.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** Why the server gave no answer that can be used. `unreachable` and 5xx may be asked again; the rest says what to change. */
export type NetRefusal =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'garbled'; readonly status: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type Answer<T> = Promise<Result<T, NetRefusal>>;

/** The server's HTTP door, as far as the game needs it. Every answer is parsed before anybody sees it. */
export interface Api {
  snapshot(village: VillageSlug): Answer<Snapshot>;
  project(project: ProjectSlug): Answer<ProjectReply>;
  words(placement: PlacementId): Answer<PlacementWords>;
  receipt(placement: PlacementId): Answer<GiftReceipt>;
  donation(donation: DonationId): Answer<DonationStatus>;
  /** work to be done before a checkout is asked for */
  challenge(village: VillageSlug): Answer<ProofChallenge>;
  checkout(village: VillageSlug, body: CheckoutRequest): Answer<CheckoutReply>;
  cancel(donation: DonationId): Answer<null>;
  /** [S5] what somebody paid for and this reader places */
  friendGift(token: string): Answer<FriendGiftTold>;
  placeFriendGifts(token: string, plots: FriendPlacesBody['plots']): Answer<FriendPlacesReply>;
  /** a free act; by HTTP, so that the visitor's cookie comes with the answer and the act stays once per visitor [V4] */
  gesture(village: VillageSlug, gesture: Gesture): Answer<null>;
  /** what was told of the real place, the newest first [B1] */
  news(project: ProjectSlug): Answer<ProjectNews>;
  /** a pebble on what these news ask, laid or moved; the question as it stands then [V4] */
  layPebble(project: ProjectSlug, news: NewsId, guess: GuessBody): Answer<QuestionTold>;
  /** what the village asks, and what this player has answered [V4] */
  questions(village: VillageSlug): Answer<QuestionsReply>;
  /** this player's own link of the village: the same one every time [S6] */
  ownLink(village: VillageSlug): Answer<ShareLinkReply>;
  /** the server's pages will speak this language from now on */
  rememberLanguage(village: VillageSlug, language: Language): Answer<null>;
}

/** A zod schema, as far as an answer is concerned. */
interface Schema<T> {
  safeParse(body: unknown): { success: true; data: T } | { success: false };
}

/** For an answer whose status says everything. */
const ANYTHING: Schema<null> = { safeParse: () => ({ success: true, data: null }) };

/** How long the slowest answer is waited for: Stripe behind the server may take its time. */
const PATIENCE_MS = 20_000;

export function createApi(fetcher: typeof fetch, origin: string): Api {
  const ask = async <T>(method: 'GET' | 'POST', path: string, schema: Schema<T>, body?: unknown): Answer<T> => {
    let reply: Response;
    let text: string;
    try {
      reply = await fetcher(new URL(path, origin), {
        method,
        credentials: 'same-origin',
        headers: { Accept: 'application/json', ...(method === 'POST' && { 'Content-Type': 'application/json' }) },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      });
      text = await reply.text();
    } catch {
      return err({ kind: 'unreachable' });
    }
    return reply.ok ? read(schema, reply.status, text) : err(refusalOf(reply.status, text));
  };
  const part = encodeURIComponent;
  return {
    snapshot: (village) => ask('GET', `/api/villages/${part(village)}`, Snapshot),
    project: (project) => ask('GET', `/api/projects/${part(project)}`, ProjectReply),
    news: (project) => ask('GET', `/api/projects/${part(project)}/news`, ProjectNews),
    layPebble: (project, news, guess) =>
      ask('POST', `/api/projects/${part(project)}/news/${part(news)}/guess`, QuestionTold, guess),
    words: (placement) => ask('GET', `/api/placements/${part(placement)}/words`, PlacementWords),
    receipt: (placement) => ask('GET', `/api/placements/${part(placement)}/receipt`, GiftReceipt),
    donation: (donation) => ask('GET', `/api/donations/${part(donation)}`, DonationStatus),
    challenge: (village) => ask('GET', `/api/villages/${part(village)}/challenge`, ProofChallenge),
    checkout: (village, body) => ask('POST', `/api/villages/${part(village)}/checkouts`, CheckoutReply, body),
    cancel: (donation) => ask('POST', `/api/donations/${part(donation)}/cancel`, ANYTHING),
    friendGift: (token) => ask('GET', `/api/friend-gifts/${part(token)}`, FriendGiftTold),
    placeFriendGifts: (token, plots) =>
      ask('POST', `/api/friend-gifts/${part(token)}/place`, FriendPlacesReply, { plots }),
    gesture: (village, gesture) => ask('POST', `/api/villages/${part(village)}/gestures`, ANYTHING, gesture),
    questions: (village) => ask('GET', `/api/villages/${part(village)}/questions`, QuestionsReply),
    ownLink: (village) => ask('POST', `/api/villages/${part(village)}/links`, ShareLinkReply),
    rememberLanguage: (village, language) => ask('GET', `/v/${part(village)}?lang=${language}`, ANYTHING),
  };
}

function read<T>(schema: Schema<T>, status: number, text: string): Result<T, NetRefusal> {
  const parsed = schema.safeParse(json(text));
  return parsed.success ? ok(parsed.data) : err({ kind: 'garbled', status });
}

function refusalOf(status: number, text: string): NetRefusal {
  const problem = Problem.safeParse(json(text));
  return problem.success ? { kind: 'problem', problem: problem.data } : { kind: 'garbled', status };
}

/** A 204 has no text, and a proxy's error page is not JSON: both are for the schema to judge. */
function json(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
