// /broadsheet/v1/openapi.json: the description of the whole API for programs that make clients of it. Of our own, so it is
// not in the index, which has WordPress's routes.
import type { EngineCall } from '../engine/call.ts';
import { respond } from '../engine/response.ts';
import type { RestServer } from '../engine/server.ts';
import type { Route } from '../engine/types.ts';
import { openApiDocument } from './document.ts';

/** Kept as long as the routes stay; the site's name and address may change before. */
const kept = new WeakMap<RestServer, { generation: number; document: Record<string, unknown> }>();

export function openApiRoute(): Route {
  return {
    namespace: '',
    pattern: '/broadsheet/v1/openapi\\.json',
    hidden: true,
    endpoints: [
      {
        methods: ['GET'],
        args: {},
        handle: (call) => respond(documentOf((call as EngineCall).server)), // calls are made by the engine alone
      },
    ],
  };
}

function documentOf(server: RestServer): Record<string, unknown> {
  const { generation } = server.site.caches;
  const known = kept.get(server);
  if (known?.generation === generation) return known.document;
  const document = openApiDocument(server);
  kept.set(server, { generation, document });
  return document;
}
