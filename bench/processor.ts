// Processor time of a process: what a request costs, on machines too busy for rates to say it. Linux only.
import { readFileSync } from 'node:fs';

/** Microseconds in a clock tick of /proc (100 a second on every Linux that Node runs on). */
const tick = 10_000;

/** Microseconds that all threads of a process have used until now; null where the system does not tell. */
export function processorTime(pid: number): number | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name of the program, in parentheses, may hold blanks; fields 14 and 15 are user and system time.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
}
