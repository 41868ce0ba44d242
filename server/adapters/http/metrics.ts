import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Numbers for the host's monitoring: counts and times, nothing about anybody. */
export interface Metrics {
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export interface Gauges {
  /** sockets connected now */
  readonly sockets: () => number;
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
  return {
    request(route, method, status, took) {
      requests.inc({ route, method, status });
      seconds.observe({ route }, took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
