// Runs in readers' browsers: the link to answer a comment brings the form below that comment, and back again, without leaving the
// page and what was written. Stands in for WordPress's comment-reply.js: same elements, same attributes.

const byId = (id) => document.getElementById(id);

/** What stood where, before the form was moved. */
const place = document.createElement('div');
place.id = 'wp-temp-form-div';
place.style.display = 'none';

/** The heading's own words, ahead of the link that gives the answer up. */
const headingText = () =>
  [...(byId('reply-title')?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE);

function setParent(id) {
  const field = byId('comment_parent');
  if (field) field.value = id;
}

/** Brings the form below a comment; false where something for that is not there. */
function answer({ commentid, postid, belowelement, respondelement, replyto }) {
  const form = byId(respondelement);
  const comment = byId(belowelement);
  const cancel = byId('cancel-comment-reply-link');
  const heading = headingText();
  if (!commentid || !postid || !form || !comment || !cancel) return false;
  if (!place.isConnected) {
    form.before(place);
    place.textContent = heading?.nodeValue ?? '';
  }
  const post = byId('comment_post_ID');
  if (post) post.value = postid;
  setParent(commentid);
  if (heading && replyto) heading.nodeValue = replyto;
  cancel.style.display = '';
  comment.after(form);
  form.querySelector('textarea, input:not([type=hidden]), select')?.focus();
  return true;
}

/** Brings the form back to where it was. */
function giveUp(link) {
  const form = byId('respond');
  if (!place.isConnected || !form) return false;
  setParent('0');
  const heading = headingText();
  if (heading) heading.nodeValue = place.textContent;
  place.replaceWith(form);
  link.style.display = 'none';
  return true;
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.('.comment-reply-link, #cancel-comment-reply-link');
  if (!link) return;
  const isDone = link.matches('.comment-reply-link') ? answer(link.dataset) : giveUp(link);
  if (isDone) event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.('#commentform');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});
