// Names of fonts as they are stored and compared. Reproduces WP_Font_Utils.
import { trimBoth } from '../../base/trim.ts';
import { sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';

function quoted(item: string): string {
  const name = item.trim();
  if (name === '' || /^[a-zA-Z-]+$/.test(name) || /^generic\([a-zA-Z-]+\)$/.test(name)) return name;
  return `"${trimBoth(name, '"\'')}"`;
}

/** A CSS font-family: names with quotes where they need them. */
export function sanitizeFontFamily(family: string): string {
  if (family === '' || family === '0') return '';
  const output = sanitizeTextField(family);
  if (!output.includes(',')) return quoted(output);
  return output
    .split(',')
    .map(quoted)
    .filter((item) => item !== '' && item !== '0')
    .join(', ');
}

const stretches: readonly (readonly [string, string])[] = [
  ['ultra-condensed', '50%'],
  ['extra-condensed', '62.5%'],
  ['condensed', '75%'],
  ['semi-condensed', '87.5%'],
  ['normal', '100%'],
  ['semi-expanded', '112.5%'],
  ['expanded', '125%'],
  ['extra-expanded', '150%'],
  ['ultra-expanded', '200%'],
];

/** What makes a font face one of its own: family, style, weight, stretch, range. */
export function fontFaceSlug(settings: Readonly<Record<string, unknown>>): string {
  const said = (name: string, otherwise: string) => String(settings[name] ?? otherwise);
  // One after the other, as PHP's str_replace: `semi-condensed` is read as `semi-75%`.
  const stretch = stretches.reduce(
    (text, [name, percent]) => text.replaceAll(name, percent),
    said('fontStretch', '100%').toLowerCase(),
  );
  const parts = [
    said('fontFamily', '').toLowerCase(),
    said('fontStyle', 'normal').toLowerCase(),
    said('fontWeight', '400').toLowerCase().replaceAll('normal', '400').replaceAll('bold', '700'),
    stretch,
    said('unicodeRange', 'U+0-10FFFF').toUpperCase(),
  ].map((part) => part.replace(/["';]/g, '').trim().replace(/,\s+/g, ','));
  return sanitizeTextField(parts.join(';'));
}
