// Where alerts go besides mail (`broadsheet/v1/social/alerts`): the administrators' to set. The address may hold a secret: only
// its host is shown; the key of the signatures is shown once.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { dropHook, hookHost, keepHook } from '../alerts.ts';
import { NetworkError } from '../networks/ask.ts';
import { route } from './tools.ts';

const managers = ({ viewer }: RouteCall): boolean => viewer.can('manage_options');
const shown = ({ site }: RouteCall) => ({ webhook: { host: hookHost(site), set: hookHost(site) !== '' } });

export const alertHookRoute: ExtensionRoute = route('broadsheet/v1', '/social/alerts', [
  { methods: ['GET'], permission: managers, handle: (call) => ({ data: shown(call) }) },
  {
    methods: ['POST'],
    args: { url: { type: 'string', format: 'uri', required: true, maxLength: 2000 } },
    permission: managers,
    handle: async (call) => {
      const secret = await keepHook(call.site, String(call.params.url)).catch((error: unknown) => {
        if (!(error instanceof NetworkError)) throw error;
        throw new SiteError('social_alert_unanswered', error.message, 400);
      });
      return { data: { ...shown(call), secret }, status: 201 };
    },
  },
  {
    methods: ['DELETE'],
    permission: managers,
    handle: async (call) => {
      await dropHook(call.site);
      return { data: shown(call) };
    },
  },
]);
