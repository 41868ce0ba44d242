import { type Insets, NO_DRESS, type Stage, type StageData, type StageEvents } from '#client/game/stage.ts';
import type { Change } from '#client/net/change.ts';
import type { LiveListeners } from '#client/net/live-village.ts';
import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { PlacementId } from '#shared/ids.ts';
import { postingOn } from '#shared/village/news-things.ts';
import { plotKey } from '#shared/village/placing.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Acts } from './acts.ts';
import { dressOf, isSameDress } from './dressing.ts';
import { type Machinery, say } from './machinery.ts';
import { toldOwn } from './mail.ts';
import { outlined } from './pending.ts';
import { ghostsOf } from './places.ts';
import { handTo } from './placing.ts';
import { seenBy, sinceVisit, visitOf } from './since.ts';
import { type HudState, nameOf, type Returned } from './state.ts';
import { createUnveiling } from './unveiling.ts';

/** After a long absence the gifts that came meanwhile simply stand there: a hail of hundreds would say nothing. */
const MOST_LANDING = 12;

/**
 * Between the live village, the stage and the HUD: what arrives is kept in the store, drawn on the stage, and said.
 * A gift that this page has just paid for is held back until the stage can show it falling [G6].
 */
export function direct(machinery: Machinery, acts: Acts) {
  const { store, keeping, browser } = machinery;
  let stage: Stage | null = null;
  let withheld: ReadonlySet<PlacementId> = new Set();

  const unveiling = createUnveiling(browser.wait, () => {
    const { view } = store.get();
    if (view) stage?.show(shown(view));
  });

  const shown = (whole: VillageView): VillageView => {
    const view = unveiling.of(seenBy(store.get(), whole));
    if (withheld.size === 0) return view;
    return { ...view, placements: new Map([...view.placements].filter(([id]) => !withheld.has(id))) };
  };

  /** What others are paying for, and on this screen alone what this player's bank is still to confirm. */
  const outline = (): void => stage?.setHolds([...store.get().holds, ...outlined(store.get())]);

  const listeners: LiveListeners = {
    onView: (view, change) => {
      const before = store.get().view;
      store.set({ view });
      acts.lookIntoMail();
      if (before) acts.follow(change);
      if (before && stage) unveiling.start(change.told, before);
      if (isWaiting(store.get().returned)) withheld = new Set([...withheld, ...change.landed]);
      const landing = before ? change.landed.filter((id) => !withheld.has(id)).slice(-MOST_LANDING) : [];
      stage?.show(shown(view), {
        landing,
        opening: before ? change.opened : [],
        watered: before ? change.watered : [],
        feasts: before ? change.done : [],
      });
      stage?.setGhosts(ghostsOf(store.get()));
      const { pending, friendLinks } = store.get();
      if (pending.length > 0) outline();
      // It may be this player's own that has landed, or what a friend has just placed.
      if (before && change.landed.length > 0 && pending.length + friendLinks.length > 0) void acts.askAfterOwn();
      if (before) tell(machinery, change);
      else welcomeBack(machinery);
    },
    onProgress: (progress) => {
      store.set({ progress });
      stage?.setProgress(progress);
    },
    onHolds: (holds) => {
      store.set({ holds });
      outline();
    },
    onPresence: (visitors) => {
      store.set({ visitors });
      stage?.setPresence(visitors);
    },
    onWave: (seed) => {
      stage?.wave(seed);
      machinery.sounds.play('wave');
      say(machinery, store.get().words.village.someoneWaved);
    },
    onConnection: (connection) => store.set({ connection }),
  };

  const events: StageEvents = {
    onReady: () => {},
    onTap: acts.tapped,
    onPlaced: acts.placed,
    onGhostMoved: acts.ghostMoved,
    onPlacingCancelled: acts.stop,
    onKeyboardPlot: (plot) => {
      const { words } = store.get();
      const posting = postingOn(plot);
      const at = words.placing.at(plot.x, plot.y);
      say(machinery, posting ? `${words[posting].name}. ${at}` : at);
    },
    onLook: machinery.looking.tell,
    onSound: (name) => machinery.sounds.play(name),
    onRiver: (nearness) => machinery.sounds.setRiver(nearness),
    onLost: () => {
      stage = null;
      store.set({ stage: 'unavailable', mode: { kind: 'looking' } });
    },
  };

  /** The camera goes to the player's own gift, and it falls with whatever else waited for it. */
  const landWithheld = (): void => {
    const { view, returned } = store.get();
    if (!view || !stage || withheld.size === 0 || isWaiting(returned)) return;
    const landing = [...withheld].slice(-MOST_LANDING);
    withheld = new Set();
    const own = returned.kind === 'paid' ? returned.placements[0] : undefined;
    if (own) stage.focusOn({ x: own.x, y: own.y }, true);
    stage.show(shown(view), { landing });
  };
  store.subscribe(landWithheld);

  let worn = NO_DRESS;
  let { own, view: lookedAt } = store.get();
  const dress = (): void => {
    const state = store.get();
    if (state.own !== own || state.view !== lookedAt) acts.lookIntoMail();
    ({ own, view: lookedAt } = state);
    const next = dressOf(store.get(), browser.now());
    if (isSameDress(worn, next)) return;
    worn = next;
    stage?.setDress(worn);
  };
  store.subscribe(dress);

  let { pending } = store.get();
  store.subscribe((state) => {
    if (state.pending === pending) return;
    ({ pending } = state);
    outline();
  });

  return {
    listeners,
    events,
    stage: () => stage,
    /** gifts this page paid for, known before the stage is: they are to fall, not to have stood there all along */
    withhold: (placements: readonly PlacementId[]): void => {
      withheld = new Set(placements);
    },
    dataFor: (view: VillageView, insets: Insets, reducedMotion: boolean): StageData => {
      const { project, progress, words, data } = store.get();
      return {
        view: shown(view),
        progress,
        gifts: everyGift(project),
        steps: project.steps,
        atlas: { image: `${data.assets}/atlas.png`, frames: `${data.assets}/atlas.json` },
        label: words.village.map,
        insets,
        reducedMotion,
        now: browser.now,
      };
    },
    stageOpened: (opened: Stage): void => {
      stage = opened;
      const state = store.get();
      store.set({ stage: 'ready' });
      stage.setDress(worn);
      if (state.view) stage.show(shown(state.view));
      outline();
      stage.setGhosts(ghostsOf(state));
      // On a slow phone a player may look for places before there is a map.
      handTo(stage, state);
      if (state.visitors !== null) stage.setPresence(state.visitors);
      landWithheld();
    },
    stageUnavailable: (): void => store.set({ stage: 'unavailable' }),
    /** remembered on this device, to tell what happened at the next visit [V4] */
    rememberVisit: (): void => {
      const { view, ...state } = store.get();
      if (view) keeping.keepVisit(visitOf({ ...state, view }, browser.now()));
    },
  };
}

/** While it is not known whether this page's payment went through, and not for longer than a moment. */
const isWaiting = (returned: Returned): boolean => returned.kind === 'waiting' && !returned.long;

export type Director = ReturnType<typeof direct>;

function tell(machinery: Machinery, { landed, reached, watered, newsPosted, ...change }: Change): void {
  const state = machinery.store.get();
  const said = toldWords(state, change);
  const step = state.project.steps.find((candidate) => candidate.slug === reached.at(-1));
  const [only] = landed;
  if (step) say(machinery, state.words.village.stepReached(step.name[state.language]));
  else if (said) say(machinery, said);
  else if (newsPosted) say(machinery, state.words.village.newsPosted);
  else if (landed.length > 1) say(machinery, state.words.village.manyLanded(landed.length));
  else if (only) {
    const placement = state.view?.placements.get(only);
    if (placement) say(machinery, state.words.village.landed(nameOf(state, placement.gift)));
  } else tellWatered(machinery, watered);
}

/** What news have just told: the works that are done, then this player's own gifts, in part too, else how many came alive. */
function toldWords(state: HudState, { told, inPart, done }: Pick<Change, 'told' | 'inPart' | 'done'>): string {
  const { words, project, language, own } = state;
  const mine = [...told, ...inPart].filter((id) => own.includes(id)).length;
  const works = project.steps.filter(({ slug }) => done.includes(slug)).map(({ name }) => name[language]);
  const gifts = mine > 0 ? words.board.mineAlive(mine) : told.length > 0 && words.village.delivered(told.length);
  return [works.length > 0 && words.board.feast(works), gifts].filter(Boolean).join(' ');
}

/** [V4] By whom is told to nobody; this player's own watering has its own words. */
function tellWatered(machinery: Machinery, watered: Change['watered']): void {
  const { gesturing, view, words, ...state } = machinery.store.get();
  const byOthers = watered.find((id) => !gesturing.watered.includes(id));
  const placement = byOthers && view?.placements.get(byOthers);
  if (placement) say(machinery, words.play.someoneWatered(nameOf(state, placement.gift)));
}

/** [V4] What happened since the last visit. A flower whose ground a gift has taken may be planted anew. */
function welcomeBack({ store, browser }: Machinery): void {
  const { lastVisit, view, myFlower } = store.get();
  if (!lastVisit || !view) return;
  const { own, tidings } = store.get();
  const unseen = toldOwn({ own, view }).filter(({ id }) => tidings.unseen.includes(id));
  store.set({ since: sinceVisit(lastVisit, view, browser.now(), unseen) });
  const stands = myFlower && view.flowers.some(({ plot }) => plotKey(plot) === plotKey(myFlower));
  if (myFlower && !stands) store.set({ myFlower: null, flower: 'invited' });
}
