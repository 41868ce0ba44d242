import type { DayTotals } from '#server/domain/accounts/summary.ts';
import { reachedCents } from '#shared/accounts/totals.ts';
import { type Html, html } from '#shared/html.ts';
import type { AccountsWords } from './accountsWords.ts';

/** The drawing's own units; the stylesheet gives it its size. */
const WIDTH = 600;
const HEIGHT = 200;
/** More steps than pixels help nobody. */
const MOST_POINTS = 300;
/** So many days stand in the table one by one; beyond, the last of each month does. */
const MOST_ROWS = 31;

type Money = (amountCents: number) => string;

/** What was given and what has arrived, day by day: a drawing with its sense in words, and a table that says the same. */
export function chartPart(
  words: AccountsWords,
  money: Money,
  day: (unixMs: number) => string,
  days: readonly DayTotals[],
) {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const from = Date.parse(first.day);
  const to = Date.parse(last.day);
  const { given } = last.totals;
  const top = roundAbove(Math.max(...days.map(({ totals }) => totals.given), 1));
  const { chart, chartMeans, chartGiven, chartArrived } = words;
  return html`<section class="accounts-chart" aria-labelledby="chart-title"><h2 id="chart-title">${chart}</h2>
<p class="accounts-legend"><span class="accounts-key accounts-key-given">${chartGiven}</span> <span class="accounts-key accounts-key-arrived">${chartArrived}</span></p>
<div class="accounts-plot"><div class="accounts-scale" aria-hidden="true"><span>${money(top)}</span><span>${money(top / 2)}</span><span>${money(0)}</span></div>
<svg role="img" aria-labelledby="chart-means" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none"><title id="chart-means">${chartMeans(from, to, money(given), money(reachedCents(last.totals)))}</title>
<path class="accounts-grid" d="M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}"></path>
<path class="accounts-area-given" d="${area(days, from, to, top, ({ totals }) => totals.given)}"></path>
<path class="accounts-area-arrived" d="${area(days, from, to, top, ({ totals }) => reachedCents(totals))}"></path></svg>
<div class="accounts-dates" aria-hidden="true"><span>${day(from)}</span>${to > from && html`<span>${day(to)}</span>`}</div></div>
${figures(words, money, day, days)}</section>`;
}

/** A stair that rises on the day something came: money does not flow in between. */
function area(
  days: readonly DayTotals[],
  from: number,
  to: number,
  top: number,
  of: (day: DayTotals) => number,
): string {
  const every = Math.ceil(days.length / MOST_POINTS);
  const shown = days.filter((_, i) => i % every === 0 || i === days.length - 1);
  const x = (day: string) => (to === from ? 0 : Math.round(((Date.parse(day) - from) / (to - from)) * WIDTH));
  const y = (cents: number) => Math.round(HEIGHT * (1 - Math.max(0, cents) / top));
  const steps = shown.map((day) => `H${x(day.day)}V${y(of(day))}`);
  return `M0 ${HEIGHT}${steps.join('')}H${WIDTH}V${HEIGHT}Z`;
}

function figures(
  words: AccountsWords,
  money: Money,
  day: (unixMs: number) => string,
  days: readonly DayTotals[],
): Html {
  const rows = days.length <= MOST_ROWS ? days : days.filter((at, i) => monthOf(at) !== monthOf(days[i + 1]));
  return html`<details><summary>${words.chartTable}</summary><table class="accounts-table"><thead><tr><th scope="col">${words.period}</th><th scope="col">${words.chartGiven}</th><th scope="col">${words.chartArrived}</th></tr></thead>
<tbody>${rows.map(
    ({ day: at, totals }) =>
      html`<tr><th scope="row">${day(Date.parse(at))}</th><td>${money(totals.given)}</td><td>${money(reachedCents(totals))}</td></tr>`,
  )}</tbody></table></details>`;
}

const monthOf = (day: DayTotals | undefined) => day?.day.slice(0, 7);

/** The next of 1, 2, 4, 5 or 10 times a power of ten: half of it is a whole number of euros too, from 2 € on. */
function roundAbove(cents: number): number {
  const power = 10 ** Math.floor(Math.log10(cents));
  return ([1, 2, 4, 5, 10].find((times) => times * power >= cents) ?? 10) * power;
}
