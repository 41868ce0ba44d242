import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { type AssociationId, type AttemptId, PlayerId, type VillageSlug } from '#shared/ids.ts';
import type { ChoiceTokens } from './adapters/auth/choiceTokens.ts';
import type { ConnectTokens } from './adapters/auth/connectTokens.ts';
import type { CornerTokens } from './adapters/auth/cornerTokens.ts';
import type { FounderTokens } from './adapters/auth/founderTokens.ts';
import type { FriendTokens } from './adapters/auth/friendTokens.ts';
import { cookieIn, type PlayerTokens } from './adapters/auth/playerTokens.ts';
import type { ReaderTokens } from './adapters/auth/readerTokens.ts';
import type { StewardDoor } from './adapters/auth/stewardDoor.ts';
import type { TaxReceiptTokens } from './adapters/auth/taxReceiptTokens.ts';
import { addressReader } from './adapters/http/address.ts';
import { createApp } from './adapters/http/app.ts';
import { freeActs } from './adapters/http/freeActs.ts';
import { memoryLimits, type Rates } from './adapters/http/limits.ts';
import { metricsOf } from './adapters/http/metrics.ts';
import { isOwnOrigin } from './adapters/http/origins.ts';
import { PLAYER_COOKIE, playerCookies } from './adapters/http/player.ts';
import { purgeList } from './adapters/http/purges.ts';
import type { Handlers } from './adapters/http/server.ts';
import { snapshotCache } from './adapters/http/snapshots.ts';
import { webhookRoute } from './adapters/http/webhook.ts';
import { type Live, openLive } from './adapters/live/liveServer.ts';
import type { LetterLinks } from './adapters/mail/letter.ts';
import type { Pictures } from './adapters/pictures/pictures.ts';
import { StoreUnavailable } from './adapters/store/errors.ts';
import { smallPhotos } from './adapters/uploads/smallPhoto.ts';
import { CONNECT_LINK_MS, connectingDoor } from './connecting.ts';
import { draftingDoor, enteringDoor } from './console.ts';
import { accountsBook } from './domain/accounts/summary.ts';
import type { Deps } from './domain/deps.ts';
import type { Passages } from './domain/ports/defence.ts';
import type { VisitBook } from './domain/sharing/visits.ts';
import { snapshot } from './domain/villages/snapshot.ts';
import { askedDoor, choicesDoor, givingDoor, lastComparison, webhookDoor } from './doors.ts';
import { entranceDoor } from './entrance.ts';
import type { Env } from './env.ts';
import { friendsDoor } from './friends.ts';
import type { FrontDesk } from './frontDesk.ts';
import { lettersDoor, stoppingDoor } from './letters.ts';
import { assetsOf, ownSprites, spritesIn } from './ownPictures.ts';
import { PATHS } from './paths.ts';
import type { Payments } from './payments.ts';
import { pictureDoor, printDoor } from './pictureDoors.ts';
import { attestingDoor, printOf } from './taxReceipts.ts';
import type { StripeCalls, Work } from './work.ts';

export interface DoorParts {
  readonly http: Server;
  readonly env: Env;
  readonly deps: Deps;
  readonly payments: Payments;
  readonly publicUrl: string;
  readonly desk: FrontDesk;
  readonly pictures: Pictures;
  readonly players: PlayerTokens;
  readonly passages: Passages;
  readonly asked: (association: AssociationId) => void;
  readonly connects: ConnectTokens;
  readonly choices: ChoiceTokens;
  readonly founders: FounderTokens;
  readonly visits: VisitBook;
  readonly friends: FriendTokens;
  readonly corners: CornerTokens;
  readonly readers: ReaderTokens;
  readonly taxReceipts: TaxReceiptTokens;
  readonly links: LetterLinks;
  readonly stewards: StewardDoor;
  readonly work: Work;
  readonly calls: StripeCalls;
  readonly rates: Rates;
  readonly socketsPerAddress: number;
  readonly development: RequestHandler | null;
}

/** The two doors of the house on one port: HTTP and live. */
export function openDoors(parts: DoorParts): { readonly handlers: Handlers; readonly live: Live } {
  const { http, env, deps, payments, publicUrl, desk, pictures, players, work, development } = parts;
  const { log, surroundings } = deps;
  const store = deps.store.read;
  const giving = givingDoor(deps, parts.calls.hints);
  const snapshots = snapshotCache(store, (village: VillageSlug) => snapshot(deps, village));
  const limits = memoryLimits(parts.rates);
  const addressOf = addressReader(env.trustedProxies);
  const freeAct = freeActs(giving, limits);
  const purges = purgeList();
  purges.add(pictures.forget);
  const live = openLive(http, {
    store,
    snapshot: async (village) => (await snapshots(village))?.snapshot ?? null,
    gesture: async (address, village, player, asked) => {
      // A connection may be older than the erasing of its player.
      if (await store.isErased(player)) return 'unknown-visitor';
      const done = await freeAct(address, village, player, asked);
      return done.ok ? null : done.error.name;
    },
    playerOf: (cookies) => players.read(cookieIn(cookies, PLAYER_COOKIE)),
    addressOf,
    isOwnOrigin: (request) => isOwnOrigin(request, publicUrl),
    log,
    now: surroundings.now,
    chance: Math.random,
    socketsPerAddress: parts.socketsPerAddress,
  });
  const metrics = metricsOf({ sockets: live.sockets, comparison: lastComparison(deps), alarms: work.levels });
  const app = createApp({
    entrance: entranceDoor({ deps, passages: parts.passages, asked: parts.asked, metrics }),
    publicUrl,
    checkoutOrigins: payments.checkoutOrigins,
    metricsToken: env.metricsToken,
    simulation: payments.simulation,
    hostData: env.hostData,
    own: {
      assetsOf: (project) => assetsOf(desk.assets, project),
      sheets: async (project) => pictures.sheet(await ownSprites(store, spritesIn(project))),
      small: smallPhotos(),
      folder: PATHS.assets,
    },
    statics: desk.statics,
    texts: desk.texts,
    development,
    store,
    snapshots,
    accounts: accountsBook(store),
    program: desk.program,
    giving,
    connecting: connectingDoor(deps, parts.connects, parts.calls.hints, publicUrl),
    freeAct,
    asked: (village, player) => askedDoor(deps, village, player),
    addressOf,
    players: playerCookies({
      read: players.read,
      sign: players.sign,
      newPlayer: () => PlayerId.parse(surroundings.newId('ply')),
      secure: publicUrl.startsWith('https://'),
    }),
    limits,
    metrics,
    pages: desk.pages,
    pictures: pictureDoor(deps, pictures),
    printing: printDoor(deps, pictures, publicUrl, purges),
    console: {
      entering: enteringDoor(deps, parts.stewards, work.nudgeOutbox),
      drafting: draftingDoor(deps, pictures),
      nudgeOutbox: work.nudgeOutbox,
      signUp: env.signUp,
      hostStewards: env.hostStewards,
      taxReceiptCopy: (receipt) =>
        pictures.print(printOf({ receipt, isDuplicate: true }, () => surroundings.newId('key'))),
      connectPath: (association) =>
        `/connect/${parts.connects.sign(association, surroundings.now() + CONNECT_LINK_MS)}`,
    },
    founders: parts.founders,
    corner: { secrets: parts.corners, nudgeOutbox: work.nudgeOutbox },
    purges,
    visits: parts.visits,
    deps,
    // Real givers' letters are nobody's to read, also where NODE_ENV was forgotten.
    choosing: choicesDoor(deps, parts.choices),
    stopping: stoppingDoor(deps, parts.readers),
    attesting: attestingDoor(deps, parts.taxReceipts, pictures.print, work.nudgeOutbox),
    befriending: friendsDoor(deps, parts.friends, pictures),
    devLetters: env.production || deps.settings.livemode ? null : lettersDoor(deps, parts.links),
    log,
    now: surroundings.now,
    isUnavailable: (error) => error instanceof StoreUnavailable,
  });
  const follow = {
    nudgeBacklog: work.nudgeBacklog,
    declined(attempt: AttemptId) {
      metrics.declined();
      work.declined(attempt);
    },
  };
  const webhook = webhookRoute(webhookDoor(deps, payments.webhookSecrets, follow), log);
  return { handlers: { app, webhook }, live };
}
