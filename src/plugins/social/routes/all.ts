// All routes of sharing, in the order of the index.
import type { ExtensionRoute } from '../../../extend/routes.ts';
import type { Services } from '../../../extend/services.ts';
import type { Sharing } from '../shares/run.ts';
import { alertHookRoute } from './alert-hook.ts';
import { alertRoutes } from './alerts.ts';
import { alsoOnRoute } from './also-on.ts';
import { calendarRoutes } from './calendar.ts';
import { connectionRoutes } from './connections.ts';
import { countRoutes } from './counts.ts';
import { messageRoutes } from './messages.ts';
import { scheduledRoutes } from './scheduled.ts';
import { serviceRoutes } from './services.ts';
import { shareRoutes } from './shares.ts';
import { sharingRoutes } from './sharing.ts';
import { signInRoutes } from './sign-in.ts';

export function socialRoutes(sharing: Sharing, services: Services): ExtensionRoute[] {
  return [
    ...connectionRoutes(sharing),
    ...serviceRoutes(sharing),
    ...signInRoutes(sharing),
    ...alertRoutes(sharing),
    alertHookRoute,
    ...sharingRoutes(sharing),
    alsoOnRoute(sharing),
    ...scheduledRoutes(),
    ...countRoutes(sharing),
    ...messageRoutes(sharing),
    ...shareRoutes(sharing),
    ...calendarRoutes(sharing, services),
  ];
}
