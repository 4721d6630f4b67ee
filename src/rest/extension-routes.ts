// Routes of extensions (extend/routes.ts) as routes of the engine, after WordPress's own.
import { extensionSite } from '../content/extensions/site.ts';
import type { Site } from '../content/site.ts';
import type { ExtensionRoute, RouteCall, RouteEndpoint } from '../extend/routes.ts';
import { respond } from './engine/response.ts';
import type { Call, Endpoint, Route } from './engine/types.ts';

export function extensionRoutes({ registry }: Site): Route[] {
  return registry.routes.map(routeOf);
}

function routeOf({ namespace, pattern, endpoints, schema }: ExtensionRoute): Route {
  return { namespace, pattern, endpoints: endpoints.map(endpointOf), ...(schema ? { schema: () => schema } : {}) };
}

function endpointOf({ methods, args, permission, handle }: RouteEndpoint): Endpoint {
  return {
    methods,
    // Neither `validate` nor `sanitize`: checked and cleaned by the schema.
    args: { ...args },
    ...(permission ? { permission: (call: Call) => permission(callOf(call)) } : {}),
    handle: async (call) => {
      const { data, status, headers } = await handle(callOf(call));
      return respond(data, { ...(status ? { status } : {}), ...(headers ? { headers: { ...headers } } : {}) });
    },
  };
}

/** Made once per request, so that permission and handler share what an extension keeps by its call. */
function callOf(call: Call): RouteCall {
  const { site, viewer, request, params, context } = call;
  return call.once(`extension ${request.method} ${request.route}`, () => ({
    site: extensionSite(site),
    viewer,
    method: request.method,
    params,
    has: (name: string) => call.has(name),
    context,
  }));
}
