/** Makes a thing when it is asked for first, and only once: a schema takes longer to build than to use on one file. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}
