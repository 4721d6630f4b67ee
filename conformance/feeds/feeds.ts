// Feeds for both sides to read, of every kind, in order and out of it. Served by conformance/elsewhere.ts at `/feed/NAME`.

/** A body with what it is served as. */
export interface ServedFeed {
  readonly body: string | Buffer;
  /** Absent: application/rss+xml. Empty: no type at all. */
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const rss = (channel: string, more = '') =>
  `${declaration}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"${more}><channel><title>A &amp; B &lt;i&gt;news&lt;/i&gt;</title><link>https://example.org/</link><description>About "all" &amp; &lt;b&gt;more&lt;/b&gt;</description>${channel}</channel></rss>`;
const item = (inside: string) => `<item>${inside}</item>`;
const atom = (inside: string, more = '') =>
  `${declaration}<feed xmlns="http://www.w3.org/2005/Atom"${more}><title type="html">Atom &amp;amp; &lt;em&gt;more&lt;/em&gt;</title><subtitle>Sub "title"</subtitle><link href="https://example.org/feed.atom" rel="self"/><link href="https://example.org/"/><id>urn:x</id><updated>2024-05-06T07:08:09Z</updated><author><name>Feed &amp; Author</name></author>${inside}</feed>`;
const entry = (inside: string) => `<entry>${inside}</entry>`;

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at + 1}`).join(' ');

const titles = [
  'Plain',
  'Tom &amp; Jerry',
  'Twice &amp;amp; escaped',
  '&lt;b&gt;Bold&lt;/b&gt; and &lt;script&gt;alert(1)&lt;/script&gt;',
  '<![CDATA[In <em>CDATA</em> & more]]>',
  'An &quot;inner&quot; &#8220;quote&#8221; it&#039;s',
  'Caf&#233; &hellip; &nbsp; &euro;',
  '  Blanks \n around  ',
  '',
  '0',
  'Unicode 日本語 😀',
  'A &lt; B &gt; C',
  'Ends with &amp;lt;tag&amp;gt;',
];

const links = [
  '<link>https://example.org/a?b=1&amp;c=2</link>',
  '<link>  https://example.org/blanks  </link>',
  '<link>/relative/path</link>',
  '<link>relative</link>',
  '<link>javascript:alert(1)</link>',
  '<link>feed:https://example.org/x</link>',
  '<link></link>',
  '<guid>https://example.org/guid</guid>',
  '<guid isPermaLink="false">tag:1</guid>',
  '<guid isPermaLink="TRUE">https://example.org/guid?x=1&amp;y=2</guid>',
  '<link>https://example.org/first</link><guid>https://example.org/guid</guid>',
  '<atom:link href="https://example.org/atom"/><link>https://example.org/second</link>',
  '<atom:link rel="self" href="https://example.org/self"/>',
  '<link>https://example.org/ü/“x”?q=é</link>',
  '<link>//example.org/without-scheme</link>',
  '<link>HTTP://EXAMPLE.org:80/Up</link>',
  "<link>https://example.org/it's</link>",
];

const dates = [
  '<pubDate>Mon, 06 May 2024 07:08:09 +0000</pubDate>',
  '<pubDate>Mon, 06 May 2024 07:08:10 GMT</pubDate>',
  '<pubDate>Mon, 06 May 2024 07:08:11 EST</pubDate>',
  '<pubDate>06 May 24 07:08 -0130</pubDate>',
  '<pubDate>Mon, 6 May 2024 07:08:12 (a comment) PDT</pubDate>',
  '<pubDate>Monday, 06-May-24 07:08:13 CET</pubDate>',
  '<pubDate>Mon May  6 07:08:14 2024</pubDate>',
  '<dc:date>2024-05-06T07:08:15Z</dc:date>',
  '<dc:date>2024-05-06T07:08:16.25+02:00</dc:date>',
  '<dc:date>2024-05-07</dc:date>',
  '<dc:date>2024-04</dc:date>',
  '<dc:date>2023</dc:date>',
  '<pubDate>2024-05-06 07:08:17</pubDate>',
  '<pubDate>2024-05-06T07:08:18</pubDate>',
  '<pubDate>6 May 2024</pubDate>',
  '<pubDate>May 8, 2024</pubDate>',
  '<pubDate>Thu, 32 Jan 2024 25:61:00 +0000</pubDate>',
  '<atom:published>2024-05-05T01:02:03-05:00</atom:published>',
];

const authors = [
  '<author>someone@example.org (Some One)</author>',
  '<dc:creator>Creator &amp; <![CDATA[<b>Co</b>]]></dc:creator>',
  '<dc:creator> </dc:creator>',
  '<dc:creator>0</dc:creator>',
  '<itunes:author>Pod Caster</itunes:author>',
  '<author>x@example.org</author><dc:creator>Second</dc:creator>',
  '<atom:author><atom:name>Atom Name</atom:name></atom:author><dc:creator>Second</dc:creator>',
  '<atom:author><atom:email>a@example.org</atom:email></atom:author>',
  '<atom:author></atom:author><dc:creator>After an empty one</dc:creator>',
  '',
];

const descriptions = [
  'Plain text of a description.',
  '&lt;p&gt;A &lt;a href="https://example.org"&gt;link&lt;/a&gt; &amp;amp; &lt;script&gt;alert(1)&lt;/script&gt; more&lt;/p&gt;',
  `<![CDATA[<p>${words(70)}</p><img src=x onerror=alert(1)>]]>`,
  'It ends with dots [...]',
  '<![CDATA[<!-- a comment --> It&rsquo;s &quot;quoted&quot; &#8230; &amp;hellip;]]>',
  '',
  '0',
  '&lt;style&gt;p{}&lt;/style&gt;Styled\n\nover   lines',
  'Tom &amp; Jerry &lt; x &gt; y',
  '日本語 のテキスト',
];

const some = item(
  '<title>One</title><link>https://example.org/1</link><pubDate>Mon, 06 May 2024 07:08:09 +0000</pubDate><description>First &amp; last</description><dc:creator>Ann</dc:creator>',
);

const latin = (encoding: string, said: string) =>
  `<?xml version="1.0" encoding="${said}"?><rss version="2.0"><channel><title>${encoding}</title><link>https://example.org/</link><item><title>Caf\u00e9 na\u00efve</title><link>https://example.org/</link></item></channel></rss>`;

export const feeds: Readonly<Record<string, ServedFeed>> = {
  titles: {
    body: rss(titles.map((title) => item(`<title>${title}</title><link>https://example.org/</link>`)).join('')),
  },
  links: { body: rss(links.map((link, at) => item(`<title>Link ${at}</title>${link}`)).join('')) },
  dates: { body: rss(dates.map((date, at) => item(`<title>Date ${at}</title>${date}`)).join('')) },
  authors: { body: rss(authors.map((author, at) => item(`<title>Author ${at}</title>${author}`)).join('')) },
  descriptions: {
    body: rss(
      descriptions.map((text, at) => item(`<title>Text ${at}</title><description>${text}</description>`)).join(''),
    ),
  },
  contents: {
    body: rss(
      [
        item('<title>Encoded</title><content:encoded><![CDATA[<p>Whole <b>text</b></p>]]></content:encoded>'),
        item('<title>Both</title><description>Short</description><content:encoded>Long</content:encoded>'),
        item('<title>Empty and encoded</title><description></description><content:encoded>Long</content:encoded>'),
        item('<title>Dublin Core</title><dc:description>By &lt;b&gt;DC&lt;/b&gt;</dc:description>'),
        item(
          '<title>Podcast</title><itunes:summary>Sum &lt;i&gt;mary&lt;/i&gt;</itunes:summary><itunes:subtitle>Sub</itunes:subtitle>',
        ),
        item('<title>Subtitle</title><itunes:subtitle>Sub &lt;i&gt;title&lt;/i&gt;</itunes:subtitle>'),
        item('<dc:title>A title of DC &amp; <![CDATA[<b>x</b>]]></dc:title>'),
      ].join(''),
    ),
  },
  'no-items': { body: rss('') },
  'no-title': {
    body: `${declaration}<rss version="2.0"><channel><description>Only &lt;b&gt;described&lt;/b&gt; "so"</description><link>https://example.org/</link><item><title>One</title></item></channel></rss>`,
  },
  nameless: {
    body: `${declaration}<rss version="2.0"><channel><link>https://example.org/?a=1&amp;b=2</link><item><title>One</title></item></channel></rss>`,
  },
  'rss-091': {
    body: `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title><link>https://example.org/</link><description>Old one</description><item><title>First &eacute;</title><link>https://example.org/1</link><description>Text</description></item></channel></rss>`,
  },
  'rss-no-version': {
    body: '<rss><channel><title>V</title><link>https://example.org/</link><item><title>One</title></item></channel></rss>',
  },
  'rss-10': {
    body: `${declaration}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>RDF &amp; co</title><link>https://example.org/</link><description>RDF's text &amp;amp; x</description><dc:creator>Channel's</dc:creator></channel><item rdf:about="https://example.org/1"><title>One &amp; only</title><link>https://example.org/1</link><description>D &amp;lt;b&amp;gt;</description><dc:date>2024-01-02T03:04:05+01:00</dc:date></item><item rdf:about="https://example.org/2"><title>Two</title><link>two</link><dc:creator>Own</dc:creator></item></rdf:RDF>`,
    type: 'application/rdf+xml',
  },
  'rss-090': {
    body: `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Ninety</title><link>https://example.org/</link><description>D</description></channel><item><title>One</title><link>https://example.org/1</link></item></rdf:RDF>`,
    type: 'text/xml',
  },
  atom: {
    body: atom(
      [
        entry(
          '<title>Text &amp;amp; plain</title><link href="https://example.org/1?a=1&amp;b=2"/><id>1</id><published>2024-05-06T07:08:09Z</published><updated>2025-01-01T00:00:00Z</updated><summary>Sum &amp;lt;b&amp;gt;</summary><author><name>Own <![CDATA[<b>]]></name></author>',
        ),
        entry(
          '<title type="html">HTML &lt;b&gt;bold&lt;/b&gt; &amp;amp; it\'s</title><link rel="alternate" href="/2"/><id>2</id><updated>2024-05-05T07:08:09+02:00</updated><content type="html">&lt;p&gt;Con&lt;b&gt;tent&lt;/b&gt;&lt;/p&gt;</content>',
        ),
        entry(
          '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">XHTML <b class="a">bold</b><br/> &amp; more</div></title><link rel="enclosure" href="https://example.org/e.mp3"/><id>3</id><updated>2024-05-04T07:08:09Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p title="a&quot;b">Para <i>graph</i></p></div></content>',
        ),
        entry(
          '<title type="other">Other &lt;b&gt;</title><link rel="http://www.iana.org/assignments/relation/alternate" href="https://example.org/iana"/><id>4</id><updated>2024-05-03T07:08:09Z</updated><content type="image/png">aGVsbG8=</content>',
        ),
        entry(
          '<title>With a source</title><link href="https://example.org/5"/><id>5</id><updated>2024-05-02T07:08:09Z</updated><source><author><name>Source Author</name></author></source><content type="text/html">&lt;b&gt;x&lt;/b&gt;</content>',
        ),
        entry(
          '<title/><link rel="self" href="https://example.org/self"/><id>6</id><updated>2024-05-01T07:08:09Z</updated><summary type="html"/><content src="https://example.org/x"/>',
        ),
      ].join(''),
    ),
    type: 'application/atom+xml; charset=utf-8',
  },
  'atom-base': {
    body: atom(
      entry('<title>Base</title><link href="one"/><id>1</id><updated>2024-05-06T07:08:09Z</updated>') +
        entry(
          '<title>Own base</title><link xml:base="https://other.example/x/" href="two"/><id>2</id><updated>2024-05-05T07:08:09Z</updated>',
        ),
      ' xml:base="https://base.example/dir/"',
    ),
    type: 'application/atom+xml',
  },
  'atom-prefixed': {
    body: `${declaration}<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Prefixed</a:title><a:entry><a:title>One</a:title><a:link href="https://example.org/1"/></a:entry></a:feed>`,
    type: 'application/atom+xml',
  },
  'atom-03': {
    body: `${declaration}<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">Old &lt;b&gt;atom&lt;/b&gt;</title><tagline>Tag</tagline><link rel="alternate" type="text/html" href="https://example.org/"/><entry><title mode="xml" type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">In <b>XML</b></div></title><link rel="alternate" href="https://example.org/1"/><issued>2004-05-06T07:08:09Z</issued><modified>2004-06-06T07:08:09Z</modified><author><name>Old Name</name></author><summary type="text/plain">Plain &amp;amp; old</summary></entry><entry><title mode="base64">SGVsbG8gdGhlcmU=</title><created>2003-05-06T07:08:09Z</created><content mode="escaped" type="text/html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>`,
    type: 'application/xml',
  },
  'latin-1': { body: Buffer.from(latin('latin', 'ISO-8859-1'), 'latin1'), type: 'application/rss+xml' },
  'latin-1-header': {
    body: Buffer.from(latin('header', 'UTF-8'), 'latin1'),
    type: 'application/rss+xml; charset=ISO-8859-1',
  },
  'latin-1-text-xml': { body: Buffer.from(latin('text', 'ISO-8859-1'), 'latin1'), type: 'text/xml' },
  'latin-1-unsaid': { body: Buffer.from(latin('unsaid', 'UTF-8'), 'latin1'), type: 'application/rss+xml' },
  'utf-8-as-latin': { body: latin('wrong', 'ISO-8859-1'), type: 'application/rss+xml' },
  'utf-16': { body: Buffer.from(`\ufeff${latin('sixteen', 'UTF-16')}`, 'utf16le'), type: 'application/xml' },
  mark: { body: `\ufeff${latin('mark', 'UTF-8')}` },
  cyrillic: {
    body: Buffer.concat([
      Buffer.from(
        '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>C</title><item><title>',
      ),
      Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      Buffer.from('</title></item></channel></rss>'),
    ]),
  },
  'unknown-encoding': { body: latin('odd', 'x-no-such-thing') },
  subset: {
    body: `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY copy "&#169;"><!ENTITY co 'A &#38; B'>]><rss version="2.0"><channel><title>Subset &copy;</title><item><title>It is &copy; &co;</title></item></channel></rss>`,
  },
  laughs: {
    body: `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>Many</title><item><title>Ha &a;</title></item></channel></rss>`,
  },
  'undeclared-prefix': {
    body: '<rss version="2.0"><channel><title>P</title><item><title>One</title><media:x>1</media:x><dc:creator>Nobody</dc:creator></item></channel></rss>',
  },
  'wrong-prefix-case': {
    body: rss(item('<title>One</title><itunes:author>Up</itunes:author>')).replace(
      'podcast-1.0.dtd',
      'PODCAST-1.0.DTD',
    ),
  },
  untagged: { body: rss(item('<title>Never closed')) },
  'bare-ampersand': { body: rss(item('<title>A & B</title>')) },
  'unknown-entity': { body: rss(item('<title>&nosuch; x</title>')) },
  'control-character': { body: rss(item('<title>\u0001</title>')) },
  'blank-first': { body: `\n${rss(some)}` },
  'not-a-feed': { body: '<?xml version="1.0"?><root><item>x</item></root>' },
  'plain-text': { body: rss(some), type: 'text/plain' },
  'as-html': { body: rss(some), type: 'text/html; charset=utf-8' },
  'as-html-with-comment': { body: rss(some).replace('<rss', '<!-- x --><rss'), type: 'text/html' },
  'as-xml': { body: rss(some), type: 'application/xml' },
  'as-octets': { body: rss(some), type: 'application/octet-stream' },
  untyped: { body: rss(some), type: '' },
  empty: { body: '' },
  gone: { body: rss(some), status: 404 },
  error: { body: rss(some), status: 500 },
  'partial-status': { body: rss(some), status: 206 },
  'other-status': { body: rss(some), status: 207 },
  'link-header': {
    body: rss(some),
    headers: { link: '<https://example.org/from-header?a=1&b=2>; rel="alternate", <https://x.example/>; rel=hub' },
  },
  discovered: {
    body: '<html><head><title>x</title><link rel="stylesheet alternate" type="application/rss+xml" href="/feed/gone"><link rel="alternate" type="application/rss+xml" href="/feed/rss-091"></head></html>',
    type: 'text/html',
  },
  'discovered-base': {
    body: '<html><head><base href="/feed/x"><link REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="atom"></head></html>',
    type: 'text/html',
  },
  'discovered-later': { body: '<html><body><a rel="feed" href="rss-10">x</a></body></html>', type: 'text/html' },
  'discovered-none': { body: '<html><body><p>Nothing</p></body></html>', type: 'text/html' },
  many: {
    body: rss(
      Array.from({ length: 30 }, (_, at) =>
        item(
          `<title>Number ${at}</title><link>https://example.org/${at}</link><pubDate>Mon, 06 May 2024 07:${String(at).padStart(2, '0')}:09 +0000</pubDate>`,
        ),
      ).join(''),
    ),
  },
};
