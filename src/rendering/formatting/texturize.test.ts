// Where one rule of WordPress's wptexturize() sees what another one has made: the rules one after the other give the same.
import { expect, test } from 'vitest';
import { texturize } from './texturize.ts';

test.each([
  [`'9...9' 'a'... "b"...`, '&#8216;9&#8230;9&#8217; &#8216;a&#8217;&#8230; &#8220;b&#8221;&#8230;'],
  ["it's ''so'' '''it''' is", 'it&#8217;s &#8221;so&#8221; &#8221;&#8217;it&#8221;&#8217; is'],
  ['9...x9 9x9...9x9 0x9 a9x9', '9&#8230;x9 9&#215;9&#8230;9&#215;9 0x9 a9x9'],
  ['&1x2; &1xa; &12x34a;', '&#038;1&#215;2; &1xa; &12x34a;'],
  [`'99" "a"`, '&#8217;99&#8221; &#8220;a&#8221;'],
  ['a -- b---c xn--d e--f - g', 'a &#8212; b&#8212;c xn--d e&#8211;f &#8211; g'],
  ["``a'' (tm) x (tm)", '&#8220;a&#8221; &#8482; x &#8482;'],
  ['<pre>"a"</pre> "b" <pre >"c"</pre> "d"', '<pre>"a"</pre> &#8220;b&#8221; <pre >"c"</pre> &#8220;d&#8221;'],
  ['[caption "a"]"b"[/caption "c"', '[caption "a"]&#8220;b&#8221;[/caption &#8220;c&#8221;'],
  ['<a title="&">&</a>&amp;& &', '<a title="&#038;">&#038;</a>&amp;&#038; &#038;'],
])('%s', (text, made) => {
  expect(texturize(text, ['caption'])).toBe(made);
  // Long texts are read and written in other ways than short ones.
  expect(texturize(`${text}<hr>`.repeat(9000), ['caption'])).toBe(`${made}<hr>`.repeat(9000));
});
