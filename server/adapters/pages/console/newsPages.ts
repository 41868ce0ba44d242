import { earmarkedGifts, type NewsFault } from '#server/domain/news/read.ts';
import type { NewsRow } from '#server/domain/ports/news.ts';
import type { NewsListView, NewsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { GiftSlug, StepSlug } from '#shared/ids.ts';
import { either } from '#shared/news/news.ts';
import { newsParts } from '../newsPages.ts';
import { questionPreview } from '../newsQuestionPart.ts';
import type { PageParts } from '../villagePage.ts';
import { type FieldParts, formPart, selectField, textField, tickField, wordsFields } from './fields.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { askingPart, lossPart, outcomesPart } from './newsAskingPages.ts';
import { clockPart, momentField, momentWords } from './newsMoments.ts';
import { photosPart } from './newsPhotoPages.ts';
import { effectPart, hasChanges, promisedWords, spreadingPart, stepWords } from './newsTelling.ts';
import type { ConsoleWords } from './words/words.ts';

/** What an association has told of a project, and the way to tell more. */
export function newsListPage(parts: PageParts, view: NewsListView, context: ConsoleContext): string {
  const { acting, slug, project, news: all, lettersLost, zone, canEdit } = view;
  const { language } = context;
  const said = consoleWords(language);
  const { news: words, nav } = said;
  const path = `${rootOf(acting)}/projects/${slug}`;
  const line = (row: NewsRow) =>
    html`<li><a href="${path}/news/${row.id}"><strong>${either(row.body.title, language) || words.untitled}</strong><small class="${row.state === 'published' ? 'console-done' : 'console-open'}">${row.body.happenedOn} · ${words.states[row.state]}${hasChanges(row) && ` · ${words.hasChanges}`}</small></a></li>`;
  const main = html`<p>${words.lead}</p>
${project === null ? html`<p>${words.unpublished}</p>` : canEdit && html`<form method="post" action="${path}/news"><button class="page-give" type="submit">${words.begin}</button></form>`}
${all.length === 0 ? project && html`<p>${words.none}</p>` : html`<ul class="console-list">${all.map(line)}</ul>`}
${lettersLost > 0 && html`<p>${said.letters.newsLost(lettersLost)}</p>`}
${project !== null && clockPart(said, path, zone, canEdit)}`;
  const back = { path, name: project?.title[language] ?? nav.overview };
  return consoleDocument(parts, { title: words.title, acting, back, main }, context);
}

/** One piece of news: its form, its photos, and publishing it. */
export function newsPage(parts: PageParts, view: NewsView, context: ConsoleContext): string {
  const { acting, project, news: row, trouble } = view;
  const { language } = context;
  const words = consoleWords(language);
  const list = `${rootOf(acting)}/projects/${project.slug}/news`;
  const path = `${list}/${row.id}`;
  const isReached = trouble !== null || view.photoFault !== null || row.shown !== null;
  const faults = faultsOf(words, isReached || row.revision > 0 ? view.faults : []);
  const fields: FieldParts = { words, form: view.form, faults };
  const spreading = spreadingPart(words, path, view, { isJustDone: context.saved, language });
  const main = html`${spreading}<p class="page-small">${words.news.states[row.state]}${hasChanges(row) && ` · ${words.news.hasChanges}`}</p>
${trouble && html`<p class="console-notice" role="alert">${words.news[trouble]}</p>`}
${row.state === 'withdrawn' && html`<p>${words.news.isWithdrawn}</p>`}
${formPart(fields, path, newsForm(fields, view, context), words.news.save)}
${photosPart(words, path, view, language)}
${previewPart(words, path, view, language)}
${view.form.canEdit && publishPart(words, list, view, language)}
${row.state === 'published' && html`<p><a class="console-way" href="/p/${project.slug}/news/${row.id}?lang=${language}">${words.news.see}</a></p>`}
${view.form.canEdit && endPart(words, path, row)}`;
  const title = either(row.body.title, language) || words.news.untitled;
  // Said better than "Saved".
  const saved = context.saved && spreading === null;
  const back = { path: list, name: words.news.title };
  return consoleDocument(parts, { title, acting, back, main }, { ...context, saved });
}

const faultsOf = ({ news }: ConsoleWords, faults: readonly NewsFault[]): ReadonlyMap<string, string> =>
  new Map(faults.map(({ field, fault }) => [field, news.faults[fault]]));

function newsForm(fields: FieldParts, view: NewsView, { language }: ConsoleContext): readonly Html[] {
  const { project, today, foreseen } = view;
  const { news, common } = fields.words;
  const gifts = earmarkedGifts(project);
  const choices = [
    { value: '', label: news.asNothing },
    { value: 'delivered', label: news.asDelivered },
    { value: 'changed', label: news.asChanged },
  ];
  const stepPart = (slug: StepSlug, name: string) => {
    const step = foreseen.steps.get(slug);
    return tickField(fields, `step.${slug}`, step ? `${name}${common.colon}${stepWords(fields.words, step)}` : name);
  };
  const giftPart = (slug: GiftSlug, name: string) => html`<section class="console-card"><h2>${name}</h2>
<p class="page-small">${promisedWords(
    fields.words,
    foreseen.gifts.find(({ gift }) => gift === slug),
  )}</p>
${selectField(fields, `gift.${slug}.as`, news.delivers, choices)}
${textField(fields, { name: `gift.${slug}.quantity`, label: news.quantity, inputMode: 'numeric' })}
<details><summary>${news.reason}</summary>${wordsFields(fields, { name: `gift.${slug}.reason`, label: news.reason, rows: 2 })}</details></section>`;
  return [
    html`<p class="page-small">${news.eitherLanguage}</p>`,
    wordsFields(fields, { name: 'title', label: news.headline }),
    textField(fields, { name: 'happenedOn', label: news.day, type: 'date', latest: today }),
    wordsFields(fields, { name: 'place', label: `${news.place} (${common.optional})` }),
    wordsFields(fields, { name: 'words', label: news.words, rows: 6 }),
    html`<fieldset class="console-words"><legend>${news.delivers}</legend><p class="page-small">${news.stepHint}</p>
${project.steps.map(({ slug, name }) => stepPart(slug, name[language]))}
${gifts.length > 0 && html`<p class="page-small">${news.giftsHint}</p>`}${gifts.map(({ slug, name }) => giftPart(slug, name[language]))}
${fields.faults.get('deliveries') && html`<p class="console-notes"><strong>${fields.faults.get('deliveries')}</strong></p>`}</fieldset>`,
    html`${outcomesPart(fields, view.open, language)}${askingPart(fields)}`,
  ];
}

/** What publishing would show and bring about, below the photos. */
function previewPart(words: ConsoleWords, path: string, view: NewsView, language: Language): Html | null {
  const { news } = words;
  const { project, news: row, body, open, foreseen, photos } = view;
  if (body === null || row.state === 'withdrawn' || (row.state === 'published' && !hasChanges(row))) return null;
  const written = { id: row.id, project: project.slug, publishedAt: 0, at: 0, body };
  const told = (foreseen.effect?.gifts ?? []).map(({ gift, state, units }) => ({ gift, state, quantity: units }));
  const addressOf = (photo: string) => `${path}/photos/${photo}/photo.webp`;
  return html`<section class="console-card"><h2>${news.preview}</h2><p><strong>${either(body.title, language)}</strong></p>${newsParts(project, { news: written, photos, told }, language, 3, addressOf)}${questionPreview(body, open, language)}${foreseen.effect && effectPart(words, view, foreseen.effect, language)}</section>`;
}

/** What is saved is published: the revision that is looked at, and no other. */
function publishPart(words: ConsoleWords, list: string, view: NewsView, language: ConsoleContext['language']): Html {
  const { news, telling } = words;
  const { news: row, canPublish, faults, zone } = view;
  const path = `${list}/${row.id}`;
  const isCorrection = row.state === 'published';
  if (isCorrection && !hasChanges(row)) return html``;
  const { publishAt } = row;
  const waits = publishAt !== null && telling.scheduledFor(momentWords(language, zone, publishAt));
  const at = !isCorrection && momentField(words, list, view, language);
  const form = html`${view.loss && lossPart(words, view.loss)}<form class="console-form" method="post" action="${path}/publish"><input type="hidden" name="revision" value="${row.revision}">${at}
<p><button class="page-give" type="submit">${isCorrection ? news.correct : news.publish}</button></p><p class="page-small">${news.unsaved}</p></form>`;
  const why = faults.length > 0 ? news.notReady : news.notAdmitted;
  return html`<section><h2>${news.publishTitle}</h2>${waits && html`<p>${waits}</p>`}${faults.length === 0 && canPublish ? form : html`<p>${why}</p>`}</section>`;
}

function endPart({ news }: ConsoleWords, path: string, { state, revision }: NewsRow): Html {
  const [label, hint] =
    state === 'published'
      ? [news.withdraw, news.withdrawHint]
      : state === 'scheduled'
        ? [news.unschedule, news.unscheduleHint]
        : [news.throwAway, news.throwAwayHint];
  return html`<form class="console-end" id="news-end" method="post" action="${path}/withdraw"><input type="hidden" name="revision" value="${revision}"><button class="console-quiet" type="submit">${label}</button><p class="page-small">${hint}</p></form>`;
}
