// Signing in at networks, on routes of our own: the site's clients (for administrators; secrets go in and never out), and the
// start of a sign-in, whose answer says where the browser goes.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { NetworkError } from '../networks/ask.ts';
import type { Network } from '../networks/network.ts';
import type { SignIn } from '../networks/sign-in.ts';
import type { Sharing } from '../shares/run.ts';
import { clientOf, keepClient } from '../sign-in/clients.ts';
import { beginSignIn, callbackPath, cookieName, patience, redirectOf } from '../sign-in/flow.ts';
import { publishers, route } from './tools.ts';

const isAdministrator = ({ viewer }: RouteCall): boolean => viewer.can('manage_options');
const text = { type: 'string', maxLength: 2048 } as const;

export function signInRoutes({ networks }: Sharing): ExtensionRoute[] {
  const offered = [...networks.values()].filter(canSignIn);
  const find = (name: unknown): Network & { readonly signIn: SignIn } => {
    const found = offered.find((network) => network.name === name);
    if (!found) throw new SiteError('rest_invalid_param', 'Nobody signs in at this network here.', 400);
    return found;
  };
  return [
    route('broadsheet/v1', '/social/clients', [
      {
        methods: ['GET'],
        permission: isAdministrator,
        handle: ({ site }) => ({ data: offered.map((network) => clientItem(network, site)) }),
      },
      {
        methods: ['POST'],
        args: {
          service: { type: 'string', required: true },
          client_id: { ...text, required: true },
          client_secret: { ...text, default: '' },
        },
        permission: isAdministrator,
        handle: async ({ site, params }) => {
          const network = find(params.service);
          const client = { id: String(params.client_id).trim(), secret: String(params.client_secret).trim() };
          await keepClient(site, network.name, '', client);
          return { data: clientItem(network, site), status: 201 };
        },
      },
    ]),
    route('broadsheet/v1', '/social/sign-in', [
      {
        methods: ['POST'],
        args: {
          service: { type: 'string', required: true },
          fields: { type: 'object', default: {}, properties: {}, additionalProperties: text },
          // A path of this site.
          return_to: { type: 'string', pattern: '^/([^/\\\\\\s][^\\s]*)?$', maxLength: 500 },
        },
        permission: publishers,
        handle: async (call) => begin(call, find(call.params.service)),
      },
    ]),
  ];
}

const canSignIn = (network: Network): network is Network & { readonly signIn: SignIn } => network.signIn !== undefined;

async function begin({ site, viewer, params }: RouteCall, network: Network & { readonly signIn: SignIn }) {
  const fields = params.fields as Readonly<Record<string, string>>; // as its schema says
  const next = typeof params.return_to === 'string' ? params.return_to : '';
  const { url, cookie } = await beginSignIn(site, network, viewer.id, fields, next).catch((error: unknown) => {
    if (!(error instanceof NetworkError)) throw error;
    throw new SiteError('jp_connection_update_failed', error.message, 400);
  });
  const secure = site.home.startsWith('https:') ? '; Secure' : '';
  const lasts = `Path=${callbackPath}; Max-Age=${patience / 1000}; HttpOnly; SameSite=Lax${secure}`;
  return { data: { url }, status: 201, headers: { 'Set-Cookie': `${cookieName}=${cookie}; ${lasts}` } };
}

function clientItem({ name, label, signIn }: Network & { readonly signIn: SignIn }, site: RouteCall['site']) {
  const client = clientOf(site, name);
  return {
    service: name,
    label,
    client_id: client?.id ?? '',
    has_secret: (client?.secret ?? '') !== '',
    redirect_uri: redirectOf(site),
    scopes: signIn.scopes,
    registers_itself: signIn.register !== undefined,
  };
}
