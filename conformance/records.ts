// WordPress's answers, kept for replay without WordPress: one file an area, one line a request, prose taken out. Of large
// bodies only a digest is kept, and what scenarios read from them; the live run shows where such a body differs.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, RequestSpec } from './client.ts';
import { type Answer, compareAnswers } from './compare.ts';

export const recordsFolder = join(import.meta.dirname, 'records');
/** Characters of JSON up to which a body is kept whole. */
const keptWhole = 600;

export interface AnswerRecord {
  scenario: string;
  /** `role METHOD path?query`, to notice a scenario that changed since it was recorded. */
  request: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  /** sha256 of the body's JSON, where it is not kept whole. */
  digest?: string;
}

export function requestLine({ role, method, path, query }: RequestSpec): string {
  return `${role} ${method} ${path}${query ? `?${query}` : ''}`;
}

function digest(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex');
}

/** The address that replay serves below. */
const replayPort = 8090;

/** An outcome as a WordPress on the port of replay would have given it. */
function rehosted(outcome: Outcome, port: number): Outcome {
  const moved = JSON.stringify(outcome.expected).replace(
    new RegExp(`(127\\.0\\.0\\.1(?::|%3A))${port}(?!\\d)`, 'gi'),
    `$1${replayPort}`,
  );
  return { ...outcome, expected: JSON.parse(moved) };
}

/** Writes the records of every area in `outcomes`, replacing earlier ones. `port` is that of the WordPress asked. */
export function writeRecords(found: readonly Outcome[], port: number): void {
  const outcomes = port === replayPort ? found : found.map((outcome) => rehosted(outcome, port));
  mkdirSync(recordsFolder, { recursive: true });
  for (const area of new Set(outcomes.map((outcome) => outcome.area))) {
    const lines = outcomes
      .filter((outcome) => outcome.area === area)
      .map((outcome) => JSON.stringify(toRecord(outcome)));
    writeFileSync(join(recordsFolder, `${area}.jsonl`), `${lines.join('\n')}\n`);
  }
}

/** What scenarios read of an answer whose body is not kept. */
export function keptParts(body: unknown): Record<string, unknown> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { id, slug, link, instance } = body as Record<string, unknown>;
  if (typeof id === 'number') return { id, slug, link };
  if (typeof id !== 'string' && instance === undefined) return undefined;
  return { ...(typeof id === 'string' ? { id } : {}), ...(instance === undefined ? {} : { instance }) };
}

function toRecord({ scenario, request, expected }: Outcome): AnswerRecord {
  const { status, headers } = expected;
  const body = withoutCalendars(expected.body);
  const record: AnswerRecord = { scenario, request: requestLine(request), status, headers };
  if ((JSON.stringify(body) ?? '').length <= keptWhole) return { ...record, body };
  const kept = keptParts(body);
  return { ...record, digest: digest(body), ...(kept ? { body: kept } : {}) };
}

/** The records of an area, in order; none where it was never recorded. */
export function readRecords(area: string): AnswerRecord[] {
  const file = join(recordsFolder, `${area}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): AnswerRecord => JSON.parse(line));
}

/** Calendars show the month of the day on which they are asked for: records leave out what is in them. */
function withoutCalendars(body: unknown): unknown {
  const text = JSON.stringify(body) ?? '';
  if (!text.includes('wp-calendar')) return body;
  const calendar = /<table id=\\"wp-calendar\\".*?<\/table>(?:\s*<nav .*?<\/nav>)?/gs;
  return JSON.parse(text.replace(calendar, '<calendar>'));
}

/** Where an answer parts from its record. */
export function compareWithRecord(record: AnswerRecord, answered: Answer): string[] {
  const got = { ...answered, body: withoutCalendars(answered.body) };
  const body = record.digest === undefined ? record.body : got.body;
  const found = compareAnswers({ status: record.status, headers: record.headers, body }, got);
  if (record.digest !== undefined && record.digest !== digest(got.body))
    found.push('body: differs from the recorded one');
  return found;
}
