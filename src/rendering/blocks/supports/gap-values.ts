// Values of layouts: which gaps may stand in a stylesheet, and what names of presets become.
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { isEmpty, isObject, type Json } from '../json.ts';

const unsafe = /[\\(&=}]|\/\*/;

/** WordPress `wp_sanitize_block_gap_value()`: values that could leave their declaration become null. */
export function sanitizeGap(gap: Json | undefined): Json {
  const clean = (value: Json | undefined): Json => {
    if (value === undefined || value === null || typeof value === 'object') return null;
    return !isEmpty(value) && unsafe.test(String(value)) ? null : value;
  };
  if (Array.isArray(gap)) return gap.map(clean);
  if (isObject(gap)) return Object.fromEntries(Object.entries(gap).map(([key, value]) => [key, clean(value)]));
  return clean(gap);
}

/** A gap or size as CSS has it: a reference to a preset of spacing as its variable. */
export const spacingValue = (text: string): string =>
  text.includes('var:preset|spacing|')
    ? `var(--wp--preset--spacing--${toKebabCase(text.slice(text.lastIndexOf('|') + 1))})`
    : text;
