// What generated texts are made of: words and signs that formatting looks at, pieces of HTML whole and broken, shortcodes,
// addresses, entities, letters of many scripts.
const words = (text: string): string[] => text.trim().split(/\s+/);

export const plainWords: readonly string[] = [
  ...words('harbour ferry the a I tide 42 1999 7 night’s WordPress Wordpress wordpress naïve über côté ﬁnd'),
  ...words('漁港 の 船が 항구 ميناء السفن נמל кот Ωμέγα ไทย 🚢 👩‍👩‍👧 🇪🇺 e\u0301 İ ß ǆ \u00a0x \u200bz \u2028 \u3000'),
];

/** Where texturize, smilies and entities look. */
export const signs: readonly string[] = [
  ...words(
    `' " '' "" ' " \` \`\` - -- --- ---- ... .... .. … , . ; : ! ? ( ) [ ] { } / \\ & < > = + * # % @ | ~ ^ $ _`,
  ),
  ...words(
    `'tis 'twas '99 '99s 'cause 'em 'n' rock'n'roll it's don't l'été 5'4" 6' 7" 9'x 10x5 3x 0x1f 2×2 4x4x4 1,000x2`,
  ),
  ...words(
    `"a" 'a' ("a") ['a'] "'a'" '"a"' a"b a'b -"a" --"a" "a"-- 'a'- "a's" 's "… …" '… "-" (') (") ')' ")" "," ','`,
  ),
  ...words(
    `(tm) (c) (r) :) :-) ;) :( :D 8-) :x :oops: :mrgreen: :?: <3 :-| xD =) (: ☺ -> <- => <= <-> ==> --> <!-- <!`,
  ),
  ...words(
    `&amp; &amp &#38; &#038; &#x26; &lt; &gt; &quot; &#8217; &nbsp; &#160; &bogus; &#0; &#150; &#x96; &#128512; &hellip;`,
  ),
  ...words(
    `&&amp; &#xzz; & &a &; &copy &NotANumber; &frac12; &rarr; &#39; &#8220; &#x201D; &apos; &#xD800; &#1114112;`,
  ),
  ...words('xx-yy a--b a---b a - b -a- – — ‑ \u00ad ‘ ’ “ ” ′ ″ « »'),
  ...['\u0001', '\u000b', '\ufeff', '\ufffd', '\u007f', '\t', ' ', '  ', ' \u00a0 ', '\r\n', '\r'],
];

export const addresses: readonly string[] = [
  ...words('http://example.org https://example.org/a?b=c&d=e#f https://example.org/a?b=c&amp;d=e www.example.org'),
  ...words(
    "ftp://x.example/ mailto:a@b.example a@b.example me.you+tag@sub.b.example http://x.example/(a) http://x.example/a'b",
  ),
  ...words(
    'http://x.example/日本 https://www.youtube.com/watch?v=abc https://vimeo.com/1 http://x.example. http://x.example,',
  ),
  ...words(
    'http://x.example/a--b http://x.example/"q" //x.example/y http:// https://a http://127.0.0.1:8114/2024/01/05/text',
  ),
];

export const lineEnds: readonly string[] = [
  ' ',
  ' ',
  ' ',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\n\n\n',
  '',
  ' \n',
  '\n ',
  '\t\n',
];

/** Elements by how WordPress treats them. */
export const blockElements = words(
  `p div ul ol li blockquote pre table thead tbody tr td th h1 h2 h6 form fieldset address section article aside figure
  figcaption details summary hr header footer nav main menu dl dt dd option select map area math style`,
);
export const inlineElements = words(
  `a b strong i em span code kbd tt samp q sub sup del ins small abbr cite label button img br input script textarea svg
  object video audio iframe embed param source track canvas noscript font center template wbr u s big custom-el X`,
);

export const attributes: readonly string[] = [
  ...[' class="a b"', " class='a'", ' class=a', ' class', ' id="x"', ' href="http://x.example/?a=1&b=2"', ' href="#"'],
  ...[
    ' style="color:red"',
    ' style="width:10px;"',
    " title=\"it's -- 'q'\"",
    ' title=\'"q"\'',
    ' title="a > b"',
    ' /',
    '/',
  ],
  ...[
    ' data-x="[gallery]"',
    ' alt=""',
    ' src="a.png"',
    ' width="100"',
    ' height="50"',
    ' loading="lazy"',
    ' onclick="x()"',
  ],
  ...[
    ' href="javascript:x"',
    '\n',
    ' "',
    " '",
    ' =',
    ' a=b=c',
    ' <',
    ' [',
    ' align="left"',
    ' target="_blank"',
    ' rel="me"',
  ],
  ...[' srcset="a.png 2x"', ' sizes="100vw"', ' decoding="sync"', ' fetchpriority="high"', ' dir="rtl"', ' lang=he'],
];

const uploads = 'http://127.0.0.1:8114/wp-content/uploads/2024/01';
export const pictures: readonly string[] = [
  `<img src="${uploads}/harbour-300x200.jpg" alt="" width="300" height="200" class="wp-image-101 size-medium alignleft" />`,
  `<img class="wp-image-101" src="${uploads}/harbour.jpg">`,
  `<img class="wp-image-102" src="${uploads}/tall-150x150.jpg" width="150" height="150" alt="x">`,
  `<img class="wp-image-104" src='${uploads}/huge-scaled.jpg'/>`,
  `<img class="wp-image-104" src="${uploads}/huge-1024x683.jpg" sizes="50vw"/>`,
  `<img class="wp-image-105" src="${uploads}/turned-e1704441600000-768x576.jpg" loading="eager"/>`,
  `<img class="wp-image-999" src="${uploads}/none.jpg" width="3000" height="2000"/>`,
  '<img src="http://x.example/a.png" width="600" height="400" loading="lazy" sizes="10vw">',
  '<img src="a.png" width=5 height=5 decoding="sync" fetchpriority="high">',
  '<iframe src="https://x.example/" width="100" height="100"></iframe>',
  '<iframe width="1" height="1" loading="lazy" src="x"></iframe>',
];

export const shortcodes: readonly string[] = [
  ...['[gallery]', '[gallery ids="101,102,103"]', '[gallery ids="101" link="file" columns="1"]', '[gallery id="5" /]'],
  ...[
    '[gallery ids="101,102,109" size="medium" order="DESC" orderby="ID" itemtag="div" captiontag="p"]',
    '[[gallery]]',
  ],
  ...['[gallery ids="101" link="none"]', "[gallery ids='103,101' columns=0]", '[gallery include="101,109"]'],
  ...['[caption id="attachment_101" align="alignleft" width="300"]<img src="a.png" /> A "caption"[/caption]'],
  ...[
    '[caption width="100" caption="old"]<img src="a">[/caption]',
    '[caption]x[/caption]',
    '[wp_caption width=1]y[/wp_caption]',
  ],
  ...['[caption width="50"]<a href="#"><img src="a"></a> It\'s <b>bold</b> -- [gallery][/caption]', '[/caption]'],
  ...['[audio src="http://x.example/a.mp3"]', '[audio mp3="http://x.example/a.mp3" loop="on" autoplay=1]', '[audio]'],
  ...['[audio http://x.example/a.ogg]', '[video src="http://x.example/a.mp4" width="300" height="200"]', '[video]'],
  ...[
    '[video mp4="http://x.example/a.mp4" poster="http://x.example/p.jpg"][/video]',
    '[video src="https://youtu.be/abc"]',
  ],
  ...[
    '[playlist]',
    '[playlist ids="106"]',
    '[playlist type="video" ids="107" style="dark"]',
    '[playlist ids="106" tracklist="no"]',
  ],
  ...[
    '[embed]http://x.example/[/embed]',
    '[embed width="100"]https://example.org/[/embed]',
    '[embed]',
    '[embed src="http://a"]',
  ],
  ...['[unknown]', '[unknown a="b"]x[/unknown]', '[gallery', 'gallery]', '[[caption]x[/caption]]', "[gallery a='\"']"],
  ...[
    '[caption width="9"',
    '[audio src="',
    '[gallery ids=“101”]',
    '[gallery ids=&#8221;101&#8221;]',
    '[gallery/]',
    '[ gallery]',
  ],
  ...[
    '[gallery ids="101" x="<b>"]',
    '<a title="[gallery]">',
    '<!--[gallery]-->',
    '[video][/video][/video]',
    '[]',
    '[[]]',
  ],
];

export const oddPieces: readonly string[] = [
  ...[
    '<!--more-->',
    '<!--more Read "on"-->',
    '<!--nextpage-->',
    '<!-- comment -- "x" -->',
    '<!--',
    '-->',
    '<![CDATA[ "a" ]]>',
  ],
  ...[
    '<?php echo "x"; ?>',
    '<!DOCTYPE html>',
    '</p>',
    '<p>',
    '<br>',
    '<br/>',
    '<br />',
    '<br class="x"/>',
    '</br>',
    '<hr/>',
  ],
  ...[
    '<pre>\n  "a" -- b\n\n c</pre>',
    '<code>"a" -- b</code>',
    '<script>var a = "b--c";\n\n</script>',
    '<style>a{b:"c"}\n\n</style>',
  ],
  ...[
    '<textarea>\n"a"\n\n</textarea>',
    '<svg><path d="x"/></svg>',
    '<kbd>--</kbd>',
    '<PRE>"x"</PRE>',
    '<code',
    '</code>',
    '<pre',
  ],
  ...[
    '<table>\n<tr>\n<td>a\n\nb</td>\n</tr>\n</table>',
    '<ul>\n<li>a\n<li>b\n\nc\n</ul>',
    '<object>\n<param name="a">\n<embed>\n</object>',
  ],
  ...[
    '<video>\n<source src="a">\n<track>\n</video>',
    '<figure>\n<figcaption>\nx\n</figcaption>\n</figure>',
    '<div>\na\n</div>\nb',
  ],
  ...[
    '<blockquote>\na\n\nb</blockquote>',
    '<details>\n<summary>x</summary>\n\ny</details>',
    '<select>\n<option>a\n<option>b\n</select>',
  ],
  ...[
    '<p>a\n\nb</p>',
    '<p></p>',
    '<p> </p>',
    '<a\nhref="x"\n>y</a>',
    '<b>a\n\nb</b>',
    '<a href="x"><div>y</div></a>',
    '<>',
    '< b>',
  ],
  ...[
    '<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>',
    '<3',
    'a<b',
    '<1>',
    '<a href="',
    '<a href=\'x">',
  ],
];
