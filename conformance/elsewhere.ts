// Another server for both sides to ask: pages with titles, icons and pictures of every kind, and an oEmbed provider. On
// 127.0.0.1:8080, which WordPress may ask because the site's host is the same, and Broadsheet because it is told so.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { feeds } from './feeds/feeds.ts';

export const elsewherePort = 8080;
export const elsewhere = `http://127.0.0.1:${elsewherePort}`;

const html = (head: string, body = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const discover = (name: string, type = 'application/json+oembed') =>
  html(`<title>${name}</title><link rel="alternate" type="${type}" href="${elsewhere}/oembed?name=${name}&amp;x=1">`);

const pages: Readonly<Record<string, string>> = {
  plain: html(
    '<title>A plain page</title><meta name="description" content="What it is about"><link rel="icon" href="/i.png">',
  ),
  empty: '',
  nothing: html(''),
  'no-head': '<title>Without a head</title><meta name="description" content="still read">',
  unclosed: '<html><head><title>Unclosed</title><body><title>Second</title>',
  upper: '<HTML><HEAD><TITLE>UPPER</TITLE><META NAME="description" CONTENT="upper"></HEAD></HTML>',
  entities: html(
    '<title>Caf&eacute; &amp; &#8220;bar&#8221; &lt;b&gt;bold&lt;/b&gt; &hellip;</title><meta name="description" content="Tom &amp; Jerry&#039;s">',
  ),
  attributes: html('<title data-x="1">  Spaced \n out  </title>'),
  'title-in-body': html('<meta charset="utf-8">', '<svg><title>An image</title></svg>'),
  icons: html('<link rel="shortcut icon" href="favicon.ico"><link rel="icon" href="https://example.org/other.png">'),
  'icon-relative': html('<link href="../up/i.png" rel="icon">'),
  'icon-absolute': html("<link rel='icon' type='image/png' href='https://example.org/i.png?a=1&amp;b=2'>"),
  'icon-protocol': html('<link rel="icon" href="//example.org/i.png">'),
  'icon-data': html('<link rel="icon" href="data:image/png;base64,AAAA">'),
  'icon-bare': html('<link rel=icon href=/bare.png>'),
  'icon-apple': html('<link rel="apple-touch-icon" href="/apple.png"><link rel="icon shortcut" href="/reversed.png">'),
  'icon-mask': html('<link rel="mask-icon" href="/mask.svg">'),
  'icon-query': html('<link rel="icon" href="?i=1"><link rel="icon" href="#x">'),
  'icon-none': html('<link rel="icon">'),
  og: html(
    '<meta property="og:title" content="OG title"><meta property="og:description" content="OG text"><meta property="og:image" content="/og.jpg">',
  ),
  'og-name': html(
    '<meta name="og:description" content="By name"><meta property="og:image:url" content="https://example.org/og.png">',
  ),
  'meta-order': html('<meta content="content first" name="description"><meta content="x.png" property="og:image">'),
  'meta-single': html("<meta name='description' content='It&#39;s \"quoted\"'>"),
  'meta-bare': html('<meta name=description content=word>'),
  'meta-empty': html('<meta name="description" content=""><meta name="description" content="second">'),
  'meta-tags': html('<meta name="description" content="<b>bold</b> &lt;i&gt;text&lt;/i&gt;">'),
  'meta-lines': html('<meta\n  name="description"\n  content="over\n lines">'),
  'meta-closed': html('<meta name="description" content="closed" /><meta property="og:image" content="a/b.png"/>'),
  'meta-greater': html('<meta name="description" content="a > b"><meta property="og:image" content="/x.png">'),
  twitter: html('<meta name="twitter:description" content="no"><meta name="twitter:image" content="/no.png">'),
  script: html('<script>var a = "<title>Not this</title>";</script><title>This</title>'),
  long: html(`<title>Long</title><!-- ${'x'.repeat(200_000)} --><meta name="description" content="beyond the limit">`),
  unicode: html('<title>日本語 – émigré 😀</title><meta name="description" content="naïve">'),
  rich: discover('rich'),
  photo: discover('photo'),
  link: discover('link'),
  video: discover('video'),
  'xml-only': discover('xml', 'text/xml+oembed'),
  unsafe: discover('unsafe'),
  quoted: discover('quoted'),
  broken: discover('broken'),
  gone: discover('gone'),
  untyped: discover('untyped'),
  frameless: discover('frameless'),
  fallback: discover('fallback'),
};

const frame = '<iframe src="https://example.org/frame?a=1&amp;b=2" width="500" height="300" allowfullscreen></iframe>';
const answers: Readonly<Record<string, unknown>> = {
  rich: {
    version: '1.0',
    type: 'rich',
    title: 'A "rich" thing',
    html: `<p>text</p>\n${frame}`,
    width: 500,
    height: 300,
  },
  photo: {
    version: '1.0',
    type: 'photo',
    title: 'A photo',
    url: 'https://example.org/p.jpg?a=1&b=2',
    width: 640,
    height: '480',
  },
  link: { version: '1.0', type: 'link', title: 'A <b>link</b>' },
  video: {
    version: 1,
    type: 'video',
    html: '<iframe title="Own title" SRC="https://example.org/v"></iframe>',
    width: 1.5,
    nested: { a: [1, null] },
  },
  unsafe: {
    type: 'rich',
    html: `<script>alert(1)</script><div onclick="x()">${frame}${frame}</div><img src=x onerror=y>`,
  },
  quoted: {
    type: 'rich',
    title: '',
    html: `<blockquote class="x"><a href="javascript:alert(1)">A</a></blockquote>\n<script src="x"></script>${frame}`,
  },
  untyped: { html: frame },
  frameless: { type: 'rich', html: '<blockquote>only a quotation</blockquote>' },
};
const xml = `<?xml version="1.0" encoding="utf-8"?>\n<oembed><version>1.0</version><type>rich</type><title>From &amp; XML</title><html><![CDATA[${frame}]]></html></oembed>`;

/** Milliseconds that another comparison may serve, and between two looks whether it still does. */
const patience = 600_000;
const interval = 200;

/** Serves until `stop`. Waits for another comparison that serves; rejects where the port stays taken. */
export async function serveElsewhere(): Promise<{ stop: () => Promise<void> }> {
  const deadline = Date.now() + patience;
  let server = await listening();
  for (; server === null; server = await listening()) {
    if (Date.now() > deadline) throw new Error(`port ${elsewherePort} stays taken`);
    await new Promise((done) => setTimeout(done, interval));
  }
  return { stop: () => stopped(server) };
}

/** A server on the port; null where it is taken. */
function listening(): Promise<Server | null> {
  const server = createServer((request, response) => answer(new URL(request.url ?? '/', elsewhere), response));
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)));
    server.listen(elsewherePort, '127.0.0.1', () => done(server));
  });
}

const stopped = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });

function answer({ pathname, searchParams }: URL, response: ServerResponse): void {
  const [, kind = '', name = ''] = pathname.split('/');
  const send = (status: number, type: string, body: string) =>
    response.writeHead(status, { 'content-type': type }).end(body);
  const page = pages[name];
  if (kind === 'feed') return void sendFeed(name, response);
  if (kind === 'page' && page !== undefined) return void send(200, 'text/html; charset=utf-8', page);
  if (kind === 'status') return void send(Number(name), 'text/html', html('<title>An error</title>'));
  if (kind === 'redirect')
    return void response
      .writeHead(302, { location: name === '0' ? '/page/plain' : `/redirect/${Number(name) - 1}` })
      .end();
  if (kind === 'away') return void response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  if (kind === 'oembed') return void sendEmbed(searchParams, send);
  send(404, 'text/html', html('<title>Not here</title>'));
}

function sendFeed(name: string, response: ServerResponse): void {
  const { body = '', type = 'application/rss+xml', status = 200, headers = {} } = feeds[name] ?? { status: 404 };
  response.writeHead(status, { ...headers, ...(type === '' ? {} : { 'content-type': type }) }).end(body);
}

function sendEmbed(asked: URLSearchParams, send: (status: number, type: string, body: string) => unknown): void {
  const name = asked.get('name') ?? '';
  if (name === 'broken') send(200, 'application/json', '{"type":');
  else if (name === 'fallback' && asked.get('format') === 'json') send(501, 'text/plain', '');
  else if (name === 'fallback' || name === 'xml') send(200, 'text/xml', xml);
  else if (answers[name])
    send(200, 'application/json', JSON.stringify({ ...answers[name], asked: [...asked.keys()].sort().join() }));
  else send(404, 'text/plain', 'nothing');
}

/** Names of pages, by what they are for. */
export const pageNames = Object.keys(pages).filter((name) => !pages[name]?.includes('+oembed'));
export const embedNames = Object.keys(pages).filter((name) => pages[name]?.includes('+oembed'));
