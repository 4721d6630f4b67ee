// The form of answers of `tweet-old-post/v8/api`: always status 200, the outcome as text in `code`.
import type { RouteCall } from '../../../extend/routes.ts';
import { entriesOf } from '../../php-arrays.ts';
import type { Reviving } from '../queue/tick.ts';

export type Code = '200' | '201' | '400' | '401' | '403' | '500';

export interface Outcome {
  readonly code?: Code;
  readonly data?: unknown;
  readonly message?: string;
  /** Is it shown to the user? */
  readonly shown?: boolean;
}

export interface ApiCall extends RouteCall {
  /** What was sent, without the name of the action. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly reviving: Reviving;
}

/** An action of the API; undefined data are an empty list. */
export type Action = (call: ApiCall) => Promise<Outcome> | Outcome;

const kinds: Readonly<Record<Code, readonly [status: string, title: string]>> = {
  '200': ['info', 'Done'],
  '201': ['success', 'Saved'],
  '400': ['warning', 'That did not work'],
  '401': ['warning', 'That did not work'],
  '403': ['error', 'That is not possible'],
  '500': ['error', 'That is not possible'],
};

export function envelope({ code = '200', data, message = '', shown = false }: Outcome): Record<string, unknown> {
  const [status, title] = kinds[code];
  return { code, status, title, message, silent: !shown, show_to_user: shown, data: asPhp(data ?? []) };
}

/** As PHP's JSON has it: an empty array is a list, whatever it might hold. */
export function asPhp(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asPhp);
  if (typeof value !== 'object' || value === null) return value;
  const entries = entriesOf(value);
  if (entries.every(([key], at) => key === String(at))) return entries.map(([, item]) => asPhp(item));
  return Object.fromEntries(entries.map(([key, item]) => [key, asPhp(item)]));
}
