// Odd ways to send a request: queries, headers and bodies that no well-made client sends. Each changes a request that was
// made from a route; what has become of it must still be answered in good form.
import type { Random } from './random.testing.ts';
import type { FuzzRequest } from './requests.testing.ts';
import { hostileTexts } from './values.testing.ts';

type Oddity = (request: FuzzRequest, random: Random) => void;

const words = (text: string): string[] => text.trim().split(/\s+/);
const hostilePart = (random: Random): string => encodeURIComponent(random.pick(hostileTexts).toWellFormed());

function addQuery(request: FuzzRequest, query: string): void {
  request.path += `${request.path.includes('?') ? '&' : '?'}${query}`;
}

/** Groups of queries; one of a group is added. */
const queries: readonly (readonly string[])[] = [
  [
    ...words('_fields=id _fields=title.rendered _fields=meta.a.b _fields=,,, _fields=. _fields=id.x _fields=_links,id'),
    ...['_fields=__proto__', `_fields=${'x'.repeat(5_000)}`],
  ],
  words(`_fields[]=id&_fields[a][b]=1 _fields[] _embed[]=author _embed[a]=b _embed=0 _embed=author,wp:term,x _embed`),
  words(`_envelope _envelope[]=1 _pretty _jsonp=cb _jsonp[]=cb _jsonp=a(b _locale=user _method=DELETE _method[]=PUT
    _method= _wpnonce=x _wpnonce[]=x`),
  [
    ...words('% %zz=% %ff=%fe a[b=1 a]b=1 [x]=1 a[][][]=1 =x &&& page[]=1&page=2 id[]=5 context[]=edit a%00b=1'),
    ...words('__proto__[x]=1 constructor[prototype][x]=1 rest_route=/wp/v2/users rest_route[]=x'),
    `a${'[b]'.repeat(70)}=1`,
  ],
  [Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join('&')],
];

/** Header → values; one of a header's is set. */
const headers: Readonly<Record<string, readonly string[]>> = {
  'x-http-method-override': ['GET', 'delete', 'PATCH', 'OPTIONS', 'x', '', '\t', '__proto__'],
  'content-type': [
    ...words('text/plain application/json application/xml multipart/form-data application/x-www-form-urlencoded / ;'),
    ...['multipart/form-data; boundary=x', 'application/ld+json; charset=x', 'application/json, text/html'],
    `application/${'a'.repeat(5_000)}json`,
  ],
  authorization: [
    ...['Basic', 'Basic ', 'Basic !!!!', 'Basic Og==', 'Basic YTpiOmM=', 'Bearer x', `Basic ${'QQ'.repeat(10_000)}`],
    `Basic ${Buffer.from('admin:\0').toString('base64')}`,
    `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')}`,
  ],
  cookie: [
    ...['=', ';;;', 'a', 'wordpress_logged_in_x=%', `wordpress_logged_in_=${'|'.repeat(5_000)}`],
    ...['__proto__=1; constructor=2', 'a=%ff%fe', `x=${'y'.repeat(20_000)}`],
  ],
  'x-wp-nonce': ['', 'x', '0', 'y'.repeat(10_000)],
  origin: ['null', 'http://evil.example', 'javascript:x', '\u00ff', 'x'.repeat(5_000), 'http://a\'b"<>'],
  'if-none-match': ['*', '"', 'W/', 'W/"x', `"${'x'.repeat(9_000)}"`, ','.repeat(9_000)],
};

const bodies: readonly string[] = [
  ...['null', '[]', '1', '"x"', 'true', '[[', '{"title":"\\ud800"}', '{"a":1e999}', '[{"title":"x"}]', '{"":1}'],
  ...[`${'['.repeat(600)}${']'.repeat(600)}`, `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`],
  '{"title":{"raw":{"raw":"x"}}}',
];

const texts = words(
  'search orderby order slug include status offset after per_page meta_key tax_relation _fields type parent',
);
const lists = words('include exclude categories parent author roles');

const oddities: readonly Oddity[] = [
  ...queries.map(
    (group): Oddity =>
      (request, random) =>
        addQuery(request, random.pick(group)),
  ),
  ...Object.entries(headers).map(
    ([name, values]): Oddity =>
      (request, random) => {
        request.headers[name] = random.pick(values);
      },
  ),
  // What the path says, said otherwise in the query, which wins.
  (request, random) => {
    const names = [...request.route.pattern.matchAll(/\?P<(\w+)>/g)].map((match) => match[1]);
    const form = random.pick(['=', '[a]=', '[]=', '[toString]=', '[0][1]=']);
    addQuery(request, `${random.pick([...names, 'id'])}${form}${hostilePart(random)}`);
  },
  (request, random) =>
    addQuery(request, `${random.pick(texts)}${random.pick(['', '[]', '[a]', '[0][1]'])}=${hostilePart(random)}`),
  (request, random) =>
    addQuery(request, `${random.pick(lists)}=${Array.from({ length: 10_000 }, (_, index) => index).join()}`),
  (request, random) => {
    for (let n = 0; n < 40; n++) request.headers[`x-${n}`] = 'v'.repeat(random.pick([1, 500]));
  },
  (request, random) => {
    if (request.body) request.body = request.body.slice(0, random.between(0, request.body.length));
  },
  (request) => {
    if (typeof request.body === 'string')
      request.body = request.body.replace(/^\{/, '{"id":1,"id":{"x":2},"__proto__":{"id":5},');
  },
  (request, random) => {
    request.body = Buffer.from([...Buffer.from('{"title":"'), random.pick([0xff, 0xc0, 0xed, 0x00, 0x80]), 0x22, 0x7d]);
    request.headers['content-type'] = 'application/json';
  },
  (request, random) => {
    request.body = random.pick(bodies);
    request.headers['content-type'] = 'application/json';
  },
  (request, random) => {
    request.method = random.pick(['TRACE', 'PROPFIND', 'GET', 'OPTIONS', 'HEAD', 'PATCH']);
  },
  (request, random) => {
    request.path = request.path.replace(/\/(?=[^/]*$)/, random.pick(['//', '/%00/', '\\', '/%ff/', '/;/']));
  },
  (request, random) => {
    const end = random.pick([...words('/ // %0a \u00ff .json ? #x %20'), `/${'a'.repeat(5_000)}`]);
    request.path = `${request.path.split('?')[0]}${end}`;
  },
];

/** Makes a request odd in one way or two. Header values stay such that a client library sends them. */
export function makeOdd(request: FuzzRequest, random: Random): void {
  for (const oddity of random.some(oddities, random.pick([1, 1, 2]))) oddity(request, random);
  for (const [name, value] of Object.entries(request.headers))
    request.headers[name] = value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
