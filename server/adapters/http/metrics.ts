import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Numbers for the host's monitoring: counts and times, nothing about anybody. */
export interface Metrics {
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  /** somebody asked for, or came with, a passage to the payment */
  readonly passage: (door: string, outcome: string) => void;
  /** a card was refused on the payment page */
  readonly declined: () => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export interface Gauges {
  /** sockets connected now */
  readonly sockets: () => number;
  /** the last comparison with Stripe; null before the first */
  readonly comparison: () => Promise<{ readonly ageSeconds: number; readonly openDifferences: number } | null>;
  /** associations whose door is made harder, with how much */
  readonly alarms: () => ReadonlyMap<string, number>;
}

export function metricsOf(gauges: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'hameau_' });
  const requests = new Counter({
    name: 'hameau_http_requests_total',
    help: 'Requests answered, by route',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'hameau_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'hameau_live_sockets',
    help: 'Live connections now',
    registers: [registry],
    collect() {
      this.set(gauges.sockets());
    },
  });
  comparisonGauges(registry, gauges.comparison);
  const passages = new Counter({
    name: 'hameau_passages_total',
    help: 'Proofs of work and form tokens: handed out, good, or refused',
    labelNames: ['door', 'outcome'],
    registers: [registry],
  });
  const declines = new Counter({
    name: 'hameau_declines_total',
    help: 'Cards refused on the payment page',
    registers: [registry],
  });
  new Gauge({
    name: 'hameau_giving_alarm',
    help: 'How much harder giving is made against card testing: 0 in calm, to 2',
    labelNames: ['association'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [association, level] of gauges.alarms()) this.set({ association }, level);
    },
  });
  return {
    passage: (door, outcome) => passages.inc({ door, outcome }),
    declined: () => declines.inc(),
    request(route, method, status, took) {
      requests.inc({ route, method, status });
      seconds.observe({ route }, took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Before the first comparison neither is there: an alarm on a missing value is the host's to choose. */
function comparisonGauges(registry: Registry, last: Gauges['comparison']): void {
  const gauge = (name: string, help: string, of: 'ageSeconds' | 'openDifferences') =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const found = await last();
        if (found) this.set(found[of]);
        else this.reset();
      },
    });
  gauge('hameau_comparison_age_seconds', 'Time since the books were last compared with Stripe', 'ageSeconds');
  gauge('hameau_comparison_open_differences', 'Questions that the last comparison left open', 'openDifferences');
}
