// Runs in readers' browsers: gives text that fits its box (`fitText`) the largest size at which it does, and again whenever
// the box changes. Stands in for WordPress's module `@wordpress/block-editor/utils/fit-text-frontend`: same store, same names.
import { getContext, getElement, store } from '@wordpress/interactivity';

const largest = 2400;
const pixels = (value) => Number.parseFloat(value) || 0;

/** Room for the text: the element's own, or that of the flex container around it. */
function boxOf(element) {
  const parent = element.parentElement;
  const around = parent && getComputedStyle(parent).display === 'flex' ? parent : undefined;
  const padding = [element, around].reduce((sum, one) => {
    const style = one && getComputedStyle(one);
    return style ? sum + pixels(style.paddingLeft) + pixels(style.paddingRight) : sum;
  }, 0);
  return { box: around ?? element, padding };
}

/** The size that suits, in pixels; it is set on the way. */
function sizeThatFits(element) {
  element.style.fontSize = '';
  const scrolls = element.scrollHeight > element.clientHeight;
  const { box, padding } = boxOf(element);
  const text = document.createRange();
  text.selectNodeContents(element);
  let height = box.clientHeight;
  let [low, high] = [0, largest];
  while (low < high) {
    const size = Math.ceil((low + high) / 2);
    element.style.fontSize = `${size}px`;
    const isNarrow =
      element.scrollWidth <= box.clientWidth && text.getBoundingClientRect().width <= box.clientWidth - padding;
    // A box may grow with its text: then it is as high as it became.
    const isLow = scrolls || element.scrollHeight <= Math.max(height, box.clientHeight);
    height = Math.max(height, box.clientHeight);
    if (isNarrow && isLow) low = size;
    else high = size - 1;
  }
  element.style.fontSize = low === 0 ? '' : `${low}px`;
  return low;
}

store('core/fit-text', {
  callbacks: {
    init() {
      const context = getContext();
      const { ref } = getElement();
      if (!ref) return undefined;
      const set = () => {
        const size = sizeThatFits(ref);
        context.fontSize = size === 0 ? '' : `${size}px`;
      };
      set();
      if (!ref.parentElement) return undefined;
      const observer = new ResizeObserver(set);
      observer.observe(ref.parentElement);
      observer.observe(ref);
      return () => observer.disconnect();
    },
  },
});
