// Memory for long texts, which is used again: fresh memory costs its pages each time, which takes longer than to fill it with a text.
// What nobody uses is kept until the collector takes it.

/** Memory that nobody uses. */
let idle: WeakRef<ArrayBuffer>[] = [];

/** So many pieces of it at most. */
const most = 8;

/** At least so many bytes, whatever is in them. */
export function memoryFor(bytes: number): ArrayBuffer {
  // What would be four times as much is left for who needs it.
  const at = idle.findIndex((one) => {
    const size = one.deref()?.byteLength ?? 0;
    return size >= bytes && size <= 4 * bytes;
  });
  const found = at === -1 ? undefined : idle.splice(at, 1)[0]?.deref();
  // Powers of two: texts of about the same length find the same, and any kind of array may look into it.
  return found ?? new ArrayBuffer(2 ** Math.ceil(Math.log2(bytes)));
}

/** Nobody uses it any more: neither it nor anything that looks into it may be used from here on. */
export function giveBack(memory: ArrayBuffer): void {
  idle = [new WeakRef(memory), ...idle.filter((one) => one.deref() !== undefined)].slice(0, most);
}
