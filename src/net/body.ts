// Reads the body of an answer, decompressed, up to a number of bytes: what a small compressed body would grow to counts,
// not what was sent.
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface ReadBody {
  readonly bytes: Uint8Array;
  /** There was more than the limit. */
  readonly cut: boolean;
}

function decoder(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'deflate':
      return createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
    default:
      return undefined;
  }
}

/** Stops reading at `most` bytes and lets go of the connection. Rejects where the connection or the compression breaks. */
export async function readBody(answer: IncomingMessage, most: number): Promise<ReadBody> {
  const parts: Buffer[] = [];
  let length = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const part of source) {
      parts.push(part.subarray(0, most - length));
      length += part.length;
      if (length > most) break;
    }
  };
  const decode = decoder(answer.headers['content-encoding']);
  try {
    if (decode) await pipeline(answer, decode, collect);
    else await pipeline(answer, collect);
  } catch (error) {
    // Leaving the loop early ends the pipeline with an error.
    if (length <= most) throw error;
  } finally {
    answer.destroy();
  }
  return { bytes: Buffer.concat(parts), cut: length > most };
}
