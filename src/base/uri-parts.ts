// The parts of an address or of a relative one (RFC 3986, appendix B): scheme, authority, path, query, fragment. Linear: an
// authority ends where its stretch does.
export const uriParts =
  /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*)(?=[/?#]|$))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;
