import { describe, expect, it } from 'vitest';
import { whenDue } from '#client/hud/board-sheet.tsx';
import { direct } from '#client/hud/director.ts';
import { dressOf } from '#client/hud/dressing.ts';
import { LetterPart } from '#client/hud/mailbox-sheet.tsx';
import { stepState, stepsLine } from '#client/hud/progress.tsx';
import { sinceVisit, visitOf } from '#client/hud/since.ts';
import { newsOfStep } from '#client/hud/tidings.ts';
import type { NetRefusal } from '#client/net/api.ts';
import type { Change } from '#client/net/change.ts';
import { en } from '#shared/i18n/en.ts';
import { fr } from '#shared/i18n/fr.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import { NewsId, PlacementId, StepSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { type OneNews, ProjectNews } from '#shared/protocol/news.ts';
import { PlacementWords } from '#shared/protocol/page.ts';
import { err, ok } from '#shared/result.ts';
import type { Placement, VillageView } from '#shared/village/view.ts';
import { textIn } from './drawn.ts';
import { slug } from './fixtures.ts';
import { type Machine, machine, memory, settled, VIEW } from './machine.ts';

const ROOF = StepSlug.parse('roof');
const WATER = StepSlug.parse('water');
const newsId = (n: number) => NewsId.parse(`nws_${String(n).padStart(20, '0')}`);
const id = (n: number) => PlacementId.parse(`plc_${String(n).padStart(20, '0')}`);
const gift = (n: number, state: Placement['state'], kind = 'goat'): Placement => ({
  id: id(n),
  gift: slug(kind),
  quantity: 1,
  plot: { x: n, y: 1 },
  state,
});
const viewOf = (placements: readonly Placement[], more: Partial<VillageView> = {}): VillageView => ({
  ...VIEW,
  placements: new Map(placements.map((one) => [one.id, one])),
  ...more,
});
const QUIET: Change = {
  landed: [],
  opened: [],
  reached: [],
  told: [],
  inPart: [],
  takenBack: [],
  done: [],
  newsPosted: false,
  isNewsChanged: false,
  reworded: [],
  watered: [],
};
const wordsOf = (placement: PlacementId, news: NewsId | null, happenedOn = '2027-03-14') =>
  PlacementWords.parse({
    placement,
    publicName: null,
    message: null,
    placedOn: null,
    news: news && { id: news, title: { fr: 'La chèvre', en: '' }, words: { fr: 'Elle est là.', en: '' }, happenedOn },
  });
const pieceOf = (n: number, step: StepSlug | null): OneNews => {
  const body = {
    id: newsId(n),
    happenedOn: '2027-03-14',
    place: both(''),
    title: both(`News ${n}`),
    words: both('Yes'),
  };
  const deliveries = step === null ? [] : [{ kind: 'step', step }];
  const [piece] = ProjectNews.parse({ news: [{ ...body, photos: [], told: [], deliveries }] }).news;
  if (!piece) throw new Error('no news');
  return piece;
};
const both = (text: string) => ({ fr: text, en: text });
const unreachable: NetRefusal = { kind: 'unreachable' };

/** The village comes, or changes, as it does over the socket. */
function shown({ machinery, acts }: Machine) {
  const director = direct(machinery, acts);
  return (view: VillageView, change: Partial<Change> = {}) =>
    director.listeners.onView(view, { ...QUIET, isNewsChanged: change.told !== undefined, ...change });
}

/** A browser that gave two gifts, of which news have told one, on a real shelf. */
function giver(api: Parameters<typeof machine>[0] = {}, shelves = { lasting: memory(), passing: memory() }) {
  const made = machine({ words: async (of) => ok(wordsOf(of, newsId(1))), ...api }, shelves);
  made.machinery.store.set({ own: [id(1), id(2)], view: null });
  return { made, shelves, show: shown(made) };
}

describe('the mailbox', () => {
  it('[B1] its flag goes up when news tell of a gift of this browser, and of no other', () => {
    const { made, show } = giver();
    show(viewOf([gift(1, 'promised'), gift(9, 'promised')]));
    expect(made.state().tidings.unseen).toEqual([]);
    show(viewOf([gift(1, 'promised'), gift(9, 'delivered')]), { told: [id(9)] });
    expect(dressOf(made.state(), 0).mailIsUp).toBe(false);
    show(viewOf([gift(1, 'delivered'), gift(9, 'delivered')]), { told: [id(1)] });
    expect(dressOf(made.state(), 0).mailIsUp).toBe(true);
    expect(made.state().notice?.text).toBe('News of your gift: it waits in the mailbox.');
  });

  it('[B1] opened, it tells what became of the gifts, news by news; then the flag is down, at the next visit too', async () => {
    const { made, shelves, show } = giver();
    show(viewOf([gift(1, 'delivered'), gift(2, 'changed', 'lamp'), gift(3, 'delivered')]));
    expect(made.state().tidings.unseen).toHaveLength(2);
    made.acts.openPosting('mailbox');
    await settled();
    const { mail, unseen } = made.state().tidings;
    expect(mail).toMatchObject({ kind: 'read', all: [{ news: { id: newsId(1) }, isFresh: true }] });
    expect(mail.kind === 'read' && mail.all[0]?.gifts.map((one) => one.id)).toEqual([id(2), id(1)]);
    expect(unseen).toEqual([]);
    const back = giver({}, shelves);
    back.show(viewOf([gift(1, 'delivered'), gift(2, 'changed', 'lamp')]));
    expect(back.made.state().tidings.unseen).toEqual([]);
  });

  it('[V2] what is promised again and told anew is news once more', async () => {
    const { made, show } = giver();
    show(viewOf([gift(1, 'delivered')]));
    made.acts.openPosting('mailbox');
    await settled();
    made.acts.close();
    show(viewOf([gift(1, 'promised')]), { takenBack: [id(1)] });
    show(viewOf([gift(1, 'delivered')]), { told: [id(1)] });
    expect(made.state().tidings.unseen).toEqual([id(1)]);
  });

  it('[B1] [V2] says in plain words that two units of five are there; all that come after are news again', async () => {
    const { made, shelves, show } = giver();
    const bricks = (there: number): Placement => ({ ...gift(1, 'promised'), quantity: 5, ...(there > 0 && { there }) });
    const others = { ...gift(9, 'promised'), quantity: 5, there: 3 };
    const unseen = () => made.state().tidings.unseen;
    show(viewOf([bricks(0), others]), { inPart: [id(9)] });
    expect(unseen()).toEqual([]);
    show(viewOf([bricks(2), others]), { inPart: [id(1)], newsPosted: true });
    expect([dressOf(made.state(), 0).mailIsUp, made.state().notice?.text]).toEqual([
      true,
      'News of your gift: it waits in the mailbox.',
    ]);
    made.acts.openPosting('mailbox');
    await settled();
    const { mail } = made.state().tidings;
    const letter = mail.kind === 'read' ? mail.all[0] : undefined;
    if (!letter) throw new Error('no letter');
    const said = (words: Messages) =>
      textIn(LetterPart({ state: { ...made.state(), words }, acts: made.acts, letter }));
    expect(said(en)).toContain('There in part: goat (2 of 5)');
    expect(said(fr)).toContain('Là en partie\u00a0: goat (2\u00a0sur\u00a05)');
    made.acts.close();
    expect(unseen()).toEqual([]);
    const back = giver({}, shelves);
    back.show(viewOf([bricks(2)]));
    expect(back.made.state().tidings.unseen, 'looked at').toEqual([]);
    back.show(viewOf([bricks(4)]), { inPart: [id(1)] });
    expect(back.made.state().tidings.unseen, 'two more').toEqual([id(1)]);
    back.show(viewOf([{ ...bricks(0), state: 'delivered' }]), { told: [id(1)] });
    expect(back.made.state().tidings.unseen, 'all').toEqual([id(1)]);
    back.show(viewOf([bricks(0)]), { takenBack: [id(1)] });
    expect(back.made.state().tidings.unseen, 'withdrawn').toEqual([]);
  });

  it('what could not be read says so, and keeps the flag up', async () => {
    const { made, show } = giver({ words: async () => err(unreachable) });
    show(viewOf([gift(1, 'delivered')]));
    made.acts.openPosting('mailbox');
    await settled();
    expect(made.state().tidings).toMatchObject({ mail: { kind: 'failed' }, unseen: [id(1)] });
  });

  it('[P1] asks for nothing before it is opened', async () => {
    let asked = 0;
    const { made, show } = giver({
      words: async (of) => {
        asked += 1;
        return ok(wordsOf(of, newsId(1)));
      },
    });
    show(viewOf([gift(1, 'delivered')]));
    await settled();
    expect(asked).toBe(0);
    made.acts.openPosting('mailbox');
    expect(asked).toBe(1);
  });

  it('what comes while it is open is read at once', async () => {
    const { made, show } = giver();
    show(viewOf([gift(1, 'promised'), gift(2, 'delivered')]));
    made.acts.openPosting('mailbox');
    await settled();
    show(viewOf([gift(1, 'delivered'), gift(2, 'delivered')]), { told: [id(1)] });
    await settled();
    const { mail, unseen } = made.state().tidings;
    expect(mail.kind === 'read' && mail.all[0]?.gifts).toHaveLength(2);
    expect(unseen).toEqual([]);
  });
});

describe('the notice board', () => {
  it('[B1] reads the news when it is opened, again when there are more, and says when it cannot', async () => {
    const answers = [
      err(unreachable),
      ok({ news: [pieceOf(1, null)] }),
      ok({ news: [pieceOf(2, null), pieceOf(1, null)] }),
    ];
    const made = machine({ news: async () => answers.shift() ?? err(unreachable) });
    const show = shown(made);
    made.acts.openPosting('board');
    expect(made.state().tidings.news.kind).toBe('reading');
    await settled();
    expect(made.state().tidings.news.kind).toBe('failed');
    await made.acts.readNews();
    expect(made.state().tidings.news).toMatchObject({ kind: 'read', all: [{ id: newsId(1) }] });
    show(viewOf([], { news: [newsId(1), newsId(2)] }), { newsPosted: true, isNewsChanged: true });
    await settled();
    expect(made.state().tidings.news).toMatchObject({ kind: 'read', all: [{ id: newsId(2) }, { id: newsId(1) }] });
    show(viewOf([]), { isNewsChanged: true });
    await settled();
    expect(made.state().tidings.news.kind, 'what was read stays').toBe('read');
  });

  it('[V2] without news it says how long the association has', () => {
    const { state } = machine({});
    const due = (newsDueOn: string | null) => whenDue({ ...state(), data: { ...state().data, newsDueOn } });
    expect(due('2027-02-20')).toContain('has 90 days');
    expect(due('2026-11-23')).toContain('has 1 more day');
    expect(due('2026-11-20')).toContain('not told anything for 90 days');
    expect(due(null)).toContain('once gifts have come');
  });
});

describe('what is open follows the news', () => {
  it('[V2] the panel of a gift reads its words again when news tell of it, and when they are withdrawn', async () => {
    let news: NewsId | null = null;
    const made = machine({ words: async (of) => ok(wordsOf(of, news)) });
    const show = shown(made);
    show(viewOf([gift(1, 'promised'), gift(2, 'promised')]));
    await made.acts.showGift(id(1));
    const told = () => {
      const { panel } = made.state();
      return panel.kind === 'gift' ? (panel.words?.news?.id ?? null) : 'no panel';
    };
    expect(told()).toBeNull();
    news = newsId(1);
    show(viewOf([gift(1, 'promised'), gift(2, 'delivered')]), { told: [id(2)] });
    await settled();
    expect(told(), 'of another gift').toBeNull();
    show(viewOf([gift(1, 'delivered'), gift(2, 'delivered')]), { told: [id(1)] });
    await settled();
    expect(told()).toBe(newsId(1));
    news = null;
    show(viewOf([gift(1, 'promised')]), { takenBack: [id(1)] });
    await settled();
    expect(told()).toBeNull();
  });

  it('[V3] the sheet of a step finds the news that tell it to be done', async () => {
    const made = machine({ news: async () => ok({ news: [pieceOf(1, ROOF)] }) });
    const show = shown(made);
    show(VIEW);
    made.acts.showStep(ROOF, 'map');
    await settled();
    expect(newsOfStep(made.state().tidings, ROOF)).toBeNull();
    show(viewOf([], { delivered: [ROOF] }), { done: [ROOF], isNewsChanged: true });
    await settled();
    expect(newsOfStep(made.state().tidings, ROOF)?.id).toBe(newsId(1));
    expect(newsOfStep(made.state().tidings, WATER)).toBeNull();
  });
});

describe('a work is done', () => {
  it('[V3] the village says so, and its garland hangs for the day, while the news stand', () => {
    const made = machine({});
    const show = shown(made);
    const today = Date.UTC(2026, 10, 22, 9);
    show(VIEW);
    const done = viewOf([gift(9, 'delivered')], { delivered: [ROOF] });
    show(done, { done: [ROOF], told: [id(9)] });
    expect(made.state().notice?.text).toBe(
      'It is done: Roof! The village is celebrating. News from the field: a gift has come alive.',
    );
    expect(dressOf(made.state(), today).garlanded).toEqual([ROOF]);
    expect(dressOf(made.state(), today + 86_400_000).garlanded).toEqual([]);
    expect(dressOf({ ...made.state(), view: VIEW }, today).garlanded, 'withdrawn').toEqual([]);
  });

  it('[V3] the line on the steps never says that all are reached when they are done, or some are neither', () => {
    const { state } = machine({});
    const line = (raised: number, reached: readonly StepSlug[], delivered: readonly StepSlug[]) =>
      stepsLine({
        ...state(),
        view: { ...VIEW, delivered },
        progress: { ...state().progress, raisedCents: cents(raised), reached },
      });
    const { words } = state();
    expect(line(0, [], [WATER, ROOF])).toBe(words.progress.allDone);
    expect(line(600_000, [WATER, ROOF], [])).toBe(words.progress.allReached);
    expect(line(90_000, [WATER], [ROOF])).toBe(words.progress.reachedOrDone);
    expect(line(0, [], [WATER])).toContain('Next: Roof');
    expect(line(600_000, [WATER, ROOF], [WATER, ROOF])).toBe(words.progress.allDone);
  });

  it('[V2] a step that is done is neither reached nor expected any more', () => {
    const { state } = machine({});
    const [water] = state().project.steps;
    if (!water) throw new Error('the fixture has steps');
    const said = (reached: readonly StepSlug[], delivered: readonly StepSlug[]) =>
      stepState({ ...state(), view: { ...VIEW, delivered }, progress: { ...state().progress, reached } }, water);
    expect(said([], [])).toBe('at €800, expected February 2027');
    expect(said([WATER], [])).toBe('Reached, expected February 2027');
    expect(said([WATER], [WATER])).toBe('Done');
    expect(said([], [WATER])).toBe('Done');
  });
});

describe('since you were here', () => {
  const firstVisit = () => visitOf({ view: viewOf([]), lastVisit: null, myFlower: null, own: [id(1)] }, 0);

  it('[B1] tells of news, of works done, and of own gifts that came alive', () => {
    const view = viewOf([gift(1, 'delivered')], { news: [newsId(1)], delivered: [WATER], reached: [WATER] });
    const since = sinceVisit(firstVisit(), view, 1, [gift(1, 'delivered')]);
    expect(since).toMatchObject({ news: 1, done: [WATER], steps: [], own: 1, alive: true });
    expect(sinceVisit(firstVisit(), view, 1, [gift(1, 'changed')])).toMatchObject({ own: 1, alive: false });
  });

  it('[B1] tells of units of an own gift, once for as many, and again when more have come', () => {
    const part = (there: number): Placement => ({ ...gift(1, 'promised'), quantity: 5, there });
    const withNews = (count: number, placement: Placement) =>
      viewOf([placement], { news: Array.from({ length: count }, (_, n) => newsId(n + 1)) });
    const own = [id(1)];
    expect(sinceVisit(firstVisit(), withNews(1, part(2)), 1, [part(2)])).toMatchObject({ own: 1, alive: false });
    const kept = visitOf({ view: withNews(1, part(2)), lastVisit: null, myFlower: null, own }, 0);
    expect(sinceVisit(kept, withNews(2, part(2)), 1, [part(2)])).toMatchObject({ news: 1, own: 0 });
    expect(sinceVisit(kept, withNews(2, part(4)), 1, [part(4)])).toMatchObject({ own: 1, alive: false });
    const whole = gift(1, 'delivered');
    expect(sinceVisit(kept, withNews(2, whole), 1, [whole])).toMatchObject({ own: 1, alive: true });
  });

  it('[G10] tells it once: a mailbox that is left shut is not spoken of again', () => {
    const view = viewOf([gift(1, 'delivered')], { news: [newsId(1)] });
    const kept = visitOf({ view, lastVisit: null, myFlower: null, own: [id(1)] }, 0);
    expect(sinceVisit(kept, view, 1, [gift(1, 'delivered')])).toBeNull();
    const more = viewOf([gift(1, 'delivered')], { news: [newsId(1), newsId(2)] });
    expect(sinceVisit(kept, more, 1, [gift(1, 'delivered')]), 'nor with news of something else').toMatchObject({
      news: 1,
      own: 0,
    });
  });
});
