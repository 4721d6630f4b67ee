// Makes viewers: nobody, the system itself, or a user with what roles and own grants give.
// Reproduces WP_User::get_role_caps and WP_User::has_cap with the rights WordPress grants along with others.
import type { UserRow } from '../database/schema.ts';
import { type CapabilityRules, mapCapability, plainRules } from './map-capability.ts';
import type { UserGrants } from './roles.ts';
import type { CapabilitySubject } from './subject.ts';
import type { AuthenticationMethod, Viewer } from './viewer.ts';

/** How a viewer came in. */
export interface ViewerSession {
  method: AuthenticationMethod;
  applicationPassword?: string;
  sessionToken?: string;
}

/** Nobody. `sessionToken` is that of a login cookie which was there but did not count; its nonces name it. */
export function anonymous(rules: CapabilityRules = plainRules, sessionToken = ''): Viewer {
  return {
    id: 0,
    user: null,
    roles: [],
    capabilities: {},
    method: 'none',
    sessionToken,
    can: (capability, subject) => decide(capability, 0, {}, rules, subject),
  };
}

/** Broadsheet itself: jobs, imports, the command line. It may do everything. */
export function systemViewer(): Viewer {
  return { id: 0, user: null, roles: [], capabilities: {}, method: 'system', sessionToken: '', can: () => true };
}

/** A user with the grants that grantsOf() found (roles.ts). */
export function makeViewer(
  user: UserRow,
  grants: UserGrants,
  rules: CapabilityRules = plainRules,
  session: ViewerSession = { method: 'system' },
): Viewer {
  const { ID: id } = user;
  const effective = withDerived(grants.capabilities);
  return {
    id,
    user,
    roles: grants.roles,
    capabilities: grants.capabilities,
    method: session.method,
    ...(session.applicationPassword === undefined ? {} : { applicationPassword: session.applicationPassword }),
    sessionToken: session.sessionToken ?? '',
    can: (capability, subject) => decide(capability, id, effective, rules, subject),
  };
}

function decide(
  capability: string,
  userId: number,
  granted: Readonly<Record<string, boolean>>,
  rules: CapabilityRules,
  subject: CapabilitySubject | undefined,
): boolean {
  // Old code asks for levels by number (WP_User::has_cap).
  const asked = /^\d+$/.test(capability) ? `level_${capability}` : capability;
  for (const needed of mapCapability(asked, userId, rules, subject)) {
    if (needed === 'exist') continue;
    if (needed === 'do_not_allow' || !Object.hasOwn(granted, needed) || !granted[needed]) return false;
  }
  return true;
}

/** Capabilities that WordPress grants with others at each check, without storing them. */
function withDerived(granted: Readonly<Record<string, boolean>>): Readonly<Record<string, boolean>> {
  const all: Record<string, boolean> = { ...granted };
  if (all.update_core || all.install_plugins || all.install_themes) all.install_languages = true;
  if (all.activate_plugins) all.resume_plugins = true;
  if (all.switch_themes) all.resume_themes = true;
  if (all.install_plugins) all.view_site_health_checks = true;
  return all;
}
