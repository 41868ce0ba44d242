import type { DonationAccounts } from '#shared/protocol/accounts.ts';
import { FriendLinkPart } from './friend-link.tsx';
import { Icon } from './icons.tsx';
import { ownStanding } from './own-gifts.ts';
import type { Props } from './props.ts';
import type { Returned } from './state.ts';

/** What became of the payment: a card beside the village, never over it, so that the gift is seen to land [G6] [G7]. */
export function ReturnedCard({ state, acts }: Props) {
  const { words, returned } = state;
  const { thanks } = words;
  if (returned.kind === 'nowhere') return null;
  return (
    <section class={`dock plate returned returned-${returned.kind}`} role="status">
      <button
        type="button"
        class="button button-icon button-flat returned-close"
        aria-label={words.common.close}
        onClick={acts.dismissReturned}
      >
        <Icon name="close" />
      </button>
      <h2>{titleFor(returned, words)}</h2>
      <Sentence state={state} returned={returned} />
      {returned.kind === 'paid' && returned.friendLink && (
        <FriendLinkPart state={state} acts={acts} link={returned.friendLink} />
      )}
      {returned.kind === 'paid' && returned.accounts && <Noted state={state} accounts={returned.accounts} />}
      {returned.kind === 'paid' && (
        <p class="small">
          <a href="/me">{thanks.corner}</a>
        </p>
      )}
      {returned.kind === 'paid' && returned.isReceiptable && (
        <p class="small">
          <a href={`/tax-receipt?donation=${returned.donation}`}>{thanks.taxReceipt}</a>
        </p>
      )}
      {returned.kind === 'paid' && returned.placements[0] && (
        <div class="foot-row">
          <button type="button" class="button" onClick={ownStanding(state).length > 0 ? acts.findMine : acts.seeMine}>
            {thanks.see}
          </button>
          <button
            type="button"
            class="button button-main"
            aria-haspopup="dialog"
            onClick={() => acts.open({ kind: 'share', moment: 'built' })}
          >
            <Icon name="share" />
            {words.sharing.show}
          </button>
        </div>
      )}
      {isBasketKept(returned) && state.basket.length > 0 && (
        <div class="foot-row">
          <button type="button" class="button button-main" onClick={() => acts.openKeptBasket()}>
            {thanks.again}
          </button>
        </div>
      )}
    </section>
  );
}

/** [T1] The head of the public accounts goes out with the thanks: who notes it can check the past on any later day. */
function Noted({ state, accounts }: Pick<Props, 'state'> & { readonly accounts: DonationAccounts }) {
  const { words, project } = state;
  const { line, head } = accounts;
  return (
    <details class="noted small">
      <summary>{words.accounts.thanks(line)}</summary>
      <p>
        {words.accounts.note}
        <code>
          {head.lines}:{head.hash}
        </code>
        <a href={`/p/${project.slug}/accounts?line=${line}#line-${line}`}>{words.about.accounts}</a>
      </p>
    </details>
  );
}

const isBasketKept = ({ kind }: Returned): boolean => kind === 'failed' || kind === 'cancelled' || kind === 'expired';

function titleFor(returned: Returned, { thanks, basket, common, pending }: Props['state']['words']): string {
  switch (returned.kind) {
    case 'paid':
      return thanks.title;
    case 'pending':
      return thanks.pending;
    case 'debitRefused':
      return pending.refused;
    case 'failed':
      return thanks.failed;
    case 'cancelled':
    case 'expired':
      return basket.title;
    default:
      return common.loading;
  }
}

function Sentence({ state, returned }: Pick<Props, 'state'> & { readonly returned: Returned }) {
  const { thanks } = state.words;
  switch (returned.kind) {
    case 'nowhere':
      return null;
    case 'waiting':
      return <p>{returned.long ? thanks.waitingLong : thanks.waiting}</p>;
    case 'paid':
      if (returned.friendLink) {
        return (
          <p>
            <strong>{state.words.friend.given}</strong> {state.words.friend.givenMeans}
          </p>
        );
      }
      // Whoever it is for has not placed it, and the link is told to the browser that gave alone.
      if (returned.placements.length === 0) return <p>{state.words.friend.givenElsewhere}</p>;
      return (
        <p>
          <strong>{thanks.landed(returned.placements.length)}</strong> {thanks.promised}
        </p>
      );
    case 'pending':
      return <p>{returned.forFriend ? state.words.friend.pending : state.words.pending.means}</p>;
    case 'debitRefused':
      return <p>{state.words.pending.refusedMeans}</p>;
    case 'failed':
      return <p>{thanks.failedMeans}</p>;
    default:
      return <p>{thanks[returned.kind]}</p>;
  }
}
