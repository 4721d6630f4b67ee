// Where edits of tags land: new attributes sorted behind the name, changed ones in their places, whatever the order and number.
import { expect, test } from 'vitest';
import { Tags } from './tags.ts';

test('New attributes stand behind the name, sorted, and others in their places', () => {
  const tags = new Tags('<p id="a" class="x  y" ID=b>1</p><br/>');
  expect(tags.next()).toBe(true);
  tags.set('title', 'q"');
  tags.addClass('z');
  tags.removeClass('x');
  tags.set('dir', true);
  tags.remove('id');
  expect(tags.attribute('class')).toBe('y z');
  expect(tags.next()).toBe(true);
  tags.set('title', 'q"');
  tags.insertAfter('!');
  expect(tags.html()).toBe('<p dir title="q&quot;"  class="y z" >1</p><br title="q&quot;"/>!');
});

test('Many changes of one tag, last name first', () => {
  const names = Array.from({ length: 500 }, (_, number) => `data-a${1000 - number}`);
  const tags = new Tags('<p>');
  tags.next();
  for (const name of names) tags.set(name, 'x');
  for (const name of names) tags.set(name, 'y');
  expect(tags.html()).toBe(
    `<p${[...names]
      .sort()
      .map((name) => ` ${name}="y"`)
      .join('')}>`,
  );
});

test('A walk goes on after its fragment was asked for', () => {
  const tags = new Tags('<i>'.repeat(300));
  for (let count = 0; count < 150; count++) if (tags.next()) tags.addClass('a');
  expect(tags.html()).toBe('<i class="a">'.repeat(150) + '<i>'.repeat(150));
  while (tags.next()) tags.addClass('b');
  expect(tags.html()).toBe('<i class="a">'.repeat(150) + '<i class="b">'.repeat(150));
});

test('Tags that are asked the same differ by what they have', () => {
  const tags = new Tags('<i><i><i id=x><i title><i class="b c"><i class=c Class=d/><br /><i><b>');
  while (tags.next()) {
    tags.addClass('a');
    if (tags.name === 'B') expect(tags.attribute('class')).toBe('a');
    tags.removeClass('c');
    tags.set('title', '1');
    tags.remove('id');
  }
  const bare = '<i class="a" title="1">';
  expect(tags.html()).toBe(
    `${bare}${bare}<i class="a" title="1" ><i class="a" title="1"><i title="1" class="b a"><i title="1" class="a" Class=d/>` +
      `<br class="a" title="1" />${bare}<b class="a" title="1">`,
  );
});

test('Any of many attributes is found, changed and removed, whatever the tag before it had', () => {
  const many = Array.from({ length: 200 }, (_, number) => `n${number}='${number}'`);
  const tags = new Tags(`<i ${many.join(' ')} N150 n7=x><b a=1><u ${many.slice(0, 20).join('/')} Last = "é">`);
  tags.next();
  expect(many.map((_, number) => tags.attribute(`n${number}`))).toEqual(many.map((_, number) => String(number)));
  expect(tags.names('n1')).toHaveLength(111);
  expect(tags.attribute('n200')).toBeNull();
  tags.set('n199', 'y');
  tags.remove('n150');
  tags.remove('n7');
  tags.next();
  expect([tags.attribute('a'), tags.attribute('n12')]).toEqual(['1', null]);
  tags.next();
  expect([tags.attribute('n12'), tags.attribute('last'), tags.attribute('n20')]).toEqual(['12', 'é', null]);
  const left = many.map((one, number) => (number === 150 || number === 7 ? '' : number === 199 ? 'n199="y"' : one));
  expect(tags.html()).toBe(`<i ${left.join(' ')}  ><b a=1><u ${many.slice(0, 20).join('/')} Last = "é">`);
});
