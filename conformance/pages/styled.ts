// Blocks that bring rules of their own into a page: styles of one block, own CSS, filters of two colours.

const group = (attributes: string, inside: string, classes: string): string =>
  `<!-- wp:group ${attributes} --><div class="wp-block-group ${classes}">${inside}</div><!-- /wp:group -->`;
const paragraph = (text: string, attributes = '', classes = ''): string =>
  `<!-- wp:paragraph ${attributes}--><p${classes === '' ? '' : ` class="${classes}"`}>${text}</p><!-- /wp:paragraph -->`;
const picture = (duotone: string): string =>
  `<!-- wp:image {"id":151,"sizeSlug":"large","style":{"color":{"duotone":${duotone}}}} --><figure class="wp-block-image size-large"><img src="http://127.0.0.1:PORT/wp-content/uploads/2025/03/picture-151-1024x683.jpg" alt="" class="wp-image-151"/></figure><!-- /wp:image -->`;

/** A page of them. */
export const styledBlocks = [
  group(
    '{"className":"is-style-section-1"}',
    `${paragraph('In a section')}<!-- wp:heading --><h2 class="wp-block-heading">Heading</h2><!-- /wp:heading -->`,
    'is-style-section-1',
  ),
  group(
    '{"className":"is-style-section-3 other"}',
    group('{"className":"is-style-section-4"}', paragraph('In two'), 'is-style-section-4'),
    'is-style-section-3 other',
  ),
  group('{"className":"is-style-unknown"}', paragraph('In none'), 'is-style-unknown'),
  paragraph('Shown large', '{"className":"is-style-text-display"} ', 'is-style-text-display'),
  paragraph(
    'With own rules',
    '{"style":{"css":"color: red; & em { color: blue } &::before{content:\\"x\\"} &:hover{color:green}"}} ',
  ),
  paragraph(
    'With own rules',
    '{"style":{"css":"color: red; & em { color: blue } &::before{content:\\"x\\"} &:hover{color:green}"}} ',
  ),
  paragraph('With one rule', '{"style":{"css":"letter-spacing: 2px"}} '),
  paragraph('With markup', '{"style":{"css":"</style><b>"}} '),
  picture('["#000000","#ffffff"]'),
  picture('["rgb(10, 20, 30)","#abc"]'),
  picture('"var:preset|duotone|dark-grayscale"'),
  picture('"var:preset|duotone|midnight"'),
  picture('"unset"'),
  picture('["red","hsl(120, 50%, 50%)"]'),
  '<!-- wp:cover {"url":"http://127.0.0.1:PORT/x.jpg","dimRatio":50,"style":{"color":{"duotone":["#112233","#445566"]}}} --><div class="wp-block-cover"><img class="wp-block-cover__image-background" alt="" src="http://127.0.0.1:PORT/x.jpg" data-object-fit="cover"/><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><div class="wp-block-cover__inner-container"><!-- wp:paragraph --><p>Cover</p><!-- /wp:paragraph --></div></div><!-- /wp:cover -->',
].join('\n\n');
