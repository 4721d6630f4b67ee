// What can be connected (`wpcom/v2/publicize/services`), and the first step of it: credentials, tried at their network.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import type { ServiceItem } from '../filters.ts';
import { keepCredentials, takeCredentials } from '../keyrings.ts';
import { networkCall } from '../network-call.ts';
import { NetworkError } from '../networks/ask.ts';
import type { FoundAccount, Network } from '../networks/network.ts';
import type { Sharing } from '../shares/run.ts';
import { clientOf } from '../sign-in/clients.ts';
import { idArgument, publishers, readingRoute, route } from './tools.ts';

/** What a text among credentials may hold at most. */
const longest = 8192;

export function serviceRoutes({ networks }: Sharing): ExtensionRoute[] {
  return [
    readingRoute('wpcom/v2', '/publicize/services', ({ site }) => ({
      data: offered(site, networks),
    })),
    route('broadsheet/v1', '/social/credentials', [
      {
        methods: ['POST'],
        args: {
          service: { type: 'string', required: true },
          credentials: {
            type: 'object',
            required: true,
            properties: {},
            additionalProperties: { type: 'string', maxLength: longest },
          },
        },
        permission: publishers,
        handle: async ({ site, viewer, params }) => {
          const network = networks.get(String(params.service));
          const isOffered = offered(site, networks).some(({ id }) => id === network?.name);
          if (!network || !isOffered) throw new SiteError('rest_invalid_param', 'There is no such network.', 400);
          const given = params.credentials as Record<string, string>; // as its schema says
          const missing = Object.entries(network.credentials).find(
            ([name, each]) => each.required === true && !given[name],
          );
          if (missing) throw new SiteError('rest_missing_callback_param', `Missing: ${missing[0]}.`, 400);
          const accounts = await network
            .connect(
              given,
              networkCall(site, network, () => Object.values(given)),
            )
            .catch((error: unknown) => {
              if (!(error instanceof NetworkError)) throw error;
              throw new SiteError('jp_connection_update_failed', error.message, 400);
            });
          const id = await keepCredentials(site, network.name, viewer.id, accounts);
          return { data: keyringItem(id, network.name, accounts), status: 201 };
        },
      },
    ]),
    readingRoute(
      'broadsheet/v1',
      '/social/credentials/(?P<id>[0-9]+)',
      async ({ site, viewer, params }) => {
        const taken = await takeCredentials(site, Number(params.id), viewer.id);
        if (!taken) throw new SiteError('not_found', 'There are no such credentials; give them again.', 404);
        return { data: keyringItem(Number(params.id), taken.service, taken.accounts) };
      },
      { id: idArgument },
    ),
  ];
}

/** What can be connected. */
function offered(site: ExtensionSite, networks: Sharing['networks']): readonly ServiceItem[] {
  const services = [...networks.values()].map(({ name, label, description, credentials, signIn }) => ({
    id: name,
    label,
    description,
    status: 'ok',
    supports: { additional_users: true, additional_users_only: false },
    url: `${site.home}/wp-json/broadsheet/v1/social/credentials`,
    credentials,
    // How one signs in there: at once, once the site has a client, or not at all.
    sign_in: !signIn ? 'none' : signIn.register || clientOf(site, name) ? 'ready' : 'needs_client',
    sign_in_fields: signIn ? signInFields(credentials) : {},
  }));
  return site.hooks.filter('jetpack_publicize_services', services);
}

/** What the user says before signing in: nothing secret, and not the number of the site's client. */
const signInFields = (credentials: Network['credentials']): Network['credentials'] =>
  Object.fromEntries(
    Object.entries(credentials).filter(([name, { format }]) => format !== 'password' && name !== 'client_id'),
  );

function keyringItem(id: number, service: string, accounts: readonly FoundAccount[]) {
  return {
    keyring_connection_ID: id,
    service_name: service,
    accounts: accounts.map(({ externalId, name, handle, picture, link }) => ({
      external_user_ID: externalId,
      display_name: name,
      external_handle: handle,
      profile_picture: picture,
      profile_link: link,
    })),
  };
}
