// What rendering is given. It never queries: whatever it needs to know arrives in this context.

/** Settings and lookups of one rendering; a pure function's whole world. */
export interface RenderContext {
  /** Site charset is UTF-8 throughout. The site's address without trailing slash, for smilies and links. */
  readonly home: string;
  /** Language tag as WordPress's locale, `en_US`. Decides quotes and excerpt counting. */
  readonly locale: string;
  /** Registered shortcodes beyond the built-in ones: tag → HTML. */
  readonly shortcodes?: Readonly<
    Record<string, (attributes: Readonly<Record<string, string>>, content: string | null, tag: string) => string>
  >;
  readonly useSmilies: boolean;
}
