// Where a visitor may be sent: addresses of this site only. Reproduces wp_sanitize_redirect and wp_validate_redirect.

/** Longer addresses are nobody's. Keeps the cleaning below from costing much. */
const longest = 2048;

/** What may stand in a Location header; other characters go, those beyond ASCII and spaces are encoded. */
function cleaned(location: string): string {
  const encoded = location
    .toWellFormed()
    .replaceAll(' ', '%20')
    .replace(/[^\0-\x7f]+/g, (text) => encodeURIComponent(text));
  let clean = encoded.replace(/[^a-z0-9\-~+_.?#=&;,/:%!*[\]()@]/gi, '');
  // Taking one out may leave another.
  for (let before = ''; before !== clean; ) {
    before = clean;
    clean = clean.replace(/%0[da]/gi, '');
  }
  return clean;
}

/**
 * `location` where it leads to a page of the site at `home`, else `fallback`. Relative addresses are taken from `directory`,
 * the folder of the page that asks (`/`).
 */
export function safeRedirect(location: string, home: string, fallback: string, directory = '/'): string {
  if (location.length > longest) return fallback;
  let wanted = cleaned(location.replace(/^[ \t\n\r\0\x08\x0B]+|(?<![ \t\n\r\0\x08\x0B])[ \t\n\r\0\x08\x0B]+$/g, ''));
  // Browsers read both as another host.
  if (wanted.startsWith('//')) wanted = `http:${wanted}`;
  if (wanted === '') return fallback;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(wanted)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    // Without a scheme nothing before the first slash can be a host; a colon there could be read as one.
    if (/^[^/?#]*:/.test(wanted)) return fallback;
    return /^[/?#]/.test(wanted) ? wanted : directory + wanted;
  }
  if (scheme !== 'http' && scheme !== 'https') return fallback;
  const authority = /^https?:\/\/([^/?#]*)/i.exec(wanted)?.[1];
  if (!authority || authority.includes('@')) return fallback;
  const host = authority.replace(/:\d*$/, '');
  return host.toLowerCase() === hostOf(home) ? wanted : fallback;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
}
