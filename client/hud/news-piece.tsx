import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import { either, eitherLanguage, isUnsaid } from '#shared/news/news.ts';
import type { OneNews, ToldPhoto } from '#shared/protocol/news.ts';
import { AnsweredQuestion, NewsQuestion } from './news-question.tsx';
import type { Props } from './props.ts';
import { Said } from './said.tsx';
import { nameOf } from './state.ts';

interface NewsPieceProps extends Pick<Props, 'state'> {
  readonly news: OneNews;
}

/** One piece of news as the notice board shows it: day and place, photos, words, what was delivered, what it answers and asks. */
export function NewsPiece({ state, acts, news }: NewsPieceProps & Pick<Props, 'acts'>) {
  const { words, language, project } = state;
  const { title, place, happenedOn, photos } = news;
  const [first, ...others] = photos;
  return (
    <article class="news-piece" aria-labelledby={`news-${news.id}`}>
      <p class="small">
        <time dateTime={happenedOn}>{words.day(Date.parse(happenedOn))}</time>
        {!isUnsaid(place) && (
          <>
            {' '}
            · <Said words={place} language={language} />
          </>
        )}
      </p>
      <h3 id={`news-${news.id}`}>
        <Said words={title} language={language} />
      </h3>
      {first && <NewsPhoto photo={first} language={language} />}
      {eitherLanguage(news.words, language) !== language && <p class="small">{words.newsPage.otherLanguage}</p>}
      {either(news.words, language)
        .split(/\n{2,}/)
        .map((text) => (
          <p key={text} lang={eitherLanguage(news.words, language)}>
            {text}
          </p>
        ))}
      {others.map((photo) => (
        <NewsPhoto key={photo.address} photo={photo} language={language} />
      ))}
      <Brought state={state} news={news} />
      {news.answers.map((one) => (
        <AnsweredQuestion
          key={one.news}
          state={state}
          question={one}
          other={{ news: one.news, label: words.guess.askedIn }}
        />
      ))}
      {news.question && <NewsQuestion state={state} acts={acts} question={news.question} />}
      <p>
        <a href={`/p/${project.slug}/news/${news.id}`} aria-label={words.board.wholeOf(either(title, language))}>
          {words.board.whole}
        </a>{' '}
        ·{' '}
        <a
          href={`/report?subject=news&id=${news.id}`}
          aria-label={`${words.newsPage.report} (${either(title, language)})`}
        >
          {words.newsPage.report}
        </a>
      </p>
    </article>
  );
}

function NewsPhoto({ photo, language }: { readonly photo: ToldPhoto; readonly language: Language }) {
  const { small, alt, width, height } = photo;
  return (
    <img
      class="photo"
      src={small}
      alt={either(alt, language)}
      lang={eitherLanguage(alt, language)}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  );
}

/** The works that are done, the gifts that came alive, and what had to change and why [V2]. */
function Brought({ state, news }: NewsPieceProps) {
  const { words, language, project } = state;
  const steps = project.steps.filter(({ slug }) =>
    news.deliveries.some((one) => one.kind === 'step' && one.step === slug),
  );
  const gifts = news.told.filter((one) => one.state === 'delivered');
  const changes = news.deliveries.flatMap((one) => (one.kind === 'change' ? [one] : []));
  const known = new Set(everyGift(project).map(({ slug }) => slug));
  return (
    <>
      {steps.length + gifts.length > 0 && (
        <div class="news-brought">
          <h4>{words.newsPage.delivers}</h4>
          <ul>
            {steps.map(({ slug, name }) => (
              <li key={slug}>
                <strong>{words.newsPage.step(name[language])}</strong>
              </li>
            ))}
            {gifts
              .filter(({ gift }) => known.has(gift))
              .map(({ gift, quantity }) => (
                <li key={gift}>{words.newsPage.gift(quantity, nameOf(state, gift))}</li>
              ))}
          </ul>
        </div>
      )}
      {changes.length > 0 && (
        <div class="news-brought news-changed">
          <h4>{words.newsPage.changes}</h4>
          <ul>
            {changes.map(({ gift, reason }) => (
              <li key={gift}>
                {words.newsPage.because(nameOf(state, gift))}
                <Said words={reason} language={language} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
