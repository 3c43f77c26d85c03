/** A writer's parts, of which none works once its transaction is over. */
export function onlyWhileWriting<Part extends object>(open: { readonly writing: boolean }, part: Part): Part {
  return new Proxy(part, {
    get(target, name, receiver) {
      if (!open.writing) throw new TypeError('store: its transaction is over');
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}
