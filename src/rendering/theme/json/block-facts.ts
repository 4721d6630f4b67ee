// Facts about WordPress 7.1's blocks that theme.json is read by: names in order of registration, selectors where they are
// not `.wp-block-NAME`, block styles, whether a block has a layout, and the styles and gaps that its type brings.
// Data, as the block types' own metadata gives it.

export interface BlockFacts {
  /** Of the block's element; absent: `.wp-block-NAME`. */
  readonly selector?: string;
  /** Of parts of its styles: feature → selector, or property → selector. Absent: only `root`. */
  readonly selectors?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly duotone?: string;
  /** Names of its block styles. */
  readonly styles?: readonly string[];
  /** Styles that its type brings (`__experimentalStyle`). */
  readonly style?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Gap where the theme sets none. */
  readonly gap?: string;
  readonly layout?: boolean;
}

export const blockFacts: Readonly<Record<string, BlockFacts>> = {
  'core/legacy-widget': {},
  'core/widget-group': {},
  'core/accordion': {
    layout: true,
  },
  'core/accordion-item': {
    layout: true,
  },
  'core/archives': {},
  'core/avatar': {
    selectors: {
      border: '.wp-block-avatar img',
      filter: {
        duotone: '.wp-block-avatar img',
      },
    },
    duotone: '.wp-block-avatar img',
  },
  'core/block': {},
  'core/breadcrumbs': {},
  'core/button': {
    selector: '.wp-block-button .wp-block-button__link',
    selectors: {
      root: '.wp-block-button .wp-block-button__link',
      typography: {
        writingMode: '.wp-block-button',
      },
      dimensions: {
        root: '.wp-block-button',
        width: '.wp-block-button',
      },
    },
    styles: ['fill', 'outline'],
  },
  'core/calendar': {
    selectors: {
      root: '.wp-block-calendar',
      color: {
        root: '.wp-block-calendar table, .wp-block-calendar th',
      },
    },
  },
  'core/categories': {},
  'core/comment-author-name': {},
  'core/comment-content': {},
  'core/comment-date': {},
  'core/comment-edit-link': {},
  'core/comment-reply-link': {},
  'core/comment-template': {},
  'core/comments': {},
  'core/comments-pagination': {
    layout: true,
  },
  'core/comments-pagination-next': {},
  'core/comments-pagination-numbers': {},
  'core/comments-pagination-previous': {},
  'core/comments-title': {},
  'core/cover': {
    selectors: {
      filter: {
        duotone:
          '.wp-block-cover > .wp-block-cover__image-background, .wp-block-cover > .wp-block-cover__video-background',
      },
    },
    duotone: '.wp-block-cover > .wp-block-cover__image-background, .wp-block-cover > .wp-block-cover__video-background',
    layout: true,
  },
  'core/details': {
    layout: true,
  },
  'core/file': {},
  'core/footnotes': {},
  'core/gallery': {
    gap: 'var( --wp--style--gallery-gap-default, var( --gallery-block--gutter-size, var( --wp--style--block-gap, 0.5em ) ) )',
    layout: true,
  },
  'core/heading': {},
  'core/home-link': {},
  'core/icon': {
    selector: '.wp-block-icon svg',
    selectors: {
      root: '.wp-block-icon svg',
      css: '.wp-block-icon',
      spacing: {
        margin: '.wp-block-icon',
      },
    },
  },
  'core/image': {
    selectors: {
      dimensions: '.wp-block-image img, .wp-block-image .components-placeholder',
      border:
        '.wp-block-image img, .wp-block-image .wp-block-image__crop-area, .wp-block-image .components-placeholder',
      shadow:
        '.wp-block-image img, .wp-block-image .wp-block-image__crop-area, .wp-block-image .components-placeholder',
      filter: {
        duotone: '.wp-block-image img, .wp-block-image .components-placeholder',
      },
    },
    duotone: '.wp-block-image img, .wp-block-image .components-placeholder',
    styles: ['default', 'rounded'],
  },
  'core/latest-comments': {},
  'core/latest-posts': {
    gap: '1.25em',
    layout: true,
  },
  'core/list': {
    selectors: {
      border: '.wp-block-list:not(.wp-block-list .wp-block-list)',
    },
  },
  'core/loginout': {},
  'core/media-text': {},
  'core/navigation': {
    layout: true,
  },
  'core/navigation-link': {
    selectors: {
      states: {
        '-current': '.wp-block-navigation .current-menu-item',
      },
    },
  },
  'core/navigation-overlay-close': {},
  'core/navigation-submenu': {},
  'core/page-list': {},
  'core/page-list-item': {},
  'core/paragraph': {
    selector: 'p',
    selectors: {
      root: 'p',
      typography: {
        textIndent: '.wp-block-paragraph + .wp-block-paragraph',
      },
    },
  },
  'core/pattern': {},
  'core/playlist': {},
  'core/playlist-track': {},
  'core/post-author': {
    selectors: {
      filter: {
        duotone: '.wp-block-post-author .wp-block-post-author__avatar img',
      },
    },
    duotone: '.wp-block-post-author .wp-block-post-author__avatar img',
  },
  'core/post-author-biography': {},
  'core/post-author-name': {},
  'core/post-comments-count': {},
  'core/post-comments-form': {},
  'core/post-comments-link': {},
  'core/post-content': {
    layout: true,
  },
  'core/post-date': {},
  'core/post-excerpt': {},
  'core/post-featured-image': {
    selectors: {
      dimensions: '.wp-block-post-featured-image img',
      border:
        '.wp-block-post-featured-image img, .wp-block-post-featured-image .block-editor-media-placeholder, .wp-block-post-featured-image .wp-block-post-featured-image__overlay',
      shadow: '.wp-block-post-featured-image img, .wp-block-post-featured-image .components-placeholder',
      filter: {
        duotone:
          '.wp-block-post-featured-image img, .wp-block-post-featured-image .wp-block-post-featured-image__placeholder, .wp-block-post-featured-image .components-placeholder__illustration, .wp-block-post-featured-image .components-placeholder::before',
      },
    },
    duotone:
      '.wp-block-post-featured-image img, .wp-block-post-featured-image .wp-block-post-featured-image__placeholder, .wp-block-post-featured-image .components-placeholder__illustration, .wp-block-post-featured-image .components-placeholder::before',
  },
  'core/post-navigation-link': {},
  'core/post-template': {
    gap: '1.25em',
    layout: true,
  },
  'core/post-terms': {},
  'core/post-time-to-read': {},
  'core/post-title': {},
  'core/query': {
    layout: true,
  },
  'core/query-no-results': {},
  'core/query-pagination': {
    layout: true,
  },
  'core/query-pagination-next': {},
  'core/query-pagination-numbers': {},
  'core/query-pagination-previous': {},
  'core/query-title': {},
  'core/query-total': {},
  'core/read-more': {},
  'core/rss': {},
  'core/search': {
    selectors: {
      color:
        '.wp-block-search .wp-block-search__button, .wp-block-search.wp-block-search__no-button .wp-block-search__input',
      border:
        '.wp-block-search.wp-block-search__button-outside .wp-block-search__input, .wp-block-search.wp-block-search__button-outside .wp-block-search__button, .wp-block-search.wp-block-search__no-button .wp-block-search__input, .wp-block-search.wp-block-search__button-only .wp-block-search__input, .wp-block-search.wp-block-search__button-only .wp-block-search__button, .wp-block-search.wp-block-search__button-inside .wp-block-search__inside-wrapper',
    },
  },
  'core/shortcode': {},
  'core/site-logo': {
    selectors: {
      filter: {
        duotone:
          '.wp-block-site-logo img, .wp-block-site-logo .components-placeholder__illustration, .wp-block-site-logo .components-placeholder::before',
      },
    },
    duotone:
      '.wp-block-site-logo img, .wp-block-site-logo .components-placeholder__illustration, .wp-block-site-logo .components-placeholder::before',
    styles: ['default', 'rounded'],
  },
  'core/site-tagline': {},
  'core/site-title': {},
  'core/social-link': {},
  'core/tab-list': {
    selectors: {
      border: '.wp-block-tab-list button',
      color: {
        background: '.wp-block-tab-list button',
        text: '.wp-block-tab-list button',
      },
      spacing: {
        padding: '.wp-block-tab-list button',
      },
    },
    layout: true,
  },
  'core/tab-panel': {
    layout: true,
  },
  'core/tabs': {
    layout: true,
  },
  'core/tag-cloud': {
    styles: ['default', 'outline'],
  },
  'core/template-part': {},
  'core/term-count': {},
  'core/term-description': {},
  'core/term-name': {},
  'core/term-template': {
    gap: '1.25em',
    layout: true,
  },
  'core/video': {},
  'core/accordion-heading': {
    selectors: {
      typography: {
        letterSpacing: '.wp-block-accordion-heading .wp-block-accordion-heading__toggle-title',
        textDecoration: '.wp-block-accordion-heading .wp-block-accordion-heading__toggle-title',
      },
    },
  },
  'core/accordion-panel': {
    layout: true,
  },
  'core/audio': {},
  'core/buttons': {
    layout: true,
  },
  'core/code': {},
  'core/column': {
    layout: true,
  },
  'core/columns': {
    gap: '2em',
    layout: true,
  },
  'core/embed': {},
  'core/freeform': {},
  'core/group': {
    layout: true,
  },
  'core/html': {},
  'core/list-item': {
    selector: '.wp-block-list > li',
    selectors: {
      root: '.wp-block-list > li',
      border: '.wp-block-list:not(.wp-block-list .wp-block-list) > li',
    },
  },
  'core/math': {},
  'core/missing': {},
  'core/more': {},
  'core/nextpage': {},
  'core/preformatted': {},
  'core/pullquote': {
    style: {
      typography: {
        fontSize: '1.5em',
        lineHeight: '1.6',
      },
    },
  },
  'core/quote': {
    styles: ['default', 'plain'],
    layout: true,
  },
  'core/separator': {
    styles: ['default', 'wide', 'dots'],
  },
  'core/social-links': {
    styles: ['default', 'logos-only', 'pill-shape'],
    layout: true,
  },
  'core/spacer': {},
  'core/tab-panels': {},
  'core/table': {
    selector: '.wp-block-table > table',
    selectors: {
      root: '.wp-block-table > table',
      spacing: '.wp-block-table',
    },
    styles: ['regular', 'stripes'],
  },
  'core/terms-query': {
    layout: true,
  },
  'core/text-columns': {},
  'core/verse': {},
  'core/post-comments': {},
};
