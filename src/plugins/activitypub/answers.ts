// Answers of the pages of ActivityPub.
import type { PageAnswer } from '../../extend/routes.ts';

export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): PageAnswer {
  const fixed = { 'Content-Type': 'text/plain; charset=UTF-8', 'Cache-Control': 'no-store' };
  return { status, headers: { ...fixed, ...headers }, body: `${text}\n` };
}

/** A document of the activity vocabulary; one minute old at most where somebody keeps it. */
export function activityJson(document: unknown, status = 200): PageAnswer {
  const headers = {
    'Content-Type': 'application/activity+json; charset=UTF-8',
    'Cache-Control': 'public, max-age=60',
    Vary: 'Accept',
    'Access-Control-Allow-Origin': '*',
  };
  return { status, headers, body: JSON.stringify(document) };
}

export function json(document: unknown, type: string): PageAnswer {
  const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' };
  return { status: 200, headers, body: typeof document === 'string' ? document : JSON.stringify(document) };
}
