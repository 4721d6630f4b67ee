// Numbers for monitoring, in Prometheus' text form: requests, their durations, database statements, cache hits.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { ResponseCache } from './response-cache.ts';

export interface Metrics {
  /** The text of `/metrics`, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
  /** One request answered by the application (those from the response cache are counted there). */
  answered(method: string, status: number, seconds: number): void;
}

export function createMetrics(database: Database, cache: ResponseCache | null): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'broadsheet_request_seconds',
    help: 'Time to answer requests that the response cache did not.',
    labelNames: ['method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  readCounter(registry, 'broadsheet_queries_total', 'Statements sent to the database.', () => database.queryCount);
  if (cache) {
    readCounter(registry, 'broadsheet_cache_hits_total', 'Requests answered from the cache.', () => cache.hits);
    readCounter(registry, 'broadsheet_cache_misses_total', 'Requests that had to be answered.', () => cache.misses);
  }
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (method, status, seconds) => durations.observe({ method, status: String(status) }, seconds),
  };
}

/** A counter that is kept elsewhere and read when somebody asks. */
function readCounter(registry: Registry, name: string, help: string, read: () => number): void {
  let reported = 0;
  new Counter({
    name,
    help,
    registers: [registry],
    collect() {
      const now = read();
      this.inc(Math.max(0, now - reported));
      reported = now;
    },
  });
}
