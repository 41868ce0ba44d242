import { useRef } from 'preact/hooks';
import type { FriendLink } from './friend-links.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

/** [S5] The link to pass on: copied, shared by the device's own sheet, or printed as a card. */
export function FriendLinkPart({ state, acts, link }: Props & { readonly link: FriendLink }) {
  const { words, language, sharing } = state;
  const field = useRef<HTMLInputElement>(null);
  /** what the browser does not copy for us is marked, to be copied by hand */
  const copy = async (): Promise<void> => {
    if (!(await acts.copyShared(link.url))) field.current?.select();
  };
  return (
    <>
      <input ref={field} class="hud-field" type="text" readOnly aria-label={words.friend.link} value={link.url} />
      <div class="foot-row friend-ways">
        <a class="button" href={`${link.url}/card.pdf?lang=${language}`} target="_blank" rel="noopener">
          {words.friend.print}
        </a>
        <button
          type="button"
          class={sharing.sharesItself ? 'button' : 'button button-main'}
          onClick={() => void copy()}
        >
          <Icon name="copy" />
          {words.sharing.copyLink}
        </button>
        {sharing.sharesItself && (
          <button type="button" class="button button-main" onClick={() => void acts.passOn(link)}>
            <Icon name="share" />
            {words.sharing.device}
          </button>
        )}
      </div>
    </>
  );
}

/** "Your gift waits for the person it is for": at a later visit too, until it stands. */
export function FriendLinkNote({ state, acts, link }: Props & { readonly link: FriendLink }) {
  const { words, friendLinks } = state;
  return (
    <section class="bubble plate friend-note" aria-label={words.friend.link}>
      <div class="friend-note-head">
        <p role="status">{words.friend.waits(friendLinks.length)}</p>
        <button
          type="button"
          class="button button-icon button-flat"
          aria-label={words.common.close}
          onClick={acts.dismissFriendLinks}
        >
          <Icon name="close" />
        </button>
      </div>
      <FriendLinkPart state={state} acts={acts} link={link} />
    </section>
  );
}
