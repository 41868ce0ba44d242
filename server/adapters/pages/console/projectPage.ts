import { type Changes, isUnchanged } from '#server/domain/drafts/publish.ts';
import type { Section } from '#server/domain/drafts/read.ts';
import type { FileView, ProjectView, PublishTrouble } from '#server/domain/stewards/views.ts';
import type { Gift, Words } from '#shared/catalogue/catalogue.ts';
import { type Html, html } from '#shared/html.ts';
import { formatIn } from '#shared/i18n/format.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { draftedPhoto } from './photoPage.ts';
import { QUESTIONS_WORDS } from './words/questions.ts';
import type { ConsoleWords } from './words/words.ts';

export const SECTIONS: readonly Section[] = ['about', 'land', 'photo', 'goal', 'steps', 'gifts'];

/** A draft's words in the reader's language, or in the other where that one is not written yet. */
export const said = ({ fr, en }: Words, language: Language): string => (language === 'fr' ? fr || en : en || fr);

/** A project being written: what is still missing, how the village would look, what publishing changes. */
export function projectPage(parts: PageParts, view: ProjectView, context: ConsoleContext): string {
  const { acting, draft, revision, faults, changes, village, canPublish } = view;
  const { language } = context;
  const words = consoleWords(language);
  const { project, nav } = words;
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const picture = `${path}/preview.png?r=${revision}`;
  const button = changes === null ? project.publish : project.publishChanges;
  const isReady = canPublish && faults.length === 0 && !(changes && isUnchanged(changes));
  const main = html`${view.isJustPublished && html`<p class="console-saved" role="status">${project.published}</p>`}${view.refusal && html`<p class="console-notice" role="alert">${troubleWords(words, view.refusal)}</p>`}
<a class="console-whole" href="${picture}"><img class="console-preview" src="${picture}" alt="${project.pictureAlt}" width="1200" height="630"> <span>${project.wholePicture}</span></a>
<p class="page-small">${project.picture}</p>
${view.photo && draftedPhoto(path, view.photo, language)}
<section><h2>${project.steps}</h2><ol class="console-list">${SECTIONS.map((section) => sectionPart(words, path, section, view))}</ol></section>
${changes && changesPart(words, language, changes)}
${isReady && html`<form method="post" action="${path}/publish"><button class="page-give" type="submit">${button}</button></form>`}
${village && html`<ul class="console-ways"><li><a href="${path}/news">${words.news.title}</a></li><li><a href="/v/${village}?lang=${language}">${project.visit}</a></li><li><a href="/p/${draft.slug}/accounts?lang=${language}">${project.accounts}</a></li></ul>`}
${village && html`<p><a class="console-way" href="${path}/questions">${QUESTIONS_WORDS[language].title}</a></p>`}
<p><a class="console-way" href="${path}/file">${project.file}</a></p>
${view.canEdit && endPart(words, path, view)}`;
  const title = said(draft.title, language);
  return consoleDocument(parts, { title, acting, back: { path: rootOf(acting), name: nav.overview }, main }, context);
}

/** What ends a project: it is over, or was never begun in public. */
function endPart({ project }: ConsoleWords, path: string, { village, isArchived }: ProjectView): Html {
  const [act, label, hint] =
    village === null
      ? ['discard', project.discard, project.discardHint]
      : isArchived
        ? ['reopen', project.reopen, project.archivedHint]
        : ['archive', project.archive, project.archiveHint];
  return html`<form class="console-end" method="post" action="${path}/${act}"><button class="console-quiet" type="submit">${label}</button><p class="page-small">${hint}</p></form>`;
}

/** After a part comes the next; after the last, the project. */
export function nextPart({ project }: ConsoleWords, path: string, section: Section): Html {
  const next = SECTIONS[SECTIONS.indexOf(section) + 1];
  const [to, name] = next ? [`${path}/${next}`, project.next(project.sections[next])] : [path, project.overview];
  return html`<p><a class="console-way" href="${to}">${name} →</a></p>`;
}

function sectionPart({ project }: ConsoleWords, path: string, section: Section, { faults, photo }: ProjectView): Html {
  const open = faults.filter((fault) => fault.section === section).length;
  const plain = open === 0 ? project.done : project.open(open);
  const state = section === 'photo' ? (photo ? project.withPhoto : project.withoutPhoto) : plain;
  return html`<li><a href="${path}/${section}"><strong>${project.sections[section]}</strong><small class="${open === 0 ? 'console-done' : 'console-open'}">${state}</small></a></li>`;
}

function changesPart(words: ConsoleWords, language: Language, changes: Changes): Html {
  const { project, money } = words;
  if (isUnchanged(changes)) return html`<p>${project.unchanged}</p>`;
  const names = (gifts: readonly Gift[]) => formatIn(language).list(gifts.map(({ name }) => name[language]));
  const { added, retired, repriced, altered } = changes;
  return html`<section><h2>${project.changes}</h2><ul>
${added.length > 0 && html`<li>${project.added(names(added))}</li>`}
${retired.length > 0 && html`<li>${project.retired(names(retired))}</li>`}
${repriced.map(({ gift, beforeCents }) => html`<li>${project.repriced(gift.name[language], money(beforeCents), money(gift.priceCents))}</li>`)}
${altered.length > 0 && html`<li>${project.altered(names(altered))}</li>`}
${changes.project && html`<li>${project.projectChanged}</li>`}${changes.photo && html`<li>${project.photoChanged}</li>`}</ul></section>`;
}

function troubleWords({ faults }: ConsoleWords, trouble: PublishTrouble): string {
  return trouble.kind === 'footprintChanged' ? faults.footprintChanged(trouble.gift) : faults[trouble.kind];
}

/** The draft as the command line's file, and back. */
export function filePage(
  parts: PageParts,
  { acting, draft, text, faults, canEdit }: FileView,
  context: ConsoleContext,
): string {
  const { file, project } = consoleWords(context.language);
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const told =
    faults === 'otherProject'
      ? html`<li>${file.otherProject}</li>`
      : faults?.map(({ line, reason }) => html`<li>${file.line(line, reason)}</li>`);
  const main = html`<p>${file.lead}</p>
<p><a class="console-way" href="${path}/project.yaml" download>${file.download}</a></p>
${told && html`<section class="console-notice" role="alert"><p>${file.faults}</p><ul>${told}</ul></section>`}
${
  canEdit &&
  html`<form class="console-form" method="post" action="${path}/file"><p class="console-field"><label for="file">${file.paste}</label><textarea id="file" name="file" rows="12" spellcheck="false" required>${text}</textarea></p>
<p><button class="page-give" type="submit">${file.check}</button></p></form>`
}`;
  const back = { path, name: said(draft.title, context.language) };
  return consoleDocument(parts, { title: project.file, acting, back, main }, context);
}
