// A relative address below another one. Reproduces WP_Http::make_absolute_url, peculiarities included (a relative path
// that climbs above the top loses its dots).
import { uriParts } from '../../base/uri-parts.ts';

/** Longer addresses stay as they are. */
const longest = 2000;

/** `base` is absolute. */
export function absoluteUrl(url: string, base: string): string {
  const [, scheme, host, path = '', query, fragment] = (url.length <= longest && uriParts.exec(url)) || [];
  const [, baseScheme, baseHost, basePath = ''] = uriParts.exec(base) ?? [];
  if (url.length > longest || scheme || !baseScheme) return url;
  const whole = [
    path.startsWith('/') ? path : path === '' ? basePath || '/' : relative(path, basePath || '/'),
    query ? `?${query}` : '',
    fragment ? `#${fragment}` : '',
  ].join('');
  return `${baseScheme}://${host ?? baseHost}/${whole.replace(/^\/+/, '')}`;
}

function relative(path: string, basePath: string): string {
  let joined = basePath.slice(0, basePath.lastIndexOf('/') + 1) + path;
  while (joined.indexOf('../') > 1) {
    const shorter = joined.replace(/(?<![^/])[^/]+\/\.\.\//g, '');
    if (shorter === joined) break;
    joined = shorter;
  }
  return joined.replace(/^\/(?:\.\.\/)+/, '');
}
