import type { Step } from '#shared/catalogue/catalogue.ts';
import { type Cents, cents } from '#shared/money.ts';
import type { NewsTold } from '#shared/protocol/news.ts';
import { stepSites } from '#shared/village/terrain.ts';
import { AroundPart } from './around-part.tsx';
import { NewsToldPart } from './news-told.tsx';
import { landOf } from './places.ts';
import { nextStep, ProgressBar, shareOf } from './progress.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import { Sprite } from './sprite.tsx';
import type { HudState, Panel } from './state.ts';
import { newsOfStep } from './tidings.ts';
import { ToldFoot } from './told-foot.tsx';

/** A common work that was tapped in the village [V3]: what it is, how much of its money is there, the month it is expected [V2]. */
export function StepSheet({ state, acts, panel }: Props & { readonly panel: Extract<Panel, { kind: 'step' }> }) {
  const { words, project, language, view } = state;
  const index = project.steps.findIndex((candidate) => candidate.slug === panel.step);
  const step = project.steps[index];
  if (!step) return null;
  const told = toldOf(state, step);
  const site = view ? stepSites(landOf(view))[index] : undefined;
  return (
    <Sheet
      kind="step"
      title={step.name[language]}
      closeLabel={words.common.close}
      onClose={acts.close}
      footer={<ToldFoot state={state} acts={acts} from={panel.from} plot={site ? middleOf(site) : null} />}
    >
      <div class="gift-top">
        <div class="gift-picture">
          <Sprite name={step.sprite} boxPx={120} />
        </div>
        <StepFacts step={step} state={state} />
      </div>
      <div aria-live="polite">{told && <NewsToldPart state={state} news={told} />}</div>
      <h3>{words.village.about}</h3>
      <ProgressBar state={state} />
      {site && <AroundPart state={state} of={`step ${step.slug}`} plot={site} />}
    </Sheet>
  );
}

/** The news that tell it to be done, in short; null while they are not read. */
function toldOf({ tidings, view }: HudState, { slug }: Step): NewsTold | null {
  const news = view?.delivered.includes(slug) ? newsOfStep(tidings, slug) : null;
  return news && { ...news, photo: news.photos[0] ?? null };
}

const middleOf = ({ x, y, w, d }: { x: number; y: number; w: number; d: number }) => ({
  x: x + Math.floor(w / 2),
  y: y + Math.floor(d / 2),
});

function StepFacts({ step, state }: { readonly step: Step; readonly state: HudState }) {
  const { words, progress, view } = state;
  const { thereCents, neededCents } = moneyOf(state, step);
  const reached = progress.reached.includes(step.slug);
  const delivered = view?.delivered.includes(step.slug) === true;
  const there = words.progress.there(words.money(thereCents), words.money(neededCents));
  return (
    <div aria-live="polite">
      {(reached || delivered) && (
        <p class="marks">
          <span class="mark mark-delivered">{delivered ? words.progress.delivered : words.progress.reached}</span>
        </p>
      )}
      <p>{there}</p>
      <div
        class="progress-bar"
        role="progressbar"
        aria-label={words.progress.thereLabel}
        aria-valuemin={0}
        aria-valuemax={neededCents / 100}
        aria-valuenow={thereCents / 100}
        aria-valuetext={there}
      >
        <div class="progress-fill" style={{ width: `${shareOf(thereCents, neededCents) * 100}%` }} />
      </div>
      <p class="small">
        {delivered
          ? words.progress.deliveredMeans
          : reached
            ? words.progress.reachedMeans
            : nextStep(state)?.slug === step.slug
              ? words.progress.growing
              : words.progress.waiting}{' '}
        {!delivered && words.progress.expectedIn(step.expectedMonth)}
      </p>
    </div>
  );
}

/** A step's own money: what is raised beyond the step before it, up to its amount. */
export function moneyOf(
  { project, progress }: Pick<HudState, 'project' | 'progress'>,
  step: Step,
): { readonly thereCents: Cents; readonly neededCents: Cents } {
  const before = Math.max(0, ...project.steps.map(({ atCents }) => atCents).filter((at) => at < step.atCents));
  const neededCents = cents(step.atCents - before);
  const there = progress.reached.includes(step.slug) ? neededCents : progress.raisedCents - before;
  return { thereCents: cents(Math.max(0, Math.min(neededCents, there))), neededCents };
}
