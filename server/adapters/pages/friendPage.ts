import type { ForFriend } from '#server/domain/friends/told.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { FRIEND_WORDS, type FriendPageWords } from './friendWords.ts';
import { privatePage, wordsIn } from './layout.ts';
import { spritePart } from './parts.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface FriendModel extends ForFriend {
  /** opens this page, and places the gifts */
  readonly token: string;
  /** the reader changed the language here: it goes on with them */
  readonly languageAsked: boolean;
}

/** [S5] Somebody gave for this reader: what, what for, and three ways to answer; no amount, and nothing to tell us. */
export function friendPage(parts: PageParts, model: FriendModel, { language, simulation }: Context): string {
  const { village, project, state, from, words: said, gifts, token, languageAsked } = model;
  const words = FRIEND_WORDS[language];
  const asked = languageAsked ? `lang=${language}` : '';
  const picture = `/v/${village}/picture.png`;
  const alt = wordsIn(language).page.picture(project.title[language]);
  const { width, height } = parts.pictures.wide;
  const title = state === 'waiting' ? words.title(gifts.length) : words.over[state].title(gifts.length);
  const lead = words.lead(project.title[language], gifts.length);
  return privatePage(parts, {
    title,
    // Messengers keep what they show of a link: what the giver wrote is for this page alone.
    lead: project.sentence[language],
    path: `/f/${token}`,
    picture: { path: `${picture}?lang=${language}`, alt },
    language,
    simulation,
    main: html`${from !== null && html`<p class="page-tagline">${words.from(from)}</p>`}
${said !== null && html`<blockquote class="page-said">${said}</blockquote>`}
${state === 'waiting' ? html`<p>${lead} ${project.sentence[language]}</p>` : html`<p>${words.over[state].means(gifts.length)}</p>`}
<img class="page-place" src="${picture}?format=wide" alt="${alt}" width="${width}" height="${height}">
${gifts.length > 0 && giftsPart(words, language, model, parts.files.assets)}
${state === 'waiting' ? waysPart(words, model, asked) : overPart(words, model, asked)}`,
  });
}

const giftsPart = (words: FriendPageWords, language: Language, { gifts }: FriendModel, assets: string): Html =>
  html`<section class="page-gifts"><h2>${words.gifts(gifts.length)}</h2>
<ul>${gifts.map(
    ({ gift, quantity, plot }) => html`<li class="page-gift">${spritePart(assets, gift.sprite)}
<strong class="page-gift-name">${gift.name[language]}${quantity > 1 && ` × ${quantity}`}</strong>
<span class="page-funds">${gift.funds[language]}</span>${plot && html`<span class="page-small">${words.place(plot.x, plot.y)}</span>`}</li>`,
  )}</ul></section>`;

function waysPart(words: FriendPageWords, { village, token, gifts, placesAt }: FriendModel, asked: string): Html {
  const count = gifts.length;
  const act = (kind: string, button: string, tone: string) =>
    html`<form method="post" action="/f/${token}${asked && `?${asked}`}"><input type="hidden" name="act" value="${kind}"><button class="${tone}" type="submit">${button}</button></form>`;
  return html`<section class="page-answers"><h2>${words.ways(count)}</h2>
<p><a class="page-give" href="/v/${village}?friend=${token}${asked && `&${asked}`}">${words.choose(count)}</a></p>
<noscript><p>${words.needsScript}</p></noscript>
${act('village', words.village, 'page-quiet')}
${act('decline', words.decline, 'page-quiet')}
<p class="page-small">${words.declineMeans(count)}</p>
<p class="page-small">${placesAt !== null && `${words.until(placesAt)} `}${words.nothingKept}</p>
<p><a href="/f/${token}/card.pdf${asked && `?${asked}`}">${words.card}</a></p></section>`;
}

const overPart = (words: FriendPageWords, { village }: FriendModel, asked: string): Html =>
  html`<p><a class="page-give" href="/v/${village}${asked && `?${asked}`}">${words.see}</a></p>`;
