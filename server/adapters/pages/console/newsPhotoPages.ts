import type { NewsPhotoView, NewsView } from '#server/domain/stewards/views.ts';
import { type Html, html } from '#shared/html.ts';
import { either, MOST_NEWS_PHOTOS } from '#shared/news/news.ts';
import { BLUR_GRID, squareName } from '#shared/news/squares.ts';
import { newsPhoto } from '../newsPages.ts';
import type { PageParts } from '../villagePage.ts';
import { type ConsoleContext, consoleDocument, consoleWords, rootOf } from './frame.ts';
import type { ConsoleWords } from './words/words.ts';

/** The photos of one piece of news, and the form for one more. */
export function photosPart(
  words: ConsoleWords,
  path: string,
  { photos, photoFault, alt, form }: NewsView,
  language: ConsoleContext['language'],
): Html {
  const { news, common, photo: own } = words;
  const fault = photoFault && faultIn(words, photoFault);
  const altField = (lang: 'fr' | 'en', name: string) =>
    html`<p class="console-field"><label for="alt-${lang}">${news.alt}, ${name}</label><textarea id="alt-${lang}" name="alt.${lang}" rows="2" maxlength="500" lang="${lang}">${alt[lang]}</textarea></p>`;
  const shown = photos.map(
    (photo) =>
      html`<figure class="console-photo">${newsPhoto(photo, `${path}/photos/${photo.id}/photo.webp`, language)}<figcaption><a class="console-way" href="${path}/photos/${photo.id}">${news.look}</a></figcaption></figure>`,
  );
  // The words come before the file: they are not lost with one that is too large.
  const adding =
    form.canEdit &&
    photos.length < MOST_NEWS_PHOTOS &&
    html`<form class="console-form" method="post" action="${path}/photos" enctype="multipart/form-data">
<fieldset class="console-words"><legend>${news.alt}</legend>${altField('fr', common.french)}${altField('en', common.english)}</fieldset>
<p class="console-field"><label for="photo-file">${news.file}</label><input id="photo-file" name="file" type="file" accept="image/jpeg,image/png,image/webp" required aria-describedby="photo-hint"><small id="photo-hint">${own.fileHint}</small></p>
<p class="console-tick"><label><input type="checkbox" name="agreed" value="yes" required><span>${own.agreed}</span></label></p>
<p><button class="console-quiet" type="submit">${news.add}</button></p></form>`;
  return html`<section><h2>${news.photos}</h2><p class="page-small">${news.photosLead}</p>${fault && html`<p class="console-notice" role="alert">${fault}</p>`}${shown}${adding}</section>`;
}

function faultIn({ news, photoFaults }: ConsoleWords, fault: NonNullable<NewsView['photoFault']>): string {
  if (fault === 'tooMany') return news.tooManyPhotos;
  return fault === 'noWords' ? news.noAlt : photoFaults[fault];
}

/** One photo, under a grid of boxes: those that are ticked are covered. Works by touch, by keyboard, and without script. */
export function newsPhotoPage(parts: PageParts, view: NewsPhotoView, context: ConsoleContext): string {
  const { acting, project, news: row, photo, canEdit } = view;
  const { language } = context;
  const { news } = consoleWords(language);
  const up = `${rootOf(acting)}/projects/${project.slug}/news/${row.id}`;
  const path = `${up}/photos/${photo.id}`;
  const along = Array.from({ length: BLUR_GRID }, (_, i) => i);
  const boxes = along.flatMap((r) =>
    along.map(
      (c) =>
        html`<input type="checkbox" name="square" value="${squareName({ row: r, column: c })}" aria-label="${news.square(r + 1, c + 1)}">`,
    ),
  );
  const picture = newsPhoto(photo, `${path}/photo.webp`, language);
  const main = canEdit
    ? html`<p>${news.coverLead}</p><form method="post" action="${path}/cover"><div class="console-squares">${picture}<div>${boxes}</div></div>
<p><button class="page-give" type="submit">${news.coverNow}</button></p></form>
<form class="console-end" method="post" action="${path}/remove"><button class="console-quiet" type="submit">${news.takeAway}</button></form>`
    : picture;
  const back = { path: up, name: either(row.body.title, language) || news.untitled };
  return consoleDocument(parts, { title: news.cover, acting, back, main }, context);
}
