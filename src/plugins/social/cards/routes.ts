// Routes of cards, as Jetpack Social has them: tokens for previews, the fonts to choose from, the older settings; and one of
// our own that puts a card into the library, which Jetpack leaves to its script.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteArgument, RouteCall } from '../../../extend/routes.ts';
import { valueAt } from '../../php-arrays.ts';
import { imageGeneratorOption } from '../meta.ts';
import { fontOptions } from './fonts.ts';
import { madeCard } from './made.ts';
import { focusOf, shortText } from './of-post.ts';
import { localeOf, siteCardSettings } from './settings.ts';
import { isTemplate, templateNames } from './templates.ts';
import { cardUrl, readToken, signCard } from './token.ts';

const v2 = { namespace: 'wpcom/v2' } as const;
const v4 = { namespace: 'jetpack/v4' } as const;
const base = '/wpcom/v2/publicize/social-image-generator';

/** Previews last until the end of the day after the next; the same preview has the same address all day. */
const daysOfPreviews = 2;

function refuse({ viewer }: RouteCall, capability: string, code: string): true {
  if (viewer.can(capability)) return true;
  throw new SiteError(code, 'You may not do this.', viewer.id > 0 ? 403 : 401);
}
const publishers = (call: RouteCall) =>
  refuse(
    call,
    call.site.hooks.filter('jetpack_publicize_capability', 'publish_posts'),
    'invalid_user_permission_publicize',
  );

const template: RouteArgument = { type: 'string', enum: templateNames, description: 'How the picture looks.' };
const text: RouteArgument = { type: 'string', required: true, description: 'What the picture says.' };

async function preview({ site, params }: RouteCall): Promise<{ data: string }> {
  const { image_url: url } = params;
  const picture = typeof url === 'string' && url !== '' ? await site.media.at(url) : 0;
  if (typeof url === 'string' && url !== '' && picture === 0) {
    throw new SiteError('social_card_picture_unknown', 'The picture is not in the library of this site.', 400);
  }
  const day = Math.floor(site.now() / 86_400_000);
  const own = siteCardSettings(site);
  const token = signCard(site, {
    text: shortText(String(params.text)),
    template: isTemplate(params.template) ? params.template : own.template,
    font: typeof params.font === 'string' ? params.font.slice(0, 40) : '',
    locale: localeOf(site),
    picture,
    focus: await focusOf(site, picture),
    post: 0,
    expires: (day + daysOfPreviews) * 86_400,
  });
  return { data: token };
}

const title = (name: string) => ({ $schema: 'http://json-schema.org/draft-04/schema#', title: name });

const tokens: ExtensionRoute = {
  ...v2,
  pattern: `${base}/generate-token`,
  schema: { ...title('publicize-sig-generate-token'), type: 'string' },
  endpoints: [
    {
      methods: ['POST'],
      permission: publishers,
      args: {
        text,
        image_url: { oneOf: [{ type: 'string' }, { type: 'null' }], description: 'Address of the picture behind it.' },
        template,
        font: { type: 'string', description: 'Its font.' },
      },
      handle: preview,
    },
  ],
};

const fonts: ExtensionRoute = {
  ...v2,
  pattern: `${base}/font-options`,
  schema: {
    ...title('publicize-sig-font-options'),
    type: 'array',
    items: {
      type: 'object',
      properties: {
        id: { type: 'string', description: 'Name of the font in requests.' },
        label: { type: 'string', description: 'Its name for readers.' },
      },
    },
  },
  endpoints: [{ methods: ['GET'], permission: publishers, handle: () => ({ data: fontOptions }) }],
};

const olderTokens: ExtensionRoute = {
  ...v4,
  pattern: '/jetpack/v4/social-image-generator/generate-preview-token',
  schema: { ...title('social-image-generator-token'), type: 'object', properties: {} },
  endpoints: [
    {
      methods: ['POST'],
      permission: (call) => refuse(call, 'edit_posts', 'rest_forbidden_context'),
      args: {
        text,
        image_url: { type: 'string', format: 'uri', description: 'Address of the picture behind it.' },
        template,
      },
      handle: preview,
    },
  ],
};

function olderSettingsOf({ site }: RouteCall): { data: unknown } {
  const { enabled, template: name } = siteCardSettings(site);
  return { data: { enabled, defaults: { template: name } } };
}

const administrators = (call: RouteCall) => refuse(call, 'manage_options', 'rest_forbidden_context');
const olderProperties = {
  enabled: { type: 'boolean', description: 'Do new posts have cards?' },
  defaults: { type: 'object', description: 'How new cards look.', properties: { template } },
} satisfies Record<string, RouteArgument>;

const olderSettings: ExtensionRoute = {
  ...v4,
  pattern: '/jetpack/v4/social-image-generator/settings',
  schema: { ...title('social-image-generator-settings'), type: 'object', properties: olderProperties },
  endpoints: [
    { methods: ['GET'], permission: administrators, handle: olderSettingsOf },
    {
      methods: ['POST'],
      permission: administrators,
      args: olderProperties,
      handle: async (call) => {
        const { site, params } = call;
        const { enabled, template: name, font, defaultImage } = siteCardSettings(site);
        const wanted = valueAt(params.defaults, 'template');
        await site.setOption(imageGeneratorOption, {
          enabled: call.has('enabled') ? params.enabled === true : enabled,
          template: isTemplate(wanted) ? wanted : name,
          ...(font === '' ? {} : { font }),
          ...(defaultImage === 0 ? {} : { default_image_id: defaultImage }),
        });
        return olderSettingsOf(call);
      },
    },
  ],
};

const saved: ExtensionRoute = {
  namespace: 'broadsheet/v1',
  pattern: '/broadsheet/v1/social-cards',
  endpoints: [
    {
      methods: ['POST'],
      permission: publishers,
      args: {
        token: { type: 'string', required: true, description: 'Token of the card.' },
        post: { type: 'integer', minimum: 0, default: 0, description: 'Post that the picture belongs to.' },
      },
      handle: save,
    },
  ],
};

/** Puts a card into the library: 201 with the picture. */
async function save({ site, viewer, params }: RouteCall): Promise<{ status: number; data: unknown }> {
  const token = String(params.token);
  const card = readToken(site, token);
  if (!card) throw new SiteError('social_card_token_invalid', 'This is no token of a card of this site.', 400);
  const parent = Number(params.post);
  const needed = [...new Set([card.post, parent])].filter((id) => id > 0);
  const editable = await site.posts.editable(viewer, needed);
  if (needed.some((id) => !editable.has(id))) {
    throw new SiteError('rest_cannot_edit', 'You may not edit this post.', viewer.id > 0 ? 403 : 401);
  }
  const { jpeg: bytes } = await madeCard(site, card, token);
  const name = `social-card-${token
    .slice(-8)
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()}.jpg`;
  const picture = await site.media.add(viewer, {
    bytes,
    name,
    mimeType: 'image/jpeg',
    title: card.text,
    alt: card.text,
    parent,
  });
  const { id, url, mimeType, width, height, alt } = picture;
  return { status: 201, data: { id, url, card_url: cardUrl(site, token), mime_type: mimeType, width, height, alt } };
}

export const cardRoutes: readonly ExtensionRoute[] = [tokens, fonts, olderTokens, olderSettings, saved];
