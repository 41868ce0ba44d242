import { type Html, html } from '#shared/html.ts';
import type { Messages } from '#shared/i18n/messages.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import { sharedAddress } from '#shared/sharing/address.ts';
import { addressOn, NETWORK_NAMES, NETWORKS, type Network, type Shared } from '#shared/sharing/networks.ts';
import { wordsIn } from './layout.ts';
import type { VillageModel } from './villagePage.ts';

/**
 * [S3] The village passed on without script: plain links, its code, what is printed of it. Folded, so that a
 * browser with the game asks for no code. Mastodon is not among them: its address depends on the reader's own server.
 */
export function sharePart(publicUrl: string, { data, moment }: Pick<VillageModel, 'data' | 'moment'>): Html {
  const { village, villageName, language } = data;
  const { sharing } = wordsIn(language).t;
  const path = `/v/${village}`;
  const shared = sharedOf(publicUrl, data, moment);
  return html`<section class="page-share"><details>
<summary>${moment === 'given' ? sharing.show : sharing.title}</summary>
<p>${sharing.nothing}</p>
<ul class="page-share-links">${NETWORKS.map((network) => html`<li>${linkPart(network, shared, sharing)}</li>`)}</ul>
<p>${sharing.link}: <a href="${path}">${shared.url}</a></p>
<h2>${sharing.take}</h2>
<img src="${path}/qr.svg" alt="${sharing.code(villageName)}" width="132" height="132" loading="lazy">
<ul class="page-share-links"><li><a href="${path}/poster.pdf?lang=${language}">${sharing.poster}</a></li>
<li><a href="${path}/table-card.pdf?lang=${language}">${sharing.tableCard}</a></li></ul>
</details></section>`;
}

function linkPart(network: Network, shared: Shared, words: Messages['sharing']): Html {
  const address = addressOn(network, shared);
  return network === 'sms' || network === 'mail'
    ? html`<a href="${address}">${words[network]}</a>`
    : html`<a href="${address}" target="_blank" rel="noopener noreferrer">${NETWORK_NAMES[network]}</a>`;
}

/** After a gift one shows what the group built, never who gave [P1]. */
function sharedOf(publicUrl: string, data: VillageData, moment: VillageModel['moment']): Shared {
  const { village, villageName, language, project, progress } = data;
  const { sharing } = wordsIn(language).t;
  const title = project.title[language];
  const isBuilt = moment === 'given' && progress.gifts > 0;
  return {
    url: sharedAddress(publicUrl, village, null),
    title: villageName,
    text: isBuilt ? sharing.built(title, progress.gifts) : sharing.visit(title),
  };
}
