// /wp/v2/settings: the site's settings, for those who may manage options. Reproduces WP_REST_Settings_Controller.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { Resource } from '../../engine/resource.ts';
import { itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { cleanSetting } from './clean.ts';
import { coreSettings, type Setting } from './settings.ts';

/** WordPress's own settings, then those of extensions. */
function settingsOf(site: Site): readonly Setting[] {
  return [...coreSettings, ...site.registry.settings];
}

function settingsResource(site: Site): Resource<Site, never> {
  const fields = settingsOf(site).map(({ name, schema }) => [
    name,
    // Null deletes the option, so it must come through; anything else is read by the schema.
    { schema, argument: { sanitize: (value: unknown) => (value === null ? null : parse(value, schema, name)) } },
  ]);
  return { title: 'settings', fields: Object.fromEntries(fields), loaders: {} };
}

function parse(value: unknown, schema: Setting['schema'], name: string): unknown {
  const refused = validateValue(value, schema, name);
  if (refused) throw refused;
  return sanitizeValue(value, schema, name);
}

export function settingsRoutes(site: Site): Route[] {
  const resource = settingsResource(site);
  const permission = (call: Call) => call.viewer.can('manage_options');
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/settings',
      schema: () => itemSchema(resource, site.registry),
      endpoints: [
        { methods: ['GET'], args: {}, permission, handle: (call) => respond(readSettings(call.site)) },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArguments(resource, site.registry, 'update'),
          permission,
          handle: updateSettings,
        },
      ],
    },
  ];
}

/** All settings by name; null where what is stored does not fit. `written` are values of this request, not yet read back. */
function readSettings(site: Site, written: ReadonlyMap<string, unknown> = new Map()): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const { option, name, schema } of settingsOf(site)) {
    const value = written.get(option) ?? site.options.get(option) ?? schema.default ?? null;
    settings[name] = validateValue(value, schema, name) ? null : sanitizeValue(value, schema, name);
  }
  return settings;
}

/** Null deletes an option, unless what is stored does not fit its schema: `rest_invalid_stored_value`. */
async function updateSettings(call: Call): Promise<RestResponse> {
  const written = new Map<string, unknown>();
  await call.site.transaction(async (site) => {
    for (const setting of settingsOf(site)) {
      const { option, name, schema } = setting;
      if (!call.has(name)) continue;
      const value = call.params[name];
      if (value === null || value === undefined) {
        if (validateValue(site.options.get(option) ?? false, schema, name)) {
          throw new SiteError('rest_invalid_stored_value', `What is stored as ${name} does not fit.`, 500);
        }
        await site.options.delete(option);
      } else {
        const sent = cleanSetting(site, option, value);
        if (sent === undefined) continue;
        const clean = setting.merged ? merge(site.options.get(option) ?? schema.default, sent) : sent;
        // An absent option already has its registered default.
        if (clean === schema.default && site.options.get(option) === undefined) continue;
        await site.options.set(option, clean);
        if (option !== 'siteurl') written.set(option, clean);
      }
    }
  });
  // Some decide what extensions register.
  call.site.compose();
  return respond(readSettings(call.site, written));
}

/** The keys that were sent in what is stored (PHP's `array_replace`). */
function merge(stored: unknown, sent: unknown): unknown {
  const entries = stored instanceof Map ? stored : Object.entries(typeof stored === 'object' && stored ? stored : {});
  return { ...Object.fromEntries(entries), ...(typeof sent === 'object' ? sent : {}) };
}
