// What HTML each context of kses allows: elements and their attributes as in WordPress 7.1. A table of data.
// Rules of an attribute: true for any value, else what its value must be.

export interface AttributeRule {
  readonly required?: boolean;
  /** The attribute must stand without a value. */
  readonly valueless?: boolean;
  /** The value, in lower case, must be one of these. */
  readonly values?: readonly string[];
  /** The value must be the address of a PDF among the site's own uploads. */
  readonly uploadedPdf?: boolean;
}
/** Attribute name → rule. `data-*` stands for every name of that form. */
export type AllowedAttributes = ReadonlyMap<string, true | AttributeRule>;
/** Element name in lower case → what it may have. */
export type AllowedHtml = ReadonlyMap<string, AllowedAttributes>;

const everywhere =
  'aria-controls aria-current aria-describedby aria-details aria-expanded aria-hidden aria-label aria-labelledby aria-live class data-* dir hidden id lang style tabindex title role xml:lang'.split(
    ' ',
  );

/** Elements of posts with what they may have beyond what every element may. */
const postElements: Readonly<Record<string, string>> = {
  address: '',
  a: 'href rel rev name target',
  abbr: '',
  acronym: '',
  area: 'alt coords href nohref shape target',
  article: 'align',
  aside: 'align',
  audio: 'autoplay controls loop muted preload src',
  b: '',
  bdo: '',
  big: '',
  blockquote: 'cite',
  br: '',
  button: 'command commandfor disabled name type value popovertarget popovertargetaction aria-haspopup',
  caption: 'align',
  cite: '',
  code: '',
  col: 'align char charoff span valign width',
  colgroup: 'align char charoff span valign width',
  data: 'value',
  del: 'datetime',
  dd: '',
  dfn: '',
  details: 'align open name',
  div: 'align popover',
  dialog: 'closedby open popover autofocus',
  dl: '',
  dt: '',
  em: '',
  fieldset: '',
  figure: 'align',
  figcaption: 'align',
  font: 'color face size',
  footer: 'align',
  h1: 'align',
  h2: 'align',
  h3: 'align',
  h4: 'align',
  h5: 'align',
  h6: 'align',
  header: 'align',
  hgroup: 'align',
  hr: 'align noshade size width',
  i: '',
  img: 'alt align border height hspace loading longdesc vspace src usemap width',
  ins: 'datetime cite',
  kbd: '',
  label: 'for',
  legend: 'align',
  li: 'align value',
  main: 'align',
  map: 'name',
  mark: '',
  menu: 'type',
  meter: 'high low max min optimum value',
  nav: 'align',
  object: '',
  p: 'align',
  pre: 'width',
  progress: 'max value',
  q: 'cite',
  rb: '',
  rp: '',
  rt: '',
  rtc: '',
  ruby: '',
  s: '',
  samp: '',
  search: '',
  span: 'align',
  section: 'align',
  small: '',
  strike: '',
  strong: '',
  sub: '',
  summary: 'align',
  sup: '',
  table: 'align bgcolor border cellpadding cellspacing rules summary width',
  tbody: 'align char charoff valign',
  td: 'abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
  textarea: 'cols rows disabled name readonly',
  tfoot: 'align char charoff valign',
  th: 'abbr align axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
  thead: 'align char charoff valign',
  time: 'datetime',
  title: '',
  tr: 'align bgcolor char charoff valign',
  track: 'default kind label src srclang',
  tt: '',
  u: '',
  ul: 'type popover',
  ol: 'start type reversed',
  var: '',
  video: 'autoplay controls height loop muted playsinline poster preload src width',
  wbr: '',
};

const mathEverywhere = 'displaystyle scriptlevel mathbackground mathcolor mathsize'.split(' ');
const mathElements: Readonly<Record<string, string>> = {
  math: 'display',
  mtext: '',
  mi: 'mathvariant',
  mn: '',
  mo: 'form fence separator lspace rspace stretchy symmetric maxsize minsize largeop movablelimits',
  mspace: 'width height depth',
  ms: '',
  mrow: '',
  mfrac: 'linethickness',
  msqrt: '',
  mroot: '',
  mstyle: '',
  merror: '',
  mpadded: 'width height depth lspace voffset',
  mphantom: '',
  msub: '',
  msup: '',
  msubsup: '',
  munder: 'accentunder accent',
  mover: 'accentunder accent',
  munderover: 'accentunder accent',
  mmultiscripts: '',
  mprescripts: '',
  mtable: 'columnalign rowspacing columnspacing align rowalign columnlines rowlines frame framespacing width',
  mtr: 'columnalign rowalign',
  mtd: 'columnspan rowspan columnalign rowalign',
  semantics: '',
  annotation: 'encoding',
  menclose: 'notation',
};

const special: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  a: { download: { valueless: true } },
  object: { data: { required: true, uploadedPdf: true }, type: { required: true, values: ['application/pdf'] } },
};

const words = (list: string): string[] => (list === '' ? [] : list.split(' '));

function attributes(element: string, names: readonly string[]): AllowedAttributes {
  const allowed = new Map<string, true | AttributeRule>(names.map((name) => [name, true]));
  for (const [name, rule] of Object.entries(special[element] ?? {})) allowed.set(name, rule);
  return allowed;
}

/** `$allowedposttags`: context `post`. */
export const postHtml: AllowedHtml = new Map([
  ...Object.entries(postElements).map(
    ([name, own]) => [name, attributes(name, [...words(own), ...everywhere])] as const,
  ),
  ...Object.entries(mathElements).map(
    ([name, own]) => [name, attributes(name, [...mathEverywhere, ...words(own), ...everywhere])] as const,
  ),
]);

const plain = (elements: Readonly<Record<string, string>>): AllowedHtml =>
  new Map(
    Object.entries(elements).map(([name, own]) => [
      name,
      new Map<string, true | AttributeRule>(words(own).map((one) => [one, true])),
    ]),
  );
const inline = {
  a: 'href title',
  abbr: 'title',
  acronym: 'title',
  b: '',
  blockquote: 'cite',
  cite: '',
  code: '',
  del: 'datetime',
  em: '',
  i: '',
  q: 'cite',
  s: '',
  strike: '',
  strong: '',
};

/** `$allowedtags`: context `data` and every context without a table of its own. */
export const dataHtml: AllowedHtml = plain(inline);
/** Contexts `user_description`, `pre_user_description`, `pre_term_description`. */
export const descriptionHtml: AllowedHtml = plain({ ...inline, a: 'href title rel target' });
/** Context `pre_comment_content`. */
export const commentHtml: AllowedHtml = plain({ ...inline, span: 'class' });
/** Context `strip`. */
export const noHtml: AllowedHtml = new Map();

/** Attributes whose value is a URL (`wp_kses_uri_attributes`). */
export const urlAttributes: ReadonlySet<string> = new Set(
  'action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns'.split(
    ' ',
  ),
);
