import { either, eitherLanguage } from '#shared/news/news.ts';
import type { NewsTold } from '#shared/protocol/news.ts';
import type { Props } from './props.ts';
import { Said } from './said.tsx';

/** News in short, on what they tell of: the day, a small photo, the first words, and the way to the whole. */
export function NewsToldPart({ state, news }: Pick<Props, 'state'> & { readonly news: NewsTold }) {
  const { words, language, project } = state;
  const { photo } = news;
  return (
    <div class="news-told">
      {photo && (
        <img
          src={photo.small}
          alt={either(photo.alt, language)}
          lang={eitherLanguage(photo.alt, language)}
          width={photo.width}
          height={photo.height}
          loading="lazy"
          decoding="async"
        />
      )}
      <div>
        <p class="small">{words.board.happened(Date.parse(news.happenedOn))}</p>
        <p>
          <a href={`/p/${project.slug}/news/${news.id}`} lang={eitherLanguage(news.title, language)}>
            {either(news.title, language)}
          </a>
        </p>
        <p class="news-first">
          <Said words={news.words} language={language} />
        </p>
      </div>
    </div>
  );
}
