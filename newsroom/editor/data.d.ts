// What the server puts into the editor's page (src/newsroom/editor/data.ts writes it).
export interface EditorData {
  /** Address of the API, with its last slash. */
  readonly api: string;
  readonly nonce: string;
  readonly nonceEndpoint: string;
  /** Address of admin-ajax.php. */
  readonly ajax: string;
  readonly heartbeatNonce: string;
  readonly userId: number;
  /** Path of the API → answer, for createPreloadingMiddleware. */
  readonly preloaded: unknown;
  readonly date: unknown;
  readonly preferences: unknown;
  readonly blocks: unknown;
  readonly blockStyles: readonly { readonly block: string; readonly style: unknown }[];
  readonly bindingSources: readonly unknown[];
  readonly menu: readonly { readonly label: string; readonly url: string; readonly name: string }[];
  readonly postType: string;
  readonly postId: number;
  readonly settings: { readonly blockCategories: unknown; readonly [name: string]: unknown };
  readonly initialEdits: unknown;
}
