// JSON as PHP's json_decode reads it into arrays: 511 levels, no text with half a character in it, PHP's error numbers and phrases
// where it cannot be read. What sites store as JSON is read by this, so that what PHP refuses is refused here as well.
// Guarantees: linear time, no exception, nothing in a value is nested deeper; a key such as `__proto__` stays a plain key.

/** Lists and objects nested deeper than this are refused: PHP's limit of 512 counts what is inside as well. */
export const mostLevels = 511;

export interface JsonError {
  /** PHP's `json_last_error()`. */
  readonly code: number;
  readonly message: string;
}

const errors = {
  depth: { code: 1, message: 'Maximum stack depth exceeded' },
  control: { code: 3, message: 'Control character error, possibly incorrectly encoded' },
  syntax: { code: 4, message: 'Syntax error' },
  surrogate: { code: 10, message: 'Single unpaired UTF-16 surrogate in unicode escape' },
} satisfies Record<string, JsonError>;

/** The value of a text, or why it has none. */
export function decodeJson(text: string): { readonly value: unknown } | { readonly error: JsonError } {
  if (isTooDeep(text)) return { error: errors.depth };
  try {
    const value: unknown = JSON.parse(text);
    return /\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value) ? { error: errors.surrogate } : { value };
  } catch (error) {
    const control = error instanceof SyntaxError && error.message.startsWith('Bad control character');
    return { error: control ? errors.control : errors.syntax };
  }
}

/** The value of a text, undefined where it has none. */
export function jsonOf(text: string): unknown {
  const decoded = decodeJson(text);
  return 'value' in decoded ? decoded.value : undefined;
}

/** Are lists and objects nested deeper than PHP takes them? */
export function isTooDeep(text: string): boolean {
  return mayBeTooDeep(text) && isDeeper(text);
}

/** Not with so few characters, or brackets. */
function mayBeTooDeep(text: string): boolean {
  if (text.length <= mostLevels) return false;
  let brackets = 0;
  for (const bracket of '[{')
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1))
      if (++brackets > mostLevels) return true;
  return false;
}

function isDeeper(text: string): boolean {
  let level = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inText) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) inText = false;
    } else if (unit === 0x22) inText = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++level > mostLevels) return true;
    } else if (unit === 0x5d || unit === 0x7d) level--;
  }
  return false;
}

/** No text in it has half a character. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}
