// Types of the editor's packages as far as the newsroom's own scripts use them. The packages' own declarations are built on
// React's, which would be read in whole by each check; these say what is used, in WordPress's words.

/** What React draws: texts, elements, lists of them. */
export type Node = unknown;
type Attributes = Record<string, unknown> | null;

export interface ApiFetch {
  <T = unknown>(options: { path: string; method?: string; data?: unknown; signal?: AbortSignal }): Promise<T>;
  use(middleware: unknown): void;
  createRootURLMiddleware(root: string): unknown;
  createNonceMiddleware(nonce: string): { nonce: string };
  createPreloadingMiddleware(answers: unknown): unknown;
  mediaUploadMiddleware: unknown;
  nonceMiddleware: { nonce: string };
  nonceEndpoint: string;
}

/** Selectors and actions of a store: each package documents its own. */
// biome-ignore lint/suspicious/noExplicitAny: each store documents what its methods take and give.
type Methods = Readonly<Record<string, any>>;
type Store = { readonly name: string };

export interface Wp {
  readonly apiFetch: ApiFetch;
  readonly blockEditor: Readonly<Record<string, unknown>>;
  readonly blocks: {
    setCategories(categories: unknown): void;
    rawHandler(of: { HTML: string }): unknown;
    registerBlockType(name: string, settings: unknown): void;
    setFreeformContentHandlerName(name: string): void;
    registerBlockStyle(block: string, style: unknown): void;
    registerBlockBindingsSource(source: unknown): void;
    unstable__bootstrapServerSideBlockDefinitions(definitions: unknown): void;
  };
  readonly components: Readonly<Record<string, unknown>>;
  readonly compose: { useDebounce<T extends (...args: never[]) => unknown>(callback: T, wait: number): T };
  readonly coreCommands: { initializeCommandPalette(settings: unknown): void };
  readonly coreData: { store: Store };
  readonly data: {
    dispatch(store: Store): Methods;
    select(store: Store): Methods;
    useDispatch(store: Store): Methods;
    useSelect<T>(map: (select: (store: Store) => Methods) => T, dependencies: readonly unknown[]): T;
    subscribe(listener: () => void): () => void;
  };
  readonly date: { setSettings(settings: unknown): void; dateI18n(format: string, date: string | Date): string };
  readonly editPost: { initializeEditor(...args: readonly unknown[]): unknown };
  readonly editor: Readonly<Record<string, unknown>> & { store: Store };
  readonly element: {
    createElement(type: unknown, attributes?: Attributes, ...children: readonly Node[]): Node;
    Fragment: unknown;
    RawHTML: unknown;
    useState<T>(initial: T | (() => T)): [T, (value: T | ((before: T) => T)) => void];
    useEffect(effect: () => unknown, dependencies?: readonly unknown[]): void;
    useRef<T>(initial: T): { current: T };
    useMemo<T>(make: () => T, dependencies: readonly unknown[]): T;
    useCallback<T>(callback: T, dependencies: readonly unknown[]): T;
  };
  readonly hooks: {
    doAction(name: string, ...args: readonly unknown[]): void;
    addFilter(name: string, namespace: string, callback: (...args: never[]) => unknown): void;
  };
  readonly i18n: { __(text: string): string; sprintf(format: string, ...args: readonly unknown[]): string };
  readonly notices: { store: Store };
  readonly plugins: { registerPlugin(name: string, settings: { render: () => Node; icon?: unknown }): void };
  readonly preferences: { store: Store };
  readonly preferencesPersistence: {
    __unstableCreatePersistenceLayer(serverData: unknown, userId: string): unknown;
  };
  readonly url: { addQueryArgs(url: string, args: Readonly<Record<string, unknown>>): string };
}

export const wp: Wp;

declare global {
  interface Window {
    readonly wp: Wp;
  }
}
