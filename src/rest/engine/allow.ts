// Which methods of a route a viewer may use: `rest_send_allow_header`, for the `Allow` header and for `targetHints`.
import type { EngineCall } from './call.ts';
import type { Method } from './types.ts';

/** Runs each endpoint's permission check with this call; shared loading through call.once keeps that cheap. */
export async function allowedMethods(call: EngineCall): Promise<Method[]> {
  const allowed = new Map<Method, boolean>();
  for (const endpoint of call.route.endpoints) {
    const open = !endpoint.permission || (await mayUse(call, endpoint.permission));
    for (const method of endpoint.methods) allowed.set(method, open);
  }
  return [...allowed].flatMap(([method, open]) => (open ? [method] : []));
}

async function mayUse(call: EngineCall, permission: (call: EngineCall) => unknown): Promise<boolean> {
  try {
    return (await permission(call)) !== false;
  } catch {
    // A refusal; or a check that this endpoint's parameters were not made for, which allows nothing either.
    return false;
  }
}
