import type { FoundedVillageRow } from '#server/domain/ports/founding.ts';
import { Landscape, type Project } from '#shared/catalogue/catalogue.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { GOAL_EUROS, MOST_NAME, MOST_WORDS, mayBeListed, OCCASIONS } from '#shared/villages/founding.ts';
import { FOUNDING_WORDS, type FoundingWords } from './foundingWords.ts';
import { banner, documentOf, languageLink, privatePage, wordsIn } from './layout.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';

export interface FoundModel {
  readonly project: Project;
  /** signed: a form that is sent twice founds one village */
  readonly seat: string;
}

/** [S4] The form that founds a village: an occasion and a name; all else is folded away. */
export function foundPage(
  { publicUrl, files, siteName }: PageParts,
  { project, seat }: FoundModel,
  { language, simulation }: Context,
): string {
  const words = wordsIn(language);
  const founding = FOUNDING_WORDS[language];
  const path = `/p/${project.slug}/found`;
  const title = project.title[language];
  return documentOf({
    language,
    title: `${founding.title} · ${siteName}`,
    description: founding.lead(title),
    path,
    publicUrl,
    files,
    siteName,
    picture: null,
    game: false,
    body: html`<header class="page-head">${banner(words, simulation, project.demonstration)}${languageLink(words, language, path)}</header>
<main class="page-plain"><h1>${founding.title}</h1><p>${founding.lead(title)}</p>
<form class="page-form" method="post" action="${path}"><input type="hidden" name="seat" value="${seat}">
<fieldset><legend>${founding.occasion}</legend>${OCCASIONS.map(
      (occasion) =>
        html`<label class="page-choice"><input type="radio" name="occasion" value="${occasion}" required> ${founding.occasions[occasion]}</label>`,
    )}</fieldset>
${nameField(founding, '')}
<details><summary>${founding.more}</summary>${landFields(founding, project.landscape)}
${wordsAndGoal(founding, { words: null, goalCents: null })}${listedField(founding, false)}</details>
<p><button class="page-give" type="submit">${founding.found}</button></p><p class="page-small">${founding.keyHint}</p></form>
<p><a href="/p/${project.slug}">${title}</a></p></main>`,
  });
}

type Written = Pick<FoundedVillageRow, 'name' | 'words' | 'goalCents'>;

const nameField = (founding: FoundingWords, name: string): Html =>
  html`<p class="page-field"><label for="name">${founding.name}</label>
<input id="name" name="name" value="${name}" required maxlength="${MOST_NAME}" autocomplete="off" aria-describedby="name-hint"><small id="name-hint">${founding.nameHint}</small></p>`;

const wordsAndGoal = (founding: FoundingWords, { words, goalCents }: Omit<Written, 'name'>): Html =>
  html`<p class="page-field"><label for="words">${founding.words}</label>
<textarea id="words" name="words" rows="4" maxlength="${MOST_WORDS}" aria-describedby="words-hint">${words ?? ''}</textarea><small id="words-hint">${founding.wordsHint}</small></p>
<p class="page-field"><label for="goal">${founding.goal}</label>
<input id="goal" name="goalEuros" type="number" inputmode="numeric" min="${GOAL_EUROS.least}" max="${GOAL_EUROS.most}" step="1" value="${goalCents === null ? '' : goalCents / 100}" aria-describedby="goal-hint"><small id="goal-hint">${founding.goalHint}</small></p>`;

const listedField = (founding: FoundingWords, isTicked: boolean): Html =>
  html`<label class="page-choice"><input type="checkbox" name="listed" aria-describedby="listed-hint"${isTicked && html` checked`}> ${founding.listed}</label><p class="page-small" id="listed-hint">${founding.listedHint}</p>`;

/** The project's own landscape first, and ticked. */
function landFields(founding: FoundingWords, own: Landscape): Html {
  const lands = [own, ...Landscape.options.filter((one) => one !== own)];
  return html`<fieldset><legend>${founding.landscape}</legend>${lands.map(
    (one) =>
      html`<label class="page-choice"><input type="radio" name="landscape" value="${one}"${one === own && html` checked`}> ${founding.landscapes[one]}</label>`,
  )}</fieldset>`;
}

export interface FounderModel {
  readonly founded: FoundedVillageRow;
  readonly project: Project;
  /** the page's own secret address */
  readonly path: string;
  /** this browser's corner keeps the key */
  readonly isKept: boolean;
  readonly isHandedOver: boolean;
}

/** [S4] What the holder of a village's key may do. */
export function founderPage(parts: PageParts, model: FounderModel, { language, simulation }: Context): string {
  const { founded, path, isKept, isHandedOver } = model;
  const founding = FOUNDING_WORDS[language];
  const { founder } = founding;
  const address = `${parts.publicUrl}/v/${founded.village}`;
  const act = (kind: string, button: string, more: Html | null = null, tone = 'page-quiet') =>
    html`<form class="page-form" method="post" action="${path}"><input type="hidden" name="act" value="${kind}">${more}<p><button class="${tone}" type="submit">${button}</button></p></form>`;
  const isOpen = founded.closedAt === null;
  return privatePage(parts, {
    title: founder.title,
    lead: founder.lead,
    path,
    language,
    simulation,
    main: html`<p class="page-sentence"><strong>${founded.name}</strong></p>
${isHandedOver ? html`<p class="page-moment" role="status">${founder.handedOver}</p>` : html`<p>${founder.lead}</p>`}
<p class="page-small">${founder.states[founded.moderation]} ${!founded.wantsListed && founder.unlisted}</p>
<p><a class="page-give" href="/v/${founded.village}">${founder.visit}</a></p>
<p class="page-field"><label for="address">${founder.share}</label><input id="address" readonly value="${address}"></p>
<p>${founder.prints} <a href="/v/${founded.village}/poster.pdf?lang=${language}">${founder.poster}</a> · <a href="/v/${founded.village}/table-card.pdf?lang=${language}">${founder.tableCard}</a></p>
${isKept ? html`<p class="page-small">${founder.kept} <a href="/me">${wordsIn(language).page.corner}</a></p>` : act('keep', founder.keep)}
<h2>${founder.thank}</h2>${founded.thanks !== null && html`<p class="page-small">${founder.thanksStates[founded.thanksModeration]}</p>`}
${act('thank', founder.thankSave, html`<p class="page-field"><label for="thanks">${founder.thankHint}</label><textarea id="thanks" name="thanks" rows="3" maxlength="${MOST_WORDS}">${founded.thanks ?? ''}</textarea></p>`)}
<h2>${founder.change}</h2>
${act('rename', founder.save, changeFields(founding, founded))}
<h2>${isOpen ? founder.close : founder.open}</h2><p>${isOpen ? founder.closeHint : founder.openHint}</p>${isOpen ? act('close', founder.close) : act('open', founder.open)}
<h2>${founder.handOver}</h2><p>${founder.handOverHint}</p>${act('handOver', founder.handOver)}`,
  });
}

const changeFields = (founding: FoundingWords, founded: FoundedVillageRow): Html =>
  html`${nameField(founding, founded.name)}${wordsAndGoal(founding, founded)}
${mayBeListed(founded.occasion) && listedField(founding, founded.wantsListed)}`;

/** What a founded village is called where its name must not or cannot be said. */
export const nameIn = (language: Language, shown: string | null, project: Pick<Project, 'title'>): string =>
  shown ?? wordsIn(language).t.founded.neutral(project.title[language]);
