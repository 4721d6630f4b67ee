// What PHP takes for a number when it is text. Linear, with no stretch of digits that could be read in two ways.

/** Is it a number to PHP's `is_numeric()`, blanks around it included? */
export const isNumericText = (text: string): boolean =>
  /^[ \t\n\r\v\f]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?[ \t\n\r\v\f]*$/i.test(text);

/** The number that a text begins with, as PHP's casts read it; 0 where it begins with none. */
export const leadingNumber = (text: string): number =>
  Number(/^[ \t\n\r\v\f]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)/i.exec(text)?.[1] ?? 0);

/** The same without its fraction, as `(int)` does. */
export const leadingInteger = (text: string): number => Math.trunc(leadingNumber(text));
