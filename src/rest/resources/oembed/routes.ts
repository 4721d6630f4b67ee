// /oembed/1.0: the site's posts for others that embed them, and what others have for the editor. Reproduces
// WP_oEmbed_Controller, XML included.
import { SiteError } from '../../../base/error.ts';
import { postOfUrl } from '../../../content/addresses/post-of-url.ts';
import { foreignEmbed } from '../../../content/embeds/foreign.ts';
import { ownPostData } from '../../../content/embeds/own-post.ts';
import { oembedXml } from '../../../content/embeds/xml.ts';
import { forbidden } from '../../engine/errors.ts';
import { absInteger, toText } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Arguments, Call, RestResponse, Route } from '../../engine/types.ts';

const url: Argument = {
  description: 'Address of what is to be embedded.',
  required: true,
  type: 'string',
  format: 'uri',
};
const defaultWidth = 600;

const providerArguments: Arguments = {
  url,
  format: { default: 'json', sanitize: (value) => (value === 'xml' ? 'xml' : 'json') },
  maxwidth: { default: defaultWidth, sanitize: absInteger },
};

const proxyArguments: Arguments = {
  url,
  format: {
    description: 'Format that the provider is asked for.',
    type: 'string',
    default: 'json',
    enum: ['json', 'xml'],
  },
  maxwidth: { description: 'Most pixels in width.', type: 'integer', default: defaultWidth, sanitize: absInteger },
  maxheight: { description: 'Most pixels in height.', type: 'integer', sanitize: absInteger },
  discover: { description: 'May the page be asked who provides its embed?', type: 'boolean', default: true },
};

export function oembedRoutes(): Route[] {
  const namespace = 'oembed/1.0';
  return [
    {
      namespace,
      pattern: '/oembed/1.0/embed',
      endpoints: [{ methods: ['GET'], args: providerArguments, handle: provide, represent: asXml }],
    },
    {
      namespace,
      pattern: '/oembed/1.0/proxy',
      endpoints: [{ methods: ['GET'], args: proxyArguments, permission: mayAsk, handle: proxy }],
    },
  ];
}

const notFound = (): SiteError => new SiteError('oembed_invalid_url', 'Nothing here can be embedded.', 404);

async function provide({ site, params }: Call): Promise<RestResponse> {
  const data = await ownPostData(site, await postOfUrl(site, toText(params.url)), absInteger(params.maxwidth));
  if (!data) throw notFound();
  return respond(data);
}

/** Answers and errors alike become XML where that was asked for. */
function asXml(data: unknown, { params, site }: Call) {
  if (params.format !== 'xml') return undefined;
  const charset = site.options.text('blog_charset') || 'UTF-8';
  return { contentType: `text/xml; charset=${charset}`, body: oembedXml(data) };
}

function mayAsk({ viewer }: Call): void {
  if (!viewer.can('edit_posts')) throw forbidden(viewer, 'rest_forbidden', 'You may not ask other sites for embeds.');
}

async function proxy({ site, params }: Call): Promise<RestResponse> {
  const { _wpnonce, ...args } = params;
  const data = await foreignEmbed(site, {
    url: toText(params.url),
    maxWidth: absInteger(params.maxwidth),
    maxHeight: params.maxheight === undefined ? undefined : absInteger(params.maxheight),
    discover: params.discover === true,
    args,
  });
  if (!data) throw notFound();
  return respond(data);
}
