// What runs in the browser: a registry with the store of @wordpress/core-data and the middlewares that the editor sets up.
// `callCoreData` is what the other side of the browser calls; errors go over as what they say.
import apiFetch from '@wordpress/api-fetch';
import { store } from '@wordpress/core-data';
import { createRegistry } from '@wordpress/data';

const registry = createRegistry();
registry.register(store);
apiFetch.use(apiFetch.createRootURLMiddleware(`${location.origin}/wp-json/`));

const doors = {
  nonce: (nonce) => apiFetch.use(apiFetch.createNonceMiddleware(nonce)),
  select: (name, ...rest) => registry.select(store)[name](...rest),
  resolve: (name, ...rest) => registry.resolveSelect(store)[name](...rest),
  dispatch: (name, ...rest) => registry.dispatch(store)[name](...rest),
  batch: (calls) =>
    registry.dispatch(store).__experimentalBatch(
      calls.map(
        ([name, ...rest]) =>
          (api) =>
            api[name](...rest),
      ),
    ),
  upload: (name, type, base64) => {
    const body = new FormData();
    body.append('file', new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, { type }), name);
    return apiFetch({ path: '/wp/v2/media', method: 'POST', body });
  },
};

globalThis.callCoreData = async (door, args) => {
  try {
    const value = await doors[door](...args);
    return { value: value === undefined ? undefined : JSON.parse(JSON.stringify(value)) };
  } catch (error) {
    const { code, data, message } = error ?? {};
    return { error: { code, status: data?.status ?? error?.status, message: code === undefined ? message : '' } };
  }
};
