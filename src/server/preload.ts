// Answers of the API that come along with the editor's page, in the viewer's name, through the same dispatch as over HTTP.
// Reproduces rest_preload_api_request; what is refused is left out, and asked for by the editor if it wants it.
import type { Viewer } from '../access/viewer.ts';
import { trimEnd } from '../base/trim.ts';
import type { ApiQuestion } from '../newsroom/editor/preload.ts';
import { dispatch, finish } from '../rest/engine/dispatch.ts';
import { parseQuery } from '../rest/engine/query.ts';
import { responseData } from '../rest/engine/render.ts';
import type { RestServer } from '../rest/engine/server.ts';
import { emptyParams } from '../rest/engine/sources.ts';
import type { RestRequest } from '../rest/engine/types.ts';
import { jsonAnswer } from './json-text.ts';

/** JSON for createPreloadingMiddleware: `{path: {body, headers}, OPTIONS: {path: {body, headers}}}`. */
export async function preload(server: RestServer, viewer: Viewer, questions: readonly ApiQuestion[]): Promise<string> {
  const answers: Record<'GET' | 'OPTIONS', string[]> = { GET: [], OPTIONS: [] };
  for (const { path, method = 'GET' } of questions) {
    const answer = await ask(server, viewer, path, method);
    if (answer !== undefined) answers[method].push(`${JSON.stringify(trimEnd(path, '/'))}:${answer}`);
  }
  return `{${[...answers.GET, `"OPTIONS":{${answers.OPTIONS.join(',')}}`].join(',')}}`;
}

async function ask(
  server: RestServer,
  viewer: Viewer,
  path: string,
  method: 'GET' | 'OPTIONS',
): Promise<string | undefined> {
  const mark = path.indexOf('?');
  const asked = mark < 0 ? path : path.slice(0, mark);
  const request: RestRequest = {
    method,
    route: trimEnd(asked, '/') || '/',
    query: mark < 0 ? emptyParams() : parseQuery(path.slice(mark + 1)),
    form: emptyParams(),
    json: null,
    headers: {},
  };
  const response = await finish(await dispatch(server, request, viewer), request);
  if (response.status !== 200) return undefined;
  const { body } = jsonAnswer(await responseData(server, response, viewer, false));
  const text = typeof body === 'string' ? body : Buffer.concat(body).toString('utf8');
  return `{"body":${text},"headers":${JSON.stringify(response.headers)}}`;
}
