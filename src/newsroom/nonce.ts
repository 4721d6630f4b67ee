// Nonces of the newsroom's links and forms (wp_create_nonce, check_admin_referer).
import { createNonce, verifyNonce } from '../access/nonces.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Site } from '../content/site.ts';
import { type PageRequest, textParam } from './page.ts';

/** A nonce for what a viewer is about to do. */
export function nonceFor(site: Site, viewer: Viewer, action: string): string {
  return createNonce(action, viewer, site.settings.salts, site.clock.now());
}

/** Does the request carry one for it? */
export function hasNonce(
  site: Site,
  request: PageRequest,
  viewer: Viewer,
  action: string,
  field = '_wpnonce',
): boolean {
  return nonceAge(site, textParam(request, field), viewer, action) > 0;
}

/** 1: of the last twelve hours; 2: of those before; 0: none. */
export function nonceAge(site: Site, nonce: string, viewer: Viewer, action: string): number {
  return verifyNonce(nonce, action, viewer, site.settings.salts, site.clock.now());
}
