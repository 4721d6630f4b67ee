// The picture library, loaded when the first picture comes: starting it takes a quarter of a second that a server which
// only answers questions does not have to spend.
type Library = typeof import('sharp')['default'];

let loading: Promise<Library> | undefined;

/** sharp, remembering nothing of files: they change under their names. */
export function loadSharp(): Promise<Library> {
  loading ??= import('sharp').then(({ default: library }) => {
    library.cache(false);
    return library;
  });
  return loading;
}
