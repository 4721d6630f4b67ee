// Widths up to which a screen counts as a mobile or a tablet, and the media queries of these states. Reproduces
// WP_Theme_JSON::get_viewport_media_queries and sanitize_viewport_settings.
import { isTree, type Tree, type Value } from './tree.ts';

const defaults = { mobile: '480px', tablet: '782px' };

function pixels(value: string): number {
  const number = Number.parseFloat(value);
  return value.endsWith('px') ? number : number * 16;
}

/** Valid widths, or the default ones. */
export function viewportSizes(settings: Value): { mobile?: string; tablet?: string } {
  if (!isTree(settings)) return { ...defaults };
  const sizeOf = (name: string): string | undefined => {
    const value = settings[name];
    const trimmed = typeof value === 'string' ? value.trim() : '';
    return /^(?:\d+|\d*\.\d+)(?:px|em|rem)$/.test(trimmed) ? trimmed : undefined;
  };
  const mobile = sizeOf('mobile');
  const tablet = sizeOf('tablet');
  if (mobile === undefined && tablet === undefined) return { ...defaults };
  if (mobile === undefined) return { tablet: tablet ?? defaults.tablet };
  return tablet !== undefined && pixels(mobile) < pixels(tablet) ? { mobile, tablet } : { mobile };
}

/** State (`@mobile`) → media query, in order. */
export function mediaQueries(settings: Value): ReadonlyMap<string, string> {
  const { mobile, tablet } = viewportSizes(settings);
  const queries = new Map<string, string>();
  if (mobile !== undefined) queries.set('@mobile', `@media (width <= ${mobile})`);
  if (tablet !== undefined) {
    queries.set(
      '@tablet',
      mobile === undefined ? `@media (width <= ${tablet})` : `@media (${mobile} < width <= ${tablet})`,
    );
  }
  return queries;
}

/** Of windows wider than those of the last of these queries. */
export function desktopQuery(queries: ReadonlyMap<string, string>): string {
  const last = [...queries.values()].at(-1) ?? '';
  return `@media (width > ${last.slice(last.lastIndexOf('<= ') + 3)}`;
}

/** The widths as they stand in a tree. */
export const viewportTree = (settings: Value): Tree => ({ ...viewportSizes(settings) });
