// A picture fetched from elsewhere instead of uploaded (`url` of the create endpoint). Reproduces the argument and
// create_item_from_url; the address is checked before anything is asked of it.
import { SiteError } from '../../../base/error.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { toText } from '../../engine/php.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument } from '../../engine/types.ts';

/** The argument `url`. */
export const urlArgument: Argument = {
  type: 'string',
  format: 'uri',
  description: 'Address of a picture to fetch, instead of an upload.',
  sanitize: (value) => sanitizeUrl(toText(value)),
  validate: (value, call, name) => {
    const refused = validateValue(value, call.endpoint.args[name] ?? {}, name);
    if (refused) throw refused;
    if (!isPublicAddress(toText(value))) {
      throw new SiteError('rest_invalid_url', 'The address must be a public one, of http or https.', 400);
    }
    return true;
  },
};

function isPublicAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
