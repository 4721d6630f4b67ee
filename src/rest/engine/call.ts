// A call: a request that found its endpoint, with its parameters. Made by matchCall; validated once; shared by
// permission checks, the handler and the `Allow` header.

import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { Site } from '../../content/site.ts';
import { newCounters } from '../../rendering/content.ts';
import type { AnswerCounters } from '../../rendering/types.ts';
import { sanitizeArguments, validateArguments } from './arguments.ts';
import { dispatch } from './dispatch.ts';
import { includesField, parseFields } from './fields.ts';
import { matchRoute, type TableRoute } from './router.ts';
import { isSecureContext } from './secure-context.ts';
import type { RestServer } from './server.ts';
import { emptyParams, lookUp, mergeSources, type Source, sourcesOf } from './sources.ts';
import type { Call, Endpoint, Params, RestRequest, RestResponse } from './types.ts';
import { restUrl } from './url.ts';

/** Who asks, and what was already loaded for this request (and those it makes in turn). */
export interface Asking {
  readonly viewer: Viewer;
  readonly kept: Map<string, unknown>;
  /** Shared by the items of a batch (`Call.counters`). */
  readonly counters?: AnswerCounters;
}

/** A request that found its endpoint and whose parameters were checked and cleaned. */
export interface CheckedRequest {
  readonly request: RestRequest;
  readonly found: { route: TableRoute; endpoint: Endpoint; urlParams: Readonly<Record<string, string>> };
  readonly sources: readonly Source[];
  readonly params: Params;
}

export class EngineCall implements Call {
  readonly site: Site;
  readonly viewer: Viewer;
  readonly server: RestServer;
  readonly asking: Asking;
  readonly request: RestRequest;
  readonly route: TableRoute;
  readonly endpoint: Endpoint;
  readonly urlParams: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
  #params: Params | undefined;
  #fields: readonly string[] | undefined | null = null;
  #validated: Promise<SiteError | undefined> | undefined;

  constructor(
    server: RestServer,
    asking: Asking,
    request: RestRequest,
    found: CheckedRequest['found'],
    sources?: readonly Source[],
  ) {
    this.server = server;
    this.site = server.site;
    this.asking = asking;
    this.viewer = asking.viewer;
    this.request = request;
    this.route = found.route;
    this.endpoint = found.endpoint;
    this.urlParams = found.urlParams;
    this.sources = sources ?? sourcesOf(request, found.urlParams, found.endpoint);
  }

  /** The call of a request that was checked before, for whoever asks now. */
  static ofChecked(
    server: RestServer,
    asking: Asking,
    { request, found, sources, params }: CheckedRequest,
  ): EngineCall {
    const call = new EngineCall(server, asking, request, found, sources);
    call.#params = params;
    call.#validated = Promise.resolve(undefined);
    return call;
  }

  get params(): Params {
    this.#params ??= mergeSources(this.sources);
    return this.#params;
  }

  get query(): Params {
    return this.sources.find(({ name }) => name === 'query')?.params ?? emptyParams();
  }

  get context(): 'view' | 'edit' | 'embed' {
    const { context } = this.params;
    return context === 'edit' || context === 'embed' ? context : 'view';
  }

  has(name: string): boolean {
    return this.sources.some((source) => source.name !== 'defaults' && name in source.params);
  }

  get fields(): readonly string[] | undefined {
    if (this.#fields === null) this.#fields = parseFields(lookUp(this.sources, '_fields'));
    return this.#fields;
  }

  wants(field: string): boolean {
    return includesField(this.fields, field);
  }

  url(route: string): string {
    return restUrl(this.site, route);
  }

  get counters(): AnswerCounters {
    return this.asking.counters ?? newCounters();
  }

  once<T>(key: string, make: () => T): T {
    const { kept } = this.asking;
    // Whoever names the key decides the type; the map cannot know it.
    if (kept.has(key)) return kept.get(key) as T;
    const made = make();
    kept.set(key, made);
    return made;
  }

  dispatch(request: Partial<RestRequest> & Pick<RestRequest, 'method' | 'route'>): Promise<RestResponse> {
    const whole = { query: emptyParams(), form: emptyParams(), json: null, headers: {}, internal: true, ...request };
    return dispatch(this.server, whole, this.viewer);
  }

  /** Checks and cleans the parameters; what is wrong with them, or undefined. Runs once. */
  validate(): Promise<SiteError | undefined> {
    this.#validated ??= this.#validate();
    return this.#validated;
  }

  async #validate(): Promise<SiteError | undefined> {
    try {
      const { jsonError } = this.request;
      if (jsonError) {
        throw new SiteError('rest_invalid_json', 'The JSON of the body cannot be read.', {
          status: 400,
          json_error_code: jsonError.code,
          json_error_message: jsonError.message,
        });
      }
      await validateArguments(this, this.sources);
      await sanitizeArguments(this, this.sources);
      return undefined;
    } catch (error) {
      if (error instanceof SiteError) return error;
      throw error;
    } finally {
      this.#params = undefined;
      this.#fields = null;
    }
  }
}

/** The call that a request means; undefined where no route fits. */
export function matchCall(server: RestServer, request: RestRequest, asking: Asking): EngineCall | undefined {
  const found = matchRoute(server.table, request.method, request.route, isSecureContext(request));
  return found && new EngineCall(server, asking, request, found);
}
