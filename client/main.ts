import './hud/styles/hud.css';
import { lightFirstPicture } from '#client/game/first-light.ts';
import { createStage, type Insets, StageUnavailable } from '#client/game/stage.ts';
import { type Acts, createActs } from '#client/hud/acts.ts';
import { type Director, direct } from '#client/hud/director.ts';
import { mountHud } from '#client/hud/hud.tsx';
import { keepingOn, type Shelf } from '#client/hud/keeping.ts';
import { createLooking } from '#client/hud/looking.ts';
import type { Browser, Machinery } from '#client/hud/machinery.ts';
import { createPanelHistory } from '#client/hud/panel-history.ts';
import { footprintIn } from '#client/hud/places.ts';
import { initialState } from '#client/hud/state.ts';
import { createStore } from '#client/hud/store.ts';
import { type Api, createApi } from '#client/net/api.ts';
import { followVillage, type LiveVillage } from '#client/net/live-village.ts';
import { createProofs, solveInWorker } from '#client/net/proofs.ts';
import { socketLink } from '#client/net/socket-link.ts';
import { createSounds } from '#client/sound/sounds.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import { DonationId, PlacementId, ShareCode } from '#shared/ids.ts';
import { VillageData } from '#shared/protocol/page.ts';
import { withoutTrackers } from '#shared/sharing/address.ts';
import type { VillageView } from '#shared/village/view.ts';

/** A page that slept, or whose last message was lost, asks again whether it missed something [V6]. */
const CHECK_MS = 60_000;
/** Below this the sentence starts folded, so that the village is seen. */
const LOW_SCREEN_PX = 640;
/** Above this the small map has room beside the village; below it waits to be asked for. */
const WIDE_SCREEN_PX = 760;

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
};

const loadWords = (language: Language): Promise<Messages> =>
  language === 'fr'
    ? import('#shared/i18n/fr.ts').then((module) => module.fr)
    : import('#shared/i18n/en.ts').then((module) => module.en);

/** `null` where the browser forbids it: even asking throws then. */
function shelf(name: 'localStorage' | 'sessionStorage'): Shelf | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}

const panels = createPanelHistory({
  onPanel: () => history.state?.panel === true,
  push: () => history.pushState({ panel: true }, ''),
  back: () => history.back(),
});
const pageBrowser: Browser = {
  goTo: (address) => location.assign(address),
  reload: () => location.reload(),
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  loadWords,
  setLanguage: (language) => {
    document.documentElement.lang = language;
  },
  share: ({ title, text, url }) => navigator.share({ title, text, url }),
  // Where the page is not secure there is no clipboard at all: that is a refusal too.
  copy: async (text) => navigator.clipboard.writeText(text),
  forgetFriend: () => {
    const { searchParams, pathname, hash } = new URL(location.href);
    searchParams.delete('friend');
    const query = searchParams.size > 0 ? `?${searchParams}` : '';
    history.replaceState(history.state, '', pathname + query + hash);
  },
  rememberPanel: panels.opened,
  forgetPanel: panels.closed,
};

async function play(): Promise<void> {
  const data = VillageData.parse(JSON.parse(byId('village-data').textContent ?? ''));
  lightFirstPicture(byId('village'), data.project.landscape, Date.now());
  const keeping = keepingOn({
    lasting: shelf('localStorage'),
    passing: shelf('sessionStorage'),
    village: data.village,
    now: Date.now,
    makeKey: () => crypto.randomUUID(),
  });
  const api = createApi(window.fetch.bind(window), location.origin);
  const snapshot = api.snapshot(data.village);
  const store = createStore(
    initialState(data, { language: data.language, words: await loadWords(data.language) }, keeping, Date.now(), {
      telling: innerHeight >= LOW_SCREEN_PX,
      mapOpen: innerWidth >= WIDE_SCREEN_PX,
      via: ShareCode.safeParse(new URL(location.href).searchParams.get('via')).data ?? null,
      origin: location.origin,
      sharesItself: 'share' in navigator,
      friendToken: new URL(location.href).searchParams.get('friend'),
    }),
  );
  let live: LiveVillage | null = null;
  const machinery: Machinery = {
    store,
    api,
    proofs: createProofs({ ask: () => api.challenge(data.village), solve: solveInWorker, now: Date.now }),
    keeping,
    sounds: createSounds(() => new AudioContext(), Date.now),
    browser: pageBrowser,
    looking: createLooking(),
    stage: () => director.stage(),
    live: () => live,
  };
  const acts = createActs(machinery);
  const director = direct(machinery, acts);
  mountHud(byId('hud'), store, acts);
  document.documentElement.classList.add('is-playing');
  listenToPage(acts, director, () => live);
  listenForSound(machinery);

  const { given, back, gift } = comingBack();
  if (given) await withholdPaid(api, given, director);
  const first = await snapshot;
  live = followVillage({
    link: socketLink(location.origin),
    village: data.village,
    snapshot: first.ok ? first.value : null,
    footprintOf: (gift) => footprintIn(store.get())(gift),
    listeners: director.listeners,
    wait: pageBrowser.wait,
  });
  setInterval(() => live?.check(), CHECK_MS);
  if (back) void acts.cancelled(back);
  if (given) void acts.given(given);
  void acts.askAfterOwn();
  void acts.readFriendGift();
  await openStage(machinery, director);
  if (gift) acts.seeGift(gift);
}

/**
 * What Stripe's page sent us back with, or the gift that a letter leads to; taken out of the address, so that a reload or a shared link does not say it again. What
 * follows a click from elsewhere goes too: it is nobody's to pass on [P1].
 */
function comingBack(): { given: DonationId | null; back: DonationId | null; gift: PlacementId | null } {
  const { searchParams, pathname, hash } = new URL(location.href);
  const idIn = (name: string): DonationId | null => DonationId.safeParse(searchParams.get(name)).data ?? null;
  const gift = PlacementId.safeParse(searchParams.get('gift')).data ?? null;
  const found = { given: idIn('given'), back: idIn('back'), gift };
  for (const name of ['given', 'back', 'gift', 'lang']) searchParams.delete(name);
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  history.replaceState(null, '', withoutTrackers(pathname + query + hash));
  return found;
}

/** Paid before this page was there: the gifts stand in its first snapshot already, and are to be seen falling. */
async function withholdPaid(api: Api, donation: DonationId, director: Director): Promise<void> {
  const status = await api.donation(donation);
  if (status.ok && status.value.status === 'paid') director.withhold(status.value.placements.map(({ id }) => id));
}

/** The village as it was fetched, or, when that failed, as the socket brings it. */
function viewIn(store: Machinery['store']): Promise<VillageView> {
  const { view } = store.get();
  if (view) return Promise.resolve(view);
  return new Promise((resolve) => store.subscribe((state) => state.view && resolve(state.view)));
}

/** The first picture stays until the stage is drawn, and for good where it cannot be. */
async function openStage(machinery: Machinery, director: Director): Promise<void> {
  const view = await viewIn(machinery.store);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  try {
    const stage = await createStage(byId('stage'), director.dataFor(view, insets(), calm.matches), director.events);
    calm.addEventListener('change', () => stage.setReducedMotion(calm.matches));
    const edges = new ResizeObserver(() => stage.setInsets(insets()));
    for (const edge of document.querySelectorAll('.hud-bottom, .hud-top, #hud')) edges.observe(edge);
    document.documentElement.classList.add('has-stage');
    director.stageOpened(stage);
  } catch (refusal) {
    director.stageUnavailable();
    if (!(refusal instanceof StageUnavailable)) throw refusal;
  }
}

/** How much of the screen the HUD covers: the village is framed in what is left. */
function insets(): Insets {
  const bottom = document.querySelector('.hud-bottom')?.getBoundingClientRect();
  const top = document.querySelector('.hud-top')?.getBoundingClientRect();
  const wide = bottom !== undefined && bottom.width < innerWidth / 2;
  return {
    top: wide ? 0 : Math.max(0, top?.bottom ?? 0),
    right: 0,
    bottom: wide ? 0 : Math.max(0, innerHeight - (bottom?.top ?? innerHeight)),
    left: wide ? Math.max(0, bottom.right) : 0,
  };
}

function listenToPage(acts: Acts, director: Director, live: () => LiveVillage | null): void {
  addEventListener('popstate', () => {
    if (panels.popped()) acts.wentBack();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) acts.cameBack();
  });
  addEventListener('pagehide', director.rememberVisit);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live()?.check();
    else director.rememberVisit();
  });
}

/** Browsers let sound begin only in answer to a tap: a player who keeps it on hears the village from the first one. */
function listenForSound({ store, sounds }: Machinery): void {
  addEventListener('pointerdown', () => sounds.setOn(store.get().sound), { once: true, capture: true });
  document.addEventListener('visibilitychange', () => sounds.setHidden(document.visibilityState !== 'visible'));
}

void play();
