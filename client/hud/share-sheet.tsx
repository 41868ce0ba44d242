import { useRef } from 'preact/hooks';
import { messageOf } from '#shared/sharing/networks.ts';
import { placeName } from './founded-part.tsx';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';
import { ShareNetworks } from './share-networks.tsx';
import { codeIn, sharedIn } from './sharing.ts';
import { Sheet } from './sheet.tsx';
import type { HudState, Panel } from './state.ts';

/** With the address it stays within Mastodon's 500 characters. */
const LONGEST_WORDS = 400;

/** Passing the village on [S3]: its picture, words to change, the device's own sheet, plain links. Nothing is posted by itself. */
export function ShareSheet({ state, acts, panel }: Props & { readonly panel: Extract<Panel, { kind: 'share' }> }) {
  const { sharing, common } = state.words;
  const { moment } = panel;
  const shared = sharedIn(state, moment);
  const field = useRef<HTMLTextAreaElement>(null);
  const link = useRef<HTMLInputElement>(null);
  /** what the browser does not copy for us is marked, to be copied by hand */
  const copy = async (text: string, from: HTMLInputElement | HTMLTextAreaElement | null): Promise<void> => {
    if (!(await acts.copyShared(text))) from?.select();
  };
  const copyLink = () => void copy(shared.url, link.current);
  const copyAll = () => void copy(messageOf(shared), field.current);
  return (
    <Sheet
      kind="share"
      title={moment === 'built' ? sharing.show : sharing.title}
      closeLabel={common.close}
      onClose={acts.close}
      footer={<ShareFoot state={state} onCopy={copyLink} onShare={() => void acts.shareOnDevice(moment)} />}
    >
      <SharePicture state={state} />
      <label class="field-label">
        {sharing.words}
        <textarea
          ref={field}
          class="hud-field"
          rows={4}
          maxLength={LONGEST_WORDS}
          value={shared.text}
          onInput={(event) => acts.writeShared(moment, event.currentTarget.value)}
        />
      </label>
      <ShareNetworks state={state} acts={acts} shared={shared} />
      <section aria-labelledby="share-link">
        <h3 id="share-link">{sharing.link}</h3>
        <input ref={link} class="hud-field" type="text" readOnly aria-labelledby="share-link" value={shared.url} />
        <button type="button" class="button" onClick={copyAll}>
          <Icon name="copy" />
          {sharing.copyAll}
        </button>
        <CountedLink state={state} acts={acts} />
      </section>
      <ShareTake state={state} />
    </Sheet>
  );
}

/** What those who are told will see. */
function SharePicture({ state }: Pick<Props, 'state'>) {
  const alt = state.words.sharing.picture(placeName(state));
  return <img class="share-picture" src={pictureOf(state, 'share')} alt={alt} width={1200} height={630} />;
}

interface ShareFootProps extends Pick<Props, 'state'> {
  readonly onCopy: () => void;
  readonly onShare: () => void;
}

/** In reach of the thumb: the device's own sheet where there is one, and the link itself. */
function ShareFoot({ state, onCopy, onShare }: ShareFootProps) {
  const { sharesItself } = state.sharing;
  const { sharing } = state.words;
  return (
    <div class="foot-row">
      <button type="button" class={sharesItself ? 'button' : 'button button-main'} onClick={onCopy}>
        <Icon name="copy" />
        {sharing.copyLink}
      </button>
      {sharesItself && (
        <button type="button" class="button button-main" onClick={onShare}>
          <Icon name="share" />
          {sharing.device}
        </button>
      )}
    </div>
  );
}

/** [S6] Counting is its own question, off until chosen, with what it means before it. */
function CountedLink({ state, acts }: Props) {
  const { sharing } = state.words;
  const { kind } = state.sharing.link;
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={kind !== 'plain'}
          aria-describedby="share-count-means"
          aria-busy={kind === 'asking'}
          onChange={(event) => acts.countLink(event.currentTarget.checked)}
        />
        <span>{sharing.count}</span>
      </label>
      <p class="small" id="share-count-means">
        {sharing.countMeans}
      </p>
      {kind === 'own' && (
        <p>
          <a href="/me">{sharing.brings}</a>
        </p>
      )}
    </>
  );
}

/** The village to take away: its code, what is printed of it, and pictures for posts and stories. */
function ShareTake({ state }: Pick<Props, 'state'>) {
  const { language, words, data } = state;
  const { sharing } = words;
  const path = `/v/${data.village}`;
  const code = codeIn(state);
  return (
    <section class="share-take" aria-labelledby="share-take">
      <h3 id="share-take">{sharing.take}</h3>
      <img
        class="share-code"
        src={code === null ? `${path}/qr.svg` : `${path}/qr.svg?via=${code}`}
        alt={sharing.code(placeName(state))}
        width={132}
        height={132}
        loading="lazy"
      />
      <ul>
        <li>
          <a href={`${path}/poster.pdf?lang=${language}`}>{sharing.poster}</a>
        </li>
        <li>
          <a href={`${path}/table-card.pdf?lang=${language}`}>{sharing.tableCard}</a>
        </li>
        {(['square', 'tall'] as const).map((format) => (
          <li key={format}>
            <a href={pictureOf(state, format)} download={`${data.village}-${format}.png`}>
              {sharing[format]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The village as it is now: with its `seq` the picture's address changes when the village does. */
function pictureOf({ data, view, language }: HudState, format: 'share' | 'square' | 'tall'): string {
  const seq = view ? `seq=${view.seq}&` : '';
  return `/v/${data.village}/picture.png?${seq}format=${format}&lang=${language}`;
}
