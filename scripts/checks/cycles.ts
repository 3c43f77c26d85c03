/**
 * The circles in a graph of imports, each as the files along it, beginning and ending with the same one.
 * Depth first; every file is walked once, so a circle is named once by the edge that closes it.
 */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  const walk = (file: string): void => {
    if (done.has(file)) return;
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) {
      found.push([...trail.slice(seenAt), file]);
      return;
    }
    trail.push(file);
    for (const next of graph.get(file) ?? []) walk(next);
    trail.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return found;
}
