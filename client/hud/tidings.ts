import type { Change } from '#client/net/change.ts';
import type { NewsId, PlacementId, StepSlug } from '#shared/ids.ts';
import type { OneNews } from '#shared/protocol/news.ts';
import { dayOf } from '#shared/village/care.ts';
import type { Posting } from '#shared/village/thing.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Machinery } from './machinery.ts';
import { type Answered, type Letter, lettersOf, stillSo, type Told, toldOwn, unseenIn } from './mail.ts';
import type { shoppingActs } from './shopping.ts';

/** What is asked of the server once somebody wants to read it. */
export type Reading<T> =
  | { readonly kind: 'unread' | 'reading' | 'failed' }
  | { readonly kind: 'read'; readonly all: readonly T[] };

/** What the village tells of the real place [B1]. */
export interface Tidings {
  /** the project's news, the newest first: what the notice board shows */
  readonly news: Reading<OneNews>;
  /** what became of this player's own gifts: what the mailbox holds */
  readonly mail: Reading<Letter>;
  /** own gifts of which news tell that were not looked at in the mailbox: its flag is up */
  readonly unseen: readonly PlacementId[];
  /** works whose feast was on a day (UTC, from 1970) */
  readonly feasts: readonly { readonly step: StepSlug; readonly day: number }[];
}

export const tidingsAtFirst = (doneToday: readonly StepSlug[], now: number): Tidings => ({
  news: { kind: 'unread' },
  mail: { kind: 'unread' },
  unseen: [],
  feasts: doneToday.map((step) => ({ step, day: dayOf(now) })),
});

/** The news that tell a step to be done; null until news are read. */
export function newsOfStep({ news }: Tidings, step: StepSlug): OneNews | null {
  if (news.kind !== 'read') return null;
  return news.all.find(({ deliveries }) => deliveries.some((one) => one.kind === 'step' && one.step === step)) ?? null;
}

/** Whether the village is told of news that this page has not read. */
const isBehind = (news: Reading<OneNews>, view: VillageView | null): boolean =>
  news.kind !== 'read' || view?.news.some((id: NewsId) => !news.all.some((one) => one.id === id)) === true;

/** More of one's own gifts than this are not looked up one by one: all of them are told of in my corner [B2]. */
const MOST_LOOKED_UP = 40;

const asKept = ({ id: placement, state, there }: Told) => ({ placement, state, ...(there !== undefined && { there }) });

/** The notice board, for everybody; the mailbox, for this browser's own gifts. Nothing of it leaves the device [P1]. */
export function tidingActs(machinery: Machinery, { open, readGift }: ReturnType<typeof shoppingActs>) {
  const { store, api, keeping, browser } = machinery;
  let newsAsked = 0;
  let mailAsked = 0;
  const tell = (patch: Partial<Tidings>): void => store.set({ tidings: { ...store.get().tidings, ...patch } });

  const readNews = async (): Promise<void> => {
    newsAsked += 1;
    const asked = newsAsked;
    if (store.get().tidings.news.kind !== 'read') tell({ news: { kind: 'reading' } });
    const answer = await api.news(store.get().project.slug);
    if (asked !== newsAsked) return;
    if (answer.ok) tell({ news: { kind: 'read', all: answer.value.news } });
    else if (store.get().tidings.news.kind !== 'read') tell({ news: { kind: 'failed' } });
  };
  const readMail = async (): Promise<void> => {
    mailAsked += 1;
    const asked = mailAsked;
    const told = toldOwn(store.get());
    const [newest, older] = [told.slice(0, MOST_LOOKED_UP), told.slice(MOST_LOOKED_UP)];
    if (store.get().tidings.mail.kind !== 'read') tell({ mail: { kind: 'reading' } });
    const answers = await Promise.all(newest.map(({ id }) => api.words(id)));
    if (asked !== mailAsked) return;
    const answered: Answered[] = [];
    const seen: Told[] = [...older];
    newest.forEach((gift, i) => {
      const answer = answers[i];
      if (!answer?.ok) return;
      seen.push(gift);
      if (answer.value.news) answered.push({ gift, news: answer.value.news });
    });
    if (seen.length === 0 && told.length > 0) {
      if (store.get().tidings.mail.kind !== 'read') tell({ mail: { kind: 'failed' } });
      return;
    }
    tell({ mail: { kind: 'read', all: lettersOf(answered, store.get().tidings.unseen) } });
    // Read is what was on the screen: a sheet that was closed meanwhile leaves the flag up.
    if (store.get().panel.kind !== 'mailbox') return;
    keeping.keepMail(seen.map(asKept));
    tell({ unseen: told.filter((one) => !seen.includes(one)).map(({ id }) => id) });
  };
  const openPosting = (posting: Posting): void => {
    machinery.stage()?.setSelection(null);
    store.set({ since: null });
    open({ kind: posting });
    if (posting === 'mailbox') {
      tell({ mail: { kind: 'unread' } });
      void readMail();
    } else if (isBehind(store.get().tidings.news, store.get().view)) void readNews();
  };
  return {
    openPosting,
    readNews,
    readMail,
    /** the flag goes up when news tell of a gift of this browser or of units of one, and down when that is promised again */
    lookIntoMail: (): void => {
      const { panel, tidings, ...state } = store.get();
      const told = toldOwn(state);
      const kept = keeping.mail();
      const seen = stillSo(kept, told);
      if (state.view && seen.length !== kept.length) keeping.keepMail(seen);
      const unseen = unseenIn(seen, told).map(({ id }) => id);
      const isSame = unseen.length === tidings.unseen.length && unseen.every((id) => tidings.unseen.includes(id));
      if (isSame) return;
      tell({ unseen });
      if (panel.kind === 'mailbox' && unseen.some((id) => !tidings.unseen.includes(id))) void readMail();
    },
    /** an open panel tells what has just become of its thing */
    follow: ({ told, inPart, takenBack, reworded, done, isNewsChanged }: Change): void => {
      const { panel, tidings } = store.get();
      const day = dayOf(browser.now());
      if (done.length > 0) tell({ feasts: [...tidings.feasts, ...done.map((step) => ({ step, day }))] });
      if (panel.kind === 'gift' && [...told, ...inPart, ...takenBack, ...reworded].includes(panel.placement.id)) {
        void readGift(panel.placement.id);
      }
      if (isNewsChanged && (tidings.news.kind !== 'unread' || panel.kind === 'step')) void readNews();
    },
  };
}
