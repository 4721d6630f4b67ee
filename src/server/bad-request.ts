// Requests that never reach a route: broken HTTP, headers or bodies that are too large, addresses that cannot be read.
// Each is answered with an error object of WordPress's form.
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { SiteError } from '../base/error.ts';
import { errorResponse } from '../rest/engine/errors.ts';
import type { HttpAnswer } from './serve-rest.ts';

const contentType: [string, string] = ['Content-Type', 'application/json; charset=UTF-8'];

/** The answer of an error object of our own, or to whatever was thrown outside of the API. */
export function errorAnswer(status: number, code: string, message: string): HttpAnswer;
export function errorAnswer(failure: unknown): HttpAnswer;
export function errorAnswer(thrown: unknown, code?: string, message = ''): HttpAnswer {
  const response = errorResponse(code === undefined ? translate(thrown) : new SiteError(code, message, Number(thrown)));
  return {
    status: response.status,
    headers: [contentType, ['X-Content-Type-Options', 'nosniff']],
    body: JSON.stringify(response.data),
    failure: response.failure,
    shareable: false,
  };
}

/** Fastify's own refusals say what is wrong with the request; anything else stays what it is. */
function translate(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return thrown;
  const status = Number(thrown.statusCode);
  if (!(status >= 400 && status < 500)) return thrown;
  if (status === 413) return new SiteError('rest_body_too_large', 'The body of the request is too large.', 413);
  return new SiteError('rest_bad_request', 'The request cannot be read.', status);
}

/** For Fastify's `frameworkErrors`: addresses that cannot be decoded match no route. */
export function answerFrameworkError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const answer =
    error.code === 'FST_ERR_BAD_URL'
      ? errorAnswer(404, 'rest_no_route', 'No route matches this address and method.')
      : errorAnswer(error);
  reply.code(answer.status).headers(Object.fromEntries(answer.headers)).send(answer.body);
}

/** For the server's `clientError`: what is not HTTP, or too much of it. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, phrase, code } = broken(error.code ?? '');
  const { body } = errorAnswer(status, code, 'The request cannot be read.');
  const text = String(body);
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\n${contentType.join(': ')}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
      `Connection: close\r\n\r\n${text}`,
  );
}

function broken(code: string): { status: number; phrase: string; code: string } {
  if (code === 'HPE_INVALID_METHOD') return { status: 404, phrase: 'Not Found', code: 'rest_no_route' };
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { status: 431, phrase: 'Request Header Fields Too Large', code: 'rest_headers_too_large' };
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, phrase: 'Request Timeout', code: 'rest_timeout' };
  return { status: 400, phrase: 'Bad Request', code: 'rest_bad_request' };
}
