import type { Step } from '#shared/catalogue/catalogue.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { HudState } from './state.ts';

interface Progressing extends Pick<HudState, 'project' | 'progress'> {
  readonly view: Pick<VillageView, 'delivered'> | null;
}

/** The next step that money is still missing for; null once all are reached. What is proven to be done is not to come [V2]. */
export function nextStep({ project, progress, view }: Progressing): Step | null {
  const steps = [...project.steps].sort((a, b) => a.atCents - b.atCents);
  const isDone = ({ slug }: Step) => progress.reached.includes(slug) || view?.delivered.includes(slug) === true;
  return steps.find((step) => step.atCents > progress.raisedCents && !isDone(step)) ?? null;
}

/** What is said of the steps in one line: the next, else whether all are done, or the money of all is there, or one of both. */
export function stepsLine(state: Progressing & Pick<HudState, 'words' | 'language'>): string {
  const { project, progress, view, words, language } = state;
  const next = nextStep(state);
  if (next) return words.progress.next(next.name[language], next.expectedMonth);
  if (project.steps.every(({ slug }) => view?.delivered.includes(slug))) return words.progress.allDone;
  const isThere = ({ slug, atCents }: Step) => progress.reached.includes(slug) || atCents <= progress.raisedCents;
  return project.steps.every(isThere) ? words.progress.allReached : words.progress.reachedOrDone;
}

/** How far a step is, in a few words: done, else whether its money is there, with the month it is expected [V2]. */
export function stepState({ progress, view, words }: HudState, { slug, atCents, expectedMonth }: Step): string {
  if (view?.delivered.includes(slug)) return words.progress.delivered;
  const how = progress.reached.includes(slug) ? words.progress.reached : words.progress.from(words.money(atCents));
  return `${how}, ${words.progress.expected(expectedMonth)}`;
}

/** 0 to 1, never more: what comes beyond the goal is said in words. */
export const shareOf = (amountCents: number, goalCents: number): number =>
  Math.max(0, Math.min(1, amountCents / goalCents));

/** The bar with a flag at every step, and one line on the next. */
export function ProgressBar({ state }: { readonly state: HudState }) {
  const { project, progress, words } = state;
  const raised = words.progress.raised(words.money(progress.raisedCents), words.money(project.goalCents));
  return (
    <div class="progress">
      <p class="progress-line">
        <strong>{raised}</strong>
        <span class="progress-next">{stepsLine(state)}</span>
      </p>
      <div
        class="progress-bar"
        role="progressbar"
        aria-label={words.progress.label}
        aria-valuemin={0}
        aria-valuemax={project.goalCents / 100}
        aria-valuenow={Math.min(progress.raisedCents, project.goalCents) / 100}
        aria-valuetext={raised}
      >
        <div class="progress-fill" style={{ width: `${shareOf(progress.raisedCents, project.goalCents) * 100}%` }} />
        {project.steps.map((step) => (
          <span
            key={step.slug}
            class={`progress-flag${progress.reached.includes(step.slug) ? ' is-reached' : ''}`}
            style={{ left: `${shareOf(step.atCents, project.goalCents) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
