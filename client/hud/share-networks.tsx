import {
  addressOn,
  addressOnMastodon,
  instanceOf,
  NETWORK_NAMES,
  NETWORKS,
  type Network,
  type Shared,
} from '#shared/sharing/networks.ts';
import { Icon } from './icons.tsx';
import type { Props } from './props.ts';

interface ShareProps extends Props {
  readonly shared: Shared;
}

/** Plain links, with the words as they stand in the field: the network hears of nothing before one is tapped [P1]. */
export function ShareNetworks({ state, acts, shared }: ShareProps) {
  const { sharing } = state.words;
  return (
    <section aria-labelledby="share-with">
      <h3 id="share-with">{sharing.with}</h3>
      <ul class="networks">
        {NETWORKS.map((network) => (
          <li key={network}>
            <a class="network" href={addressOn(network, shared)} {...(opensPage(network) && ELSEWHERE)}>
              <Icon name={network} />
              {network === 'sms' || network === 'mail' ? sharing[network] : NETWORK_NAMES[network]}
            </a>
          </li>
        ))}
      </ul>
      <ShareMastodon state={state} acts={acts} shared={shared} />
      <p class="small">
        {sharing.nothing} {sharing.addressOnly}
      </p>
    </section>
  );
}

/** The page that is opened neither knows where its reader comes from nor holds on to the village's. */
const ELSEWHERE = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** Letters and messages are written in the device's own programs: there a new page would stay empty. */
const opensPage = (network: Network): boolean => network !== 'sms' && network !== 'mail';

/** Mastodon has no address for everybody: the player says which server is theirs. */
function ShareMastodon({ state, acts, shared }: ShareProps) {
  const { sharing } = state.words;
  const typed = state.sharing.instance;
  const instance = instanceOf(typed);
  return (
    <details class="mastodon">
      <summary>
        <Icon name="mastodon" /> {NETWORK_NAMES.mastodon}
      </summary>
      <label class="field-label" for="share-instance">
        {sharing.instance}
      </label>
      <input
        id="share-instance"
        class="hud-field"
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="share-instance-hint"
        value={typed}
        onInput={(event) => acts.typeInstance(event.currentTarget.value)}
      />
      <p class="small" id="share-instance-hint">
        {sharing.instanceHint}
      </p>
      {instance !== null && (
        <a
          class="button"
          href={addressOnMastodon(instance, shared)}
          {...ELSEWHERE}
          onClick={() => acts.rememberInstance(instance)}
        >
          {sharing.instanceOpen(instance)}
        </a>
      )}
    </details>
  );
}
