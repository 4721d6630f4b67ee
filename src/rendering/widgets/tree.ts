// Elements with parents as nested lists. Reproduces Walker::walk without a limit of depth: elements at the top with what
// hangs on them, then, one by one, those whose parent is not there.

export interface TreeElement {
  readonly id: number;
  readonly parent: number;
}

export interface TreeWriter<T> {
  /** The element and what stands before its children. */
  open(element: T, depth: number): string;
  close(element: T, depth: number): string;
  openList(depth: number): string;
  closeList(depth: number): string;
}

/** The elements in order, nested by their parents. Linear; loops of parents end. */
export function treeHtml<T extends TreeElement>(elements: readonly T[], writer: TreeWriter<T>): string {
  const first = elements[0];
  if (!first) return '';
  const hasTop = elements.some(({ parent }) => parent === 0);
  const root = hasTop ? 0 : first.parent;
  const children = new Map<number, T[]>();
  for (const element of elements) {
    if (element.parent === root) continue;
    const known = children.get(element.parent);
    if (known) known.push(element);
    else children.set(element.parent, [element]);
  }
  const shown = (element: T, depth: number): string => {
    let html = writer.open(element, depth);
    const below = children.get(element.id);
    if (below) {
      children.delete(element.id);
      html += writer.openList(depth);
      for (const child of below) html += shown(child, depth + 1);
      html += writer.closeList(depth);
    }
    return html + writer.close(element, depth);
  };
  let html = '';
  for (const element of elements) if (element.parent === root) html += shown(element, 0);
  for (const orphans of children.values()) {
    for (const orphan of orphans) html += writer.open(orphan, 0) + writer.close(orphan, 0);
  }
  return html;
}

/** The elements one after the other, none in another. */
export function flatHtml<T>(elements: readonly T[], writer: TreeWriter<T>): string {
  return elements.map((element) => writer.open(element, 0) + writer.close(element, 0)).join('');
}
