import type { Corner, CornerDonation, CornerGift, NamedVillage } from '#server/domain/corner/corner.ts';
import type { FoundedVillageRow } from '#server/domain/ports/founding.ts';
import type { PublicNews } from '#server/domain/ports/news.ts';
import { type Html, html } from '#shared/html.ts';
import { type Format, formatIn, pluralIn } from '#shared/i18n/format.ts';
import type { Language } from '#shared/i18n/language.ts';
import { either, eitherLanguage } from '#shared/news/news.ts';
import { shownChoice } from './choicesPage.ts';
import { pebblesPart } from './cornerPebbles.ts';
import { CORNER_WORDS, type CornerWords } from './cornerWords.ts';
import { nameIn } from './foundingPages.ts';
import { privatePage, wordsIn } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface CornerModel extends Corner {
  readonly keyPath: (founded: FoundedVillageRow) => string;
  readonly address: string | null;
  readonly sessions: readonly { readonly id: string; readonly createdAt: number; readonly isThis: boolean }[];
  /** into the field for an address */
  readonly typed: string;
  readonly fault: 'notAnAddress' | 'tooMany' | null;
}

interface Saying {
  readonly language: Language;
  readonly words: CornerWords;
  readonly format: Format;
}
const sayingIn = (language: Language): Saying => ({
  language,
  words: CORNER_WORDS[language],
  format: formatIn(language),
});

/** The pages of my corner [B2]. */
export function createCornerPages(parts: PageParts) {
  const pageOf = (title: string, path: string, { language, simulation }: Context, main: Html) =>
    privatePage(parts, { title, lead: CORNER_WORDS[language].lead, path, language, simulation, main });
  return {
    corner: (model: CornerModel, context: Context) =>
      pageOf(CORNER_WORDS[context.language].title, '/me', context, cornerMain(model, sayingIn(context.language))),
    sent({ isDevelopment }: { readonly isDevelopment: boolean }, context: Context) {
      const { words } = sayingIn(context.language);
      return pageOf(
        words.sent,
        '/me',
        context,
        html`<p role="status">${words.sentHint}</p>${isDevelopment && html`<p><a href="/dev/mail">${words.devMail}</a></p>`}<p><a href="/me">${words.back}</a></p>`,
      );
    },
    enter({ path, isOver }: { readonly path: string; readonly isOver: boolean }, context: Context) {
      const { words } = sayingIn(context.language);
      const main = isOver
        ? html`<p role="alert">${words.over}</p>${askForm(words, '', null)}`
        : html`<p>${words.enterLead}</p><form method="post" action="${path}"><button class="page-give" type="submit">${words.enter}</button></form>`;
      return pageOf(words.enterTitle, path, context, main);
    },
    erase({ donations, hasDevice }: { readonly donations: number; readonly hasDevice: boolean }, context: Context) {
      const { words } = sayingIn(context.language);
      return pageOf(words.erase.title, '/me/erase', context, eraseMain(words, context.language, donations, hasDevice));
    },
    erased(context: Context) {
      const { words, language } = sayingIn(context.language);
      const main = html`<p role="status">${words.erase.done}</p><p><a class="page-give" href="/">${wordsIn(language).page.allProjects}</a></p>`;
      return pageOf(words.erase.doneTitle, '/me/erased', context, main);
    },
  };
}

function cornerMain(model: CornerModel, saying: Saying): Html {
  const { words, language } = saying;
  const { villages, founded, links, address } = model;
  return html`<p>${words.lead}</p>${address !== null && html`<p>${words.provedBy(address)}</p>`}
<h2>${words.gifts}</h2>
${villages.length === 0 ? html`<p>${words.noGifts}</p>` : villages.map((village) => villagePart(village, saying))}
${address === null && askForm(words, model.typed, model.fault)}
<h2>${words.villages}</h2>${
    founded.length === 0
      ? html`<p>${words.noVillages}</p>`
      : html`<ul class="page-list">${founded.map(
          ({ founded: row, project }) =>
            html`<li><a href="/v/${row.village}"><strong>${row.name}</strong></a> <span>${project[language]}</span> · <a href="${model.keyPath(row)}">${words.key}</a></li>`,
        )}</ul>`
  }
<h2>${words.links}</h2>${links.length === 0 ? html`<p>${words.noLinks}</p>` : html`<ul class="page-list">${links.map((link) => linkPart(link, saying))}</ul><p class="page-small">${words.late}</p>`}
${pebblesPart(model.pebbles, language)}
${address !== null && sessionsPart(model, saying)}
<h2>${words.data}</h2><p>${words.dataHint}</p>
<ul class="page-list"><li>${downloadLink(words)}</li><li><a href="/me/erase">${words.eraseLink}</a></li><li><a href="/privacy">${words.privacy}</a></li></ul>
<p><a href="/">${wordsIn(language).page.allProjects}</a></p>`;
}

const downloadLink = (words: CornerWords): Html =>
  html`<a href="/me/data.json" download="hameau-my-data.json">${words.download}</a>`;

/** As everybody may call it. */
const nameOf = ({ isFounded, ownName, project }: NamedVillage, language: Language): string =>
  isFounded ? nameIn(language, ownName, { title: project }) : project[language];

function villagePart(village: CornerModel['villages'][number], saying: Saying): Html {
  return html`<section class="page-corner"><h3><a href="/v/${village.village}?lang=${saying.language}">${nameOf(village, saying.language)}</a></h3>
${village.donations.map((donation) => donationPart(donation, saying))}</section>
`;
}

function donationPart(donation: CornerDonation, saying: Saying): Html {
  const { words, format } = saying;
  const { gifts, coverCents, totalCents, givenAt, friendUrl, taxReceipt, receipts, choices } = donation;
  return html`<h4>${words.givenOn(format.day(givenAt), format.money(totalCents))}</h4>
<ul class="page-list">${gifts.map((gift) => giftPart(gift, saying))}${coverCents > 0 && html`<li>${words.cover(format.money(coverCents))}</li>`}</ul>
${friendUrl !== null && html`<p><a href="${friendUrl}">${words.friendLink}</a></p>`}
${receiptsPart(receipts, taxReceipt, words)}
${choices.length > 0 && html`<details><summary>${words.chosen}</summary><ul class="page-list">${choices.map((choice) => choicePart(donation, choice, words))}</ul></details>`}`;
}

/** A receipt that holds leads to its page; where none does, the page is where one is asked for. */
function receiptsPart(
  receipts: CornerDonation['receipts'],
  path: CornerDonation['taxReceipt'],
  words: CornerWords,
): readonly Html[] {
  const told = receipts.map(({ number, isVoid }) => {
    if (isVoid) return html`<p>${words.voidReceipt(number)}</p>`;
    const valid = words.validReceipt(number);
    return html`<p>${path === null ? valid : html`<a href="${path}">${valid}</a>`}</p>`;
  });
  const hasValid = receipts.some(({ isVoid }) => !isVoid);
  return path === null || hasValid ? told : [...told, html`<p><a href="${path}">${words.taxReceipt}</a></p>`];
}

const giftPart = ({ name, quantity, amountCents, fate, there, news }: CornerGift, saying: Saying): Html => {
  const { language, words, format } = saying;
  return html`<li><strong>${name[language]}${quantity > 1 && ` × ${format.number(quantity)}`}</strong> · ${format.money(amountCents)}<br><span>${there > 0 && html`<strong>${words.inPart(there, quantity)}</strong> `}${words.fates[fate]}</span>${news && newsPart(news, saying)}</li>`;
};

/** The day of the real place, and where its photos are. */
const newsPart = ({ id, project, body: { title, happenedOn } }: PublicNews, { language, format }: Saying): Html =>
  html`<br><a href="/p/${project}/news/${id}?lang=${language}" lang="${eitherLanguage(title, language)}">${either(title, language)}</a>, ${format.day(Date.parse(happenedOn))}`;

function choicePart(
  { id }: CornerDonation,
  { kind, value }: CornerDonation['choices'][number],
  words: CornerWords,
): Html {
  const what = words.kinds[kind];
  return html`<li><form class="page-choice-back" method="post" action="/me/choices"><span>${what}${kind !== 'nameOnGift' && html`<br><em>${shownChoice(kind, value)}</em>`}</span>
<input type="hidden" name="donation" value="${id}"><input type="hidden" name="kind" value="${kind}"><button class="page-quiet" type="submit" aria-label="${words.takeBackOf(what)}">${words.takeBack}</button></form></li>`;
}

function linkPart(
  { village, code, gifts, openings, named }: CornerModel['links'][number],
  { language, words }: Saying,
) {
  return html`<li><a href="/v/${village}">${nameOf(named, language)}</a> <code>?via=${code}</code><br>${gifts === null ? words.few : html`<strong>${words.broughtGifts(gifts)}</strong>`} ${openings !== null && words.openings(openings)}</li>`;
}

function askForm(words: CornerWords, typed: string, fault: CornerModel['fault']): Html {
  return html`<section class="page-corner"><h2>${words.elsewhere}</h2><p>${words.elsewhereHint}</p>
<form class="page-form" method="post" action="/me/link">${fault !== null && html`<p class="page-fault" id="email-fault" role="alert">${words.faults[fault]}</p>`}
<p class="page-field"><label for="email">${words.email}</label><input id="email" name="email" type="email" inputmode="email" autocomplete="email" required maxlength="254" value="${typed}"${fault !== null && html` aria-invalid="true" aria-describedby="email-fault"`}></p>
<p><button class="page-give" type="submit">${words.ask}</button></p></form></section>`;
}

function sessionsPart({ sessions }: Pick<CornerModel, 'sessions'>, { words, format }: Saying): Html {
  return html`<h2>${words.sessions}</h2><ul class="page-list">${sessions.map(
    ({ id, createdAt, isThis }) =>
      html`<li><form class="page-choice-back" method="post" action="/me/sessions"><span>${words.session(format.day(createdAt))}${isThis && html` · <strong>${words.thisOne}</strong>`}</span><input type="hidden" name="session" value="${id}"><button class="page-quiet" type="submit">${isThis ? words.leave : words.end}</button></form></li>`,
  )}</ul>`;
}

function eraseMain(words: CornerWords, language: Language, donations: number, hasDevice: boolean): Html {
  const { erase, back } = words;
  if (donations === 0 && !hasDevice) return html`<p>${erase.nothing}</p><p><a href="/me">${back}</a></p>`;
  const plural = pluralIn(language);
  const count =
    language === 'fr'
      ? plural(donations, `${donations} don`, `${donations} dons`)
      : plural(donations, '1 gift', `${donations} gifts`);
  return html`<p>${erase.lead(count)}</p>
<h2>${erase.goes}</h2><ul>${erase.goesOf.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${erase.stays}</h2><ul>${erase.staysOf.map((one) => html`<li>${one}</li>`)}</ul><p>${erase.receipts}</p>
${!hasDevice && html`<p>${erase.addressOnly}</p>`}
<p><strong>${erase.final}</strong> ${downloadLink(words)}</p>
<form method="post" action="/me/erase"><button class="page-give page-grave" type="submit">${erase.yes}</button></form>
<p><a href="/me">${erase.no}</a></p>`;
}
