// Block types of WordPress 7.1. What block.json declares comes from the editor's packages (tools/make-block-metadata.ts);
// this adds what WordPress's registration adds: the attributes of supports, and which blocks a function renders.
import type { BlockType } from './block-type.ts';
import { coreMetadataJson } from './core-metadata.generated.ts';
import { isEmpty, type Json, type JsonObject } from './json.ts';
import { withSupportAttributes } from './support-attributes.ts';

/** block.json as far as anything here reads it. An empty map is an empty list, as PHP has it. */
export interface BlockMetadata {
  readonly apiVersion?: number;
  readonly name: string;
  readonly title?: string;
  readonly category?: string;
  readonly description?: string;
  readonly icon?: string;
  readonly keywords?: readonly string[];
  readonly parent?: readonly string[];
  readonly ancestor?: readonly string[];
  readonly allowedBlocks?: readonly string[];
  readonly attributes?: Readonly<Record<string, JsonObject>>;
  readonly providesContext?: Readonly<Record<string, string>>;
  readonly usesContext?: readonly string[];
  readonly selectors?: JsonObject;
  readonly supports?: JsonObject;
  readonly styles?: readonly JsonObject[];
  readonly example?: JsonObject;
  readonly viewScriptModule?: string;
  readonly style?: string | readonly string[];
  readonly editorStyle?: string;
  /** Block to stand beside → where: `before`, `after`, `firstChild`, `lastChild`. */
  readonly blockHooks?: Readonly<Record<string, string>>;
}

/** A registered block type, as WP_Block_Type. */
export interface RegisteredBlock {
  readonly metadata: BlockMetadata;
  /** Is its HTML made by a function? */
  readonly isDynamic: boolean;
  readonly attributes: Readonly<Record<string, JsonObject>>;
  /** What rendering asks of it. */
  readonly type: BlockType;
}

/** Core blocks that are served as they are stored. */
const fixed = new Set(
  `details page-list-item paragraph accordion-heading accordion-panel audio buttons code column columns embed freeform group
  html list-item math missing more nextpage preformatted pullquote quote separator social-links spacer tab-panels table
  terms-query text-columns verse`.split(/\s+/),
);

/** The name that `core/comments` had in a release of the editor; it stays for documents of that time. */
const formerComments: BlockMetadata = {
  apiVersion: 1,
  name: 'core/post-comments',
  category: 'theme',
  attributes: { textAlign: { type: 'string' } },
  usesContext: ['postId', 'postType'],
  supports: {
    html: false,
    align: ['wide', 'full'],
    typography: {
      fontSize: true,
      lineHeight: true,
      __experimentalFontStyle: true,
      __experimentalFontWeight: true,
      __experimentalLetterSpacing: true,
      __experimentalTextTransform: true,
      __experimentalDefaultControls: { fontSize: true },
    },
    color: { gradients: true, link: true, __experimentalDefaultControls: { background: true, text: true } },
    inserter: false,
  },
  style: ['wp-block-post-comments', 'wp-block-buttons', 'wp-block-button'],
  editorStyle: '',
};

/** A block type of block.json; core's own say by their names whether a function renders them. */
export function registered(
  metadata: BlockMetadata,
  isDynamic = !fixed.has(metadata.name.slice('core/'.length)),
): RegisteredBlock {
  const supports = metadata.supports ?? {};
  const attributes = withSupportAttributes(metadata.attributes ?? {}, supports);
  return {
    metadata,
    isDynamic,
    attributes,
    type: {
      supports,
      ...(isEmpty(metadata.providesContext) ? {} : { provides: metadata.providesContext }),
      uses: metadata.usesContext ?? [],
      defaults: defaultsOf(attributes),
      attributes,
      selectors: metadata.selectors ?? {},
    },
  };
}

function defaultsOf(attributes: Readonly<Record<string, JsonObject>>): JsonObject {
  const defaults: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(attributes))
    if (schema.default !== undefined) defaults[name] = schema.default;
  return defaults;
}

// Made by our own build from block.json files, whose shape BlockMetadata is.
const metadata = JSON.parse(coreMetadataJson) as BlockMetadata[];

/** Every core block by name, in order of registration. */
export const coreBlocks: ReadonlyMap<string, RegisteredBlock> = new Map(
  [...metadata, formerComments].map((one) => [one.name, registered(one)]),
);
