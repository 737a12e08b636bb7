// Keeps the figures of the page up to date. Everything on it works without this as well.
'use strict';
(() => {
  const live = document.getElementById('live');
  const time = document.getElementById('time');
  const token = document.getElementById('token');
  const SILENCE = 12000; // milliseconds; there is an event every 5 s
  const AGAIN = 5000;
  let source = null;
  let silence = 0;
  let again = 0;

  // Changes text only where it differs: whoever is read the page to hears nothing twice.
  function say(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  // Makes an element look like another one, and keeps what is the same: the focus, and what was opened to read.
  function same(from, to) {
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.data !== to.data) {
        from.data = to.data;
      }
      return;
    }
    for (const name of from.getAttributeNames()) {
      if (name !== 'open' && !to.hasAttribute(name)) {
        from.removeAttribute(name);
      }
    }
    for (const name of to.getAttributeNames()) {
      if (from.getAttribute(name) !== to.getAttribute(name)) {
        from.setAttribute(name, to.getAttribute(name));
      }
    }
    sameChildren(from, to);
  }

  const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null);

  function sameChildren(from, to) {
    const wanted = [...to.childNodes];
    const keys = new Set(wanted.map(keyOf));
    const byKey = new Map();
    for (const child of [...from.childNodes]) {
      const key = keyOf(child);
      if (key !== null && !keys.has(key)) {
        child.remove();
      } else if (key !== null) {
        byKey.set(key, child);
      }
    }
    let at = from.firstChild;
    for (const node of wanted) {
      const key = keyOf(node);
      const known = key !== null ? byKey.get(key) : at && keyOf(at) === null && at.nodeName === node.nodeName ? at : null;
      if (!known) {
        from.insertBefore(node, at);
        continue;
      }
      if (known === at) {
        at = at.nextSibling;
      } else {
        from.insertBefore(known, at);
      }
      same(known, node);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  function show(update) {
    for (const [id, html] of Object.entries(update.sections)) {
      const section = document.getElementById(id);
      const template = document.createElement('template');
      template.innerHTML = html;
      if (section) {
        sameChildren(section, template.content);
      }
    }
    document.title = update.title;
    say(time, update.time);
    if (update.token && token.value) {
      token.value = update.token;
    }
  }

  // Old figures must not look like new ones, wherever on the page somebody is.
  function lost() {
    if (document.body.classList.contains('lost')) {
      return;
    }
    document.body.classList.add('lost');
    document.title = '\u2716\uFE0E Connection lost \u2013 camel-dicom';
    const template = document.createElement('template');
    template.innerHTML =
      '<p class="headline bad"><span class="mark bad"><span class="sign" aria-hidden="true">\u2716\uFE0E</span> ' +
      'The connection is lost</span></p><p></p>';
    template.content.lastChild.textContent =
      'All figures below are of ' + time.textContent + '. Trying again; files may be sent all the same.';
    sameChildren(document.getElementById('headline'), template.content);
    say(live, 'They are old.');
  }

  function stop() {
    clearTimeout(silence);
    clearTimeout(again);
    if (source) {
      source.close();
      source = null;
    }
  }

  function watch() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      lost();
      start();
    }, SILENCE);
  }

  function start() {
    stop();
    source = new EventSource('/events');
    source.onmessage = (event) => {
      show(JSON.parse(event.data));
      document.body.classList.remove('lost');
      say(live, 'They move by themselves.');
      watch();
    };
    source.onerror = () => {
      // it comes back by itself, unless the server said no, such as where too many pages are open
      if (source.readyState === EventSource.CLOSED) {
        lost();
        again = setTimeout(start, AGAIN);
      }
    };
    watch();
  }

  // A page that nobody sees costs nothing: a browser keeps few connections to one server, and a server few streams.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', (event) => event.persisted && start());
  if (!document.hidden) {
    start();
  }
})();
