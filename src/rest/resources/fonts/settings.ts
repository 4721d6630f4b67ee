// The settings of font families and faces: their schemas, how a request's JSON text becomes them, and back from a post.
// Reproduces validate_… and sanitize_… of the two fonts controllers.

import { SiteError } from '../../../base/error.ts';
import { jsonOf } from '../../../base/php-json.ts';
import { isFontAddress } from '../../../content/fonts/address.ts';
import { sanitizeFontFamily } from '../../../content/fonts/names.ts';
import type { FontSettings } from '../../../content/fonts/store.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { isEmpty, isPhpArray, toText } from '../../engine/php.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument, Call } from '../../engine/types.ts';

const text = (description: string, more: JsonSchema = {}): JsonSchema => ({ description, type: 'string', ...more });
const picture = text('Address of a preview.', { format: 'uri', default: '' });
const shown: JsonSchema['context'] = ['view', 'edit', 'embed'];

export const familySettings: JsonSchema = {
  description: 'The family as theme.json has it.',
  type: 'object',
  context: shown,
  properties: {
    name: text('Name of the family.'),
    slug: text('Slug of the family.'),
    fontFamily: text('CSS font-family.'),
    preview: picture,
  },
  required: ['name', 'slug', 'fontFamily'],
  additionalProperties: false,
};

export const faceSettings: JsonSchema = {
  description: 'The face as theme.json has it.',
  type: 'object',
  context: shown,
  properties: {
    fontFamily: text('CSS font-family.', { default: '' }),
    fontStyle: text('CSS font-style.', { default: 'normal' }),
    fontWeight: { description: 'CSS font-weight.', default: '400', type: ['string', 'integer'] },
    fontDisplay: text('CSS font-display.', {
      default: 'fallback',
      enum: ['auto', 'block', 'fallback', 'swap', 'optional'],
    }),
    src: {
      description: 'Addresses of files, or names of files that are sent along.',
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      default: [],
    },
    fontStretch: text('CSS font-stretch.'),
    ascentOverride: text('CSS ascent-override.'),
    descentOverride: text('CSS descent-override.'),
    fontVariant: text('CSS font-variant.'),
    fontFeatureSettings: text('CSS font-feature-settings.'),
    fontVariationSettings: text('CSS font-variation-settings.'),
    lineGapOverride: text('CSS line-gap-override.'),
    sizeAdjust: text('CSS size-adjust.'),
    unicodeRange: text('CSS unicode-range.'),
    preview: picture,
  },
  required: ['fontFamily', 'src'],
  additionalProperties: false,
};

const refused = (message: string) => new SiteError('rest_invalid_param', message, 400);

function parsed(value: unknown, name: string): unknown {
  const settings = jsonOf(toText(value)) ?? null;
  if (settings === null) throw refused(`${name} must be JSON.`);
  return settings;
}

/** Checks settings by their schema, with the error's status as WordPress sets it. */
function checkShape(settings: unknown, schema: JsonSchema, name: string): Record<string, unknown> {
  const wrong = validateValue(settings, schema, name);
  // What the error said of itself becomes further data.
  if (wrong)
    throw new SiteError(wrong.code, wrong.message, { status: 400 }, [], wrong.data === null ? [] : [wrong.data]);
  return isPhpArray(settings) ? { ...settings } : {};
}

function refuseEmpty(settings: Record<string, unknown>, required: readonly string[], name: string): void {
  for (const key of required) {
    if (settings[key] != null && isEmpty(settings[key])) throw refused(`${name}[${key}] cannot be empty.`);
  }
}

function settingsArgument(name: string, check: (value: unknown, call: Call) => void): Argument {
  return {
    description: 'Settings as JSON text.',
    type: 'string',
    required: true,
    validate: (value, call) => {
      const wrong = validateValue(value, { type: 'string' }, name);
      if (wrong) throw wrong;
      check(value, call);
      return true;
    },
    sanitize: (value, call) => clean(call.site, parsed(value, name)),
  };
}

/** `font_family_settings` of a request: all of them for a new family, any of them for a change. */
export const familyArgument = settingsArgument('font_family_settings', (value, call) => {
  const settings = parsed(value, 'font_family_settings');
  const required = ['name', 'slug', 'fontFamily'];
  const isUpdate = call.params.id !== undefined && call.params.id !== null;
  if (isUpdate && isPhpArray(settings) && 'slug' in settings && settings.slug != null) {
    throw refused('font_family_settings[slug] cannot be changed.');
  }
  const { required: _required, ...loose } = familySettings;
  const map = checkShape(settings, isUpdate ? loose : familySettings, 'font_family_settings');
  refuseEmpty(map, required, 'font_family_settings');
});

/** Sources of a face as a list. */
export function sourcesOf(settings: FontSettings | Record<string, unknown>): string[] {
  const { src } = settings;
  return (Array.isArray(src) ? src : [src]).map(toText);
}

/** `font_face_settings` of a new face: each source is an address or a file of the request, and each file is a source. */
export const faceArgument = settingsArgument('font_face_settings', (value, call) => {
  const map = checkShape(parsed(value, 'font_face_settings'), faceSettings, 'font_face_settings');
  refuseEmpty(map, ['fontFamily', 'src'], 'font_face_settings');
  const sources = sourcesOf(map);
  const files = (call.request.files ?? []).map(({ field }) => field);
  for (const source of sources.map((one) => one.replace(/^\s+/, ''))) {
    if (isEmpty(source)) throw refused('font_face_settings[src] holds an empty text.');
    if (!isFontAddress(call.site, source) && !files.includes(source)) {
      throw refused('font_face_settings[src] holds what is neither an address nor a file.');
    }
  }
  if (files.some((file) => !sources.includes(file))) throw refused('A file is no source of the face.');
});

function clean(site: Site, settings: unknown): FontSettings {
  if (!isPhpArray(settings)) return {};
  const source = (value: unknown): string => {
    const trimmed = toText(value).replace(/^\s+/, '');
    return isFontAddress(site, trimmed) ? sanitizeUrl(trimmed) : trimmed;
  };
  const cleaned: Record<string, FontSettings[string]> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'fontFamily') cleaned[key] = sanitizeFontFamily(toText(value));
    else if (key === 'slug') cleaned[key] = sanitizeTitle(toText(value));
    else if (key === 'preview') cleaned[key] = sanitizeUrl(toText(value));
    else if (key === 'src') cleaned[key] = Array.isArray(value) ? value.map(source) : source(value);
    else cleaned[key] = sanitizeTextField(toText(value));
  }
  return cleaned;
}

function stored(row: PostRow): Record<string, FontSettings[string]> | undefined {
  const settings = jsonOf(row.post_content);
  // JSON holds nothing but what Json says.
  return isPhpArray(settings)
    ? (Object.fromEntries(Object.entries(settings)) as Record<string, FontSettings[string]>)
    : undefined;
}

/** Settings of a family as answers have them. */
export function settingsOfFamily(row: PostRow): FontSettings {
  const settings = stored(row) ?? {};
  return {
    name: row.post_title === '0' ? '' : row.post_title,
    slug: row.post_name === '0' ? '' : row.post_name,
    fontFamily: settings.fontFamily || '',
    preview: settings.preview || '',
  };
}

/** Settings of a face as answers have them. */
export function settingsOfFace(row: PostRow): FontSettings {
  const settings = stored(row) ?? { fontFamily: '', src: [] };
  const known = faceSettings.properties ?? {};
  return Object.fromEntries(Object.entries(settings).filter(([key]) => Object.hasOwn(known, key)));
}
