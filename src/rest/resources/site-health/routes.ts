// /wp-site-health/v1: checks of the site for its administrators. Reproduces WP_REST_Site_Health_Controller.
import {
  authorizationHeader,
  backgroundUpdates,
  httpsStatus,
  loopbackRequests,
  otherServers,
} from '../../../content/health/checks.ts';
import { pageCache } from '../../../content/health/page-cache.ts';
import { directorySizes } from '../../../content/health/sizes.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { respond } from '../../engine/response.ts';
import type { Call, Route } from '../../engine/types.ts';

const namespace = 'wp-site-health/v1';
const readonly = true;

const schema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'wp-site-health-test',
  type: 'object',
  properties: {
    test: { type: 'string', description: 'Name of the check.', readonly },
    label: { type: 'string', description: 'What was found, in one line.', readonly },
    status: {
      type: 'string',
      description: 'How good that is.',
      enum: ['good', 'recommended', 'critical'],
      readonly,
    },
    badge: {
      type: 'object',
      description: 'What the check is about.',
      properties: {
        label: { type: 'string', readonly },
        color: { type: 'string', enum: ['blue', 'orange', 'red', 'green', 'purple', 'gray'], readonly },
      },
      readonly,
    },
    description: { type: 'string', description: 'What was looked at and why.', readonly },
    actions: { type: 'string', description: 'HTML that leads to where it can be put right.', readonly },
  },
};

export function siteHealthRoutes(): Route[] {
  const route = (path: string, answer: (call: Call) => unknown, shape?: JsonSchema): Route => ({
    namespace,
    pattern: `/${namespace}/${path}`,
    ...(shape ? { schema: () => shape } : {}),
    endpoints: [
      {
        methods: ['GET'],
        args: {},
        permission: ({ viewer }) => viewer.can('view_site_health_checks'),
        handle: async (call) => respond(await answer(call)),
      },
    ],
  });
  return [
    route('tests/background-updates', ({ site }) => backgroundUpdates(site), schema),
    route('tests/loopback-requests', ({ site }) => loopbackRequests(site), schema),
    route('tests/https-status', ({ site }) => httpsStatus(site), schema),
    route('tests/dotorg-communication', ({ site }) => otherServers(site), schema),
    route('tests/authorization-header', ({ request }) => authorizationHeader(request.headers.authorization), schema),
    route('directory-sizes', ({ site }) => directorySizes(site)),
    route('tests/page-cache', ({ site }) => pageCache(site)),
  ];
}
