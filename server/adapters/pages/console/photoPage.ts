import type { PhotoView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import { nextPart, said } from './projectPage.ts';
import type { ConsoleWords } from './words/words.ts';

/** The photo of the real place: one, with words for those who cannot see it, and the yes of those who are on it [P3]. */
export function photoPage(parts: PageParts, view: PhotoView, context: ConsoleContext): string {
  const { acting, draft, photo, isPublic, canEdit } = view;
  const { language } = context;
  const words = consoleWords(language);
  const path = `${rootOf(acting)}/projects/${draft.slug}`;
  const shown =
    photo &&
    html`<figure class="console-photo">${draftedPhoto(path, photo, language)}<figcaption>${isPublic ? words.photo.isPublic : words.photo.notYet}</figcaption></figure>`;
  const main = html`<p>${words.photo.lead}</p>${shown}${view.fault !== null && html`<p class="console-notice" role="alert">${words.photoFaults[view.fault]}</p>`}
${canEdit ? photoForm(words, `${path}/photo`, view) : html`<p>${words.project.notYours}</p>`}
${canEdit && photo && html`<form class="console-end" method="post" action="${path}/photo/remove"><button class="console-quiet" type="submit">${words.photo.remove}</button><p class="page-small">${words.photo.removeHint}</p></form>`}
${nextPart(words, path, 'photo')}`;
  const back = { path, name: said(draft.title, language) };
  return consoleDocument(parts, { title: words.project.sections.photo, acting, back, main }, context);
}

/** The draft's photo, which nobody but its stewards sees; another one has another address. */
export const draftedPhoto = (
  path: string,
  { id, alt, width, height }: NonNullable<PhotoView['photo']>,
  language: ConsoleContext['language'],
): Html =>
  html`<img class="page-photo" src="${path}/photo.webp?of=${id}" alt="${alt[language]}" width="${width}" height="${height}">`;

/** The words come before the file: what was written is not lost with a file that is too large. */
function photoForm({ photo: words, common }: ConsoleWords, path: string, { photo, alt, hasAgreed }: PhotoView): Html {
  const altField = (lang: 'fr' | 'en', name: string) =>
    html`<p class="console-field"><label for="alt-${lang}">${words.alt}, ${name}</label><textarea id="alt-${lang}" name="alt.${lang}" rows="2" maxlength="500" lang="${lang}" required>${alt[lang]}</textarea></p>`;
  const isFirst = photo === null;
  return html`<form class="console-form" method="post" action="${path}" enctype="multipart/form-data">
<fieldset class="console-words"><legend>${words.alt}</legend><p class="page-small" id="alt-hint">${words.altHint}</p>${altField('fr', common.french)}${altField('en', common.english)}</fieldset>
<p class="console-field"><label for="photo-file">${isFirst ? words.file : words.otherFile}</label><input id="photo-file" name="file" type="file" accept="image/jpeg,image/png,image/webp" aria-describedby="photo-hint"${isFirst && html` required`}><small id="photo-hint">${words.fileHint}</small></p>
<p class="console-tick"><label><input type="checkbox" name="agreed" value="yes"${hasAgreed && html` checked`}${isFirst && html` required`}><span>${words.agreed}</span></label></p>
<p><button class="page-give" type="submit">${common.save}</button></p></form>`;
}
