// Runs in the page: loads the built renderer as VS Code does, and watches what it does to the page.
const listeners = { window: 0, document: 0 };
for (const [name, target] of [
  ['window', window],
  ['document', document],
]) {
  const { addEventListener, removeEventListener } = target;
  const known = new Set();
  const key = (type, listener, options) =>
    `${type}|${typeof options === 'object' ? !!options?.capture : !!options}|${idOf(listener)}`;
  target.addEventListener = function (type, listener, options) {
    if (listener && !known.has(key(type, listener, options))) {
      known.add(key(type, listener, options));
      listeners[name] += 1;
    }
    return addEventListener.call(target, type, listener, options);
  };
  target.removeEventListener = function (type, listener, options) {
    if (listener && known.delete(key(type, listener, options))) listeners[name] -= 1;
    return removeEventListener.call(target, type, listener, options);
  };
}
const ids = new WeakMap();
let lastId = 0;
function idOf(listener) {
  if (!ids.has(listener)) ids.set(listener, ++lastId);
  return ids.get(listener);
}

const observers = new Set();
for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
  const Original = window[name];
  window[name] = class extends Original {
    observe(...values) {
      observers.add(this);
      super.observe(...values);
    }
    disconnect() {
      observers.delete(this);
      super.disconnect();
    }
  };
}

window.attacked = 0;
window.opened = [];
window.open = (address) => {
  window.opened.push(String(address));
  return null;
};
window.alert = () => (window.attacked += 1);

const prototypes = [Object, Array, String, Function, Number, RegExp, Date, Promise, Map, Set].map(
  (one) => one.prototype,
);
const names = () => [
  Object.getOwnPropertyNames(window).sort(),
  ...prototypes.map((one) => Reflect.ownKeys(one).map(String).sort()),
];
const before = JSON.stringify(names());
const prototypeNames = [
  'window',
  'Object',
  'Array',
  'String',
  'Function',
  'Number',
  'RegExp',
  'Date',
  'Promise',
  'Map',
  'Set',
];
const functions = ['fetch', 'eval', 'Function', 'setTimeout', 'open', 'alert'].map((name) => [name, window[name]]);

const { activate } = await import('./renderer.js');
const renderer = await activate({
  setState: () => undefined,
  getState: () => undefined,
  getRenderer: async () => undefined,
  workspace: { isTrusted: false },
});

const VEGALITE = 'application/vnd.vegalite.v6+json';
const RESULT = 'application/vnd.aibubble.result+json';

function place(id) {
  let element = document.getElementById(id);
  if (!element) {
    element = document.createElement('div');
    element.id = id;
    document.getElementById('outputs').append(element);
  }
  return element;
}

function itemOf(id, mime, text) {
  const bytes = new TextEncoder().encode(text);
  return {
    id,
    mime,
    metadata: {},
    text: () => text,
    json: () => JSON.parse(text),
    data: () => bytes,
    blob: () => new Blob([bytes], { type: mime }),
  };
}

window.harness = {
  renderer,
  place,
  itemOf,
  VEGALITE,
  RESULT,
  listeners,
  observers,
  /** Draws text as one mime type and says what stands in the output then. */
  async draw(id, text, mime = VEGALITE, signal = new AbortController().signal) {
    const element = place(id);
    const start = performance.now();
    let thrown = null;
    try {
      await renderer.renderOutputItem(itemOf(id, mime, text), element, signal);
    } catch (error) {
      thrown = String(error);
    }
    return { ...window.harness.look(id), thrown, ms: performance.now() - start };
  },
  look(id) {
    const element = place(id);
    return {
      svg: element.querySelectorAll('figure.aibubble-chart svg.marks').length,
      marks: element.querySelectorAll(
        'svg [aria-roledescription], svg .mark-rect path, svg .mark-symbol path, svg .mark-text text',
      ).length,
      alert: [...element.querySelectorAll('[role=alert]')].map((one) => one.textContent).join(' | '),
      text: element.textContent,
      html: element.innerHTML,
      texts: [...element.querySelectorAll('svg text')].map((one) => one.textContent),
      label: element.querySelector('figure')?.getAttribute('aria-label') ?? null,
      images: element.querySelectorAll('img, image, script, iframe, object, embed, link, foreignObject').length,
    };
  },
  dispose(id) {
    renderer.disposeOutputItem(id);
    if (id === undefined) document.getElementById('outputs').replaceChildren();
    else document.getElementById(id)?.remove();
  },
  /** Names of what the page has that it had not. */
  changes() {
    const changed = functions.filter(([name, value]) => window[name] !== value).map(([name]) => name);
    const now = names();
    const then = JSON.parse(before);
    return [
      ...changed,
      ...now.flatMap((list, i) =>
        list
          .filter((name) => !then[i].includes(name) && name !== 'harness')
          .map((name) => `${prototypeNames[i]}.${name}`),
      ),
    ];
  },
};
document.body.dataset.ready = 'true';
