// Strict fakes of networks of which no server can be had: each checks what its documentation says of every call, and keeps
// what was posted. `lost` says whether the answer to a post that was made gets lost on the way.
import type { PeerAnswer, PeerRequest } from '../testing.ts';
import type { Network } from './network.ts';

export interface StrictFake {
  readonly network: Network;
  readonly credentials: Readonly<Record<string, string>>;
  /** Can what was made be looked up? */
  readonly finds: boolean;
  /** Does it take pictures as bytes, or fetch them, or link to them? */
  readonly pictures: 'bytes' | 'address';
  readonly pictureNeeded?: boolean;
  start(lost: () => boolean): {
    posts: Posted[];
    /** Below posts, where the network has them. */
    comments?: string[];
    handle: (request: PeerRequest) => PeerAnswer;
  };
}

export interface Posted {
  readonly text: string;
  readonly picture: boolean;
}

/** An answer that was lost on its way. */
export const lostAnswer: PeerAnswer = { status: 502, body: 'Bad Gateway' };
export const created = '2026-01-02T03:04:05.000Z';
export const refuse = (message: string, status = 400): PeerAnswer => ({
  status,
  json: { error: { message, code: 100 }, message, description: message },
});
export const points = (text: string): number => Array.from(text).length;
export const jsonOf = ({ body }: PeerRequest) => JSON.parse(body.toString());
export const formOf = ({ body }: PeerRequest) => Object.fromEntries(new URLSearchParams(body.toString()));
export const isJson = ({ headers }: PeerRequest): boolean => headers['content-type'] === 'application/json';

/** Fields of a form with files; a file is `type:bytes`. */
export function partsOf({ headers, body }: PeerRequest): Record<string, string> {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(String(headers['content-type']))?.[1];
  if (!boundary) return {};
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const content = rest.join('\r\n\r\n').slice(0, -2);
      const name = /name="([^"]+)"/.exec(head)?.[1] ?? '';
      const type = /Content-Type: (\S+)/.exec(head)?.[1];
      return [name, type ? `${type}:${content.length}` : Buffer.from(content, 'latin1').toString()];
    }),
  );
}
export const isPicture = (part: string | undefined, most: number): boolean => {
  const [type = '', length] = (part ?? '').split(':');
  return /^image\/(jpeg|png|webp)$/.test(type) && Number(length) > 0 && Number(length) <= most;
};
