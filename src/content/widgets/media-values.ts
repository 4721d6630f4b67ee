// Values for the settings of media widgets: those that fit, as they are stored. Reproduces what WP_Widget_Media::update does
// with its schema (rest_validate_value_from_schema, rest_sanitize_value_from_schema and the callbacks).
import { isPhpArray, type PhpValue, phpItems, phpText } from '../../database/php-values.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { sanitizeHtmlClass, sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeUrl } from '../../rendering/formatting/url.ts';
import type { MediaSetting } from '../../rendering/widgets/media-settings.ts';

const whole = /^[ \t\n\r\v\f]*[+-]?\d+(?:\.0*)?[ \t\n\r\v\f]*$/;

/** The value to store; undefined for one that does not fit. */
export function mediaValue(value: unknown, setting: MediaSetting, sizes: readonly string[]): PhpValue | undefined {
  switch (setting.type) {
    case 'boolean':
      return truth(value);
    case 'integer':
      return integer(value, setting);
    case 'ids':
      return ids(value);
    case 'string':
      return typeof value === 'string' ? text(value, setting, sizes) : undefined;
  }
}

function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  if (typeof value !== 'string' || !['', 'true', 'false', '0', '1'].includes(value.toLowerCase())) return undefined;
  return !['', 'false', '0'].includes(value.toLowerCase());
}

function integer(value: unknown, { minimum, maximum }: MediaSetting): number | undefined {
  const isWhole = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && whole.test(value);
  const number = isWhole ? Math.trunc(Number(value)) : undefined;
  if (number === undefined || number < (minimum ?? number) || number > (maximum ?? number)) return undefined;
  return number;
}

function ids(value: unknown): PhpValue | undefined {
  const list = isPhpArray(value)
    ? Array.isArray(value) || value instanceof Map
      ? phpItems(value)
      : undefined
    : phpText(value)
        .split(/[\s,]+/)
        .filter((part) => part !== '');
  const numbers = list?.map((item) => integer(item, { type: 'integer', initial: 0 }));
  if (!numbers || numbers.includes(undefined)) return undefined;
  return [...new Set(numbers.map((number) => Math.abs(number ?? 0)))];
}

function text(value: string, setting: MediaSetting, sizes: readonly string[]): string | undefined {
  const choices = setting.isSize ? [...sizes, 'full', 'custom'] : setting.choices;
  if (choices && !choices.includes(value)) return undefined;
  if (setting.isUrl) return sanitizeUrl(value);
  if (setting.clean === 'text') return sanitizeTextField(value);
  if (setting.clean === 'html') return kses(value, 'post');
  if (setting.clean !== 'classes') return value;
  const classes = trim(value)
    .split(/\s+/)
    .map((name) => sanitizeHtmlClass(name));
  return classes.filter((name) => name !== '' && name !== '0').join(' ');
}
