/** 1 at the codes of signs: characters that begin markup or that formatting changes. Tells how much there is to do in a text. */
export const isSign = new Uint8Array(128);
for (const sign of '<&[("\'`-.:8') isSign[sign.charCodeAt(0)] = 1;
