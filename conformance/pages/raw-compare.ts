// What of a feed or a sitemap may differ: the name of the program, sentences of our own, emoji as pictures from another
// server (docs/differences.md).

/** A sentence of WordPress's, and ours. */
const sentences: readonly (readonly [RegExp, RegExp])[] = [
  [/There is no excerpt because this is a protected post\./g, /The excerpt is protected\./g],
  [/Protected Comments: Please enter your password to view comments\./g, /Comments of a protected text\./g],
  [/This content is password-protected[^<]*/g, /This text is protected\. To read[^<]*/g],
  [/<title><!\[CDATA\[.?WordPress [^\]]*(?=\]\])/g, /<title><!\[CDATA\[Error(?=\]\])/g],
  [/&lt;strong&gt;Error:&lt;\/strong&gt; This is not a valid feed template\./g, /There is no such feed\./g],
];

const generator =
  /\t?<!-- generator="[^"]*" -->\n?|\t?<generator[^>]*>[^<]*<\/generator>\n?|\t?<admin:generatorAgent rdf:resource="[^"]*" \/>\n?/g;
const emoji = /<img src="https:\/\/s\.w\.org\/images\/core\/emoji\/[^>]*? alt="([^"]*)"[^>]*>/g;

/** Where WordPress leaves addresses as they are, in attributes as well. */
const bareAmpersand = /&(?=(?:cpage=|feed=comments))/g;

/** Of a side; `words`: those sides whose sentences may be in it. In another language ours are WordPress's. */
export function maskedRaw(text: string, side: 0 | 1, words: readonly (0 | 1)[] = [side]): string {
  // Stylesheets for those who look at sitemaps are our own.
  if (text.includes('<xsl:stylesheet')) return '<xsl:stylesheet';
  const plain = words.reduce(
    (masked, whose) => sentences.reduce((out, pair) => out.replace(pair[whose], '§'), masked),
    text,
  );
  return side === 0 ? plain.replace(generator, '').replace(emoji, '$1').replace(bareAmpersand, '&#038;') : plain;
}
