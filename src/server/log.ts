// The structured log: one JSON line an event, with the request's id. Addresses go in without their query where that may
// hold secrets; headers and bodies never do.
import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

const secretNames = /^(?:_wpnonce|.*(?:password|pass|pwd|token|key|secret|nonce|code).*)$/i;

/** An address whose secret parameters are blanked out; at most 500 characters. */
export function loggableUrl(url: string): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url.slice(0, 500);
  const pairs = url
    .slice(mark + 1, mark + 2000)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      return equals >= 0 && secretNames.test(name) ? `${name}=…` : pair;
    });
  return `${url.slice(0, mark)}?${pairs.join('&')}`.slice(0, 500);
}
