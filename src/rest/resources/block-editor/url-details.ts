// /wp-block-editor/v1/url-details: title, icon, description and picture of a page elsewhere. Reproduces
// WP_REST_URL_Details_Controller.
import { SiteError } from '../../../base/error.ts';
import { trimEnd } from '../../../base/trim.ts';
import { urlDetails } from '../../../content/url-details/get.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { forbidden } from '../../engine/errors.ts';
import { isNumeric, toText } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { mayEditAnyType } from '../types/routes.ts';

export function urlDetailsRoutes(): Route[] {
  const url = {
    required: true,
    description: 'Address of the page.',
    type: 'string',
    format: 'uri',
    validate: (value: unknown, { site }: Call) =>
      typeof value === 'string' && !isNumeric(value) && site.outgoing.mayAsk(value),
    sanitize: (value: unknown) => sanitizeUrl(toText(value)),
  } as const;
  return [
    {
      namespace: 'wp-block-editor/v1',
      pattern: '/wp-block-editor/v1/url-details',
      endpoints: [{ methods: ['GET'], args: { url }, permission: mayAsk, handle: details }],
    },
  ];
}

function mayAsk({ site, viewer }: Call): void {
  if (viewer.can('edit_posts') || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_cannot_view_url_details', 'You may not ask for details of pages elsewhere.');
}

async function details({ site, params }: Call): Promise<RestResponse> {
  const url = trimEnd(toText(params.url), '/\\');
  if (url === '') throw new SiteError('rest_invalid_url', 'This is no address.', 404);
  return respond(await urlDetails(site, url));
}
