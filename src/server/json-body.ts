// JSON bodies as PHP's json_decode reads them: 512 levels, its error numbers and phrases where a body cannot be read.
// Guarantees: linear time, no exception; a key such as `__proto__` stays a plain key.

export type JsonBody = { value: unknown } | { error: { code: number; message: string } };

const mostLevels = 512;
const errors = {
  depth: { code: 1, message: 'Maximum stack depth exceeded' },
  control: { code: 3, message: 'Control character error, possibly incorrectly encoded' },
  syntax: { code: 4, message: 'Syntax error' },
  encoding: { code: 5, message: 'Malformed UTF-8 characters, possibly incorrectly encoded' },
  surrogate: { code: 10, message: 'Single unpaired UTF-16 surrogate in unicode escape' },
};

/** Reads a body that is not empty. */
export function parseJsonBody(body: Uint8Array): JsonBody {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { error: errors.encoding };
  }
  if (levels(text) > mostLevels) return { error: errors.depth };
  try {
    const value: unknown = JSON.parse(text);
    return /\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value) ? { error: errors.surrogate } : { value };
  } catch (error) {
    const control = error instanceof SyntaxError && error.message.startsWith('Bad control character');
    return { error: control ? errors.control : errors.syntax };
  }
}

/** How deep lists and objects are nested. */
function levels(text: string): number {
  let deepest = 0;
  let level = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inText) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) inText = false;
    } else if (unit === 0x22) inText = true;
    else if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++level);
    else if (unit === 0x5d || unit === 0x7d) level--;
  }
  return deepest;
}

/** No text in it has half a character; the value is at most 512 levels deep. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}
