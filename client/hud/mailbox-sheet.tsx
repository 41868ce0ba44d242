import type { Letter, Told } from './mail.ts';
import { NewsToldPart } from './news-told.tsx';
import { ownStanding } from './own-gifts.ts';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { nameOf } from './state.ts';

/** The mailbox on the square [B1]: what became of the gifts that this browser gave. Nobody else is shown it [P1]. */
export function MailboxSheet({ state, acts }: Props) {
  const { words, tidings } = state;
  return (
    <Sheet kind="mailbox" title={words.mailbox.title} closeLabel={words.common.close} onClose={acts.close}>
      <p class="lead">{words.mailbox.lead}</p>
      <div aria-live="polite" aria-busy={tidings.mail.kind === 'reading'}>
        <Held state={state} acts={acts} />
      </div>
      <p>
        <a href="/me">{words.mailbox.corner}</a>
      </p>
    </Sheet>
  );
}

function Held({ state, acts }: Props) {
  const { words, tidings } = state;
  switch (tidings.mail.kind) {
    case 'unread':
    case 'reading':
      return <p class="empty">{words.mailbox.reading}</p>;
    case 'failed':
      return (
        <div class="empty">
          <p>{words.mailbox.failed}</p>
          <button type="button" class="button" onClick={() => void acts.readMail()}>
            {words.common.retry}
          </button>
        </div>
      );
    case 'read':
      return (
        <>
          {tidings.mail.all.map((letter) => (
            <LetterPart key={letter.news.id} state={state} acts={acts} letter={letter} />
          ))}
          <StillPromised state={state} />
        </>
      );
  }
}

/** One piece of news in the mailbox, and what became of one's own gifts with it. */
export function LetterPart({ state, acts, letter: { news, gifts, isFresh } }: Props & { readonly letter: Letter }) {
  const { words } = state;
  const told = (as: 'delivered' | 'changed') =>
    gifts.filter((gift) => gift.state === as).map(({ gift, quantity }) => namedBy(state, gift, quantity));
  const [alive, changed] = [told('delivered'), told('changed')];
  const parts = gifts.flatMap(({ gift, quantity, there }) =>
    there === undefined ? [] : [words.mailbox.units(nameOf(state, gift), there, quantity)],
  );
  return (
    <article class="letter">
      <p class="marks">
        {isFresh && <span class="mark mark-own">{words.mailbox.fresh}</span>}
        {alive.length > 0 && <span class="mark mark-delivered">{words.mailbox.alive(alive)}</span>}
        {changed.length > 0 && <span class="mark">{words.mailbox.changed(changed)}</span>}
        {parts.length > 0 && <span class="mark">{words.mailbox.inPart(parts)}</span>}
      </p>
      <NewsToldPart state={state} news={news} />
      {state.stage === 'ready' && gifts[0] && (
        <button type="button" class="button" onClick={() => gifts[0] && acts.showThere(gifts[0].plot)}>
          {words.mailbox.seeGift(nameOf(state, gifts[0].gift))}
        </button>
      )}
    </article>
  );
}

const namedBy = (state: Props['state'], gift: Told['gift'], quantity: number): string =>
  quantity > 1 ? state.words.mailbox.times(quantity, nameOf(state, gift)) : nameOf(state, gift);

function StillPromised({ state }: Pick<Props, 'state'>) {
  const { words } = state;
  const mine = ownStanding(state);
  const promised = mine.filter(({ state: is, there }) => is === 'promised' && there === undefined).length;
  if (mine.length === 0) return <p class="empty">{words.mailbox.noGifts}</p>;
  return promised > 0 ? <p class="empty">{words.mailbox.promised(promised)}</p> : null;
}
