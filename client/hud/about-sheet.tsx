import type { Photo, Step } from '#shared/catalogue/catalogue.ts';
import { photoAddress } from '#shared/catalogue/photo.ts';
import type { Language } from '#shared/i18n/language.ts';
import { placeIn } from '#shared/i18n/place.ts';
import { FoundedPart } from './founded-part.tsx';
import { ProgressBar, stepState } from './progress.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';

/** The project's story, its steps with the month each is expected [V2], and where to check the figures [T1]. */
export function AboutSheet({ state, acts }: Props) {
  const { words, project, language, data } = state;
  return (
    <Sheet kind="about" title={project.title[language]} closeLabel={words.common.close} onClose={acts.close}>
      <FoundedPart state={state} />
      {project.photo && <ProjectPhoto photo={project.photo} language={language} />}
      <p>{project.story[language]}</p>
      <p class="small">
        {words.about.where}: {placeIn(project, language)}. {words.about.by(data.association)}.{' '}
        {words.about.approved(project.approvedBy)}.
      </p>
      <ProgressBar state={state} />
      <h3>{words.progress.steps}</h3>
      <ol class="steps">
        {project.steps.map((step) => (
          <StepRow key={step.slug} step={step} state={state} />
        ))}
      </ol>
      <p>
        <button type="button" class="link" onClick={() => acts.openPosting('board')}>
          {words.about.news}
        </button>{' '}
        · <a href={`/p/${project.slug}/accounts`}>{words.about.accounts}</a>
      </p>
      <p>
        <a href={`/p/${project.slug}/found`}>{words.founded.found}</a>
      </p>
      <p class="small">
        <a href={reportPath(data, project)}>{words.about.report}</a>
      </p>
    </Sheet>
  );
}

function ProjectPhoto({ photo, language }: { readonly photo: Photo; readonly language: Language }) {
  const { id, alt, width, height } = photo;
  return <img class="photo" src={photoAddress(id)} alt={alt[language]} width={width} height={height} loading="lazy" />;
}

/** What is read here is the founder's where there is one, else the association's. */
const reportPath = ({ founded, village }: Props['state']['data'], { slug }: Props['state']['project']): string =>
  founded === null ? `/report?subject=project&id=${slug}` : `/report?subject=village&id=${village}`;

function StepRow({ step, state }: { readonly step: Step; readonly state: Props['state'] }) {
  const { progress, language } = state;
  const reached = progress.reached.includes(step.slug);
  return (
    <li class={`step${reached ? ' is-reached' : ''}`}>
      <div class="line-picture">
        <Sprite name={step.sprite} boxPx={52} />
      </div>
      <div>
        <strong>{step.name[language]}</strong>
        <p class="small">{stepState(state, step)}</p>
      </div>
    </li>
  );
}
