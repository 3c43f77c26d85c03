import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricSources {
  /** Facts that have no place in the feed yet, and how far the feed goes. */
  readonly pending: () => Promise<number>;
  readonly feedHead: () => Promise<number>;
}

/** While the database is away nobody knows; the other metrics are asked for just then. */
const known = (ask: () => Promise<number>): Promise<number> => ask().catch(() => Number.NaN);

/** Prometheus metrics of this server; labels are routes and status codes, never what was sent. */
export function createMetrics(sources: MetricSources): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'cardwright_facts_pending',
    help: 'Facts that wait for their place in the feed',
    registers: [registry],
    async collect() {
      this.set(await known(sources.pending));
    },
  });
  new Gauge({
    name: 'cardwright_feed_head',
    help: 'Number of the last fact in the feed',
    registers: [registry],
    async collect() {
      this.set(await known(sources.feedHead));
    },
  });
  return registry;
}

/** Counts and times every answer by its route. */
export function measureAnswers(app: FastifyInstance, registry: Registry): void {
  const answers = new Histogram({
    name: 'cardwright_http_request_seconds',
    help: 'Answers by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    answers.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
}
