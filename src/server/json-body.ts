// JSON bodies as WordPress reads them: UTF-8, and what PHP's json_decode takes.
// Guarantees: linear time, no exception.
import { decodeJson, type JsonError } from '../base/php-json.ts';

const encoding: JsonError = { code: 5, message: 'Malformed UTF-8 characters, possibly incorrectly encoded' };

/** Reads a body that is not empty. */
export function parseJsonBody(body: Uint8Array): ReturnType<typeof decodeJson> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { error: encoding };
  }
  return decodeJson(text);
}
