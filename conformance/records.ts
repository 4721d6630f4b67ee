// WordPress's answers, kept for replay without WordPress: one file an area, one line a request, prose taken out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './client.ts';
import type { Answer } from './compare.ts';

export const recordsFolder = join(import.meta.dirname, 'records');

export interface Record {
  scenario: string;
  step: number;
  /** `role METHOD path?query`, to notice a scenario that changed since it was recorded. */
  request: string;
  answer: Answer;
}

export function requestLine(outcome: Pick<Outcome, 'request'>): string {
  const { role, method, path, query } = outcome.request;
  return `${role} ${method} ${path}${query ? `?${query}` : ''}`;
}

/** Writes the records of every area in `outcomes`, replacing earlier ones. */
export function writeRecords(outcomes: readonly Outcome[]): void {
  mkdirSync(recordsFolder, { recursive: true });
  for (const area of new Set(outcomes.map((outcome) => outcome.area))) {
    const lines = outcomes
      .filter((outcome) => outcome.area === area)
      .map((outcome) =>
        JSON.stringify({
          scenario: outcome.scenario,
          step: outcome.step,
          request: requestLine(outcome),
          answer: outcome.expected,
        } satisfies Record),
      );
    writeFileSync(join(recordsFolder, `${area}.jsonl`), `${lines.join('\n')}\n`);
  }
}
