// Turns errors into WordPress's error objects (`rest_convert_error_to_response`) and makes the engine's own errors.
// Guarantee: an error that is not a SiteError goes out as a bare 500 object; its text and stack never do.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { RestResponse } from './types.ts';

/** 401 for visitors, 403 for those who are logged in (`rest_authorization_required_code`). */
export function authorizationStatus(viewer: Viewer): 401 | 403 {
  return viewer.id > 0 ? 403 : 401;
}

/** A refusal with WordPress's code and the status that fits the viewer. */
export function forbidden(viewer: Viewer, code = 'rest_forbidden', message = 'You may not do that.'): SiteError {
  return new SiteError(code, message, { status: authorizationStatus(viewer) });
}

export function noRoute(): SiteError {
  return new SiteError('rest_no_route', 'No route matches this address and method.', { status: 404 });
}

/** `{code, message, data}` of an error, with `additional_errors` where it holds more. */
export function errorBody(error: SiteError): Record<string, unknown> {
  const one = ({ code, message, data, additionalData }: SiteError) =>
    additionalData.length > 0 ? { code, message, data, additional_data: additionalData } : { code, message, data };
  if (error.additional.length === 0) return one(error);
  return { ...one(error), additional_errors: error.additional.map(one) };
}

/** The response of anything that was thrown. What is not a SiteError is kept in `failure` for the log. */
export function errorResponse(error: unknown): RestResponse {
  if (!(error instanceof SiteError)) {
    const hidden = new SiteError('internal_server_error', 'The request could not be answered.', { status: 500 });
    return { ...errorResponse(hidden), failure: error };
  }
  let status = error.data?.status ?? 500;
  for (const further of error.additional) status = further.data?.status ?? status;
  return { status: Number(status) || 500, headers: {}, data: errorBody(error), linkHeaders: [] };
}
