import { type Html, html } from '#shared/html.ts';
import { LANGUAGES, type Language } from '#shared/i18n/language.ts';
import { wordsIn } from '../layout.ts';
import { consoleWords } from './frame.ts';

/** Stand in for what is not known yet: more than one in every language, and a month. */
const MANY = 17;
const MONTH = '2027-05';

/** The sentences of the card; what is in braces is filled in as somebody types. */
function sentencesIn(language: Language): Readonly<Record<string, string>> {
  const { t } = wordsIn(language);
  const { gifts } = consoleWords(language);
  return {
    untitled: gifts.untitled,
    symbolic: t.shop.symbolicMeans,
    earmarked: t.shop.earmarkedMeans,
    oneLeft: t.shop.left(1),
    left: t.shop.left(MANY).replace(t.number(MANY), '{needed}'),
    expected: t.gift.expected(MONTH).replace(t.month(MONTH), '{month}'),
    approved: t.gift.approved('{who}'),
    share: gifts.share('{price}', '{fee}', '{percent}'),
  };
}

/**
 * The gift's card as givers will see it, in either language. Nothing of it is shown before the script fills it in: without script the
 * form is all there is, and it says the same.
 */
export function giftCard(language: Language): Html {
  const part = (name: string, kind: string) => html`<span class="${kind}" data-part="${name}"></span>`;
  const sentences = LANGUAGES.map((one) =>
    Object.entries(sentencesIn(one)).map(
      ([name, sentence]) => html`<span lang="${one}" data-say="${name}">${sentence}</span>`,
    ),
  );
  return html`<details class="console-live" id="gift-card" hidden><summary>${consoleWords(language).gift.card}</summary>
<div lang="${language}" data-part="card"><div class="page-gift"><span class="page-sprite"><img alt="" data-part="sprite"></span>
<span class="page-gift-words"><strong class="page-gift-name" data-part="name"></strong>${part('price', 'page-price')}</span>
${part('funds', 'page-funds')}${part('left', 'page-left')}${part('purpose', 'page-purpose')}${part('expected', 'page-purpose')}${part('approved', 'page-purpose')}</div>
<p class="page-small" data-part="share"></p></div>
<div hidden>${sentences}</div></details>`;
}
